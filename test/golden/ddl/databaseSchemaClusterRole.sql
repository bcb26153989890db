-- [database]
CREATE DATABASE IF NOT EXISTS "shop";

-- [schema in a database that was there]
CREATE SCHEMA IF NOT EXISTS "materialize"."ingest";

-- [schema in a database of ours]
CREATE SCHEMA IF NOT EXISTS "shop"."public";

-- [names with capitals, a hyphen, a dot, a quote and a keyword]
CREATE SCHEMA IF NOT EXISTS "My-Shop.""x"""."select";

-- [cluster]
CREATE CLUSTER IF NOT EXISTS "sources" (SIZE = 'M.1-small', REPLICATION FACTOR = 1);

-- [cluster that is paused]
CREATE CLUSTER IF NOT EXISTS "sources" (SIZE = '25cc', REPLICATION FACTOR = 0);

-- [cluster whose size is an Output]
CREATE CLUSTER IF NOT EXISTS "c" (SIZE = '100cc', REPLICATION FACTOR = 2);

-- [role]
CREATE ROLE "app";
