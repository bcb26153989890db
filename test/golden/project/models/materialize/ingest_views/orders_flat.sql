CREATE VIEW "materialize"."ingest_views"."orders_flat" AS
SELECT data->>'id' AS id, (data->>'total')::numeric AS total FROM "materialize"."ingest"."orders";
