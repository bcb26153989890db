/** The kind `eventbridge`: a webhook, and what carries events to it. AWS's answers are stand-ins. */
import assert from "node:assert/strict";
import { ON_AWS, planned, refuses } from "../support/awsEnvironments";
import { deployed, mistakes } from "../support/environments";
import { parses } from "../support/parser";

const eventbridge = (more: object = {}) => ({ kind: "eventbridge", bucket: { create: {} }, ...more });
const plan = (more: object = {}) => planned({ up: eventbridge(more) }, ON_AWS);
const URL = "https://abc123.us-east-1.aws.materialize.cloud/api/webhook/materialize/ingest_up/events";
/** Inputs of the resource of a name; names differ in these plans. */
const inputsOf = (
  resources: readonly { readonly name: string; readonly inputs: object }[],
  name: string,
): Record<string, unknown> =>
  resources.find((resource) => resource.name === name)!.inputs as Record<string, unknown>;
const PATTERN = { source: ["shop.orders"] };

describe("A pipeline eventbridge", () => {
  it("makes the webhook with its key, and all that carries events of a new bucket to it", async () => {
    const { resources } = await plan();
    const own = (parent: string): readonly string[] =>
      resources.filter((resource) => resource.parent?.endsWith(parent)).map(({ name }) => name);
    assert.deepEqual(own("WebhookSource::up"), ["up-key"]);
    assert.deepEqual(own("EventBridgeToMaterialize::up"), [
      "up-destination",
      "up-connection",
      "up-rule",
      "up-target",
      "up-role",
      "up-policy",
      "up-bucket",
      "up-bucket-notification",
      "up-bucket-policy",
      "up-bucket-public-access",
      "up-bucket-encryption",
      "up-dead-letters",
      "up-dead-letters-policy",
    ]);
  });

  it("posts to the URL of its webhook, one event a request, with the key that the webhook asks for", async () => {
    const { resources, ddl, secrets, findings } = await plan();
    const destination = inputsOf(resources, "up-destination");
    assert.equal(destination["invocationEndpoint"], URL);
    assert.equal(destination["httpMethod"], "POST");
    assert.equal(destination["invocationRateLimitPerSecond"], 300);
    assert.match(secrets, /"up_webhook_secret" AS '<random password up-key>';/);
    assert.match(JSON.stringify(inputsOf(resources, "up-connection")), /"authorizationType":"API_KEY"/);
    assert.doesNotMatch(JSON.stringify(resources), /<random password/);
    assert.match(ddl, /INCLUDE HEADERS \(NOT 'x-mz-api-key'\)\nCHECK \(/);
    assert.match(ddl, /CREATE VIEW IF NOT EXISTS "materialize"\."ingest_views"\."up_events"/);
    parses(ddl);
    assert.deepEqual(
      findings.filter(({ rule }) => rule !== "required-tags"),
      [],
    );
  });

  it("gives these outputs, and no settings: nothing is to be entered by hand", async () => {
    const { pipelines, senderSecrets } = await deployed({ up: eventbridge() }, ON_AWS);
    assert.deepEqual(Object.keys(pipelines["up"]!), [
      "kind",
      "webhook",
      "webhookUrl",
      "busName",
      "ruleArn",
      "destinationArn",
      "connectionArn",
      "roleArn",
      "deadLetterQueueArn",
      "deadLetterQueueUrl",
      "bucketName",
      "ddl",
      "notes",
    ]);
    assert.equal(senderSecrets, undefined);
  });

  it("takes a bus, a pattern, a rate, retries and a queue of one's own", async () => {
    const { resources } = await plan({
      bucket: undefined,
      bus: { create: { name: "shop" } },
      pattern: PATTERN,
      ratePerSecond: 50,
      retry: { maximumAttempts: 3 },
      deadLetters: { retentionDays: 7 },
    });
    assert.equal(inputsOf(resources, "up-bus")["name"], "shop");
    assert.equal(inputsOf(resources, "up-rule")["eventPattern"], JSON.stringify(PATTERN));
    assert.equal(inputsOf(resources, "up-destination")["invocationRateLimitPerSecond"], 50);
    assert.deepEqual(inputsOf(resources, "up-target")["retryPolicy"], {
      maximumEventAgeInSeconds: 86_400,
      maximumRetryAttempts: 3,
    });
    assert.equal(inputsOf(resources, "up-dead-letters")["messageRetentionSeconds"], 7 * 86_400);
  });

  it("leaves a bucket, a bus and a queue that are there to their owners", async () => {
    const queue = "arn:aws:sqs:us-east-1:123456789012:letters";
    const { resources } = await plan({
      bucket: { existing: { name: "uploads", replaceNotifications: false } },
      deadLetters: { existingQueueArn: queue },
    });
    assert.ok(!resources.some(({ type }) => /s3\/|sqs\//.test(type)));
    assert.deepEqual(inputsOf(resources, "up-target")["deadLetterConfig"], { arn: queue });
    const bus = await plan({ bucket: undefined, bus: { existing: { name: "shop" } }, pattern: PATTERN });
    assert.equal(inputsOf(bus.resources, "up-rule")["eventBusName"], "shop");
  });

  it("sends nothing until that is said, and tells what becomes of events until then", async () => {
    const off = await plan({ enabled: false });
    assert.equal(inputsOf(off.resources, "up-rule")["state"], "DISABLED");
    assert.match(JSON.stringify(off.pipelines), /No event is sent yet: say enabled: true/);
    const on = await plan();
    assert.equal(inputsOf(on.resources, "up-rule")["state"], "ENABLED");
    assert.match(JSON.stringify(on.pipelines), /it answers 404, and EventBridge does not try that again/);
    assert.doesNotMatch(JSON.stringify(on.pipelines), /A new rotation/);
    assert.match(
      JSON.stringify((await plan({ rotation: "2" })).pipelines),
      /A new rotation is with EventBridge at once/,
    );
  });

  it("prints the policy that a queue that is there has to have", async () => {
    const queue = "arn:aws:sqs:us-east-1:123456789012:letters";
    const { pipelines } = await deployed(
      { up: eventbridge({ deadLetters: { existingQueueArn: queue } }) },
      ON_AWS,
    );
    const { deadLetterQueuePolicy } = pipelines["up"]!["upstream"] as { deadLetterQueuePolicy: string };
    assert.match(deadLetterQueuePolicy, /events\.amazonaws\.com/);
    assert.ok(deadLetterQueuePolicy.includes(queue));
  });

  it("takes more events where AWS has raised the quota and the rate says so", async () => {
    const { pipelines } = await deployed(
      { up: eventbridge({ ratePerSecond: 600, rateQuota: 600, expectedEventsPerSecond: 600 }) },
      ON_AWS,
    );
    assert.match(JSON.stringify(pipelines["up"]!["notes"]), /at 600/);
  });

  it("says which hop limits, and that an API destination sends one event a request", async () => {
    const { pipelines } = await deployed({ up: eventbridge({ expectedEventsPerSecond: 100 }) }, ON_AWS);
    assert.match(JSON.stringify(pipelines["up"]!["notes"]), /300/);
  });
});

refuses("The keys of eventbridge", [
  [
    "no host, which the URL wants",
    eventbridge(),
    [
      ": the webhook's URL wants Materialize's host name: set materialize-ingest:materialize.host, such as abc123.us-east-1.aws.materialize.cloud",
    ],
    { materialize: {} },
  ],
  [
    "a name of the source that EventBridge takes in no URL, before anything is made",
    eventbridge({ sourceName: "all*" }),
    [
      ': url must be an https address of a public host, such as https://abc.us-east-1.aws.materialize.cloud/api/webhook/…, got "https://abc123.us-east-1.aws.materialize.cloud/api/webhook/materialize/ingest_a…',
    ],
  ],
  [
    "names that AWS takes for no bus and no bucket, under the config's own keys",
    eventbridge({ bus: { create: { name: "a b" } }, bucket: { create: { name: "Bad_Name" } } }),
    [
      '.bus.create.name: must be 1 to 256 of A-Z a-z 0-9 . _ -, not default, got "a b"',
      '.bucket.create.name: must be 3 to 63 of a-z 0-9 . -, a letter or a digit at its ends, no two dots in a row, got "Bad_Name"',
    ],
  ],
  [
    "a queue in another region",
    eventbridge({ deadLetters: { existingQueueArn: "arn:aws:sqs:eu-west-1:123456789012:q" } }),
    [': deadLetters.existingQueueArn must be in aws:region, us-east-1, got "eu-west-1"'],
  ],
  [
    "every mistake at once",
    eventbridge({
      retry: { maximumAgeSeconds: 5, maximumAttempts: 500 },
      deadLetters: { retentionDays: 99 },
    }),
    [
      ".retry.maximumAgeSeconds: must be at least 60, got 5",
      ".retry.maximumAttempts: must be at most 185, got 500",
      ".deadLetters.retentionDays: must be at most 14, got 99",
    ],
  ],
  [
    "neither bucket nor pattern",
    { kind: "eventbridge" },
    [
      ': pattern must be an event pattern, got nothing; every event on the bus is {"source":[{"prefix":""}]}, which has to be said',
    ],
  ],
  [
    "a bus that is both",
    eventbridge({ bus: { create: {}, existing: { name: "x" } } }),
    ['.bus: must be "default", or hold exactly one of create, existing, got { create, existing }'],
  ],
  [
    "a bucket on a bus that S3 does not send to",
    eventbridge({ bus: { existing: { name: "shop" } } }),
    [': bus must be "default" with a bucket, got ["existing"]; S3 sends to the default bus only'],
  ],
  [
    "an existing bucket that does not say what becomes of its notifications",
    eventbridge({ bucket: { existing: { name: "uploads" } } }),
    [".bucket.existing.replaceNotifications: is missing; it must be a boolean"],
  ],
  [
    "a queue that is there beside one to be made",
    eventbridge({
      deadLetters: { existingQueueArn: "arn:aws:sqs:us-east-1:123456789012:q", retentionDays: 3 },
    }),
    [
      '.deadLetters.existingQueueArn: must be left out beside retentionDays or kmsKeyArn, which are of a queue to be made, got "arn:aws:sqs:us-east-1:123456789012:q"',
    ],
  ],
  [
    "a secret, which is made here",
    eventbridge({ secret: { secret: "s" } }),
    [
      ': unknown key "secret"; did you mean "bucket"? (known: schema, sourceName, form, cluster, views, deduplicateDays, expectedEventsPerSecond, eventBytes, reader, rotation, bus, pattern, patternQuota, ratePerSecond, rateQuota, enabled, retry, deadLetters, bucket, protect)',
    ],
  ],
  [
    "more events than AWS lets one destination have",
    eventbridge({ expectedEventsPerSecond: 400 }),
    [
      ': expectedEventsPerSecond must be at most 300, the limit of EventBridge API destination (set to 300 requests/s of 1 event each: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html), got 400; set ratePerSecond: 400, and have AWS raise "Rate of invocations per API destination" to 400, or let a rule fill a queue of SQS, and forward that in batches, which this package does not bring yet',
    ],
  ],
]);

describe("Two pipelines of kind eventbridge", () => {
  const both = (a: object, b: object): Promise<readonly string[]> =>
    mistakes({ a: eventbridge({ bucket: a }), b: eventbridge({ bucket: b }) }, ON_AWS);
  const CREATE = { create: { name: "shared" } };
  const REPLACE = { existing: { name: "shared", replaceNotifications: true } };
  const LEAVE = { existing: { name: "shared", replaceNotifications: false } };
  const REFUSED =
    'pipelines.b: sets the notifications of bucket "shared", and so does pipelines.a in the same account; let one of them say bucket.existing, with replaceNotifications: false';

  it("do not both set the notifications of one bucket", async () => {
    assert.deepEqual(await both(REPLACE, REPLACE), [REFUSED]);
    assert.deepEqual(await both(CREATE, REPLACE), [REFUSED]);
    assert.equal((await both(CREATE, CREATE)).length, 2, "they would also both make it");
  });

  it("share a bucket whose notifications one of them sets", async () => {
    await deployed({ a: eventbridge({ bucket: CREATE }), b: eventbridge({ bucket: LEAVE }) }, ON_AWS);
  });
});
