-- Which public keys belong on the bastion of ssh tunnel connection "materialize"."ingest"."bastion"?
-- see https://materialize.com/docs/ingest-data/network-security/ssh-tunnel/
SELECT t.public_key_1, t.public_key_2 FROM mz_catalog.mz_ssh_tunnel_connections AS t JOIN (mz_catalog.mz_connections AS c JOIN mz_catalog.mz_schemas AS c_s ON c.schema_id = c_s.id JOIN mz_catalog.mz_databases AS c_d ON c_s.database_id = c_d.id) ON c.name = 'bastion' AND c_s.name = 'ingest' AND c_d.name = 'materialize' AND t.id = c.id;

-- Does ssh tunnel connection "materialize"."ingest"."bastion" work? (no rows: yes)
-- see https://materialize.com/docs/sql/validate-connection/
VALIDATE CONNECTION "materialize"."ingest"."bastion";

-- Does kafka connection "materialize"."ingest"."kafka" work? (no rows: yes)
-- see https://materialize.com/docs/sql/validate-connection/
VALIDATE CONNECTION "materialize"."ingest"."kafka";

-- Does confluent schema registry connection "materialize"."ingest"."registry" work? (no rows: yes)
-- see https://materialize.com/docs/sql/validate-connection/
VALIDATE CONNECTION "materialize"."ingest"."registry";

-- Does kafka source "materialize"."ingest"."orders_source" run, and if not, why?
-- see https://materialize.com/docs/ingest-data/troubleshooting/
SELECT s.status, s.error, s.details, s.last_status_change_at FROM mz_internal.mz_source_statuses AS s JOIN (mz_catalog.mz_objects AS o JOIN mz_catalog.mz_schemas AS o_s ON o.schema_id = o_s.id JOIN mz_catalog.mz_databases AS o_d ON o_s.database_id = o_d.id) ON o.name = 'orders_source' AND o_s.name = 'ingest' AND o_d.name = 'materialize' AND s.id = o.id;

-- How far is the first read (snapshot) of kafka source "materialize"."ingest"."orders_source"?
-- see https://materialize.com/docs/ingest-data/monitoring-data-ingestion/
SELECT s.snapshot_records_staged, s.snapshot_records_known, round(100.0 * s.snapshot_records_staged / NULLIF(s.snapshot_records_known, 0), 2) AS snapshot_percent FROM mz_internal.mz_source_statistics AS s JOIN (mz_catalog.mz_objects AS o JOIN mz_catalog.mz_schemas AS o_s ON o.schema_id = o_s.id JOIN mz_catalog.mz_databases AS o_d ON o_s.database_id = o_d.id) ON o.name = 'orders_source' AND o_s.name = 'ingest' AND o_d.name = 'materialize' AND s.id = o.id WHERE NOT s.snapshot_committed;

-- How many messages is kafka source "materialize"."ingest"."orders_source" behind?
-- see https://materialize.com/docs/ingest-data/monitoring-data-ingestion/
SELECT s.offset_known, s.offset_committed, s.offset_known - s.offset_committed AS offset_delta FROM mz_internal.mz_source_statistics AS s JOIN (mz_catalog.mz_objects AS o JOIN mz_catalog.mz_schemas AS o_s ON o.schema_id = o_s.id JOIN mz_catalog.mz_databases AS o_d ON o_s.database_id = o_d.id) ON o.name = 'orders_source' AND o_s.name = 'ingest' AND o_d.name = 'materialize' AND s.id = o.id WHERE s.snapshot_committed;

-- Does kafka source "materialize"."ingest"."orders_source" move? (the figures start again at 0 after a restart)
-- see https://materialize.com/docs/ingest-data/monitoring-data-ingestion/
SELECT s.bytes_received, s.messages_received, s.updates_staged, s.updates_committed FROM mz_internal.mz_source_statistics AS s JOIN (mz_catalog.mz_objects AS o JOIN mz_catalog.mz_schemas AS o_s ON o.schema_id = o_s.id JOIN mz_catalog.mz_databases AS o_d ON o_s.database_id = o_d.id) ON o.name = 'orders_source' AND o_s.name = 'ingest' AND o_d.name = 'materialize' AND s.id = o.id;

-- Is kafka source "materialize"."ingest"."orders_source" hydrated, on each replica?
-- see https://materialize.com/docs/ingest-data/monitoring-data-ingestion/
SELECT s.replica_id, s.hydrated FROM mz_internal.mz_hydration_statuses AS s JOIN (mz_catalog.mz_objects AS o JOIN mz_catalog.mz_schemas AS o_s ON o.schema_id = o_s.id JOIN mz_catalog.mz_databases AS o_d ON o_s.database_id = o_d.id) ON o.name = 'orders_source' AND o_s.name = 'ingest' AND o_d.name = 'materialize' AND s.object_id = o.id;

-- Can table "materialize"."ingest"."order_changes" be read? (a message that cannot be decoded is an error here, and in every query on it)
-- see https://materialize.com/docs/ingest-data/troubleshooting/
SELECT count(*) FROM "materialize"."ingest"."order_changes";

-- Can table "materialize"."ingest"."orders" be read? (a message that cannot be decoded is an error here, and in every query on it)
-- see https://materialize.com/docs/ingest-data/troubleshooting/
SELECT count(*) FROM "materialize"."ingest"."orders";

-- Can view "materialize"."ingest_views"."orders_flat" be read? (a message that cannot be decoded is an error here, and in every query on it)
-- see https://materialize.com/docs/ingest-data/troubleshooting/
SELECT count(*) FROM "materialize"."ingest_views"."orders_flat";

-- Can materialized view "materialize"."ingest_views"."order_totals" be read? (a message that cannot be decoded is an error here, and in every query on it)
-- see https://materialize.com/docs/ingest-data/troubleshooting/
SELECT count(*) FROM "materialize"."ingest_views"."order_totals";

-- How far is materialized view "materialize"."ingest_views"."order_totals" behind the clock?
-- see https://materialize.com/docs/ingest-data/monitoring-data-ingestion/
SELECT s.lag FROM mz_internal.mz_wallclock_global_lag AS s JOIN (mz_catalog.mz_objects AS o JOIN mz_catalog.mz_schemas AS o_s ON o.schema_id = o_s.id JOIN mz_catalog.mz_databases AS o_d ON o_s.database_id = o_d.id) ON o.name = 'order_totals' AND o_s.name = 'ingest_views' AND o_d.name = 'materialize' AND s.object_id = o.id;

-- How busy is each replica?
-- see https://materialize.com/docs/ingest-data/monitoring-data-ingestion/
SELECT r.name AS replica, u.process_id, u.cpu_percent, u.memory_percent, u.disk_percent FROM mz_internal.mz_cluster_replica_utilization AS u JOIN mz_catalog.mz_cluster_replicas AS r ON r.id = u.replica_id;

-- Which addresses does Materialize Cloud call from? (open firewalls for these, and no others)
-- see https://materialize.com/docs/ingest-data/network-security/static-ips/
SELECT egress_ip, prefix_length, cidr FROM mz_catalog.mz_egress_ips;
