CREATE TABLE "area_changes" (
	"area_code" bigint NOT NULL,
	"transaction_id" bigint NOT NULL,
	CONSTRAINT "area_changes_area_code_transaction_id_pk" PRIMARY KEY("area_code","transaction_id")
);
--> statement-breakpoint
CREATE TABLE "kept_tallies" (
	"seen_from" bigint NOT NULL,
	"area_code" bigint NOT NULL,
	"from_on" date NOT NULL,
	"to_on" date NOT NULL,
	"asked" text NOT NULL,
	"cells" jsonb NOT NULL,
	"snapshot" text NOT NULL,
	"server_started_at" timestamp with time zone NOT NULL,
	"kept_at" timestamp with time zone NOT NULL,
	CONSTRAINT "kept_tallies_seen_from_area_code_from_on_to_on_asked_pk" PRIMARY KEY("seen_from","area_code","from_on","to_on","asked")
);
--> statement-breakpoint
CREATE INDEX "kept_tallies_area" ON "kept_tallies" USING btree ("area_code");