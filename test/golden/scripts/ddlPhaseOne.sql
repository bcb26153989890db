CREATE SCHEMA IF NOT EXISTS "materialize"."ingest";

CREATE SCHEMA IF NOT EXISTS "materialize"."ingest_views";

CREATE CLUSTER IF NOT EXISTS "ingest" (SIZE = '25cc', REPLICATION FACTOR = 1);

CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."bastion" TO SSH TUNNEL (
    HOST = 'b.example.com',
    PORT = 22,
    USER = 'mz'
);

-- waits for materialize-ingest:pipelines.orders.ssh.publicKeys: kafka connection "materialize"."ingest"."kafka"

-- waits for materialize-ingest:pipelines.orders.ssh.publicKeys: confluent schema registry connection "materialize"."ingest"."registry"

-- waits for materialize-ingest:pipelines.orders.ssh.publicKeys: kafka source "materialize"."ingest"."orders_source"

-- waits for materialize-ingest:pipelines.orders.ssh.publicKeys: table "materialize"."ingest"."order_changes"

-- waits for materialize-ingest:pipelines.orders.ssh.publicKeys: table "materialize"."ingest"."orders"

-- waits for materialize-ingest:pipelines.orders.ssh.publicKeys: view "materialize"."ingest_views"."orders_flat"

-- waits for materialize-ingest:pipelines.orders.ssh.publicKeys: materialized view "materialize"."ingest_views"."order_totals"

-- waits for materialize-ingest:pipelines.orders.ssh.publicKeys: index "materialize"."ingest_views"."order_totals_by_id"

-- waits for materialize-ingest:pipelines.orders.ssh.publicKeys: grant "SELECT"."TABLE"."materialize"."ingest_views"."order_totals"."analyst"

GRANT USAGE ON CLUSTER "ingest" TO "analyst";

GRANT USAGE ON SCHEMA "materialize"."ingest_views" TO "analyst";

-- waits for materialize-ingest:pipelines.orders.ssh.publicKeys: comment "MATERIALIZED VIEW"."materialize"."ingest_views"."order_totals"

COMMENT ON ROLE "analyst" IS 'Reads views';

COMMENT ON SCHEMA "materialize"."ingest_views" IS 'Views for analysts';
