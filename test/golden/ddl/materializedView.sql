-- [plain]
CREATE MATERIALIZED VIEW IF NOT EXISTS "materialize"."ingest"."m" IN CLUSTER "sources" AS
SELECT data FROM "materialize"."ingest"."orders_json";

-- [with columns that hold no NULL]
CREATE MATERIALIZED VIEW IF NOT EXISTS "materialize"."ingest"."m" IN CLUSTER "sources" WITH (ASSERT NOT NULL "data", ASSERT NOT NULL "odd""Name") AS
SELECT data FROM "materialize"."ingest"."orders_json";

-- [over Outputs]
CREATE MATERIALIZED VIEW IF NOT EXISTS "materialize"."ingest"."m" IN CLUSTER "sources" AS
SELECT 'x' AS x;
