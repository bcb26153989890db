/** The kinds `webhook` and `segment-webhook`: what they make, tell and keep secret. */
import assert from "node:assert/strict";
import { SENDERS, type SenderName } from "../../senders";
import { SENDER_VIEWS } from "../../stacks/views";
import { deployed, type EnvironmentOptions, type Outputs } from "../support/environments";
import { shape } from "../support/mocks";
import { parses } from "../support/parser";

const HOST = "abc123.us-east-1.aws.materialize.cloud";
const ON: EnvironmentOptions = { materialize: { host: HOST } };
const webhook = (more: object = {}) => ({ kind: "webhook", sender: "segment", ...more });
const made = (more: object = {}, options: EnvironmentOptions = ON): Promise<Outputs> =>
  deployed({ clicks: webhook(more) }, options);
const created = (ddl: string): readonly string[] =>
  [...ddl.matchAll(/^CREATE ([A-Z ]+?) IF NOT EXISTS (\S+)/gm)].map(
    ([, what, name]) => `${what} ${name!.replaceAll('"', "").replace(/;$/, "")}`,
  );

describe("A pipeline webhook", () => {
  it("makes a secret, a source in a schema of its own, and the sender's views", async () => {
    const { resources, ddl, secrets, pending } = await made();
    assert.deepEqual(
      resources.map(({ type, name }) => [type.split(":").at(-1), name]),
      [
        ["Pipeline", "clicks"],
        ["WebhookSource", "clicks"],
        ["RandomPassword", "clicks-key"],
      ],
    );
    assert.deepEqual(created(ddl), [
      "SCHEMA materialize.ingest",
      "SCHEMA materialize.ingest_clicks",
      "SCHEMA materialize.ingest_views",
      "SOURCE materialize.ingest_clicks.events",
      "VIEW materialize.ingest_views.clicks_identifies",
      "VIEW materialize.ingest_views.clicks_pages",
      "VIEW materialize.ingest_views.clicks_tracks",
    ]);
    // The secret does not live where a swap of schemas would take it away.
    assert.match(
      String(secrets.value),
      /"materialize"\."ingest"\."clicks_webhook_secret" AS 'random-clicks-key';/,
    );
    assert.deepEqual(pending, []);
  });

  it("gives the URL, the settings and the secret to enter, which is secret and nowhere else", async () => {
    const { pipelines, senderSecrets, plain, keys } = await made();
    const url = `https://${HOST}/api/webhook/materialize/ingest_clicks/events`;
    const { kind, webhook: name, webhookUrl, senderSettings, notes } = pipelines["clicks"]!;
    assert.deepEqual(
      { kind, name, webhookUrl },
      {
        kind: "webhook",
        name: "materialize.ingest_clicks.events",
        webhookUrl: url,
      },
    );
    assert.equal(notes, undefined);
    assert.deepEqual((senderSettings as unknown[]).slice(0, 2), [
      { on: "Settings", field: "Shared Secret", secret: "senderSecrets.clicks" },
      { on: "Mappings > New Mapping > Send", field: "Url", value: url },
    ]);
    assert.deepEqual(senderSecrets, { value: { clicks: "random-clicks-key" }, secret: true, known: true });
    assert.ok(!plain.includes("random-clicks-key"));
    assert.ok(keys.includes("senderSecrets"));
  });

  it("says without a host that the URL is not known, and where to find it", async () => {
    const { pipelines } = await made({}, {});
    assert.equal(pipelines["clicks"]!["webhookUrl"], undefined);
    assert.match(JSON.stringify(pipelines["clicks"]!["senderSettings"]), /<host of Materialize>/);
    assert.deepEqual(pipelines["clicks"]!["notes"], [
      "Without materialize.host there is no output webhookUrl; the query in monitoring.sql has the address.",
    ]);
  });

  for (const sender of Object.keys(SENDERS) as SenderName[]) {
    it(`makes every view of ${sender}, or those that are asked for, by statements that the parser takes`, async () => {
      const secret = SENDERS[sender].secretFrom === "sender" ? { secret: { secret: "theirs" } } : {};
      const options = { ...ON, secrets: { theirs: "whsec_x" } };
      const names = SENDER_VIEWS[sender].map(({ name }) => `clicks_${name}`);
      const views = ({ ddl }: Outputs): readonly string[] =>
        [...ddl.matchAll(/^CREATE VIEW IF NOT EXISTS "materialize"\."ingest_views"\."(\w+)"/gm)].map(
          ([, v]) => v!,
        );
      const all = await made({ sender, ...secret }, options);
      assert.deepEqual(views(all), [...names].sort());
      parses(all.ddl);
      const [first] = SENDER_VIEWS[sender];
      const one = await made({ sender, ...secret, views: [first!.name] }, options);
      assert.deepEqual(views(one), [`clicks_${first!.name}`]);
      assert.deepEqual(views(await made({ sender, ...secret, views: [] }, options)), []);
    });
  }

  it("waits for the secret of Stripe, and says where to get it, where to keep it, and what waits", async () => {
    const { pending, ddl, senderSecrets, pipelines } = await made({ sender: "stripe" });
    assert.deepEqual(pending, [
      {
        configKey: "materialize-ingest:pipelines.clicks.secret",
        what: "the secret that Stripe signs with",
        givenBy: `Stripe, once it has the URL: ${SENDERS.stripe.secretIsFound}`,
        next:
          "keep it by pulumi config set --secret --path 'materialize-ingest:secrets.clicks' and say { secret: clicks } at the key; " +
          'run pulumi up, then "secrets" and "ddl"; until then the URL answers 404, and Stripe tries again ' +
          "for three days in live mode, and three times within hours in a sandbox",
        waiting: [
          'secret "materialize"."ingest"."clicks_webhook_secret"',
          'webhook source "materialize"."ingest_clicks"."events"',
          'view "materialize"."ingest_views"."clicks_charges"',
          'view "materialize"."ingest_views"."clicks_customers"',
          'view "materialize"."ingest_views"."clicks_events"',
        ],
      },
    ]);
    assert.doesNotMatch(ddl, /^CREATE (SOURCE|VIEW)/m);
    assert.equal(senderSecrets, undefined);
    const settings = pipelines["clicks"]!["senderSettings"] as readonly { copyTo?: string }[];
    assert.equal(
      settings.at(-1)!.copyTo,
      "materialize-ingest:secrets.clicks, and say { secret: clicks } at materialize-ingest:pipelines.clicks.secret",
    );
  });

  it("takes the secret that the sender made, out of the config's secrets", async () => {
    const { secrets, ddl, pending, plain, senderSecrets, pipelines } = await made(
      { sender: "stripe", secret: { secret: "stripe" } },
      { ...ON, secrets: { stripe: "whsec_planted" } },
    );
    assert.match(String(secrets.value), /"clicks_webhook_secret" AS 'whsec_planted';/);
    assert.match(ddl, /^CREATE SOURCE IF NOT EXISTS "materialize"\."ingest_clicks"\."events"$/m);
    assert.deepEqual(pending, []);
    assert.ok(!plain.includes("whsec_planted"));
    assert.equal(senderSecrets, undefined);
    const settings = pipelines["clicks"]!["senderSettings"] as readonly { copyTo?: string }[];
    assert.equal(settings.at(-1)!.copyTo, "materialize-ingest:secrets.stripe");
  });

  it("takes a secret of one's own for a sender that would have had ours", async () => {
    const { secrets, senderSecrets, resources } = await made(
      { secret: { secret: "own" } },
      { ...ON, secrets: { own: "planted" } },
    );
    assert.ok(!resources.some(({ type }) => type.startsWith("random:")));
    assert.match(String(secrets.value), /AS 'planted';/);
    assert.deepEqual(senderSecrets!.value, { clicks: "planted" });
  });

  it("makes another secret for another rotation", async () => {
    const { resources } = await made({ rotation: "2" });
    const password = resources.find(({ type }) => type.startsWith("random:"))!;
    assert.deepEqual(password.inputs["keepers"], { rotation: "2" });
  });

  it("runs on the cluster that it names, and on none as a table", async () => {
    const own = await made({ cluster: { name: "webhooks", size: "25cc" } });
    assert.match(own.ddl, /^CREATE CLUSTER IF NOT EXISTS "webhooks" \(SIZE = '25cc'/m);
    assert.match(own.ddl, /^IN CLUSTER "webhooks"$/m);
    const table = await made({ form: "table", sourceName: "hits", schema: "hooks" });
    assert.match(table.ddl, /^CREATE TABLE IF NOT EXISTS "materialize"\."hooks"\."hits"\nFROM WEBHOOK/m);
    assert.match(String(table.pipelines["clicks"]!["webhookUrl"]), /\/materialize\/hooks\/hits$/);
    assert.doesNotMatch(table.ddl, /IN CLUSTER/);
  });

  it("sets windows: of a signed time, and of the views", async () => {
    const secret = { secret: { secret: "s" } };
    const options = { ...ON, secrets: { s: "x" } };
    const { ddl } = await made(
      { sender: "stripe", ...secret, replayWindowSeconds: 60, deduplicateDays: 7 },
      options,
    );
    assert.match(ddl, /<= 60\b/);
    assert.match(ddl, /INTERVAL '7 days'/);
    const wide = await made({ sender: "stripe", ...secret, deduplicateDays: "unbounded" }, options);
    assert.match(wide.ddl, /<= 300\b/);
    assert.doesNotMatch(wide.ddl, /mz_now/);
  });

  it("lets a reader read the views, with indexes where that is asked for", async () => {
    const { ddl, setup } = await made({ reader: { role: "analyst", index: true } });
    assert.equal(setup, 'CREATE ROLE "analyst";\n');
    assert.match(ddl, /^CREATE INDEX IF NOT EXISTS "clicks_tracks_by_anonymous_id" IN CLUSTER "quickstart"/m);
    assert.match(
      ddl,
      /^GRANT SELECT ON TABLE "materialize"\."ingest_views"\."clicks_tracks" TO "analyst";$/m,
    );
    const plain = await made({ reader: { role: "analyst" } });
    assert.doesNotMatch(plain.ddl, /CREATE INDEX/);
  });

  it("compares what is expected with what a webhook takes", async () => {
    const { pipelines } = await made({ expectedEventsPerSecond: 200 });
    assert.match(JSON.stringify(pipelines["clicks"]!["notes"]), /webhook requests, at 5,000/);
  });

  const schemes: readonly (readonly [string, object, RegExp])[] = [
    ["an API key", { apiKey: { header: "x-key" } }, /constant_time_eq\(\("headers"->'x-key'\), "secret"\)/],
    ["basic authentication", { basic: { username: "shop" } }, /"headers"->'authorization'/],
    [
      "a signature",
      { hmac: { header: "x-sig", algorithm: "sha512", encoding: "base64", prefix: "v=" } },
      /\('v=' \|\| replace\(encode\(hmac\("body_bytes", "secret", 'sha512'\), 'base64'\)/,
    ],
    ["a signed time", { signedTime: { header: "x-sig" } }, /'\(\^\|,\)t=\(\[0-9\]\{1,12\}\)\(,\|\$\)'/],
  ];
  for (const [what, scheme, check] of schemes) {
    it(`takes a sender of one's own that shows ${what}, without views`, async () => {
      const { ddl } = await made({ sender: "generic", scheme, reader: { role: "r" } });
      assert.match(ddl, check);
      assert.doesNotMatch(ddl, /CREATE VIEW/);
      assert.match(ddl, /^GRANT SELECT ON TABLE "materialize"\."ingest_clicks"\."events" TO "r";$/m);
      parses(ddl);
    });
  }

  it("keeps headers of a sender of one's own, but for the one that is the secret", async () => {
    const { ddl } = await made({
      sender: "generic",
      scheme: { apiKey: { header: "x-key" } },
      headers: { all: true, columns: { "x-topic": "topic" } },
      body: "json-array",
    });
    assert.match(
      ddl,
      /BODY FORMAT JSON ARRAY\nINCLUDE HEADER 'x-topic' AS "topic"\nINCLUDE HEADERS \(NOT 'x-key'\)/,
    );
  });

  it("checks nothing where that is said aloud, and tells so", async () => {
    const { ddl, pipelines, senderSecrets } = await made({ sender: "generic", insecure: true });
    assert.doesNotMatch(ddl, /CHECK/);
    assert.equal(senderSecrets, undefined);
    assert.deepEqual(pipelines["clicks"]!["notes"], [
      "Nothing is checked: whoever knows the URL may post, and it is easy to guess.",
    ]);
  });

  it("says where a change of its check will not be possible, and where copies stay", async () => {
    const notes = async (more: object): Promise<unknown> => (await made(more)).pipelines["clicks"]!["notes"];
    assert.deepEqual(await notes({ schema: "ingest" }), [
      "Its schema holds other things too: what it checks can then not be changed without another URL.",
    ]);
    assert.match(
      JSON.stringify(await notes({ sender: "github" })),
      /in the view twice: deduplicateDays: unbounded/,
    );
    assert.equal(await notes({ sender: "github", deduplicateDays: "unbounded" }), undefined);
  });

  it("names the field of a secret that holds more than the sender's", async () => {
    const secretArn = "arn:aws:secretsmanager:us-east-1:123456789012:secret:shop-AbCdEf";
    const copyTo = async (secret: object): Promise<unknown> => {
      const { pipelines } = await made(
        { sender: "stripe", secret },
        {
          ...ON,
          lookups: {
            "aws:secretsmanager/getSecretVersion:getSecretVersion": () => ({
              secretString: JSON.stringify({ whsec: "whsec_x" }),
            }),
          },
        },
      );
      return (pipelines["clicks"]!["senderSettings"] as { copyTo?: string }[]).at(-1)!.copyTo;
    };
    assert.equal(await copyTo({ secretArn }), secretArn);
    assert.equal(await copyTo({ secretArn, field: "whsec" }), `the field whsec of ${secretArn}`);
  });

  it("has a preset for Segment that is the same to the byte", async () => {
    const more = { cluster: { name: "webhooks" }, deduplicateDays: 30, views: ["tracks"] };
    const { pipelines, ddl, ...one } = await made(more);
    const preset = await deployed({ clicks: { kind: "segment-webhook", ...more } }, ON);
    assert.equal(preset.ddl, ddl);
    assert.deepEqual(shape(preset.resources), shape(one.resources));
    assert.deepEqual({ ...preset.pipelines["clicks"], kind: "webhook" }, pipelines["clicks"]);
  });
});
