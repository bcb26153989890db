-- [plain]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."glue" TO AWS GLUE SCHEMA REGISTRY (AWS CONNECTION = "materialize"."ingest"."msk_role", REGISTRY = 'orders');

-- [of a name with every character]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."glue" TO AWS GLUE SCHEMA REGISTRY (AWS CONNECTION = "materialize"."ingest"."msk_role", REGISTRY = 'aZ0-_$#.');

-- [of an Output]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."glue" TO AWS GLUE SCHEMA REGISTRY (AWS CONNECTION = "materialize"."ingest"."msk_role", REGISTRY = 'orders');
