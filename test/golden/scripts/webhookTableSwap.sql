-- A new webhook table "materialize"."ingest_clicks"."events" in the place of the old: its check, its headers and its body's format cannot be altered.
-- see https://materialize.com/docs/ingest-data/webhooks/change-included-headers/
-- Run the secrets script first: the new check may read a new secret. Then step by step, as the owner of both schemas, with CREATE on their database (see https://materialize.com/docs/sql/alter-schema/).
-- Run it once: each time, another empty one takes over.

-- 0. What is in the schema? It has to be "events" alone, and indexes on it: the swap renames the schema with everything in it.
-- And what reads it? Step 2 drops what the scripts made. All else that is listed would read the old one from step 3 on, get no more rows, and stop step 4: have its owner drop it now, and make it again after step 3. Only an index stops nothing: it goes along.
SELECT o.name, o.type FROM mz_catalog.mz_objects AS o JOIN mz_catalog.mz_schemas AS s ON o.schema_id = s.id JOIN mz_catalog.mz_databases AS d ON s.database_id = d.id WHERE d.name = 'materialize' AND s.name = 'ingest_clicks';

SELECT rd.name AS database, rs.name AS schema, r.name, r.type FROM mz_internal.mz_object_dependencies AS on_it JOIN mz_catalog.mz_objects AS r ON on_it.object_id = r.id JOIN mz_catalog.mz_schemas AS rs ON r.schema_id = rs.id JOIN mz_catalog.mz_databases AS rd ON rs.database_id = rd.id JOIN mz_catalog.mz_objects AS o ON on_it.referenced_object_id = o.id JOIN mz_catalog.mz_schemas AS s ON o.schema_id = s.id JOIN mz_catalog.mz_databases AS d ON s.database_id = d.id WHERE d.name = 'materialize' AND s.name = 'ingest_clicks' AND o.name = 'events';

-- 1. The new one, beside the old. Nothing changes yet. An error here says that the schema is left from an earlier swap: look into it, drop it, and start again.
-- Until step 4 both are there, and both count against max_tables (SHOW max_tables).
CREATE SCHEMA IF NOT EXISTS "materialize"."ingest";

CREATE SCHEMA IF NOT EXISTS "materialize"."ingest_views";

CREATE CLUSTER IF NOT EXISTS "ingest" (SIZE = '25cc', REPLICATION FACTOR = 1);

CREATE SCHEMA "materialize"."ingest_clicks_next";

CREATE TABLE "materialize"."ingest_clicks_next"."events"
FROM WEBHOOK BODY FORMAT JSON
INCLUDE HEADERS (NOT 'authorization')
CHECK (
    WITH (HEADERS, BODY AS "body_bytes" BYTES, SECRET "materialize"."ingest"."clicks_basic" AS "secret")
    length("secret") > 0
    AND length("body_bytes") > 0
    AND constant_time_eq(("headers"->'authorization'), "secret")
);

-- 2. What reads it goes. From here to step 5 consumers find nothing, and every SUBSCRIBE on these ends; what is posted until step 3 is kept in the old one.
-- An error names somebody else's view on top: have it dropped, and go on from here.
-- To give up: the config as it was, ddl, which makes these again, and DROP SCHEMA "materialize"."ingest_clicks_next" CASCADE.
DROP INDEX IF EXISTS "materialize"."ingest_views"."a_totals_by_id";
DROP MATERIALIZED VIEW IF EXISTS "materialize"."ingest_views"."a_totals";
DROP VIEW IF EXISTS "materialize"."ingest_views"."clicks";

-- 3. The schemas swap their names, at once. What is posted from now on is checked by the new one and kept in it. Rights on the old schema stay with the old one: step 5 grants those that the scripts know.
-- Of tables this is in doubt: Materialize keeps in mind where a URL leads, and by its sources a renamed schema makes it look again for sources only. Until step 4 requests may go on into the old table: let step 0 list nothing of others first, and run 4 right after this.
ALTER SCHEMA "materialize"."ingest_clicks" SWAP WITH "ingest_clicks_next";

-- 4. The old one, which has the other name now, goes with all its rows. Nobody sends them again.
-- An error names what somebody else made on it, a view that you keep the rows in too: the old one is still there then. Have its owner drop it, and go on from here. Where the error is about the schema, something else is in it: look into it.
-- To have the rows elsewhere, before step 3: COPY (SELECT * FROM "materialize"."ingest_clicks"."events") TO STDOUT. What comes between the two is not among them.
DROP TABLE IF EXISTS "materialize"."ingest_clicks_next"."events";
DROP SCHEMA "materialize"."ingest_clicks_next";

-- 5. What reads it, again, and who may. They hold what came since step 3; one that reads other things too works all of it out again.
-- What others granted by hand is granted by hand again. Run ddl afterwards: it adds what else is new.
CREATE VIEW IF NOT EXISTS "materialize"."ingest_views"."clicks" AS
SELECT body->>'id' AS id FROM "materialize"."ingest_clicks"."events";

CREATE MATERIALIZED VIEW IF NOT EXISTS "materialize"."ingest_views"."a_totals" IN CLUSTER "ingest" AS
SELECT id, count(*) AS clicks FROM "materialize"."ingest_views"."clicks" GROUP BY id;

CREATE INDEX IF NOT EXISTS "a_totals_by_id" IN CLUSTER "ingest" ON "materialize"."ingest_views"."a_totals" ("id");

GRANT SELECT ON TABLE "materialize"."ingest_clicks"."events" TO "analyst";

GRANT SELECT ON TABLE "materialize"."ingest_views"."a_totals" TO "analyst";

GRANT SELECT ON TABLE "materialize"."ingest_views"."clicks" TO "analyst";

GRANT USAGE ON SCHEMA "materialize"."ingest_clicks" TO "analyst";

COMMENT ON SCHEMA "materialize"."ingest_clicks" IS 'The webhook alone';

COMMENT ON TABLE "materialize"."ingest_clicks"."events" IS 'What the shop''s pages post';
