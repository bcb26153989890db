CREATE SCHEMA IF NOT EXISTS "materialize"."ingest";

CREATE SCHEMA IF NOT EXISTS "materialize"."ingest_views";

CREATE CLUSTER IF NOT EXISTS "ingest" (SIZE = '25cc', REPLICATION FACTOR = 1);

CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."bastion" TO SSH TUNNEL (
    HOST = 'b.example.com',
    PORT = 22,
    USER = 'mz'
);

CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."kafka" TO KAFKA (
    BROKERS = ('b-1.example.com:9096', 'b-2.example.com:9096'),
    SSH TUNNEL = "materialize"."ingest"."bastion",
    SECURITY PROTOCOL = 'SASL_SSL',
    SASL MECHANISMS = 'SCRAM-SHA-512',
    SASL USERNAME = 'materialize',
    SASL PASSWORD = SECRET "materialize"."ingest"."kafka_password"
);

CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."registry" TO CONFLUENT SCHEMA REGISTRY (
    URL = 'https://registry.example.com:8081',
    USERNAME = 'mz',
    PASSWORD = SECRET "materialize"."ingest"."registry_password",
    SSH TUNNEL = "materialize"."ingest"."bastion"
);

CREATE SOURCE IF NOT EXISTS "materialize"."ingest"."orders_source"
IN CLUSTER "ingest"
FROM KAFKA CONNECTION "materialize"."ingest"."kafka" (TOPIC = 'orders')
EXPOSE PROGRESS AS "materialize"."ingest"."orders_source_progress";

CREATE TABLE IF NOT EXISTS "materialize"."ingest"."order_changes"
FROM SOURCE "materialize"."ingest"."orders_source"
FORMAT AVRO USING CONFLUENT SCHEMA REGISTRY CONNECTION "materialize"."ingest"."registry"
ENVELOPE DEBEZIUM;

CREATE TABLE IF NOT EXISTS "materialize"."ingest"."orders"
FROM SOURCE "materialize"."ingest"."orders_source"
FORMAT JSON
INCLUDE OFFSET
ENVELOPE NONE;

CREATE VIEW IF NOT EXISTS "materialize"."ingest_views"."orders_flat" AS
SELECT data->>'id' AS id, (data->>'total')::numeric AS total FROM "materialize"."ingest"."orders";

CREATE MATERIALIZED VIEW IF NOT EXISTS "materialize"."ingest_views"."order_totals" IN CLUSTER "ingest" AS
SELECT id, sum(total) AS total FROM "materialize"."ingest_views"."orders_flat" GROUP BY id;

CREATE INDEX IF NOT EXISTS "order_totals_by_id" IN CLUSTER "ingest" ON "materialize"."ingest_views"."order_totals" ("id");

GRANT SELECT ON TABLE "materialize"."ingest_views"."order_totals" TO "analyst";

GRANT USAGE ON CLUSTER "ingest" TO "analyst";

GRANT USAGE ON SCHEMA "materialize"."ingest_views" TO "analyst";

COMMENT ON MATERIALIZED VIEW "materialize"."ingest_views"."order_totals" IS 'What each customer''s orders come to; ''net'', not gross';

COMMENT ON ROLE "analyst" IS 'Reads views';

COMMENT ON SCHEMA "materialize"."ingest_views" IS 'Views for analysts';
