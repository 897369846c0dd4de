ALTER TABLE "import_batches" DROP CONSTRAINT "import_batches_state_known";--> statement-breakpoint
ALTER TABLE "import_batches" ADD COLUMN "parts" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "import_batches" ADD COLUMN "parts_done" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "import_rows" ADD COLUMN "part" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "import_rows_part" ON "import_rows" USING btree ("batch_id","part","row_no");--> statement-breakpoint
ALTER TABLE "import_batches" ADD CONSTRAINT "import_batches_state_known" CHECK ("import_batches"."state" in ('uploaded', 'mapped', 'ready', 'committing', 'halted', 'committed', 'undone', 'failed'));