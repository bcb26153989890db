CREATE SOURCE "materialize"."ingest"."orders_source"
IN CLUSTER "ingest"
FROM KAFKA CONNECTION "materialize"."ingest"."kafka" (TOPIC = 'orders')
EXPOSE PROGRESS AS "materialize"."ingest"."orders_source_progress";
