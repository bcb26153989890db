CREATE SECRET "materialize"."ingest"."kafka_password" AS env_var('KAFKA_PASSWORD');
