-- [that asks for an API key]
CREATE TABLE IF NOT EXISTS "materialize"."ingest"."hooks"
FROM WEBHOOK BODY FORMAT JSON
CHECK (
    WITH (HEADERS, BODY AS "body_bytes" BYTES, SECRET "materialize"."ingest"."kafka_password" AS "secret")
    length("secret") > 0
    AND length("body_bytes") > 0
    AND constant_time_eq(("headers"->'x-api-key'), "secret")
);

-- [that takes everybody]
CREATE TABLE IF NOT EXISTS "materialize"."ingest"."hooks"
FROM WEBHOOK BODY FORMAT JSON;

-- [of a body of json]
CREATE TABLE IF NOT EXISTS "materialize"."ingest"."hooks"
FROM WEBHOOK BODY FORMAT JSON
CHECK (
    WITH (HEADERS, BODY AS "body_bytes" BYTES, SECRET "materialize"."ingest"."kafka_password" AS "secret")
    length("secret") > 0
    AND length("body_bytes") > 0
    AND constant_time_eq(("headers"->'x-api-key'), "secret")
);

-- [of a body of json-array]
CREATE TABLE IF NOT EXISTS "materialize"."ingest"."hooks"
FROM WEBHOOK BODY FORMAT JSON ARRAY
CHECK (
    WITH (HEADERS, BODY AS "body_bytes" BYTES, SECRET "materialize"."ingest"."kafka_password" AS "secret")
    length("secret") > 0
    AND length("body_bytes") > 0
    AND constant_time_eq(("headers"->'x-api-key'), "secret")
);

-- [of a body of text]
CREATE TABLE IF NOT EXISTS "materialize"."ingest"."hooks"
FROM WEBHOOK BODY FORMAT TEXT
CHECK (
    WITH (HEADERS, BODY AS "body_bytes" BYTES, SECRET "materialize"."ingest"."kafka_password" AS "secret")
    length("secret") > 0
    AND length("body_bytes") > 0
    AND constant_time_eq(("headers"->'x-api-key'), "secret")
);

-- [of a body of bytes]
CREATE TABLE IF NOT EXISTS "materialize"."ingest"."hooks"
FROM WEBHOOK BODY FORMAT BYTES
CHECK (
    WITH (HEADERS, BODY AS "body_bytes" BYTES, SECRET "materialize"."ingest"."kafka_password" AS "secret")
    length("secret") > 0
    AND length("body_bytes") > 0
    AND constant_time_eq(("headers"->'x-api-key'), "secret")
);

-- [with headers as columns, given out of order]
CREATE TABLE IF NOT EXISTS "materialize"."ingest"."hooks"
FROM WEBHOOK BODY FORMAT JSON
INCLUDE HEADER 'event-type' AS "ty""pe"
INCLUDE HEADER 'x-request-id' AS "requestId"
CHECK (
    WITH (HEADERS, BODY AS "body_bytes" BYTES, SECRET "materialize"."ingest"."kafka_password" AS "secret")
    length("secret") > 0
    AND length("body_bytes") > 0
    AND constant_time_eq(("headers"->'x-api-key'), "secret")
);

-- [with all headers, for everybody]
CREATE TABLE IF NOT EXISTS "materialize"."ingest"."hooks"
FROM WEBHOOK BODY FORMAT JSON
INCLUDE HEADERS;

-- [with all headers but two, given out of order]
CREATE TABLE IF NOT EXISTS "materialize"."ingest"."hooks"
FROM WEBHOOK BODY FORMAT JSON
INCLUDE HEADERS (NOT 'authorization', NOT 'x-api-key')
CHECK (
    WITH (HEADERS, BODY AS "body_bytes" BYTES, SECRET "materialize"."ingest"."kafka_password" AS "secret")
    length("secret") > 0
    AND length("body_bytes") > 0
    AND constant_time_eq(("headers"->'x-api-key'), "secret")
);

-- [with all headers but none, for everybody]
CREATE TABLE IF NOT EXISTS "materialize"."ingest"."hooks"
FROM WEBHOOK BODY FORMAT JSON
INCLUDE HEADERS;

-- [with headers as columns and all but one, of a body of text, for everybody]
CREATE TABLE IF NOT EXISTS "materialize"."ingest"."hooks"
FROM WEBHOOK BODY FORMAT TEXT
INCLUDE HEADER 'event-type' AS "event_type"
INCLUDE HEADERS (NOT 'x-api-key');

-- [with no headers from an empty request for them]
CREATE TABLE IF NOT EXISTS "materialize"."ingest"."hooks"
FROM WEBHOOK BODY FORMAT JSON
CHECK (
    WITH (HEADERS, BODY AS "body_bytes" BYTES, SECRET "materialize"."ingest"."kafka_password" AS "secret")
    length("secret") > 0
    AND length("body_bytes") > 0
    AND constant_time_eq(("headers"->'x-api-key'), "secret")
);

-- [that compares with two secrets, given out of order]
CREATE TABLE IF NOT EXISTS "materialize"."ingest"."hooks"
FROM WEBHOOK BODY FORMAT JSON
CHECK (
    WITH (HEADERS, SECRET "materialize"."ingest"."kafka_password" AS "Old Key", SECRET "materialize"."ingest"."private_ca" AS "new_key")
    (constant_time_eq(("headers"->'x-key'), "new_key")
        OR constant_time_eq(("headers"->'x-key'), "Old Key"))
);

-- [that reads body and secret as text and as bytes]
CREATE TABLE IF NOT EXISTS "materialize"."ingest"."hooks"
FROM WEBHOOK BODY FORMAT JSON
CHECK (
    WITH (HEADERS, BODY AS "body", BODY AS "body_bytes" BYTES, SECRET "materialize"."ingest"."kafka_password" AS "secret", SECRET "materialize"."ingest"."kafka_password" AS "secret_bytes" BYTES)
    constant_time_eq(("headers"->'x-text'), ("body" || "secret"))
    AND constant_time_eq("body_bytes", "secret_bytes")
);

-- [whose check is written by hand and ends in a comment]
CREATE TABLE IF NOT EXISTS "materialize"."ingest"."hooks"
FROM WEBHOOK BODY FORMAT JSON
CHECK (
    WITH (HEADERS)
    headers->'x-tenant' = 'o''neill' -- the tenant

);
