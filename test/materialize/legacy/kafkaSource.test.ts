/**
 * Texts for the Materialize of 2021 and 2022. No such server is at hand: that they ran on one rests on the guide of
 * September 2022 that they are compared with. What is tested of them today is that nobody takes them for current DDL.
 */
import assert from "node:assert/strict";
import * as fc from "fast-check";
import { legacyKafka, type LegacyKafkaArgs } from "../../../materialize";
import { nameOf, statements, tokens } from "../../../materialize/text/tokens";
import { hostileName, hostileText } from "../../support/arbitrary";
import { parses, refused } from "../../support/parser";

/** The guide's own names. It made the secret `upstash_kafka_password` and used `kafka_password`. */
const GUIDE: LegacyKafkaArgs = {
  broker: "<UPSTASH_KAFKA_BROKER_URL>",
  topic: "<TOPIC_NAME>",
  mechanism: "SCRAM-SHA-256",
  username: "<UPSTASH_KAFKA_BROKER_USERNAME>",
  source: "upstash_segment",
  connection: "upstash_kafka_connection",
  secret: "upstash_kafka_password",
  passwordPlaceholder: "<UPSTASH_KAFKA_BROKER_PASSWORD>",
  view: "segment_events_json",
};

const VIEW = `CREATE MATERIALIZED VIEW segment_events_json AS
  SELECT CAST(data AS jsonb) AS data
  FROM (SELECT convert_from(data, 'utf8') AS data FROM upstash_segment);`;
const BINARY = `CREATE SOURCE upstash_segment
  FROM KAFKA BROKER '<UPSTASH_KAFKA_BROKER_URL>' TOPIC '<TOPIC_NAME>'
  WITH (
      security_protocol = 'SASL_SSL',
      sasl_mechanisms = 'SCRAM-SHA-256',
      sasl_username = '<UPSTASH_KAFKA_BROKER_USERNAME>',
      sasl_password = '<UPSTASH_KAFKA_BROKER_PASSWORD>'
  )
FORMAT BYTES;
${VIEW}`;
const CLOUD = `CREATE SECRET upstash_kafka_password AS '<UPSTASH_KAFKA_BROKER_PASSWORD>';
CREATE CONNECTION upstash_kafka_connection TO KAFKA (
    BROKER '<UPSTASH_KAFKA_BROKER_URL>',
    SASL MECHANISMS = 'SCRAM-SHA-256',
    SASL USERNAME = '<UPSTASH_KAFKA_BROKER_USERNAME>',
    SASL PASSWORD = SECRET upstash_kafka_password
);
CREATE SOURCE upstash_segment
  FROM KAFKA CONNECTION upstash_kafka_connection (TOPIC '<TOPIC_NAME>')
  FORMAT BYTES
  WITH (SIZE = '3xsmall');
${VIEW}`;

/** The words of a text, whatever its spaces, capitals and quotes around names. */
function wordsOf(text: string): readonly string[] {
  return tokens(text)
    .filter(({ kind }) => kind !== "space")
    .map((token) => (["word", "identifier"].includes(token.kind) ? nameOf(token) : token.text));
}

function texts(script: string): readonly string[] {
  return statements(script).map((statement) => statement.map(({ text }) => text).join(""));
}

describe("legacy DDL", () => {
  it("says what the guide says, with one secret where the guide named two", () => {
    const { binary, cloud2022 } = legacyKafka(GUIDE);
    assert.deepEqual(wordsOf(binary), wordsOf(BINARY));
    assert.deepEqual(wordsOf(cloud2022), wordsOf(CLOUD));
  });

  it("holds, in each script, a source that today's Materialize refuses; the rest it would still take", () => {
    const { binary, cloud2022 } = legacyKafka(GUIDE);
    for (const [script, count] of [
      [binary, 2],
      [cloud2022, 4],
    ] as const) {
      const all = texts(script);
      assert.equal(all.length, count);
      for (const statement of all) {
        if (statement.startsWith("CREATE SOURCE")) refused(statement);
        else assert.equal(parses(statement).length, 1);
      }
      refused(script);
    }
  });

  it("uses the secret that it makes", () => {
    const { cloud2022 } = legacyKafka({ ...GUIDE, secret: 'p"w' });
    assert.match(cloud2022, /CREATE SECRET "p""w" AS/);
    assert.match(cloud2022, /SASL PASSWORD = SECRET "p""w"\n/);
  });

  it("has the placeholder wherever a password goes, and no place for another value", () => {
    const { binary, cloud2022 } = legacyKafka({ ...GUIDE, passwordPlaceholder: "<HERE>" });
    for (const script of [binary, cloud2022]) assert.equal(script.split("'<HERE>'").length, 2);
    assert.match(binary, /sasl_password = '<HERE>'/);
  });

  it("keeps names and values apart from its own text, whatever they are", () => {
    const shape = (args: LegacyKafkaArgs): readonly string[] => {
      const { binary, cloud2022 } = legacyKafka(args);
      return tokens(binary + cloud2022)
        .filter(({ kind }) => kind !== "space")
        .map(({ kind, text }) => (kind === "string" || kind === "identifier" ? kind : text));
    };
    fc.assert(
      fc.property(
        hostileName(),
        hostileName(),
        hostileName(),
        hostileText(),
        (source, secret, view, value) => {
          const args = {
            ...GUIDE,
            source,
            secret,
            view,
            connection: view,
            broker: value,
            topic: value,
            username: value,
          };
          assert.deepEqual(shape(args), shape(GUIDE));
        },
      ),
    );
  });
});
