CREATE SCHEMA IF NOT EXISTS "materialize"."ingest";

CREATE SCHEMA IF NOT EXISTS "materialize"."ingest_views";

CREATE CLUSTER IF NOT EXISTS "ingest" (SIZE = '25cc', REPLICATION FACTOR = 1);

CREATE CLUSTER IF NOT EXISTS "webhooks" (SIZE = '25cc', REPLICATION FACTOR = 1);

CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."msk_endpoint" TO AWS PRIVATELINK (SERVICE NAME = 'com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0', AVAILABILITY ZONES = ('use1-az1', 'use1-az2'));

CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."msk_role" TO AWS (ASSUME ROLE ARN = 'arn:aws:iam::123456789012:role/materialize-msk', REGION = 'us-east-1');

-- waits for materialize-ingest:pipelines.orders.privateLink.principal, materialize-ingest:pipelines.orders.aws.externalId: aws glue schema registry connection "materialize"."ingest"."a_glue"

-- waits for materialize-ingest:pipelines.orders.privateLink.principal, materialize-ingest:pipelines.orders.aws.externalId: kafka connection "materialize"."ingest"."a_kafka"

-- waits for materialize-ingest:pipelines.orders.privateLink.principal, materialize-ingest:pipelines.orders.aws.externalId: kafka source "materialize"."ingest"."a_source"

CREATE SOURCE IF NOT EXISTS "materialize"."ingest"."a_webhook"
IN CLUSTER "webhooks"
FROM WEBHOOK BODY FORMAT JSON
INCLUDE HEADERS (NOT 'x-api-key')
CHECK (
    WITH (HEADERS, BODY AS "body_bytes" BYTES, SECRET "materialize"."ingest"."webhook_key" AS "secret")
    length("secret") > 0
    AND length("body_bytes") > 0
    AND constant_time_eq(("headers"->'x-api-key'), "secret")
);

CREATE TABLE IF NOT EXISTS "materialize"."ingest"."b_webhook"
FROM WEBHOOK BODY FORMAT JSON ARRAY
CHECK (
    WITH (HEADERS, BODY AS "body_bytes" BYTES, SECRET "materialize"."ingest"."webhook_key" AS "secret")
    length("secret") > 0
    AND length("body_bytes") > 0
    AND constant_time_eq(("headers"->'x-api-key'), "secret")
);

-- waits for materialize-ingest:pipelines.orders.privateLink.principal, materialize-ingest:pipelines.orders.aws.externalId: table "materialize"."ingest"."a_table"

CREATE VIEW IF NOT EXISTS "materialize"."ingest_views"."events" AS
SELECT body->>'id' AS id FROM "materialize"."ingest"."a_webhook";

GRANT SELECT ON TABLE "materialize"."ingest"."a_webhook" TO "analyst";

GRANT SELECT ON TABLE "materialize"."ingest_views"."events" TO "analyst";

COMMENT ON CONNECTION "materialize"."ingest"."msk_endpoint" IS 'To the brokers'' load balancer';

COMMENT ON SOURCE "materialize"."ingest"."a_webhook" IS 'What the shop''s servers post';

COMMENT ON TABLE "materialize"."ingest"."b_webhook" IS 'What its tills post';
