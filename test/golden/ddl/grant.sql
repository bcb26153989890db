-- [USAGE on a database]
GRANT USAGE ON DATABASE "shop" TO "app";

-- [CREATE on a database]
GRANT CREATE ON DATABASE "shop" TO "app";

-- [USAGE and CREATE on a database]
GRANT CREATE, USAGE ON DATABASE "shop" TO "app";

-- [USAGE on a schema]
GRANT USAGE ON SCHEMA "materialize"."ingest" TO "app";

-- [CREATE on a schema]
GRANT CREATE ON SCHEMA "materialize"."ingest" TO "app";

-- [USAGE and CREATE on a schema]
GRANT CREATE, USAGE ON SCHEMA "materialize"."ingest" TO "app";

-- [USAGE on a cluster]
GRANT USAGE ON CLUSTER "sources" TO "app";

-- [CREATE on a cluster]
GRANT CREATE ON CLUSTER "sources" TO "app";

-- [USAGE and CREATE on a cluster]
GRANT CREATE, USAGE ON CLUSTER "sources" TO "app";

-- [USAGE on a secret]
GRANT USAGE ON SECRET "materialize"."ingest"."kafka_password" TO "app";

-- [USAGE on a ssh-tunnel-connection]
GRANT USAGE ON CONNECTION "materialize"."ingest"."bastion" TO "app";

-- [USAGE on a aws-connection]
GRANT USAGE ON CONNECTION "materialize"."ingest"."msk_role" TO "app";

-- [USAGE on a aws-privatelink-connection]
GRANT USAGE ON CONNECTION "materialize"."ingest"."msk_endpoint" TO "app";

-- [USAGE on a aws-glue-schema-registry-connection]
GRANT USAGE ON CONNECTION "materialize"."ingest"."glue" TO "app";

-- [USAGE on a confluent-schema-registry-connection]
GRANT USAGE ON CONNECTION "materialize"."ingest"."registry" TO "app";

-- [USAGE on a kafka-connection]
GRANT USAGE ON CONNECTION "materialize"."ingest"."kafka" TO "app";

-- [SELECT on a kafka-source]
GRANT SELECT ON TABLE "materialize"."ingest"."orders" TO "app";

-- [SELECT on a webhook-source]
GRANT SELECT ON TABLE "materialize"."ingest"."hooks" TO "app";

-- [SELECT on a webhook-table]
GRANT SELECT ON TABLE "materialize"."ingest"."hooks_t" TO "app";

-- [SELECT on a table]
GRANT SELECT ON TABLE "materialize"."ingest"."orders_json" TO "app";

-- [SELECT on a view]
GRANT SELECT ON TABLE "materialize"."ingest"."orders_v" TO "app";

-- [SELECT on a materialized-view]
GRANT SELECT ON TABLE "materialize"."ingest"."orders_m" TO "app";
