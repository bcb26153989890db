CREATE TABLE "materialize"."ingest"."orders"
FROM SOURCE "materialize"."ingest"."orders_source"
FORMAT JSON
INCLUDE OFFSET
ENVELOPE NONE;
