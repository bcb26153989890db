-- [database]
DROP DATABASE IF EXISTS "shop";

-- [schema]
DROP SCHEMA IF EXISTS "materialize"."ingest";

-- [cluster]
DROP CLUSTER IF EXISTS "sources";

-- [role]
DROP ROLE IF EXISTS "app";

-- [secret]
DROP SECRET IF EXISTS "materialize"."ingest"."kafka_password";

-- [ssh-tunnel-connection]
DROP CONNECTION IF EXISTS "materialize"."ingest"."bastion";

-- [aws-connection]
DROP CONNECTION IF EXISTS "materialize"."ingest"."msk_role";

-- [aws-privatelink-connection]
DROP CONNECTION IF EXISTS "materialize"."ingest"."msk_endpoint";

-- [aws-glue-schema-registry-connection]
DROP CONNECTION IF EXISTS "materialize"."ingest"."glue";

-- [confluent-schema-registry-connection]
DROP CONNECTION IF EXISTS "materialize"."ingest"."registry";

-- [kafka-connection]
DROP CONNECTION IF EXISTS "materialize"."ingest"."kafka";

-- [kafka-source]
DROP SOURCE IF EXISTS "materialize"."ingest"."orders";

-- [webhook-source]
DROP SOURCE IF EXISTS "materialize"."ingest"."hooks";

-- [webhook-table]
DROP TABLE IF EXISTS "materialize"."ingest"."hooks_t";

-- [table]
DROP TABLE IF EXISTS "materialize"."ingest"."orders_json";

-- [view]
DROP VIEW IF EXISTS "materialize"."ingest"."orders_v";

-- [materialized-view]
DROP MATERIALIZED VIEW IF EXISTS "materialize"."ingest"."orders_m";

-- [index]
DROP INDEX IF EXISTS "materialize"."ingest"."orders_i";

-- [kafka-source with data of its own]
DROP SOURCE IF EXISTS "materialize"."ingest"."old";

-- [grant on a database]
REVOKE CREATE, USAGE ON DATABASE "shop" FROM "app";

-- [grant on a schema]
REVOKE CREATE, USAGE ON SCHEMA "materialize"."ingest" FROM "app";

-- [grant on a cluster]
REVOKE CREATE, USAGE ON CLUSTER "sources" FROM "app";

-- [grant on a secret]
REVOKE USAGE ON SECRET "materialize"."ingest"."kafka_password" FROM "app";

-- [grant on a ssh-tunnel-connection]
REVOKE USAGE ON CONNECTION "materialize"."ingest"."bastion" FROM "app";

-- [grant on a aws-connection]
REVOKE USAGE ON CONNECTION "materialize"."ingest"."msk_role" FROM "app";

-- [grant on a aws-privatelink-connection]
REVOKE USAGE ON CONNECTION "materialize"."ingest"."msk_endpoint" FROM "app";

-- [grant on a aws-glue-schema-registry-connection]
REVOKE USAGE ON CONNECTION "materialize"."ingest"."glue" FROM "app";

-- [grant on a confluent-schema-registry-connection]
REVOKE USAGE ON CONNECTION "materialize"."ingest"."registry" FROM "app";

-- [grant on a kafka-connection]
REVOKE USAGE ON CONNECTION "materialize"."ingest"."kafka" FROM "app";

-- [grant on a kafka-source]
REVOKE SELECT ON TABLE "materialize"."ingest"."orders" FROM "app";

-- [grant on a webhook-source]
REVOKE SELECT ON TABLE "materialize"."ingest"."hooks" FROM "app";

-- [grant on a webhook-table]
REVOKE SELECT ON TABLE "materialize"."ingest"."hooks_t" FROM "app";

-- [grant on a table]
REVOKE SELECT ON TABLE "materialize"."ingest"."orders_json" FROM "app";

-- [grant on a view]
REVOKE SELECT ON TABLE "materialize"."ingest"."orders_v" FROM "app";

-- [grant on a materialized-view]
REVOKE SELECT ON TABLE "materialize"."ingest"."orders_m" FROM "app";

-- [comment]
COMMENT ON INDEX "materialize"."ingest"."orders_i" IS NULL;
