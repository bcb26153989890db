GRANT USAGE ON SCHEMA "materialize"."ingest_views" TO "analyst";

COMMENT ON SCHEMA "materialize"."ingest_views" IS 'Views for analysts';
