-- [json]
CREATE TABLE IF NOT EXISTS "materialize"."ingest"."orders"
FROM SOURCE "materialize"."ingest"."orders"
FORMAT JSON
ENVELOPE NONE;

-- [text]
CREATE TABLE IF NOT EXISTS "materialize"."ingest"."orders"
FROM SOURCE "materialize"."ingest"."orders"
FORMAT TEXT
ENVELOPE NONE;

-- [bytes]
CREATE TABLE IF NOT EXISTS "materialize"."ingest"."orders"
FROM SOURCE "materialize"."ingest"."orders"
FORMAT BYTES
ENVELOPE NONE;

-- [csv]
CREATE TABLE IF NOT EXISTS "materialize"."ingest"."orders"
FROM SOURCE "materialize"."ingest"."orders"
FORMAT CSV WITH 1 COLUMNS
ENVELOPE NONE;

-- [csv with a delimiter]
CREATE TABLE IF NOT EXISTS "materialize"."ingest"."orders"
FROM SOURCE "materialize"."ingest"."orders"
FORMAT CSV WITH 12 COLUMNS DELIMITED BY ';'
ENVELOPE NONE;

-- [csv delimited by a quote]
CREATE TABLE IF NOT EXISTS "materialize"."ingest"."orders"
FROM SOURCE "materialize"."ingest"."orders"
FORMAT CSV WITH 2 COLUMNS DELIMITED BY ''''
ENVELOPE NONE;

-- [avro]
CREATE TABLE IF NOT EXISTS "materialize"."ingest"."orders"
FROM SOURCE "materialize"."ingest"."orders"
FORMAT AVRO USING CONFLUENT SCHEMA REGISTRY CONNECTION "materialize"."ingest"."registry"
ENVELOPE NONE;

-- [avro, latest said aloud]
CREATE TABLE IF NOT EXISTS "materialize"."ingest"."orders"
FROM SOURCE "materialize"."ingest"."orders"
FORMAT AVRO USING CONFLUENT SCHEMA REGISTRY CONNECTION "materialize"."ingest"."registry" KEY STRATEGY LATEST VALUE STRATEGY LATEST
ENVELOPE NONE;

-- [avro by id]
CREATE TABLE IF NOT EXISTS "materialize"."ingest"."orders"
FROM SOURCE "materialize"."ingest"."orders"
FORMAT AVRO USING CONFLUENT SCHEMA REGISTRY CONNECTION "materialize"."ingest"."registry" KEY STRATEGY ID 0 VALUE STRATEGY ID 7
ENVELOPE NONE;

-- [avro by its text]
CREATE TABLE IF NOT EXISTS "materialize"."ingest"."orders"
FROM SOURCE "materialize"."ingest"."orders"
FORMAT AVRO USING CONFLUENT SCHEMA REGISTRY CONNECTION "materialize"."ingest"."registry" KEY STRATEGY INLINE '{"type":"string"}' VALUE STRATEGY INLINE 'it''s'
ENVELOPE NONE;

-- [avro in Glue]
CREATE TABLE IF NOT EXISTS "materialize"."ingest"."orders"
FROM SOURCE "materialize"."ingest"."orders"
FORMAT AVRO USING AWS GLUE SCHEMA REGISTRY CONNECTION "materialize"."ingest"."glue" (SCHEMA NAME = 'orders-value')
ENVELOPE NONE;

-- [avro in Glue, its schema's name an Output]
CREATE TABLE IF NOT EXISTS "materialize"."ingest"."orders"
FROM SOURCE "materialize"."ingest"."orders"
FORMAT AVRO USING AWS GLUE SCHEMA REGISTRY CONNECTION "materialize"."ingest"."glue" (SCHEMA NAME = 'shop.$orders_#1')
ENVELOPE NONE;

-- [a key and a value in Glue under upsert, a schema each]
CREATE TABLE IF NOT EXISTS "materialize"."ingest"."orders"
FROM SOURCE "materialize"."ingest"."orders"
KEY FORMAT AVRO USING AWS GLUE SCHEMA REGISTRY CONNECTION "materialize"."ingest"."glue" (SCHEMA NAME = 'orders-key')
VALUE FORMAT AVRO USING AWS GLUE SCHEMA REGISTRY CONNECTION "materialize"."ingest"."glue" (SCHEMA NAME = 'orders-value')
ENVELOPE UPSERT;

-- [a key of text, a value in Glue]
CREATE TABLE IF NOT EXISTS "materialize"."ingest"."orders"
FROM SOURCE "materialize"."ingest"."orders"
KEY FORMAT TEXT
VALUE FORMAT AVRO USING AWS GLUE SCHEMA REGISTRY CONNECTION "materialize"."ingest"."glue" (SCHEMA NAME = 'orders-value')
INCLUDE KEY AS "id"
ENVELOPE NONE;

-- [protobuf of a registry]
CREATE TABLE IF NOT EXISTS "materialize"."ingest"."orders"
FROM SOURCE "materialize"."ingest"."orders"
FORMAT PROTOBUF USING CONFLUENT SCHEMA REGISTRY CONNECTION "materialize"."ingest"."registry"
ENVELOPE NONE;

-- [protobuf compiled]
CREATE TABLE IF NOT EXISTS "materialize"."ingest"."orders"
FROM SOURCE "materialize"."ingest"."orders"
FORMAT PROTOBUF MESSAGE 'shop.Order' USING SCHEMA '\x0aFF'
ENVELOPE NONE;

-- [protobuf compiled, as an Output]
CREATE TABLE IF NOT EXISTS "materialize"."ingest"."orders"
FROM SOURCE "materialize"."ingest"."orders"
FORMAT PROTOBUF MESSAGE 'shop.Order' USING SCHEMA '\x00'
ENVELOPE NONE;

-- [a key of text]
CREATE TABLE IF NOT EXISTS "materialize"."ingest"."orders"
FROM SOURCE "materialize"."ingest"."orders"
KEY FORMAT TEXT
VALUE FORMAT JSON
ENVELOPE NONE;

-- [a key of avro]
CREATE TABLE IF NOT EXISTS "materialize"."ingest"."orders"
FROM SOURCE "materialize"."ingest"."orders"
KEY FORMAT AVRO USING CONFLUENT SCHEMA REGISTRY CONNECTION "materialize"."ingest"."registry" VALUE STRATEGY ID 1
VALUE FORMAT AVRO USING CONFLUENT SCHEMA REGISTRY CONNECTION "materialize"."ingest"."registry"
ENVELOPE NONE;

-- [a key of protobuf]
CREATE TABLE IF NOT EXISTS "materialize"."ingest"."orders"
FROM SOURCE "materialize"."ingest"."orders"
KEY FORMAT PROTOBUF USING CONFLUENT SCHEMA REGISTRY CONNECTION "materialize"."ingest"."registry"
VALUE FORMAT BYTES
ENVELOPE NONE;

-- [a key of bytes over csv]
CREATE TABLE IF NOT EXISTS "materialize"."ingest"."orders"
FROM SOURCE "materialize"."ingest"."orders"
KEY FORMAT BYTES
VALUE FORMAT CSV WITH 2 COLUMNS
ENVELOPE NONE;

-- [all metadata]
CREATE TABLE IF NOT EXISTS "materialize"."ingest"."orders"
FROM SOURCE "materialize"."ingest"."orders"
KEY FORMAT TEXT
VALUE FORMAT JSON
INCLUDE KEY, PARTITION, OFFSET, TIMESTAMP, HEADERS
ENVELOPE NONE;

-- [all metadata, renamed, given in another order]
CREATE TABLE IF NOT EXISTS "materialize"."ingest"."orders"
FROM SOURCE "materialize"."ingest"."orders"
KEY FORMAT TEXT
VALUE FORMAT JSON
INCLUDE KEY AS "id", PARTITION AS "Partition", OFFSET AS "o", TIMESTAMP AS "t""s", HEADERS AS "h"
ENVELOPE NONE;

-- [single headers]
CREATE TABLE IF NOT EXISTS "materialize"."ingest"."orders"
FROM SOURCE "materialize"."ingest"."orders"
FORMAT JSON
INCLUDE HEADER 'trace-id' AS "trace", HEADER 'o''clock' AS "ra""w" BYTES, HEADER 'n' AS "n"
ENVELOPE NONE;

-- [metadata and a header]
CREATE TABLE IF NOT EXISTS "materialize"."ingest"."orders"
FROM SOURCE "materialize"."ingest"."orders"
FORMAT JSON
INCLUDE OFFSET, HEADERS, HEADER 'a' AS "b"
ENVELOPE NONE;

-- [metadata that is left out by undefined]
CREATE TABLE IF NOT EXISTS "materialize"."ingest"."orders"
FROM SOURCE "materialize"."ingest"."orders"
FORMAT JSON
INCLUDE PARTITION
ENVELOPE NONE;

-- [no metadata from an empty include]
CREATE TABLE IF NOT EXISTS "materialize"."ingest"."orders"
FROM SOURCE "materialize"."ingest"."orders"
FORMAT JSON
ENVELOPE NONE;

-- [none said aloud]
CREATE TABLE IF NOT EXISTS "materialize"."ingest"."orders"
FROM SOURCE "materialize"."ingest"."orders"
FORMAT JSON
ENVELOPE NONE;

-- [upsert]
CREATE TABLE IF NOT EXISTS "materialize"."ingest"."orders"
FROM SOURCE "materialize"."ingest"."orders"
KEY FORMAT TEXT
VALUE FORMAT JSON
ENVELOPE UPSERT;

-- [upsert with the registry's own key]
CREATE TABLE IF NOT EXISTS "materialize"."ingest"."orders"
FROM SOURCE "materialize"."ingest"."orders"
FORMAT AVRO USING CONFLUENT SCHEMA REGISTRY CONNECTION "materialize"."ingest"."registry"
ENVELOPE UPSERT;

-- [upsert that keeps what it cannot decode]
CREATE TABLE IF NOT EXISTS "materialize"."ingest"."orders"
FROM SOURCE "materialize"."ingest"."orders"
KEY FORMAT TEXT
VALUE FORMAT JSON
ENVELOPE UPSERT (VALUE DECODING ERRORS = INLINE AS "error");

-- [upsert that keeps what it cannot decode, in a column of another name]
CREATE TABLE IF NOT EXISTS "materialize"."ingest"."orders"
FROM SOURCE "materialize"."ingest"."orders"
KEY FORMAT TEXT
VALUE FORMAT JSON
INCLUDE KEY AS "id", TIMESTAMP
ENVELOPE UPSERT (VALUE DECODING ERRORS = INLINE AS "decode""Error");

-- [debezium]
CREATE TABLE IF NOT EXISTS "materialize"."ingest"."orders"
FROM SOURCE "materialize"."ingest"."orders"
FORMAT AVRO USING CONFLUENT SCHEMA REGISTRY CONNECTION "materialize"."ingest"."registry"
ENVELOPE DEBEZIUM;

-- [debezium with metadata]
CREATE TABLE IF NOT EXISTS "materialize"."ingest"."orders"
FROM SOURCE "materialize"."ingest"."orders"
FORMAT AVRO USING CONFLUENT SCHEMA REGISTRY CONNECTION "materialize"."ingest"."registry"
INCLUDE PARTITION, OFFSET AS "o", TIMESTAMP
ENVELOPE DEBEZIUM;
