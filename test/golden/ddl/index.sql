-- [on one column]
CREATE INDEX IF NOT EXISTS "i" IN CLUSTER "sources" ON "materialize"."ingest"."orders_v" ("data");

-- [on columns and an expression]
CREATE INDEX IF NOT EXISTS "i" IN CLUSTER "sources" ON "materialize"."ingest"."orders_v" ("a", (lower("B")), "C");

-- [on an expression with an operator]
CREATE INDEX IF NOT EXISTS "i" IN CLUSTER "sources" ON "materialize"."ingest"."orders_v" ((data->>'type'));

-- [on an expression that ends in a line comment]
CREATE INDEX IF NOT EXISTS "i" IN CLUSTER "sources" ON "materialize"."ingest"."orders_v" ((a -- the first
), "b");

-- [on a table]
CREATE INDEX IF NOT EXISTS "i" IN CLUSTER "sources" ON "materialize"."ingest"."orders_json" ("data");

-- [over an Output]
CREATE INDEX IF NOT EXISTS "i" IN CLUSTER "sources" ON "materialize"."ingest"."orders_v" ((data->>'type'));
