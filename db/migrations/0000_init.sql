CREATE TABLE "accounts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"area_code" bigint NOT NULL,
	"username" text NOT NULL,
	"name" text NOT NULL,
	"title" text NOT NULL,
	"role" text NOT NULL,
	"unit_code" text,
	"building_id" uuid,
	"password_hash" text NOT NULL,
	"password_changed_on" date NOT NULL,
	"must_change_password" boolean DEFAULT false NOT NULL,
	"disabled_at" timestamp with time zone,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "accounts_role_known" CHECK ("accounts"."role" in ('street_cadre', 'department', 'secretary', 'grid_worker', 'volunteer', 'property_manager', 'district_viewer', 'auditor', 'security_admin', 'system_admin')),
	CONSTRAINT "accounts_unit_known" CHECK ("accounts"."unit_code" is null or "accounts"."unit_code" in ('housing', 'urban', 'civil_affairs', 'culture', 'police', 'traffic', 'fire', 'drainage', 'gardens', 'market', 'health', 'property_co'))
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"token_digest" text NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"phone" boolean DEFAULT false NOT NULL,
	"address" text,
	"agent" text,
	CONSTRAINT "sessions_token_digest_unique" UNIQUE("token_digest")
);
--> statement-breakpoint
CREATE TABLE "sign_in_attempts" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "sign_in_attempts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"username" text NOT NULL,
	"address" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"failed" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "visitors" (
	"id" uuid PRIMARY KEY NOT NULL,
	"area_code" bigint NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"account_id" uuid,
	"since" date NOT NULL,
	"until" date,
	"languages" text[] DEFAULT '{}' NOT NULL,
	"sort" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "areas" (
	"code" bigint PRIMARY KEY NOT NULL,
	"level" text NOT NULL,
	"name" text NOT NULL,
	"official_code" text,
	"scope" text,
	"head_name" text,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"sort" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "areas_level_known" CHECK ("areas"."level" in ('district', 'street', 'committee', 'grid'))
);
--> statement-breakpoint
CREATE TABLE "audit_entries" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_entries_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"xid" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"account_id" uuid,
	"account_name" text,
	"area_code" bigint NOT NULL,
	"request_id" text,
	"act" text NOT NULL,
	"subject" text NOT NULL,
	"subject_id" text NOT NULL,
	"household_id" uuid,
	"purpose" text,
	"detail" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_seals" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"audit_id" bigint NOT NULL,
	"hash" text NOT NULL,
	"sealed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "audit_seals_audit_id_unique" UNIQUE("audit_id")
);
--> statement-breakpoint
CREATE TABLE "history" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "history_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"area_code" bigint NOT NULL,
	"table_name" text NOT NULL,
	"row_id" uuid NOT NULL,
	"op" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"account_id" uuid,
	"before" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "buildings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"area_code" bigint NOT NULL,
	"estate" text NOT NULL,
	"name" text NOT NULL,
	"units" integer NOT NULL,
	"floors" integer NOT NULL,
	"built_year" integer,
	"lifts" integer DEFAULT 0 NOT NULL,
	"sort" integer DEFAULT 0 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "dwellings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"area_code" bigint NOT NULL,
	"building_id" uuid NOT NULL,
	"unit" text,
	"floor" integer,
	"room" text NOT NULL,
	"address" text NOT NULL,
	"sort_key" text NOT NULL,
	"use" text NOT NULL,
	"state" text NOT NULL,
	"tenure" text,
	"owner_name" text,
	"area_sqm" double precision,
	"business_name" text,
	"credit_code" text,
	"note" text,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "import_batches" (
	"id" uuid PRIMARY KEY NOT NULL,
	"area_code" bigint NOT NULL,
	"file_name" text NOT NULL,
	"file_digest" text NOT NULL,
	"bytes" integer NOT NULL,
	"state" text NOT NULL,
	"mapping" jsonb,
	"counts" jsonb,
	"done_rows" integer DEFAULT 0 NOT NULL,
	"failure" text,
	"by_id" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"committed_at" timestamp with time zone,
	"undone_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "import_batches_state_known" CHECK ("import_batches"."state" in ('uploaded', 'mapped', 'ready', 'committing', 'committed', 'undone', 'failed'))
);
--> statement-breakpoint
CREATE TABLE "import_rows" (
	"id" uuid PRIMARY KEY NOT NULL,
	"area_code" bigint NOT NULL,
	"batch_id" uuid NOT NULL,
	"sheet" integer DEFAULT 0 NOT NULL,
	"row_no" integer NOT NULL,
	"cells_cipher" text NOT NULL,
	"plan_cipher" text,
	"family" integer,
	"bucket" text,
	"reasons" jsonb,
	"decision" text,
	"written" jsonb,
	CONSTRAINT "import_rows_bucket_known" CHECK ("import_rows"."bucket" in ('new', 'same', 'changed', 'conflict', 'refused', 'dropped'))
);
--> statement-breakpoint
CREATE TABLE "learned_mappings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"area_code" bigint NOT NULL,
	"fingerprint" text NOT NULL,
	"mapping" jsonb NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "care_plans" (
	"id" uuid PRIMARY KEY NOT NULL,
	"area_code" bigint NOT NULL,
	"household_id" uuid NOT NULL,
	"measure" text NOT NULL,
	"every_days" integer NOT NULL,
	"owner" text NOT NULL,
	"last_on" date,
	"next_on" date NOT NULL,
	"outcome" text,
	"ended_on" date,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "classifications" (
	"id" uuid PRIMARY KEY NOT NULL,
	"area_code" bigint NOT NULL,
	"household_id" uuid NOT NULL,
	"contact_class" text NOT NULL,
	"reason" text NOT NULL,
	"from_on" date NOT NULL,
	"to_on" date,
	"confirmed_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "classifications_class_known" CHECK ("classifications"."contact_class" in ('A', 'B', 'C'))
);
--> statement-breakpoint
CREATE TABLE "confirmations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"area_code" bigint NOT NULL,
	"household_id" uuid NOT NULL,
	"fact_group" text NOT NULL,
	"confirmed_on" date NOT NULL,
	"confirmed_by" uuid,
	"detail" jsonb
);
--> statement-breakpoint
CREATE TABLE "household_stats" (
	"household_id" uuid PRIMARY KEY NOT NULL,
	"area_code" bigint NOT NULL,
	"members" integer DEFAULT 0 NOT NULL,
	"eldest_born_on" date,
	"youngest_born_on" date,
	"visits" integer DEFAULT 0 NOT NULL,
	"last_contact_at" timestamp with time zone,
	"last_door_at" timestamp with time zone,
	"open_issues" integer DEFAULT 0 NOT NULL,
	"open_promises" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "households" (
	"id" uuid PRIMARY KEY NOT NULL,
	"area_code" bigint NOT NULL,
	"dwelling_id" uuid NOT NULL,
	"number" text NOT NULL,
	"kind" text DEFAULT 'family' NOT NULL,
	"head_id" uuid,
	"contact_class" text,
	"contact_channel" text,
	"contact_hours" text,
	"language" text,
	"attention" text,
	"attention_reason" text,
	"attention_until" date,
	"note" text,
	"sort_key" text NOT NULL,
	"address" text NOT NULL,
	"from_on" date NOT NULL,
	"to_on" date,
	"end_reason" text,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "households_class_known" CHECK ("households"."contact_class" is null or "households"."contact_class" in ('A', 'B', 'C')),
	CONSTRAINT "households_kind_known" CHECK ("households"."kind" in ('family', 'collective', 'single', 'shared', 'business')),
	CONSTRAINT "households_attention_known" CHECK ("households"."attention" is null or "households"."attention" in ('red', 'yellow', 'green')),
	CONSTRAINT "households_channel_known" CHECK ("households"."contact_channel" is null or "households"."contact_channel" in ('door', 'phone', 'wechat', 'email', 'other')),
	CONSTRAINT "households_class_a_has_channel" CHECK ("households"."contact_class" is distinct from 'A' or ("households"."contact_channel" is not null and "households"."contact_channel" <> 'door' and "households"."contact_hours" is not null)),
	CONSTRAINT "households_ends_after_it_began" CHECK ("households"."to_on" is null or "households"."to_on" >= "households"."from_on")
);
--> statement-breakpoint
CREATE TABLE "outside_contacts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"area_code" bigint NOT NULL,
	"household_id" uuid NOT NULL,
	"name" text NOT NULL,
	"relation" text NOT NULL,
	"phone_cipher" text,
	"phone_masked" text,
	"place" text,
	"last_reached_on" date,
	"ended_on" date,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "residencies" (
	"id" uuid PRIMARY KEY NOT NULL,
	"area_code" bigint NOT NULL,
	"resident_id" uuid NOT NULL,
	"household_id" uuid NOT NULL,
	"relation" text NOT NULL,
	"from_on" date NOT NULL,
	"to_on" date,
	"arrival" text NOT NULL,
	"departure" text,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_recorded_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "residencies_arrival_known" CHECK ("residencies"."arrival" in ('registered', 'born', 'moved_in', 'rented', 'married', 'returned', 'split', 'transferred', 'late_entry')),
	CONSTRAINT "residencies_end_has_reason" CHECK (("residencies"."to_on" is null) = ("residencies"."departure" is null)),
	CONSTRAINT "residencies_ends_after_it_began" CHECK ("residencies"."to_on" is null or "residencies"."to_on" >= "residencies"."from_on")
);
--> statement-breakpoint
CREATE TABLE "follow_ups" (
	"id" uuid PRIMARY KEY NOT NULL,
	"area_code" bigint NOT NULL,
	"issue_id" uuid NOT NULL,
	"household_id" uuid,
	"at" timestamp with time zone NOT NULL,
	"on_day" date NOT NULL,
	"by_id" uuid NOT NULL,
	"mode" text NOT NULL,
	"rating" text NOT NULL,
	"cause" text,
	"note" text,
	"derived_issue_id" uuid,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "follow_ups_rating_known" CHECK ("follow_ups"."rating" in ('satisfied', 'fair', 'dissatisfied', 'unrated')),
	CONSTRAINT "follow_ups_bad_has_cause" CHECK ("follow_ups"."rating" <> 'dissatisfied' or "follow_ups"."cause" is not null)
);
--> statement-breakpoint
CREATE TABLE "issue_households" (
	"id" uuid PRIMARY KEY NOT NULL,
	"area_code" bigint NOT NULL,
	"issue_id" uuid NOT NULL,
	"household_id" uuid NOT NULL,
	"joined_at" timestamp with time zone NOT NULL,
	"by_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "issue_steps" (
	"id" uuid PRIMARY KEY NOT NULL,
	"area_code" bigint NOT NULL,
	"issue_id" uuid NOT NULL,
	"act" text NOT NULL,
	"from_state" text,
	"to_state" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by_id" uuid NOT NULL,
	"note" text,
	"detail" jsonb,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "issues" (
	"id" uuid PRIMARY KEY NOT NULL,
	"area_code" bigint NOT NULL,
	"number" text NOT NULL,
	"household_id" uuid,
	"place" text NOT NULL,
	"source" text NOT NULL,
	"kind" text NOT NULL,
	"category" text NOT NULL,
	"subcategory" text NOT NULL,
	"title" text NOT NULL,
	"detail" text,
	"grade" text NOT NULL,
	"route" text DEFAULT 'self' NOT NULL,
	"hard" boolean DEFAULT false NOT NULL,
	"state" text NOT NULL,
	"registered_at" timestamp with time zone NOT NULL,
	"first_taker_id" uuid NOT NULL,
	"watcher_id" uuid,
	"handler_id" uuid,
	"unit_code" text,
	"answer_due_at" timestamp with time zone,
	"due_at" timestamp with time zone,
	"due_provisional" boolean DEFAULT false NOT NULL,
	"paused_at" timestamp with time zone,
	"pause_reason" text,
	"handled_at" timestamp with time zone,
	"outcome" text,
	"results" jsonb,
	"reply" text,
	"reply_mode" text,
	"replied_by" uuid,
	"settled_at" timestamp with time zone,
	"rating" text,
	"cause" text,
	"closed_at" timestamp with time zone,
	"closed_by" uuid,
	"supervision" text,
	"merged_into_id" uuid,
	"derived_from_id" uuid,
	"reopened" integer DEFAULT 0 NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "issues_state_known" CHECK ("issues"."state" in ('reported', 'accepted', 'handling', 'paused', 'handled', 'replied', 'rated', 'closed', 'declined', 'merged', 'withdrawn')),
	CONSTRAINT "issues_source_known" CHECK ("issues"."source" in ('visit', 'reception', 'hotline', 'group_chat', 'hotline_12345', 'inspection', 'suggestion', 'resident_page')),
	CONSTRAINT "issues_kind_known" CHECK ("issues"."kind" in ('enquiry', 'help', 'complaint', 'suggestion', 'report', 'praise')),
	CONSTRAINT "issues_category_known" CHECK ("issues"."category" in ('facilities', 'environment', 'parking', 'neighbours', 'property', 'safety', 'welfare', 'elderly', 'children', 'culture', 'other')),
	CONSTRAINT "issues_grade_known" CHECK ("issues"."grade" in ('urgent', 'normal')),
	CONSTRAINT "issues_route_known" CHECK ("issues"."route" in ('self', 'transfer', 'whistle')),
	CONSTRAINT "issues_rating_known" CHECK ("issues"."rating" is null or "issues"."rating" in ('satisfied', 'fair', 'dissatisfied', 'unrated')),
	CONSTRAINT "issues_cause_known" CHECK ("issues"."cause" is null or "issues"."cause" in ('slow', 'unsolved', 'partial', 'attitude', 'no_reply', 'beyond_power', 'other')),
	CONSTRAINT "issues_bad_rating_has_cause" CHECK ("issues"."rating" is distinct from 'dissatisfied' or "issues"."cause" is not null),
	CONSTRAINT "issues_settled_has_reply" CHECK ("issues"."state" not in ('replied', 'rated', 'closed') or ("issues"."reply" is not null and "issues"."settled_at" is not null)),
	CONSTRAINT "issues_open_is_not_settled" CHECK ("issues"."state" not in ('reported', 'accepted', 'handling', 'paused', 'handled') or "issues"."settled_at" is null),
	CONSTRAINT "issues_hard_names_unit_person_and_day" CHECK (not ("issues"."hard" and "issues"."state" in ('handling', 'paused', 'handled')) or ("issues"."unit_code" is not null and "issues"."handler_id" is not null and "issues"."due_at" is not null)),
	CONSTRAINT "issues_paused_has_reason" CHECK ("issues"."state" <> 'paused' or ("issues"."paused_at" is not null and "issues"."pause_reason" is not null))
);
--> statement-breakpoint
CREATE TABLE "whistles" (
	"id" uuid PRIMARY KEY NOT NULL,
	"area_code" bigint NOT NULL,
	"issue_id" uuid NOT NULL,
	"unit_code" text NOT NULL,
	"called_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"arrived_at" timestamp with time zone,
	"arrived_name" text,
	"rating" text,
	"rating_note" text
);
--> statement-breakpoint
CREATE TABLE "report_rows" (
	"id" uuid PRIMARY KEY NOT NULL,
	"area_code" bigint NOT NULL,
	"report_id" uuid NOT NULL,
	"figure" text NOT NULL,
	"row_ids" uuid[] NOT NULL,
	"digest" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"area_code" bigint NOT NULL,
	"title" text NOT NULL,
	"year" integer NOT NULL,
	"issue_number" integer NOT NULL,
	"preset" text NOT NULL,
	"from_on" date NOT NULL,
	"to_on" date NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"words" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"compiled_by" uuid NOT NULL,
	"compiler_name" text NOT NULL,
	"reviewer_name" text,
	"signer_name" text,
	"corrects_id" uuid,
	"content" text,
	"hash" text,
	"previous_hash" text,
	"verify_code" text,
	"frozen_at" timestamp with time zone,
	"frozen_by" uuid,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "reports_state_known" CHECK ("reports"."state" in ('draft', 'frozen')),
	CONSTRAINT "reports_preset_known" CHECK ("reports"."preset" in ('week', 'month', 'bimonth', 'quarter', 'half', 'year', 'custom')),
	CONSTRAINT "reports_frozen_whole" CHECK (("reports"."state" = 'frozen') = ("reports"."content" is not null and "reports"."hash" is not null and "reports"."verify_code" is not null and "reports"."frozen_at" is not null)),
	CONSTRAINT "reports_period_runs_forward" CHECK ("reports"."to_on" >= "reports"."from_on")
);
--> statement-breakpoint
CREATE TABLE "residents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"area_code" bigint NOT NULL,
	"name" text NOT NULL,
	"pinyin" text NOT NULL,
	"initials" text NOT NULL,
	"former_name" text,
	"sex" text DEFAULT '0' NOT NULL,
	"born_on" date,
	"birth_precision" text DEFAULT 'day' NOT NULL,
	"ethnic" text,
	"id_type" text DEFAULT 'NONE' NOT NULL,
	"id_cipher" text,
	"id_index" text,
	"id_masked" text,
	"id_override" text,
	"phone_cipher" text,
	"phone_index" text,
	"phone_masked" text,
	"phone_note" text,
	"education" text,
	"marital" text,
	"political" text,
	"work" text,
	"health" text,
	"registration" text DEFAULT 'WZ' NOT NULL,
	"hukou" text,
	"hukou_address" text,
	"permit_until" date,
	"guardian_id" uuid,
	"guardian_name" text,
	"died_on" date,
	"died_recorded_at" timestamp with time zone,
	"note" text,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "residents_sex_known" CHECK ("residents"."sex" in ('0', '1', '2', '9')),
	CONSTRAINT "residents_birth_precision_known" CHECK ("residents"."birth_precision" in ('day', 'month', 'year')),
	CONSTRAINT "residents_identity_whole" CHECK (("residents"."id_cipher" is null) = ("residents"."id_index" is null))
);
--> statement-breakpoint
CREATE TABLE "search_keys" (
	"id" uuid PRIMARY KEY NOT NULL,
	"area_code" bigint NOT NULL,
	"key" text NOT NULL,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"subject_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tags" (
	"id" uuid PRIMARY KEY NOT NULL,
	"area_code" bigint NOT NULL,
	"household_id" uuid NOT NULL,
	"resident_id" uuid,
	"code" text NOT NULL,
	"detail" text,
	"evidence" text,
	"from_on" date NOT NULL,
	"to_on" date,
	"review_on" date,
	"added_by" uuid,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "tags_ends_after_it_began" CHECK ("tags"."to_on" is null or "tags"."to_on" >= "tags"."from_on")
);
--> statement-breakpoint
CREATE TABLE "observations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"area_code" bigint NOT NULL,
	"visit_id" uuid,
	"household_id" uuid,
	"place" text,
	"kind" text NOT NULL,
	"text" text NOT NULL,
	"issue_id" uuid,
	"at" timestamp with time zone NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "observations_kind_known" CHECK ("observations"."kind" in ('request', 'mood', 'change', 'hazard', 'suggestion', 'talent', 'praise', 'environment'))
);
--> statement-breakpoint
CREATE TABLE "promises" (
	"id" uuid PRIMARY KEY NOT NULL,
	"area_code" bigint NOT NULL,
	"household_id" uuid NOT NULL,
	"visit_id" uuid,
	"issue_id" uuid,
	"text" text NOT NULL,
	"due_on" date NOT NULL,
	"made_by" uuid NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"answer" text,
	"answered_at" timestamp with time zone,
	"answered_by" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "promises_answered_whole" CHECK (("promises"."answered_at" is null) = ("promises"."answer" is null))
);
--> statement-breakpoint
CREATE TABLE "visits" (
	"id" uuid PRIMARY KEY NOT NULL,
	"area_code" bigint NOT NULL,
	"household_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"mode" text NOT NULL,
	"outcome" text NOT NULL,
	"lead_id" uuid NOT NULL,
	"partner_ids" uuid[] DEFAULT '{}' NOT NULL,
	"first" boolean DEFAULT false NOT NULL,
	"tasks" jsonb,
	"met_ids" uuid[] DEFAULT '{}' NOT NULL,
	"note" text,
	"materials" text[] DEFAULT '{}' NOT NULL,
	"card_number" text,
	"next_at" timestamp with time zone,
	"next_mode" text,
	"device_at" timestamp with time zone,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "visits_mode_known" CHECK ("visits"."mode" in ('door', 'phone', 'online')),
	CONSTRAINT "visits_outcome_known" CHECK ("visits"."outcome" in ('met', 'half_open', 'not_home', 'declined', 'rescheduled', 'vacant', 'moved'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX "accounts_username" ON "accounts" USING btree (lower("username"));--> statement-breakpoint
CREATE INDEX "accounts_area" ON "accounts" USING btree ("area_code","role");--> statement-breakpoint
CREATE INDEX "sessions_account" ON "sessions" USING btree ("account_id","ended_at");--> statement-breakpoint
CREATE INDEX "sign_in_attempts_username" ON "sign_in_attempts" USING btree ("username","at");--> statement-breakpoint
CREATE INDEX "sign_in_attempts_address" ON "sign_in_attempts" USING btree ("address","at");--> statement-breakpoint
CREATE INDEX "visitors_area" ON "visitors" USING btree ("area_code","until");--> statement-breakpoint
CREATE INDEX "areas_level" ON "areas" USING btree ("level","code");--> statement-breakpoint
CREATE INDEX "audit_entries_at" ON "audit_entries" USING btree ("at");--> statement-breakpoint
CREATE INDEX "audit_entries_account" ON "audit_entries" USING btree ("account_id","at");--> statement-breakpoint
CREATE INDEX "audit_entries_subject" ON "audit_entries" USING btree ("subject","subject_id","at");--> statement-breakpoint
CREATE INDEX "audit_entries_household" ON "audit_entries" USING btree ("household_id","at");--> statement-breakpoint
CREATE INDEX "history_row" ON "history" USING btree ("row_id","at");--> statement-breakpoint
CREATE INDEX "history_area" ON "history" USING btree ("area_code","at");--> statement-breakpoint
CREATE INDEX "buildings_area" ON "buildings" USING btree ("area_code","sort");--> statement-breakpoint
CREATE UNIQUE INDEX "buildings_place" ON "buildings" USING btree ("area_code","estate","name");--> statement-breakpoint
CREATE INDEX "dwellings_area" ON "dwellings" USING btree ("area_code","sort_key");--> statement-breakpoint
CREATE INDEX "dwellings_building" ON "dwellings" USING btree ("building_id","sort_key");--> statement-breakpoint
CREATE INDEX "dwellings_use" ON "dwellings" USING btree ("area_code","use","state");--> statement-breakpoint
CREATE INDEX "import_batches_area" ON "import_batches" USING btree ("area_code","recorded_at");--> statement-breakpoint
CREATE UNIQUE INDEX "import_rows_place" ON "import_rows" USING btree ("batch_id","sheet","row_no");--> statement-breakpoint
CREATE INDEX "import_rows_bucket" ON "import_rows" USING btree ("batch_id","bucket","row_no");--> statement-breakpoint
CREATE UNIQUE INDEX "learned_mappings_layout" ON "learned_mappings" USING btree ("area_code","fingerprint");--> statement-breakpoint
CREATE INDEX "care_plans_household" ON "care_plans" USING btree ("household_id");--> statement-breakpoint
CREATE INDEX "care_plans_due" ON "care_plans" USING btree ("area_code","next_on");--> statement-breakpoint
CREATE INDEX "classifications_household" ON "classifications" USING btree ("household_id","from_on");--> statement-breakpoint
CREATE INDEX "classifications_area" ON "classifications" USING btree ("area_code","from_on");--> statement-breakpoint
CREATE UNIQUE INDEX "confirmations_latest" ON "confirmations" USING btree ("household_id","fact_group");--> statement-breakpoint
CREATE INDEX "confirmations_area" ON "confirmations" USING btree ("area_code","confirmed_on");--> statement-breakpoint
CREATE INDEX "household_stats_contact" ON "household_stats" USING btree ("area_code","last_contact_at","household_id");--> statement-breakpoint
CREATE INDEX "household_stats_alone" ON "household_stats" USING btree ("area_code","members","youngest_born_on");--> statement-breakpoint
CREATE INDEX "households_area" ON "households" USING btree ("area_code","sort_key","id");--> statement-breakpoint
CREATE INDEX "households_class" ON "households" USING btree ("area_code","contact_class","sort_key","id");--> statement-breakpoint
CREATE INDEX "households_dwelling" ON "households" USING btree ("dwelling_id");--> statement-breakpoint
CREATE INDEX "households_from" ON "households" USING btree ("area_code","from_on");--> statement-breakpoint
CREATE INDEX "households_to" ON "households" USING btree ("area_code","to_on") WHERE to_on is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "households_number" ON "households" USING btree ("area_code","number");--> statement-breakpoint
CREATE INDEX "outside_contacts_household" ON "outside_contacts" USING btree ("household_id");--> statement-breakpoint
CREATE INDEX "outside_contacts_area" ON "outside_contacts" USING btree ("area_code");--> statement-breakpoint
CREATE INDEX "residencies_household" ON "residencies" USING btree ("household_id","to_on");--> statement-breakpoint
CREATE INDEX "residencies_resident" ON "residencies" USING btree ("resident_id","from_on");--> statement-breakpoint
CREATE INDEX "residencies_from" ON "residencies" USING btree ("area_code","from_on");--> statement-breakpoint
CREATE INDEX "residencies_to" ON "residencies" USING btree ("area_code","to_on") WHERE to_on is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "residencies_one_open" ON "residencies" USING btree ("resident_id","household_id") WHERE to_on is null;--> statement-breakpoint
CREATE INDEX "follow_ups_issue" ON "follow_ups" USING btree ("issue_id");--> statement-breakpoint
CREATE INDEX "follow_ups_area" ON "follow_ups" USING btree ("area_code","at");--> statement-breakpoint
CREATE UNIQUE INDEX "issue_households_once" ON "issue_households" USING btree ("issue_id","household_id");--> statement-breakpoint
CREATE INDEX "issue_households_household" ON "issue_households" USING btree ("household_id");--> statement-breakpoint
CREATE INDEX "issue_steps_issue" ON "issue_steps" USING btree ("issue_id","at");--> statement-breakpoint
CREATE INDEX "issue_steps_area" ON "issue_steps" USING btree ("area_code","at");--> statement-breakpoint
CREATE UNIQUE INDEX "issues_number" ON "issues" USING btree ("area_code","number");--> statement-breakpoint
CREATE INDEX "issues_registered" ON "issues" USING btree ("area_code","registered_at");--> statement-breakpoint
CREATE INDEX "issues_settled" ON "issues" USING btree ("area_code","settled_at");--> statement-breakpoint
CREATE INDEX "issues_open" ON "issues" USING btree ("area_code","due_at") WHERE settled_at is null;--> statement-breakpoint
CREATE INDEX "issues_household" ON "issues" USING btree ("household_id");--> statement-breakpoint
CREATE INDEX "issues_state" ON "issues" USING btree ("area_code","state","registered_at");--> statement-breakpoint
CREATE UNIQUE INDEX "whistles_once" ON "whistles" USING btree ("issue_id","unit_code");--> statement-breakpoint
CREATE INDEX "whistles_unit" ON "whistles" USING btree ("unit_code","called_at");--> statement-breakpoint
CREATE INDEX "whistles_area" ON "whistles" USING btree ("area_code","called_at");--> statement-breakpoint
CREATE UNIQUE INDEX "report_rows_figure" ON "report_rows" USING btree ("report_id","figure");--> statement-breakpoint
CREATE INDEX "reports_area" ON "reports" USING btree ("area_code","to_on");--> statement-breakpoint
CREATE UNIQUE INDEX "reports_verify_code" ON "reports" USING btree ("verify_code") WHERE verify_code is not null;--> statement-breakpoint
CREATE INDEX "residents_area" ON "residents" USING btree ("area_code","born_on");--> statement-breakpoint
CREATE INDEX "residents_name" ON "residents" USING btree ("area_code","pinyin","id");--> statement-breakpoint
CREATE UNIQUE INDEX "residents_identity" ON "residents" USING btree ((area_code / 1000),"id_index") WHERE id_index is not null and died_on is null;--> statement-breakpoint
CREATE INDEX "residents_id_index" ON "residents" USING btree ("id_index") WHERE id_index is not null;--> statement-breakpoint
CREATE INDEX "residents_phone_index" ON "residents" USING btree ("phone_index") WHERE phone_index is not null;--> statement-breakpoint
CREATE INDEX "search_keys_key" ON "search_keys" USING btree (key collate "C","area_code","kind","subject","subject_id");--> statement-breakpoint
CREATE INDEX "search_keys_subject" ON "search_keys" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "tags_area" ON "tags" USING btree ("area_code","code","to_on");--> statement-breakpoint
CREATE INDEX "tags_household" ON "tags" USING btree ("household_id");--> statement-breakpoint
CREATE INDEX "tags_resident" ON "tags" USING btree ("resident_id") WHERE resident_id is not null;--> statement-breakpoint
CREATE INDEX "observations_area" ON "observations" USING btree ("area_code","at");--> statement-breakpoint
CREATE INDEX "observations_household" ON "observations" USING btree ("household_id","at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "observations_visit" ON "observations" USING btree ("visit_id");--> statement-breakpoint
CREATE INDEX "promises_open" ON "promises" USING btree ("area_code","due_on") WHERE answered_at is null;--> statement-breakpoint
CREATE INDEX "promises_household" ON "promises" USING btree ("household_id","due_on");--> statement-breakpoint
CREATE INDEX "visits_area" ON "visits" USING btree ("area_code","at","household_id","mode","outcome");--> statement-breakpoint
CREATE INDEX "visits_household" ON "visits" USING btree ("household_id","at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "visits_lead" ON "visits" USING btree ("lead_id","at");--> statement-breakpoint
CREATE INDEX "visits_card" ON "visits" USING btree ("card_number") WHERE card_number is not null;--> statement-breakpoint
CREATE INDEX "visits_next" ON "visits" USING btree ("area_code","next_at") WHERE next_at is not null;