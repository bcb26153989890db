-- [text]
CREATE SECRET IF NOT EXISTS "materialize"."ingest"."s" AS 'hunter2';

-- [text with quotes, a backslash, a newline and a dollar]
CREATE SECRET IF NOT EXISTS "materialize"."ingest"."s" AS 'it''s\ "so"
$$--';

-- [empty text]
CREATE SECRET IF NOT EXISTS "materialize"."ingest"."s" AS '';

-- [text that is a secret Output]
CREATE SECRET IF NOT EXISTS "materialize"."ingest"."s" AS 'hunter2';

-- [bytes]
CREATE SECRET IF NOT EXISTS "materialize"."ingest"."s" AS decode('AP8nCg==', 'base64');

-- [bytes that are an Output]
CREATE SECRET IF NOT EXISTS "materialize"."ingest"."s" AS decode('LS0tLS0=', 'base64');

-- [text that looks like bytes is text]
CREATE SECRET IF NOT EXISTS "materialize"."ingest"."s" AS 'LS0tLS0=';
