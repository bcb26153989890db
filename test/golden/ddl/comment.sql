-- [on a database]
COMMENT ON DATABASE "shop" IS 'It''s ours';

-- [on a schema]
COMMENT ON SCHEMA "materialize"."ingest" IS 'It''s ours';

-- [on a cluster]
COMMENT ON CLUSTER "sources" IS 'It''s ours';

-- [on a role]
COMMENT ON ROLE "app" IS 'It''s ours';

-- [on a secret]
COMMENT ON SECRET "materialize"."ingest"."kafka_password" IS 'It''s ours';

-- [on a ssh-tunnel-connection]
COMMENT ON CONNECTION "materialize"."ingest"."bastion" IS 'It''s ours';

-- [on a aws-connection]
COMMENT ON CONNECTION "materialize"."ingest"."msk_role" IS 'It''s ours';

-- [on a aws-privatelink-connection]
COMMENT ON CONNECTION "materialize"."ingest"."msk_endpoint" IS 'It''s ours';

-- [on a aws-glue-schema-registry-connection]
COMMENT ON CONNECTION "materialize"."ingest"."glue" IS 'It''s ours';

-- [on a confluent-schema-registry-connection]
COMMENT ON CONNECTION "materialize"."ingest"."registry" IS 'It''s ours';

-- [on a kafka-connection]
COMMENT ON CONNECTION "materialize"."ingest"."kafka" IS 'It''s ours';

-- [on a kafka-source]
COMMENT ON SOURCE "materialize"."ingest"."orders" IS 'It''s ours';

-- [on a webhook-source]
COMMENT ON SOURCE "materialize"."ingest"."hooks" IS 'It''s ours';

-- [on a webhook-table]
COMMENT ON TABLE "materialize"."ingest"."hooks_t" IS 'It''s ours';

-- [on a table]
COMMENT ON TABLE "materialize"."ingest"."orders_json" IS 'It''s ours';

-- [on a view]
COMMENT ON VIEW "materialize"."ingest"."orders_v" IS 'It''s ours';

-- [on a materialized-view]
COMMENT ON MATERIALIZED VIEW "materialize"."ingest"."orders_m" IS 'It''s ours';

-- [on a index]
COMMENT ON INDEX "materialize"."ingest"."orders_i" IS 'It''s ours';

-- [whose text is an Output]
COMMENT ON VIEW "materialize"."ingest"."orders_v" IS 'of it''s';
