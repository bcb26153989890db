-- Which principal must the endpoint service of aws privatelink connection "materialize"."ingest"."msk_endpoint" let in?
-- see https://materialize.com/docs/ingest-data/network-security/privatelink/
SELECT p.principal FROM mz_catalog.mz_aws_privatelink_connections AS p JOIN (mz_catalog.mz_connections AS c JOIN mz_catalog.mz_schemas AS c_s ON c.schema_id = c_s.id JOIN mz_catalog.mz_databases AS c_d ON c_s.database_id = c_d.id) ON c.name = 'msk_endpoint' AND c_s.name = 'ingest' AND c_d.name = 'materialize' AND p.id = c.id;

-- What became of aws privatelink connection "materialize"."ingest"."msk_endpoint"? (available: it can be used; pending-acceptance: accept it in AWS)
-- see https://materialize.com/docs/sql/system-catalog/mz_internal/#mz_aws_privatelink_connection_status_history
SELECT h.occurred_at, h.status FROM mz_internal.mz_aws_privatelink_connection_status_history AS h JOIN (mz_catalog.mz_connections AS c JOIN mz_catalog.mz_schemas AS c_s ON c.schema_id = c_s.id JOIN mz_catalog.mz_databases AS c_d ON c_s.database_id = c_d.id) ON c.name = 'msk_endpoint' AND c_s.name = 'ingest' AND c_d.name = 'materialize' AND h.connection_id = c.id ORDER BY h.occurred_at DESC;

-- Does aws privatelink connection "materialize"."ingest"."msk_endpoint" work? (no rows: yes)
-- see https://materialize.com/docs/sql/validate-connection/
VALIDATE CONNECTION "materialize"."ingest"."msk_endpoint";

-- Which external id belongs in the trust policy of the role of aws connection "materialize"."ingest"."msk_role"?
-- see https://materialize.com/docs/sql/create-connection/#aws
SELECT a.external_id, a.principal FROM mz_internal.mz_aws_connections AS a JOIN (mz_catalog.mz_connections AS c JOIN mz_catalog.mz_schemas AS c_s ON c.schema_id = c_s.id JOIN mz_catalog.mz_databases AS c_d ON c_s.database_id = c_d.id) ON c.name = 'msk_role' AND c_s.name = 'ingest' AND c_d.name = 'materialize' AND a.id = c.id;

-- Does aws connection "materialize"."ingest"."msk_role" work? (no rows: yes)
-- see https://materialize.com/docs/sql/validate-connection/
VALIDATE CONNECTION "materialize"."ingest"."msk_role";

-- Does aws glue schema registry connection "materialize"."ingest"."a_glue" work? (no rows: yes)
-- see https://materialize.com/docs/sql/validate-connection/
VALIDATE CONNECTION "materialize"."ingest"."a_glue";

-- Does kafka connection "materialize"."ingest"."a_kafka" work? (no rows: yes)
-- see https://materialize.com/docs/sql/validate-connection/
VALIDATE CONNECTION "materialize"."ingest"."a_kafka";

-- Does kafka source "materialize"."ingest"."a_source" run, and if not, why?
-- see https://materialize.com/docs/ingest-data/troubleshooting/
SELECT s.status, s.error, s.details, s.last_status_change_at FROM mz_internal.mz_source_statuses AS s JOIN (mz_catalog.mz_objects AS o JOIN mz_catalog.mz_schemas AS o_s ON o.schema_id = o_s.id JOIN mz_catalog.mz_databases AS o_d ON o_s.database_id = o_d.id) ON o.name = 'a_source' AND o_s.name = 'ingest' AND o_d.name = 'materialize' AND s.id = o.id;

-- How far is the first read (snapshot) of kafka source "materialize"."ingest"."a_source"?
-- see https://materialize.com/docs/ingest-data/monitoring-data-ingestion/
SELECT s.snapshot_records_staged, s.snapshot_records_known, round(100.0 * s.snapshot_records_staged / NULLIF(s.snapshot_records_known, 0), 2) AS snapshot_percent FROM mz_internal.mz_source_statistics AS s JOIN (mz_catalog.mz_objects AS o JOIN mz_catalog.mz_schemas AS o_s ON o.schema_id = o_s.id JOIN mz_catalog.mz_databases AS o_d ON o_s.database_id = o_d.id) ON o.name = 'a_source' AND o_s.name = 'ingest' AND o_d.name = 'materialize' AND s.id = o.id WHERE NOT s.snapshot_committed;

-- How many messages is kafka source "materialize"."ingest"."a_source" behind?
-- see https://materialize.com/docs/ingest-data/monitoring-data-ingestion/
SELECT s.offset_known, s.offset_committed, s.offset_known - s.offset_committed AS offset_delta FROM mz_internal.mz_source_statistics AS s JOIN (mz_catalog.mz_objects AS o JOIN mz_catalog.mz_schemas AS o_s ON o.schema_id = o_s.id JOIN mz_catalog.mz_databases AS o_d ON o_s.database_id = o_d.id) ON o.name = 'a_source' AND o_s.name = 'ingest' AND o_d.name = 'materialize' AND s.id = o.id WHERE s.snapshot_committed;

-- Does kafka source "materialize"."ingest"."a_source" move? (the figures start again at 0 after a restart)
-- see https://materialize.com/docs/ingest-data/monitoring-data-ingestion/
SELECT s.bytes_received, s.messages_received, s.updates_staged, s.updates_committed FROM mz_internal.mz_source_statistics AS s JOIN (mz_catalog.mz_objects AS o JOIN mz_catalog.mz_schemas AS o_s ON o.schema_id = o_s.id JOIN mz_catalog.mz_databases AS o_d ON o_s.database_id = o_d.id) ON o.name = 'a_source' AND o_s.name = 'ingest' AND o_d.name = 'materialize' AND s.id = o.id;

-- Is kafka source "materialize"."ingest"."a_source" hydrated, on each replica?
-- see https://materialize.com/docs/ingest-data/monitoring-data-ingestion/
SELECT s.replica_id, s.hydrated FROM mz_internal.mz_hydration_statuses AS s JOIN (mz_catalog.mz_objects AS o JOIN mz_catalog.mz_schemas AS o_s ON o.schema_id = o_s.id JOIN mz_catalog.mz_databases AS o_d ON o_s.database_id = o_d.id) ON o.name = 'a_source' AND o_s.name = 'ingest' AND o_d.name = 'materialize' AND s.object_id = o.id;

-- Which URL has webhook source "materialize"."ingest"."a_webhook"?
-- see https://materialize.com/docs/sql/create-source/webhook/
SELECT w.url FROM mz_internal.mz_webhook_sources AS w JOIN (mz_catalog.mz_objects AS o JOIN mz_catalog.mz_schemas AS o_s ON o.schema_id = o_s.id JOIN mz_catalog.mz_databases AS o_d ON o_s.database_id = o_d.id) ON o.name = 'a_webhook' AND o_s.name = 'ingest' AND o_d.name = 'materialize' AND w.id = o.id;

-- How many requests came to webhook source "materialize"."ingest"."a_webhook", and how many rows of them were let in? (the figures start again at 0 after a restart)
-- see https://materialize.com/docs/ingest-data/monitoring-data-ingestion/
SELECT s.messages_received, s.bytes_received, s.updates_staged, s.updates_committed FROM mz_internal.mz_source_statistics AS s JOIN (mz_catalog.mz_objects AS o JOIN mz_catalog.mz_schemas AS o_s ON o.schema_id = o_s.id JOIN mz_catalog.mz_databases AS o_d ON o_s.database_id = o_d.id) ON o.name = 'a_webhook' AND o_s.name = 'ingest' AND o_d.name = 'materialize' AND s.id = o.id;

-- Which URL has webhook table "materialize"."ingest"."b_webhook"? (with Materialize's host in the place of <host>; no rows: it is not there)
-- see https://materialize.com/docs/sql/create-source/webhook/
SELECT 'https://<host>/api/webhook/materialize/ingest/b_webhook' AS url FROM mz_catalog.mz_tables AS t JOIN (mz_catalog.mz_objects AS o JOIN mz_catalog.mz_schemas AS o_s ON o.schema_id = o_s.id JOIN mz_catalog.mz_databases AS o_d ON o_s.database_id = o_d.id) ON o.name = 'b_webhook' AND o_s.name = 'ingest' AND o_d.name = 'materialize' AND t.id = o.id;

-- How many requests came to webhook table "materialize"."ingest"."b_webhook", and how many rows of them were let in? (the figures start again at 0 after a restart)
-- see https://materialize.com/docs/ingest-data/monitoring-data-ingestion/
SELECT s.messages_received, s.bytes_received, s.updates_staged, s.updates_committed FROM mz_internal.mz_source_statistics AS s JOIN (mz_catalog.mz_objects AS o JOIN mz_catalog.mz_schemas AS o_s ON o.schema_id = o_s.id JOIN mz_catalog.mz_databases AS o_d ON o_s.database_id = o_d.id) ON o.name = 'b_webhook' AND o_s.name = 'ingest' AND o_d.name = 'materialize' AND s.id = o.id;

-- Can table "materialize"."ingest"."a_table" be read? (a message that cannot be decoded is an error here, and in every query on it)
-- see https://materialize.com/docs/ingest-data/troubleshooting/
SELECT count(*) FROM "materialize"."ingest"."a_table";

-- Can view "materialize"."ingest_views"."events" be read? (a message that cannot be decoded is an error here, and in every query on it)
-- see https://materialize.com/docs/ingest-data/troubleshooting/
SELECT count(*) FROM "materialize"."ingest_views"."events";

-- How busy is each replica?
-- see https://materialize.com/docs/ingest-data/monitoring-data-ingestion/
SELECT r.name AS replica, u.process_id, u.cpu_percent, u.memory_percent, u.disk_percent FROM mz_internal.mz_cluster_replica_utilization AS u JOIN mz_catalog.mz_cluster_replicas AS r ON r.id = u.replica_id;

-- Which addresses does Materialize Cloud call from? (open firewalls for these, and no others)
-- see https://materialize.com/docs/ingest-data/network-security/static-ips/
SELECT egress_ip, prefix_length, cidr FROM mz_catalog.mz_egress_ips;
