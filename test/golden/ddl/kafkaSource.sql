-- [plain]
CREATE SOURCE IF NOT EXISTS "materialize"."ingest"."orders"
IN CLUSTER "sources"
FROM KAFKA CONNECTION "materialize"."ingest"."kafka" (TOPIC = 'orders')
EXPOSE PROGRESS AS "materialize"."ingest"."orders_progress";

-- [with a prefix of its groups]
CREATE SOURCE IF NOT EXISTS "materialize"."ingest"."orders"
IN CLUSTER "sources"
FROM KAFKA CONNECTION "materialize"."ingest"."kafka" (TOPIC = 'orders', GROUP ID PREFIX = 'mz-it''s')
EXPOSE PROGRESS AS "materialize"."ingest"."orders_progress";

-- [of Outputs]
CREATE SOURCE IF NOT EXISTS "materialize"."ingest"."orders"
IN CLUSTER "sources"
FROM KAFKA CONNECTION "materialize"."ingest"."kafka" (TOPIC = 'orders', GROUP ID PREFIX = 'mz')
EXPOSE PROGRESS AS "materialize"."ingest"."orders_progress";

-- [from an offset]
CREATE SOURCE IF NOT EXISTS "materialize"."ingest"."orders"
IN CLUSTER "sources"
FROM KAFKA CONNECTION "materialize"."ingest"."kafka" (TOPIC = 'orders', START OFFSET = (0))
EXPOSE PROGRESS AS "materialize"."ingest"."orders_progress";

-- [from offsets by partition]
CREATE SOURCE IF NOT EXISTS "materialize"."ingest"."orders"
IN CLUSTER "sources"
FROM KAFKA CONNECTION "materialize"."ingest"."kafka" (TOPIC = 'orders', START OFFSET = (0, 10, 9007199254740991))
EXPOSE PROGRESS AS "materialize"."ingest"."orders_progress";

-- [from a moment]
CREATE SOURCE IF NOT EXISTS "materialize"."ingest"."orders"
IN CLUSTER "sources"
FROM KAFKA CONNECTION "materialize"."ingest"."kafka" (TOPIC = 'orders', START TIMESTAMP = 1700000000000)
EXPOSE PROGRESS AS "materialize"."ingest"."orders_progress";

-- [from a day ago]
CREATE SOURCE IF NOT EXISTS "materialize"."ingest"."orders"
IN CLUSTER "sources"
FROM KAFKA CONNECTION "materialize"."ingest"."kafka" (TOPIC = 'orders', START TIMESTAMP = -86400000)
EXPOSE PROGRESS AS "materialize"."ingest"."orders_progress";

-- [with a timestamp interval]
CREATE SOURCE IF NOT EXISTS "materialize"."ingest"."orders"
IN CLUSTER "sources"
FROM KAFKA CONNECTION "materialize"."ingest"."kafka" (TOPIC = 'orders')
EXPOSE PROGRESS AS "materialize"."ingest"."orders_progress"
WITH (TIMESTAMP INTERVAL = '500ms');

-- [with everything]
CREATE SOURCE IF NOT EXISTS "materialize"."ingest"."orders"
IN CLUSTER "sources"
FROM KAFKA CONNECTION "materialize"."ingest"."kafka" (
    TOPIC = 'orders',
    GROUP ID PREFIX = 'mz',
    START OFFSET = (1, 2)
)
FORMAT JSON
INCLUDE OFFSET
ENVELOPE NONE
EXPOSE PROGRESS AS "materialize"."ingest"."orders_progress"
WITH (TIMESTAMP INTERVAL = '1ms');

-- [of a name with quotes]
CREATE SOURCE IF NOT EXISTS "materialize"."ingest"."o""rd'ers"
IN CLUSTER "sources"
FROM KAFKA CONNECTION "materialize"."ingest"."kafka" (TOPIC = 'orders')
EXPOSE PROGRESS AS "materialize"."ingest"."o""rd'ers_progress";

-- [of the old form: json]
CREATE SOURCE IF NOT EXISTS "materialize"."ingest"."orders"
IN CLUSTER "sources"
FROM KAFKA CONNECTION "materialize"."ingest"."kafka" (TOPIC = 'orders')
FORMAT JSON
ENVELOPE NONE
EXPOSE PROGRESS AS "materialize"."ingest"."orders_progress";

-- [of the old form: text keys and avro values under upsert]
CREATE SOURCE IF NOT EXISTS "materialize"."ingest"."orders"
IN CLUSTER "sources"
FROM KAFKA CONNECTION "materialize"."ingest"."kafka" (TOPIC = 'orders')
KEY FORMAT TEXT
VALUE FORMAT AVRO USING CONFLUENT SCHEMA REGISTRY CONNECTION "materialize"."ingest"."registry" VALUE STRATEGY ID 7
INCLUDE KEY AS "id", PARTITION
ENVELOPE UPSERT (VALUE DECODING ERRORS = INLINE AS "error")
EXPOSE PROGRESS AS "materialize"."ingest"."orders_progress";

-- [of the old form: avro in Glue]
CREATE SOURCE IF NOT EXISTS "materialize"."ingest"."orders"
IN CLUSTER "sources"
FROM KAFKA CONNECTION "materialize"."ingest"."kafka" (TOPIC = 'orders')
FORMAT AVRO USING AWS GLUE SCHEMA REGISTRY CONNECTION "materialize"."ingest"."glue" (SCHEMA NAME = 'orders')
ENVELOPE NONE
EXPOSE PROGRESS AS "materialize"."ingest"."orders_progress";

-- [of the old form: debezium, later than a moment]
CREATE SOURCE IF NOT EXISTS "materialize"."ingest"."orders"
IN CLUSTER "sources"
FROM KAFKA CONNECTION "materialize"."ingest"."kafka" (TOPIC = 'orders', START TIMESTAMP = -1)
FORMAT AVRO USING CONFLUENT SCHEMA REGISTRY CONNECTION "materialize"."ingest"."registry"
ENVELOPE DEBEZIUM
EXPOSE PROGRESS AS "materialize"."ingest"."orders_progress";
