-- [over a table]
CREATE VIEW IF NOT EXISTS "materialize"."ingest"."v" AS
SELECT data->>'type' AS type FROM "materialize"."ingest"."orders_json";

-- [with every kind of hole]
CREATE VIEW IF NOT EXISTS "materialize"."ingest"."v" AS
SELECT "user""Id", 1, (-1), 1.5, true, 'it''s' FROM "materialize"."ingest"."orders_json" WHERE a = 'b';

-- [with Outputs]
CREATE VIEW IF NOT EXISTS "materialize"."ingest"."v" AS
SELECT 'it''s', (-7), false;

-- [with joined columns]
CREATE VIEW IF NOT EXISTS "materialize"."ingest"."v" AS
SELECT "a", "b", "B" FROM "materialize"."ingest"."orders";

-- [with backslashes as they were written]
CREATE VIEW IF NOT EXISTS "materialize"."ingest"."v" AS
SELECT regexp_match(data, '^\d+\s*$') FROM "materialize"."ingest"."orders_json";

-- [that ends in a line comment]
CREATE VIEW IF NOT EXISTS "materialize"."ingest"."v" AS
SELECT 1 -- one
;

-- [that nests a fragment with a line comment]
CREATE VIEW IF NOT EXISTS "materialize"."ingest"."v" AS
SELECT 1 WHERE true -- always
 AND 'a' = 'a';
