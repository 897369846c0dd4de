ALTER TABLE "import_batches" ADD COLUMN "file_cipher" text;--> statement-breakpoint
ALTER TABLE "import_batches" ADD COLUMN "sheet" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "import_batches" ADD COLUMN "grid_code" bigint;--> statement-breakpoint
ALTER TABLE "import_rows" DROP COLUMN "cells_cipher";