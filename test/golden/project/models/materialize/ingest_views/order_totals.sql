CREATE MATERIALIZED VIEW "materialize"."ingest_views"."order_totals" IN CLUSTER "ingest" AS
SELECT id, sum(total) AS total FROM "materialize"."ingest_views"."orders_flat" GROUP BY id;

CREATE INDEX "order_totals_by_id" IN CLUSTER "ingest" ON "materialize"."ingest_views"."order_totals" ("id");

GRANT SELECT ON TABLE "materialize"."ingest_views"."order_totals" TO "analyst";

COMMENT ON MATERIALIZED VIEW "materialize"."ingest_views"."order_totals" IS 'What each customer''s orders come to; ''net'', not gross';
