/** What is known of each sender is whole, agrees with the guide, and keeps its secret out of settings and rows. */
import assert from "node:assert/strict";
import { MOST_TOLERANCE_SECONDS } from "../../materialize/webhook/check";
import { unfitHeader } from "../../materialize/webhook/expression";
import {
  COPIED,
  genericSender,
  headerIsSecret,
  headerOf,
  SECRET,
  SENDERS,
  UNSUPPORTED,
  type Scheme,
  type Sender,
  type SenderName,
} from "../../senders";
import { SENDER_VIEWS } from "../../stacks/views";

/** What HubSpot is to send is what its views show. */
const PROPERTIES = Object.fromEntries(
  SENDER_VIEWS.hubspot.map(({ name, columns }) => [name, columns.map((column) => column.name).join(", ")]),
);

const URL = "https://abc.us-east-1.aws.materialize.cloud/api/webhook/materialize/ingest/events";

/** Field and value, as the guide and the sender's own pages have them; the address and the secret by their names. */
const SETTINGS: Readonly<Record<SenderName, readonly (readonly [field: string, value: unknown])[]>> = {
  eventbridge: [
    ["Authorization type", "API key"],
    ["API key name", "x-mz-api-key"],
    ["Value", SECRET],
    ["API destination endpoint", URL],
    ["HTTP method", "POST"],
  ],
  generator: [
    ["Webhook URL", URL],
    ["Secret", SECRET],
    ["Faker.js module", "Sensor data"],
  ],
  github: [
    ["Payload URL", URL],
    ["Content type", "application/json"],
    ["Secret", SECRET],
    ["SSL verification", "Enable SSL verification"],
    ["Which events would you like to trigger this webhook?", "those that you want to read"],
  ],
  hubspot: [
    ["Method", "POST"],
    ["Webhook URL", URL],
    ["Authentication type", "API key"],
    ["API key", SECRET],
    ["API Key Name", "authorization"],
    ["API Key Location", "Request header"],
    ["static field object_type", "contact"],
    ["properties", PROPERTIES.contacts],
    ["static field object_type", "deal"],
    ["properties", PROPERTIES.deals],
  ],
  rudderstack: [
    ["Webhook URL", URL],
    ["URL method", "POST"],
    ["Content-Type", "application/json"],
    ["Authorization", SECRET],
  ],
  segment: [
    ["Shared Secret", SECRET],
    ["Url", URL],
    ["Method", "POST"],
    ["Batch Size", "0"],
    ["Data", "$event"],
    ["Enable Batching", "No"],
  ],
  snowcatcloud: [
    ["Webhook URL", URL],
    ["Secret", SECRET],
  ],
  stripe: [
    ["Events", "charge.*, customer.*, and what else you want in the view of all events"],
    ["Payload style", "Snapshot"],
    ["Destination type", "Webhook endpoint"],
    ["Endpoint URL", URL],
    ["Signing secret", COPIED],
  ],
};

/** Claims about any sender, of the table or of one's own. */
function assertWhole(sender: Sender): void {
  const { scheme, headers, settings, secretFrom, secretIsFound, source } = sender;
  const entered = settings(URL);
  assert.equal(entered.filter(({ value }) => value === URL).length, 1, "the URL, once");
  const secrets = entered.filter(({ value }) => typeof value !== "string").map(({ value }) => value);
  assert.deepEqual(secrets, scheme.type === "none" ? [] : [secretFrom === "us" ? SECRET : COPIED]);
  assert.equal(secretIsFound !== undefined, secretFrom === "sender", "where the secret is found");
  for (const { on, field } of entered) assert.ok(on.length > 0 && field.length > 0);
  assert.deepEqual(settings(URL), entered, "the same each time");
  assert.match(source, /^https:\/\/\S+$/);

  const kept = Object.keys(headers?.columns ?? {});
  for (const header of kept) assert.equal(unfitHeader(header), undefined);
  if (scheme.type === "none") return;
  assert.equal(unfitHeader(headerOf(scheme)), undefined);
  if (headerIsSecret(scheme)) assert.ok(!kept.includes(headerOf(scheme)), "the secret's header is kept");
  if (scheme.type === "timestamped-hmac")
    assert.ok(scheme.toleranceSeconds >= 1 && scheme.toleranceSeconds <= MOST_TOLERANCE_SECONDS);
}

for (const [name, sender] of Object.entries<Sender>(SENDERS)) {
  describe(`the sender ${name}`, () => {
    it("is whole", () => {
      assert.equal(sender.name, name);
      assertWhole(sender);
    });

    it("is told what the guide tells it, field by field", () => {
      assert.deepEqual(
        sender.settings(URL).map(({ field, value }) => [field, value]),
        SETTINGS[name as SenderName],
      );
    });
  });
}

const SCHEMES: readonly (readonly [scheme: Scheme, fields: readonly string[]])[] = [
  [{ type: "api-key", header: "x-key" }, ["header x-key"]],
  [{ type: "basic", username: "mz" }, ["user name", "password"]],
  [
    { type: "hmac", header: "x-hmac", algorithm: "sha512", encoding: "base64" },
    ["signing secret, for the header x-hmac"],
  ],
  [
    {
      type: "timestamped-hmac",
      header: "x-signed",
      algorithm: "sha256",
      encoding: "hex",
      timestampKey: "t",
      signatureKey: "v1",
      toleranceSeconds: 300,
    },
    ["signing secret, for the header x-signed"],
  ],
];

describe("a sender of one's own", () => {
  for (const [scheme, fields] of SCHEMES) {
    it(`by ${scheme.type} is whole, whoever makes the secret`, () => {
      const sender = genericSender({ scheme });
      assertWhole(sender);
      assert.deepEqual(
        sender
          .settings(URL)
          .slice(3)
          .map(({ field }) => field),
        fields,
      );
      assertWhole(genericSender({ scheme, secretFrom: "sender" }));
    });
  }

  it("that shows nothing has no secret", () => {
    const sender = genericSender({ scheme: { type: "none" } });
    assertWhole(sender);
    assert.deepEqual(
      sender.settings(URL).map(({ field }) => field),
      ["URL", "Method", "Content-Type"],
    );
  });

  it("keeps the body's form and the headers that it is given", () => {
    const headers = { columns: { "x-kind": "kind" } };
    const { scheme } = SENDERS.generator;
    const sender = genericSender({ scheme, body: "json-array", headers });
    assert.deepEqual([sender.body, sender.headers, sender.scheme], ["json-array", headers, scheme]);
    assert.deepEqual(
      [genericSender({ scheme }).body, "headers" in genericSender({ scheme })],
      ["json", false],
    );
  });
});

describe("a sender that cannot work", () => {
  it("is in no other table, and has a reason and a source", () => {
    assert.deepEqual(Object.keys(UNSUPPORTED), ["slack", "sns", "zoom"]);
    for (const [name, { reason, source }] of Object.entries(UNSUPPORTED)) {
      assert.ok(!Object.hasOwn(SENDERS, name));
      assert.match(reason, /cannot (give|make)/);
      assert.match(source, /^https:\/\/\S+$/);
    }
  });
});
