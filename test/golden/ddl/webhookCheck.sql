-- [of an API key]
CREATE SOURCE IF NOT EXISTS "materialize"."ingest"."hooks"
IN CLUSTER "sources"
FROM WEBHOOK BODY FORMAT JSON
CHECK (
    WITH (HEADERS, BODY AS "body_bytes" BYTES, SECRET "materialize"."ingest"."kafka_password" AS "secret")
    length("secret") > 0
    AND length("body_bytes") > 0
    AND constant_time_eq(("headers"->'x-api-key'), "secret")
);

-- [of basic authentication]
CREATE SOURCE IF NOT EXISTS "materialize"."ingest"."hooks"
IN CLUSTER "sources"
FROM WEBHOOK BODY FORMAT JSON
CHECK (
    WITH (HEADERS, BODY AS "body_bytes" BYTES, SECRET "materialize"."ingest"."kafka_password" AS "secret")
    length("secret") > 0
    AND length("body_bytes") > 0
    AND constant_time_eq(("headers"->'authorization'), "secret")
);

-- [of a signature in hex]
CREATE SOURCE IF NOT EXISTS "materialize"."ingest"."hooks"
IN CLUSTER "sources"
FROM WEBHOOK BODY FORMAT JSON
CHECK (
    WITH (HEADERS, BODY AS "body_bytes" BYTES, SECRET "materialize"."ingest"."kafka_password" AS "secret" BYTES)
    length("secret") > 0
    AND length("body_bytes") > 0
    AND constant_time_eq(("headers"->'x-signature'), encode(hmac("body_bytes", "secret", 'sha256'), 'hex'))
);

-- [of a signature in base64]
CREATE SOURCE IF NOT EXISTS "materialize"."ingest"."hooks"
IN CLUSTER "sources"
FROM WEBHOOK BODY FORMAT JSON
CHECK (
    WITH (HEADERS, BODY AS "body_bytes" BYTES, SECRET "materialize"."ingest"."kafka_password" AS "secret" BYTES)
    length("secret") > 0
    AND length("body_bytes") > 0
    AND constant_time_eq(("headers"->'x-signature'), replace(encode(hmac("body_bytes", "secret", 'sha512'), 'base64'), '
', ''))
);

-- [of a signature with a prefix]
CREATE SOURCE IF NOT EXISTS "materialize"."ingest"."hooks"
IN CLUSTER "sources"
FROM WEBHOOK BODY FORMAT JSON
CHECK (
    WITH (HEADERS, BODY AS "body_bytes" BYTES, SECRET "materialize"."ingest"."kafka_password" AS "secret" BYTES)
    length("secret") > 0
    AND length("body_bytes") > 0
    AND constant_time_eq(("headers"->'x-signature'), ('sha256=''' || encode(hmac("body_bytes", "secret", 'sha256'), 'hex')))
);

-- [of a signature whose prefix is empty]
CREATE SOURCE IF NOT EXISTS "materialize"."ingest"."hooks"
IN CLUSTER "sources"
FROM WEBHOOK BODY FORMAT JSON
CHECK (
    WITH (HEADERS, BODY AS "body_bytes" BYTES, SECRET "materialize"."ingest"."kafka_password" AS "secret" BYTES)
    length("secret") > 0
    AND length("body_bytes") > 0
    AND constant_time_eq(("headers"->'x-signature'), encode(hmac("body_bytes", "secret", 'sha256'), 'hex'))
);

-- [of a signed time]
CREATE SOURCE IF NOT EXISTS "materialize"."ingest"."hooks"
IN CLUSTER "sources"
FROM WEBHOOK BODY FORMAT JSON
CHECK (
    WITH (HEADERS, BODY AS "body", SECRET "materialize"."ingest"."kafka_password" AS "secret")
    length("secret") > 0
    AND length("body") > 0
    AND abs(extract(epoch FROM now())::numeric - (regexp_match((regexp_match(("headers"->'stripe-signature'), '(^|,)t=([0-9]{1,12})(,|$)'))[2], '^([0-9]{1,12})$'))[1]::numeric) <= 300
    AND ((length(split_part(("headers"->'stripe-signature'), ',', 1)) = 67 AND constant_time_eq(split_part(("headers"->'stripe-signature'), ',', 1), ('v1=' || encode(hmac(((regexp_match(("headers"->'stripe-signature'), '(^|,)t=([0-9]{1,12})(,|$)'))[2] || '.' || "body"), "secret", 'sha256'), 'hex'))))
        OR (length(split_part(("headers"->'stripe-signature'), ',', 2)) = 67 AND constant_time_eq(split_part(("headers"->'stripe-signature'), ',', 2), ('v1=' || encode(hmac(((regexp_match(("headers"->'stripe-signature'), '(^|,)t=([0-9]{1,12})(,|$)'))[2] || '.' || "body"), "secret", 'sha256'), 'hex'))))
        OR (length(split_part(("headers"->'stripe-signature'), ',', 3)) = 67 AND constant_time_eq(split_part(("headers"->'stripe-signature'), ',', 3), ('v1=' || encode(hmac(((regexp_match(("headers"->'stripe-signature'), '(^|,)t=([0-9]{1,12})(,|$)'))[2] || '.' || "body"), "secret", 'sha256'), 'hex'))))
        OR (length(split_part(("headers"->'stripe-signature'), ',', 4)) = 67 AND constant_time_eq(split_part(("headers"->'stripe-signature'), ',', 4), ('v1=' || encode(hmac(((regexp_match(("headers"->'stripe-signature'), '(^|,)t=([0-9]{1,12})(,|$)'))[2] || '.' || "body"), "secret", 'sha256'), 'hex')))))
);

-- [of a signed time by other keys]
CREATE SOURCE IF NOT EXISTS "materialize"."ingest"."hooks"
IN CLUSTER "sources"
FROM WEBHOOK BODY FORMAT JSON
CHECK (
    WITH (HEADERS, BODY AS "body", SECRET "materialize"."ingest"."kafka_password" AS "secret")
    length("secret") > 0
    AND length("body") > 0
    AND abs(extract(epoch FROM now())::numeric - (regexp_match((regexp_match(("headers"->'x-signature'), '(^|,)ts=([0-9]{1,12})(,|$)'))[2], '^([0-9]{1,12})$'))[1]::numeric) <= 60
    AND ((length(split_part(("headers"->'x-signature'), ',', 1)) = 99 AND constant_time_eq(split_part(("headers"->'x-signature'), ',', 1), ('V2=' || encode(hmac(((regexp_match(("headers"->'x-signature'), '(^|,)ts=([0-9]{1,12})(,|$)'))[2] || '.' || "body"), "secret", 'sha384'), 'hex'))))
        OR (length(split_part(("headers"->'x-signature'), ',', 2)) = 99 AND constant_time_eq(split_part(("headers"->'x-signature'), ',', 2), ('V2=' || encode(hmac(((regexp_match(("headers"->'x-signature'), '(^|,)ts=([0-9]{1,12})(,|$)'))[2] || '.' || "body"), "secret", 'sha384'), 'hex'))))
        OR (length(split_part(("headers"->'x-signature'), ',', 3)) = 99 AND constant_time_eq(split_part(("headers"->'x-signature'), ',', 3), ('V2=' || encode(hmac(((regexp_match(("headers"->'x-signature'), '(^|,)ts=([0-9]{1,12})(,|$)'))[2] || '.' || "body"), "secret", 'sha384'), 'hex'))))
        OR (length(split_part(("headers"->'x-signature'), ',', 4)) = 99 AND constant_time_eq(split_part(("headers"->'x-signature'), ',', 4), ('V2=' || encode(hmac(((regexp_match(("headers"->'x-signature'), '(^|,)ts=([0-9]{1,12})(,|$)'))[2] || '.' || "body"), "secret", 'sha384'), 'hex')))))
);
