-- For consumers, to be taken apart and not to be run as a file: a SUBSCRIBE does not end by itself.
-- A consumer connects as a user that has the role (GRANT <role> TO <user>), and queries on a cluster that the role has USAGE on.
-- SUBSCRIBE (see https://materialize.com/docs/sql/subscribe/): mz_timestamp is when a row changed, mz_diff how many of it came (1) or went (-1).
-- SNAPSHOT = true: first the rows that there are, then the changes. With false the changes from now on alone: what changed between an earlier read and now is not among them.
-- PROGRESS = true: where mz_progressed is true the row holds nothing but a time, before which nothing is missing. What came until then belongs together; without such rows nobody can tell quiet from stuck.
-- A consumer that comes back starts with all rows again, unless the relation keeps its history (see https://materialize.com/docs/transform-data/patterns/durable-subscriptions/).

-- webhook source "materialize"."ingest"."a_webhook": may be read by "analyst"
-- Its rows are in storage: each query reads them from there, on the session's cluster (see https://materialize.com/docs/serve-results/query-results/)

-- Every change as it happens:
COPY (SUBSCRIBE TO "materialize"."ingest"."a_webhook" WITH (SNAPSHOT = true, PROGRESS = true)) TO STDOUT;

-- The same in portions, for a client that waits until a statement has ended: FETCH again and again, one DECLARE a transaction (see https://materialize.com/docs/sql/fetch/)
BEGIN;
DECLARE "changes" CURSOR FOR SUBSCRIBE TO "materialize"."ingest"."a_webhook" WITH (SNAPSHOT = true, PROGRESS = true);
FETCH 1000 "changes" WITH (TIMEOUT = '1s');
COMMIT;

-- The rows as they are now: for whoever wants the newest state alone, a few times a minute at most, or can hold no connection open:
SELECT * FROM "materialize"."ingest"."a_webhook";

-- view "materialize"."ingest_views"."events": may be read by "analyst"
-- No index: each query, and each SUBSCRIBE for as long as it runs, works it out for itself on the session's cluster (see https://materialize.com/docs/serve-results/query-results/)

-- Every change as it happens:
COPY (SUBSCRIBE TO "materialize"."ingest_views"."events" WITH (SNAPSHOT = true, PROGRESS = true)) TO STDOUT;

-- The same in portions, for a client that waits until a statement has ended: FETCH again and again, one DECLARE a transaction (see https://materialize.com/docs/sql/fetch/)
BEGIN;
DECLARE "changes" CURSOR FOR SUBSCRIBE TO "materialize"."ingest_views"."events" WITH (SNAPSHOT = true, PROGRESS = true);
FETCH 1000 "changes" WITH (TIMEOUT = '1s');
COMMIT;

-- The rows as they are now: for whoever wants the newest state alone, a few times a minute at most, or can hold no connection open:
SELECT * FROM "materialize"."ingest_views"."events";
