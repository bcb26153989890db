/**
 * Texts for the Materialize of 2021. No such server is at hand: that they ran on one rests on the guide of April 2021
 * that they are compared with, where it is whole: its text has lost the names among the results, and the kind of the
 * join. What is tested of them today is that nobody takes them for current DDL.
 */
import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import * as fc from "fast-check";
import { legacyKinesis, type LegacyKinesisArgs } from "../../../materialize/legacy/kinesisSource";
import { nameOf, statements, tokens } from "../../../materialize/text/tokens";
import { hostileName, hostileText } from "../../support/arbitrary";
import { parses, refused } from "../../support/parser";

/** The guide's own names. */
const GUIDE: LegacyKinesisArgs = {
  streamArn: "arn:aws:kinesis:{region}:{account_id}:stream/{stream-name}",
  accessKeyPlaceholder: "{access_key}",
  secretPlaceholder: "{secret_access_key}",
  source: "kinesis_source",
  views: {
    json: "kinesis_json",
    viewed: "experiment_viewed",
    clicked: "experiment_clicked",
    results: "experiment_results",
  },
};

const SOURCE = `CREATE SOURCE kinesis_source
FROM KINESIS ARN 'arn:aws:kinesis:{region}:{account_id}:stream/{stream-name}'
WITH (access_key_id='{access_key}', secret_access_key='{secret_access_key}')
FORMAT BYTES`;
const JSON_VIEW = `CREATE VIEW kinesis_json AS SELECT CAST(data AS jsonb) AS data
  FROM (
    SELECT CONVERT_FROM(data, 'utf8') AS data
    FROM kinesis_source
  )`;
const eventView = (name: string, event: string): string => `CREATE VIEW ${name} AS SELECT
    (data->>'anonymousId') as anonymous_id,
    (data->'properties'->>'experimentName') as experiment_name,
    (data->'properties'->>'variationName') as variation_name,
    (data->'context'->'page'->>'referrer') as referrer,
    (data->'context'->'page'->>'url') as url,
    (data->>'receivedAt') as received_at
  FROM kinesis_json
  WHERE (data->>'event') = '${event}'`;
const TEXTS = [
  SOURCE,
  JSON_VIEW,
  eventView("experiment_viewed", "Experiment Viewed"),
  eventView("experiment_clicked", "Experiment Clicked"),
];

/** The words of a text, whatever its spaces, capitals and quotes around names. */
function wordsOf(text: string): readonly string[] {
  return tokens(text)
    .filter(({ kind }) => kind !== "space")
    .map((token) => (["word", "identifier"].includes(token.kind) ? nameOf(token) : token.text));
}

function textOf(args: LegacyKinesisArgs): Promise<string> {
  return new Promise((resolve) => legacyKinesis(args).binary.apply(resolve));
}

async function textsOf(args: LegacyKinesisArgs): Promise<readonly string[]> {
  return statements(await textOf(args)).map((statement) => statement.map(({ text }) => text).join(""));
}

describe("legacy Kinesis DDL", () => {
  it("says what the guide says: a source of bytes, its JSON, views and clicks", async () => {
    const texts = await textsOf(GUIDE);
    assert.deepEqual(texts.slice(0, 4).map(wordsOf), TEXTS.map(wordsOf));
    assert.equal(texts.length, 5);
    assert.match(texts[4]!, /^CREATE MATERIALIZED VIEW "experiment_results" AS/);
  });

  it("holds a source that today's Materialize refuses; the views it would still take", async () => {
    const [source, ...views] = await textsOf(GUIDE);
    refused(source!);
    assert.deepEqual(
      views.flatMap((view) => parses(view).map(({ kind }) => kind)),
      ["create_view", "create_view", "create_view", "create_materialized_view"],
    );
    refused(await textOf(GUIDE));
  });

  it("counts both ways: a variation shows with views alone, and with clicks alone", async () => {
    const results = (await textsOf(GUIDE))[4]!;
    assert.match(results, /\bFULL JOIN\b/);
    for (const count of ["v.uniques", "v.impressions", "c.uniques", "c.impressions"])
      assert.ok(results.includes(`COALESCE(${count}, 0) AS`), count);
  });

  it("has the placeholders where the key goes, and no place for a key", async () => {
    const text = await textOf({ ...GUIDE, accessKeyPlaceholder: "<ID>", secretPlaceholder: "<SECRET>" });
    assert.match(text, /access_key_id = '<ID>',\n {4}secret_access_key = '<SECRET>'\n/);
    for (const placeholder of ["'<ID>'", "'<SECRET>'"]) assert.equal(text.split(placeholder).length, 2);
  });

  it("waits for an ARN that is not known yet, and stays as secret as it is", async () => {
    const streamArn = pulumi.output(Promise.resolve("arn:aws:kinesis:us-east-1:123456789012:stream/s"));
    assert.match(
      await textOf({ ...GUIDE, streamArn }),
      /ARN 'arn:aws:kinesis:us-east-1:123456789012:stream\/s'\n/,
    );
    assert.equal(await pulumi.isSecret(legacyKinesis({ ...GUIDE, streamArn }).binary), false);
    assert.equal(
      await pulumi.isSecret(legacyKinesis({ ...GUIDE, streamArn: pulumi.secret("a") }).binary),
      true,
    );
  });

  it("keeps names and values apart from its own text, whatever they are", async () => {
    const shape = async (args: LegacyKinesisArgs): Promise<readonly string[]> =>
      tokens(await textOf(args))
        .filter(({ kind }) => kind !== "space")
        .map(({ kind, text }) => (kind === "string" || kind === "identifier" ? kind : text));
    const expected = await shape(GUIDE);
    await fc.assert(
      fc.asyncProperty(hostileName(), hostileName(), hostileText(), async (one, other, value) => {
        const views = { json: one, viewed: other, clicked: one, results: other };
        const hostile = { streamArn: value, accessKeyPlaceholder: value, secretPlaceholder: value };
        assert.deepEqual(await shape({ ...hostile, source: other, views }), expected);
      }),
    );
  });
});
