CREATE SCHEMA IF NOT EXISTS "materialize"."ingest";

CREATE SECRET IF NOT EXISTS "materialize"."ingest"."kafka_password" AS '<password>';

CREATE SECRET IF NOT EXISTS "materialize"."ingest"."registry_password" AS decode('aHVudGVyMw==', 'base64');
