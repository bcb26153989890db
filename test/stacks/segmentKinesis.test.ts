/** The kind `segment-kinesis`: what it makes, tells and keeps secret. AWS's answers are stand-ins. */
import assert from "node:assert/strict";
import { inputsOf, kinesis, ON_AWS, planned } from "../support/awsEnvironments";
import { deployed, environment, type EnvironmentOptions } from "../support/environments";
import { assertOneStatement, parses } from "../support/parser";
import { record, seen } from "../support/mocks";
import { deploy, readConfig } from "../../stacks";

type Outputs = Readonly<Record<string, unknown>>;
const plan = (more: object = {}, options: EnvironmentOptions = ON_AWS) =>
  planned({ ab: kinesis(more) }, options);
const outputs = ({ pipelines }: { pipelines: unknown }): Outputs =>
  (pipelines as Record<string, Outputs>)["ab"]!;

describe("A pipeline segment-kinesis", () => {
  it("makes a stream, Segment's role and an API key; nothing that reads", async () => {
    const { resources } = await plan();
    assert.deepEqual(
      resources.map(({ type, name }) => [type.split(":").at(-1), name]),
      [
        ["Role", "ab-segment-role"],
        ["RolePolicy", "ab-segment-policy"],
        ["Stream", "ab-stream"],
        ["KinesisStream", "ab"],
        ["SegmentWriterRole", "ab-segment"],
        ["Pipeline", "ab"],
        ["WebhookKey", "ab-webhook"],
        ["RandomPassword", "ab-webhook-key"],
      ],
    );
  });

  it("makes the source, the four views and what they need, in this order, and the parser takes them", async () => {
    const { ddl, secrets, pending } = await plan();
    assert.deepEqual(
      [...ddl.matchAll(/^CREATE ([A-Z ]+?) IF NOT EXISTS (\S+)/gm)].map(
        ([, what, name]) => `${what} ${name!.replaceAll('"', "").replace(/;$/, "")}`,
      ),
      [
        "SCHEMA materialize.ingest",
        "SCHEMA materialize.ingest_views",
        "SOURCE materialize.ingest.ab_events",
        "VIEW materialize.ingest_views.ab_experiment_clicked",
        "VIEW materialize.ingest_views.ab_experiment_viewed",
        "VIEW materialize.ingest_views.ab_kinesis_json",
        "MATERIALIZED VIEW materialize.ingest_views.ab_experiment_results",
      ],
    );
    parses(ddl);
    assert.match(ddl, /IN CLUSTER "quickstart"\nFROM WEBHOOK BODY FORMAT JSON ARRAY\nCHECK \(/);
    assert.match(ddl, /"headers"->'x-api-key'/);
    assert.match(secrets, /"ab_webhook_key" AS '<random password ab-webhook-key>';/);
    assert.deepEqual(pending, []);
  });

  it("gives these outputs: names of what it made, Segment's settings, where to post, what does not move yet", async () => {
    const given = outputs(await plan());
    assert.deepEqual(Object.keys(given), [
      "kind",
      "streamArn",
      "streamName",
      "segmentRoleArn",
      "segmentSettings",
      "webhookUrl",
      "ddl",
      "legacyDdl",
      "notes",
    ]);
    const roleArn = "arn:aws:iam::000000000000:role/stand-in-ab-segment-role";
    assert.equal(given["segmentRoleArn"], roleArn);
    assert.deepEqual(given["segmentSettings"], {
      roleAddress: roleArn,
      streamRegion: "us-east-1",
      streamName: "stand-in-ab-stream",
      secretId: "workspace",
    });
    assert.equal(
      given["webhookUrl"],
      "https://abc123.us-east-1.aws.materialize.cloud/api/webhook/materialize/ingest/ab_events",
    );
    assert.match((given["notes"] as string[])[0]!, /^Nothing moves from the stream into Materialize yet:/);
  });

  it("gives no URL without Materialize's host and says so, as what to tell Segment, and the rate where one is expected", async () => {
    const given = outputs(await plan({ expectedEventsPerSecond: 200 }, { awsRegion: "us-east-1" }));
    assert.equal("webhookUrl" in given, false);
    const starts = [
      /^Nothing moves from the stream into Materialize yet: /,
      /^The output segmentSettings is what to type /,
      /^Without materialize\.host there is no output webhookUrl; /,
      /^200 events a second of 1,024 bytes: the first limit is /,
    ];
    const notes = given["notes"] as string[];
    assert.equal(notes.length, starts.length);
    starts.forEach((start, i) => assert.match(notes[i]!, start));
  });

  it("keeps the old user's key secret, and its id plain; without being asked it makes no user", async () => {
    const asked = outputs(await plan({ legacyUser: true }));
    assert.deepEqual(
      [asked["legacyAccessKeyId"], asked["legacySecretAccessKey"]],
      ["<id ab-legacy-key>", "[secret]"],
    );
    assert.equal("legacyAccessKeyId" in outputs(await plan()), false);
    const { result } = await record(
      async () => {
        const { legacyAccessKeyId, legacySecretAccessKey } = deploy(readConfig()).pipelines["ab"]!;
        return [(await seen(legacyAccessKeyId)).secret, (await seen(legacySecretAccessKey)).secret];
      },
      environment({ ab: kinesis({ legacyUser: true, stream: EXISTING }) }, { ...ON_AWS, lookups: LOOKUPS }),
    );
    assert.deepEqual(result, [false, true]);
  });

  it("writes the text of 2021 with the stream's ARN, and placeholders for the key", async () => {
    const { binary } = outputs(await plan({ legacyUser: true }))["legacyDdl"] as { binary: string };
    assert.match(
      binary,
      /FROM KINESIS ARN 'arn:aws:kinesis:us-east-1:000000000000:stream\/stand-in-ab-stream'/,
    );
    assert.match(
      binary,
      /access_key_id = '<AB_ACCESS_KEY_ID>',\n\s*secret_access_key = '<AB_SECRET_ACCESS_KEY>'/,
    );
    for (const view of ["kinesis_json", "experiment_viewed", "experiment_clicked", "experiment_results"])
      assert.ok(binary.includes(`VIEW "ab_${view}"`), view);
  });

  it("puts the webhook on a cluster of its own, made only with a size, and the views on the common one", async () => {
    const { ddl } = await plan({ webhook: { cluster: { name: "hooks", size: "25cc" } } });
    assert.match(ddl, /CREATE CLUSTER IF NOT EXISTS "hooks" \(SIZE = '25cc'/);
    assert.match(ddl, /"ab_events"\nIN CLUSTER "hooks"\nFROM WEBHOOK/);
    assert.match(ddl, /"ab_experiment_results" IN CLUSTER "quickstart"/);
    const found = await plan({ webhook: { cluster: { name: "hooks" } } });
    assert.match(found.ddl, /IN CLUSTER "hooks"/);
    assert.doesNotMatch(found.ddl, /CREATE CLUSTER/);
  });

  it("takes the common cluster, said by its name, for the common one", async () => {
    const materialize = { cluster: { name: "ingest", size: "100cc" } };
    const on = async (webhook: object) => (await plan({ webhook }, { ...ON_AWS, materialize })).ddl;
    const common = await on({});
    assert.equal(common.match(/CREATE CLUSTER/g)?.length, 1);
    assert.equal(await on({ cluster: { name: "ingest" } }), common);
    assert.equal(await on({ cluster: { name: "ingest", size: "100cc" } }), common);
    await assert.rejects(
      on({ cluster: { name: "ingest", size: "25cc" } }),
      /webhook: cluster\.size must be 100cc, as materialize-ingest:materialize\.cluster has it, got "25cc"/,
    );
  });

  it("lets a reader see the views and not the events", async () => {
    const { ddl, setup } = await plan({ reader: { role: "bi" } });
    assert.equal(setup, 'CREATE ROLE "bi";\n');
    assert.deepEqual(
      [...ddl.matchAll(/^GRANT .*;$/gm)].map(([line]) => line),
      [
        ...["clicked", "results", "viewed"].map(
          (name) => `GRANT SELECT ON TABLE "materialize"."ingest_views"."ab_experiment_${name}" TO "bi";`,
        ),
        'GRANT SELECT ON TABLE "materialize"."ingest_views"."ab_kinesis_json" TO "bi";',
        'GRANT USAGE ON SCHEMA "materialize"."ingest_views" TO "bi";',
      ],
    );
    for (const grant of ddl.match(/^GRANT .*;$/gm)!)
      assertOneStatement(grant.slice(0, -1), "grant_privileges");
  });

  it("takes the stream's settings, and makes none that is there", async () => {
    const stream = { create: { name: "events", shards: 2, retentionHours: 48 } };
    const made = await plan({ stream, protect: false });
    const { name, shardCount, retentionPeriod } = inputsOf(made, "aws:kinesis/stream:Stream")["ab-stream"]!;
    assert.deepEqual(
      { name, shardCount, retentionPeriod },
      { name: "events", shardCount: 2, retentionPeriod: 48 },
    );
    const found = await plan({ stream: EXISTING });
    assert.deepEqual(inputsOf(found, "aws:kinesis/stream:Stream"), {});
    assert.equal(outputs(found)["streamName"], "clicks");
  });

  it("makes another API key for another text of rotation", async () => {
    const keepers = async (webhook: object) =>
      inputsOf(await plan({ webhook }), "random:index/randomPassword:RandomPassword")["ab-webhook-key"]![
        "keepers"
      ];
    assert.deepEqual([await keepers({}), await keepers({ rotation: "2" })], [undefined, { rotation: "2" }]);
  });

  it("holds the API key in no plain output", async () => {
    const { plain, secrets } = await deployed(
      { ab: kinesis({ stream: EXISTING }) },
      { ...ON_AWS, lookups: LOOKUPS },
    );
    assert.equal(secrets.secret, true);
    assert.ok((secrets.value as string).includes("random-ab-webhook-key"));
    assert.ok(!plain.includes("random-ab-webhook-key"));
  });
});

const EXISTING = { existing: { arn: "arn:aws:kinesis:us-east-1:123456789012:stream/clicks" } };
const LOOKUPS = {
  "aws:index/getPartition:getPartition": () => ({ partition: "aws" }),
  "aws:index/getRegion:getRegion": () => ({ region: "us-east-1" }),
  "aws:index/getCallerIdentity:getCallerIdentity": () => ({ accountId: "123456789012" }),
};
