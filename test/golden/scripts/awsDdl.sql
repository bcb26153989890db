CREATE SCHEMA IF NOT EXISTS "materialize"."ingest";

CREATE SCHEMA IF NOT EXISTS "materialize"."ingest_views";

CREATE CLUSTER IF NOT EXISTS "ingest" (SIZE = '25cc', REPLICATION FACTOR = 1);

CREATE CLUSTER IF NOT EXISTS "webhooks" (SIZE = '25cc', REPLICATION FACTOR = 1);

CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."msk_endpoint" TO AWS PRIVATELINK (SERVICE NAME = 'com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0', AVAILABILITY ZONES = ('use1-az1', 'use1-az2'));

CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."msk_role" TO AWS (ASSUME ROLE ARN = 'arn:aws:iam::123456789012:role/materialize-msk', REGION = 'us-east-1');

CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."a_glue" TO AWS GLUE SCHEMA REGISTRY (AWS CONNECTION = "materialize"."ingest"."msk_role", REGISTRY = 'orders');

CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."a_kafka" TO KAFKA (
    BROKERS = (
        'b-1.msk.example.com:9098' USING AWS PRIVATELINK "materialize"."ingest"."msk_endpoint" (PORT 9001, AVAILABILITY ZONE 'use1-az1'),
        'b-2.msk.example.com:9098' USING AWS PRIVATELINK "materialize"."ingest"."msk_endpoint" (PORT 9002, AVAILABILITY ZONE 'use1-az2')
    ),
    SECURITY PROTOCOL = 'SASL_SSL',
    AWS CONNECTION = "materialize"."ingest"."msk_role"
);

CREATE SOURCE IF NOT EXISTS "materialize"."ingest"."a_source"
IN CLUSTER "ingest"
FROM KAFKA CONNECTION "materialize"."ingest"."a_kafka" (TOPIC = 'orders')
EXPOSE PROGRESS AS "materialize"."ingest"."a_source_progress";

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

CREATE TABLE IF NOT EXISTS "materialize"."ingest"."a_table"
FROM SOURCE "materialize"."ingest"."a_source"
FORMAT AVRO USING AWS GLUE SCHEMA REGISTRY CONNECTION "materialize"."ingest"."a_glue" (SCHEMA NAME = 'orders-value')
ENVELOPE NONE;

CREATE VIEW IF NOT EXISTS "materialize"."ingest_views"."events" AS
SELECT body->>'id' AS id FROM "materialize"."ingest"."a_webhook";

GRANT SELECT ON TABLE "materialize"."ingest"."a_webhook" TO "analyst";

GRANT SELECT ON TABLE "materialize"."ingest_views"."events" TO "analyst";

COMMENT ON CONNECTION "materialize"."ingest"."msk_endpoint" IS 'To the brokers'' load balancer';

COMMENT ON SOURCE "materialize"."ingest"."a_webhook" IS 'What the shop''s servers post';

COMMENT ON TABLE "materialize"."ingest"."b_webhook" IS 'What its tills post';
