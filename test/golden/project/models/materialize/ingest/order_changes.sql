CREATE TABLE "materialize"."ingest"."order_changes"
FROM SOURCE "materialize"."ingest"."orders_source"
FORMAT AVRO USING CONFLUENT SCHEMA REGISTRY CONNECTION "materialize"."ingest"."registry"
ENVELOPE DEBEZIUM;
