/** The webhook of one sender: what is registered, what stands in SQL, what is secret, what is refused. */
import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { genericSender, SENDERS, WebhookSource, type WebhookSourceArgs } from "../../../components";
import * as mz from "../../../materialize";
import { record, refusal, seen, shape } from "../../support/mocks";
import { parses } from "../../support/parser";

const TYPE = "materialize-ingest:webhook:WebhookSource";
const PASSWORD = "random:index/randomPassword:RandomPassword";
const database = mz.existingDatabase("materialize");
const base = {
  sender: SENDERS.segment,
  schema: mz.schema({ database, name: "clicks" }),
  secretSchema: mz.schema({ database, name: "ingest" }),
  cluster: mz.existingCluster("webhooks"),
} as const;
const HOST = "abc123.us-east-1.aws.materialize.cloud";
const generic = (scheme: Parameters<typeof genericSender>[0]["scheme"], more: object = {}) =>
  genericSender({ scheme, ...more });
const open = generic({ type: "none" });

/** Makes one, and gives what came of it. */
const made = (args: Partial<WebhookSourceArgs> = {}) =>
  record(async () => {
    const source = new WebhookSource("web-clicks", { ...base, ...args });
    const { entries } = new mz.Catalog([source.webhook]);
    const secrets = await seen(mz.secretsScript(entries).text);
    const sender = source.senderSecret === undefined ? undefined : await seen(source.senderSecret);
    return {
      ddl: source.webhook.create() as string,
      secrets,
      sender,
      url: source.url,
      settings: source.settings,
      pending: mz.pendingList(entries),
    };
  });

describe("WebhookSource", () => {
  it("makes the secret that the sender and Materialize share, and nothing else", async () => {
    const { resources, result } = await made();
    assert.deepEqual(shape(resources), [
      [TYPE, "web-clicks", { sender: "segment", scheme: "hmac", form: "source", insecure: false }],
      [PASSWORD, "web-clicks-key", { length: 40, special: false }],
    ]);
    assert.equal(resources.find(({ type }) => type === PASSWORD)!.parent, `${TYPE}::web-clicks`);
    assert.deepEqual(result.sender, { value: "random-web-clicks-key", secret: true, known: true });
    assert.equal(result.secrets.secret, true);
    assert.match(
      String(result.secrets.value),
      /CREATE SECRET IF NOT EXISTS "materialize"\."ingest"\."web_clicks_secret" AS 'random-web-clicks-key';/,
    );
    assert.deepEqual(result.pending, []);
  });

  for (const [name, sender] of Object.entries(SENDERS)) {
    it(`makes a source for ${name} that the parser takes, without the header that is a secret in its rows`, async () => {
      const { result } = await made({ sender });
      parses(result.ddl);
      assert.match(result.ddl, /\nCHECK \(\n/);
      const { scheme } = sender;
      if (scheme.type === "api-key" && result.ddl.includes("INCLUDE HEADERS"))
        assert.ok(result.ddl.includes(`INCLUDE HEADERS (NOT '${scheme.header}')`));
    });
  }

  it("gives the URL and what to enter, with the secret by reference only", async () => {
    const { result } = await made({ host: HOST });
    assert.equal(result.url, `https://${HOST}/api/webhook/materialize/clicks/events`);
    assert.deepEqual(result.settings, [
      { on: "Settings", field: "Shared Secret", secret: "senderSecret" },
      { on: "Mappings > New Mapping > Send", field: "Url", value: result.url },
      { on: "Mappings > New Mapping > Send", field: "Method", value: "POST" },
      { on: "Mappings > New Mapping > Send", field: "Batch Size", value: "0" },
      { on: "Mappings > New Mapping > Send", field: "Data", value: "$event" },
      { on: "Mappings > New Mapping > Send", field: "Enable Batching", value: "No" },
    ]);
    assert.ok(!JSON.stringify(result.settings).includes("random-"));
  });

  it("says in the URL that the host is not known, where it is not", async () => {
    const { result } = await made();
    assert.equal(result.url, undefined);
    assert.equal(
      result.settings.find(({ field }) => field === "Url")!["value" as never],
      "https://<host of Materialize>/api/webhook/materialize/clicks/events",
    );
  });

  it("waits for the secret of a sender that makes it, and makes none", async () => {
    const { resources, result } = await made({
      sender: SENDERS.stripe,
      secretKey: "shop:stripeSecret",
      host: HOST,
    });
    assert.deepEqual(
      resources.map(({ type }) => type),
      [TYPE],
    );
    assert.equal(result.sender, undefined);
    assert.equal(result.secrets.value, "");
    assert.deepEqual(result.pending, [
      {
        configKey: "shop:stripeSecret",
        what: "the secret that Stripe signs with",
        givenBy: `Stripe, once it has the URL: ${SENDERS.stripe.secretIsFound}`,
        next:
          'run pulumi up, then "secrets" and "ddl"; until then the URL answers 404, and Stripe tries again ' +
          "for three days in live mode, and three times within hours in a sandbox",
        waiting: [
          'secret "materialize"."ingest"."web_clicks_secret"',
          'webhook source "materialize"."clicks"."events"',
        ],
      },
    ]);
    assert.deepEqual(
      result.settings.filter((setting) => "copyTo" in setting),
      [{ on: "the destination's page", field: "Signing secret", copyTo: "shop:stripeSecret" }],
    );
    assert.equal(result.url, `https://${HOST}/api/webhook/materialize/clicks/events`);
  });

  it("takes a secret that is given, whatever it was, as a secret", async () => {
    for (const secret of ["whsec_1", pulumi.secret("whsec_1"), pulumi.output("whsec_1")]) {
      const { resources, result } = await made({ sender: SENDERS.stripe, secret, secretKey: "shop:stripe" });
      assert.equal(resources.length, 1);
      // Stripe made it: there is nothing to enter there.
      assert.equal(result.sender, undefined);
      assert.deepEqual(result.settings.at(-1), {
        on: "the destination's page",
        field: "Signing secret",
        copyTo: "shop:stripe",
      });
      assert.deepEqual((await made({ secret })).result.sender, {
        value: "whsec_1",
        secret: true,
        known: true,
      });
      assert.match(String(result.secrets.value), /AS 'whsec_1';/);
      assert.deepEqual(result.pending, []);
    }
  });

  it("keeps basic authentication as the whole header, and gives the sender the password", async () => {
    const { result } = await made({
      sender: generic({ type: "basic", username: "shop" }),
      secret: "pässword",
    });
    const header = `Basic ${Buffer.from("shop:pässword").toString("base64")}`;
    assert.match(String(result.secrets.value), new RegExp(`AS '${header}';`));
    assert.equal(result.secrets.secret, true);
    assert.equal(result.sender!.value, "pässword");
    assert.deepEqual(result.settings.slice(3), [
      { on: "the sender", field: "user name", value: "shop" },
      { on: "the sender", field: "password", secret: "senderSecret" },
    ]);
  });

  it("sets the window of a signed time, and the sender's own without", async () => {
    const ddl = async (replayWindowSeconds?: number): Promise<string> =>
      (await made({ sender: SENDERS.stripe, ...(replayWindowSeconds && { replayWindowSeconds }) })).result
        .ddl;
    assert.match(await ddl(60), /<= 60\b/);
    assert.match(await ddl(), /<= 300\b/);
  });

  it("is a table on no cluster, where that is said", async () => {
    const { cluster: _cluster, ...rest } = base;
    const { result } = await record(() => {
      const { webhook } = new WebhookSource("clicks", { ...rest, form: "table", sourceName: "hits" });
      parses(webhook.create() as string);
      return { kind: webhook.kind, text: webhook.create() as string };
    });
    assert.equal(result.kind, "webhook-table");
    assert.match(result.text, /^CREATE TABLE IF NOT EXISTS "materialize"\."clicks"\."hits"\nFROM WEBHOOK/);
  });

  it("checks nothing only where that is said, and says so to policies", async () => {
    const { resources, result } = await made({ sender: open, insecure: true });
    assert.deepEqual(shape(resources), [
      [TYPE, "web-clicks", { sender: "generic", scheme: "none", form: "source", insecure: true }],
    ]);
    assert.doesNotMatch(result.ddl, /CHECK/);
    assert.equal(result.sender, undefined);
  });

  const refused: readonly (readonly [what: string, args: object, message: string])[] = [
    [
      "a sender that shows nothing, unless that is said",
      { sender: open },
      "insecure must be true where nothing is checked, got nothing; or name what the sender can show: an API key, basic authentication, a signature",
    ],
    [
      "insecure for a sender that can be checked",
      { insecure: true },
      "insecure must be left out for Segment, which can be checked, got true",
    ],
    [
      "a secret where nothing is checked",
      { sender: open, insecure: true, secret: "hunter2" },
      'secret must be left out where nothing is checked, got "something"',
    ],
    ["an empty secret", { secret: "" }, 'secret must not be empty, got "something else"'],
    ["a secret that is no text", { secret: 5 }, 'secret must be text, got "something else"'],
    ...["hunter2\n", " hunter2", "hünter2", "a\tb"].map(
      (secret) =>
        [
          `the API key ${JSON.stringify(secret)}, which no header carries`,
          { sender: SENDERS.hubspot, secret },
          'secret must be printable ASCII without spaces or line ends around it, or no header could carry it, got "something else"',
        ] as const,
    ),
    [
      "a host with a protocol",
      { host: "https://abc" },
      'host must be a host name, with a port where it is not 443, and without https://, got "https://abc"',
    ],
    [
      "a place in AWS of a secret that is made here",
      { awsSecret: "arn:aws:x" },
      'awsSecret must be left out without the secret that it holds, got "arn:aws:x"',
    ],
    ["a rotation that is no text", { rotation: 3 }, "rotation must be text, got 3"],
    [
      "an override of a key that is not made",
      { secret: "hunter2", overrides: { key: { length: 50 } } },
      'overrides.key must be left out where the secret is not made here, got "something"',
    ],
    [
      "a window of a day",
      {
        sender: generic({
          type: "timestamped-hmac",
          header: "x-sig",
          algorithm: "sha256",
          encoding: "hex",
          timestampKey: "t",
          signatureKey: "v1",
          toleranceSeconds: 86_400,
        }),
      },
      "scheme.toleranceSeconds must be a whole number from 1 to 3600, got 86400",
    ],
    [
      "a source without a cluster",
      { cluster: undefined },
      "cluster must be given for a source, got nothing; or say form: table",
    ],
    ["a table with a cluster", { form: "table" }, 'cluster must be left out for a table, got "a cluster"'],
    ["another form", { form: "view" }, 'form must be source or table, got "view"'],
    [
      "rotation of a secret that is given",
      { secret: "hunter2", rotation: "2" },
      'rotation must be left out where the secret is not made here, got "2"',
    ],
    [
      "rotation of a secret that the sender makes",
      { sender: SENDERS.stripe, rotation: "2" },
      'rotation must be left out where the secret is not made here, got "2"',
    ],
    [
      "a window where no time is signed",
      { replayWindowSeconds: 60 },
      "replayWindowSeconds must be left out: Segment signs no time, got 60",
    ],
    ...[0, 3601, 1.5, NaN].map(
      (seconds) =>
        [
          `a window of ${seconds} seconds`,
          { sender: SENDERS.stripe, replayWindowSeconds: seconds },
          `replayWindowSeconds must be a whole number from 1 to 3600, got ${seconds}`,
        ] as const,
    ),
    [
      "a user name with a colon",
      { sender: generic({ type: "basic", username: "a:b" }) },
      'scheme.username must be text without a colon, got "a:b"',
    ],
  ];
  for (const [what, args, message] of refused) {
    it(`refuses ${what}, before anything is registered`, async () => {
      const text = await refusal(() => new WebhookSource("clicks", { ...base, ...args }));
      assert.equal(text, `WebhookSource clicks: ${message}`);
      assert.ok(!text.includes("hunter2"));
    });
  }

  it("fails where a secret that is known later fits no header, and says nothing of it", async () => {
    const secret = pulumi.secret("hunter2\n");
    await assert.rejects(made({ sender: SENDERS.hubspot, secret }), (error: Error) => {
      assert.match(error.message, /WebhookSource web-clicks: secret must be printable ASCII/);
      assert.ok(!error.message.includes("hunter2"));
      return true;
    });
    assert.equal((await made({ secret })).result.sender!.value, "hunter2\n", "what signs may be any text");
  });

  it("refuses a header that is none, before anything is registered", async () => {
    const sender = generic({ type: "api-key", header: "X-Api-Key" });
    assert.equal(
      await refusal(() => new WebhookSource("clicks", { ...base, sender })),
      `webhook check: header must be a header's name in lower case, such as x-api-key, got "X-Api-Key"`,
    );
  });
});
