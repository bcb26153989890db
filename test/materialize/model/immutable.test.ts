/** An object is what it was when it was made, whatever happens to what it was made from. */
import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import * as mz from "../../../materialize";
import { valueOf } from "../../support/golden";
import {
  aws,
  cluster,
  database,
  key,
  kafka,
  password,
  pem,
  privateLink,
  registry,
  role,
  schema,
  source,
  table,
  tunnel,
  view,
} from "../objects/world";

const pending: mz.PendingValue = { configKey: "a:b", what: "a value", givenBy: "somebody" };
const waitsFor = (): mz.PendingValue[] => [{ ...pending }];

/** A check that somebody wrote by hand, with all that it can hold. */
const checkOn = (hole: pulumi.Output<string>): mz.WebhookCheck => ({
  expression: {
    type: "boolean",
    sql: mz.sql`headers->'x-a' = k || ${hole}`,
    uses: [{ of: "headers" }, { of: "secret", secret: password, alias: "k", as: "text" }],
  },
  secretHeaders: ["x-b"],
});

/** Arguments of every kind, as an Output leaves them: read when it is known, long after the call. */
const MAKERS: Record<
  string,
  (later: pulumi.Output<string>) => readonly [args: object, make: () => mz.MzObject]
> = {
  database: () => made({ name: "o", waitsFor: waitsFor() }, mz.database),
  schema: () => made({ database, name: "o", waitsFor: waitsFor() }, mz.schema),
  cluster: (size) => made({ name: "o", size, replicationFactor: 2, waitsFor: waitsFor() }, mz.cluster),
  role: () => made({ name: "o", waitsFor: waitsFor() }, mz.role),
  secret: (base64) =>
    made({ schema, name: "o", value: { base64 }, awsSecret: "x", waitsFor: waitsFor() }, mz.secret),
  "SSH tunnel": (user) =>
    made({ schema, name: "o", host: "h", port: 22, user, waitsFor: waitsFor() }, mz.sshTunnelConnection),
  "schema registry": (username) =>
    made(
      {
        schema,
        name: "o",
        url: "https://h",
        basicAuth: { username, password },
        tls: { certificateAuthority: "PEM", clientCertificate: { certificate: pem, key } },
        sshTunnel: tunnel,
        waitsFor: waitsFor(),
      },
      mz.confluentSchemaRegistryConnection,
    ),
  "Kafka connection": (username) =>
    made(
      {
        schema,
        name: "o",
        brokers: [{ address: "b1:1", sshTunnel: tunnel }, { address: "b2:1" }],
        security: {
          certificateAuthority: "PEM",
          clientCertificate: { certificate: pem, key },
          sasl: { mechanism: "PLAIN", username, password },
        },
        progressTopic: "p",
        progressTopicReplicationFactor: 3,
        waitsFor: waitsFor(),
      },
      mz.kafkaConnection,
    ),
  "AWS connection": (assumeRoleSessionName) =>
    made(
      {
        schema,
        name: "o",
        assumeRoleArn: "arn:aws:iam::123456789012:role/mz",
        assumeRoleSessionName,
        region: "us-east-1",
        waitsFor: waitsFor(),
      },
      mz.awsConnection,
    ),
  "PrivateLink connection": (known) =>
    made(
      {
        schema,
        name: "o",
        serviceName: "com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0",
        availabilityZones: ["use1-az4", known.apply(() => "use1-az1")],
        waitsFor: waitsFor(),
      },
      mz.awsPrivateLinkConnection,
    ),
  "Glue schema registry": (name) =>
    made(
      { schema, name: "o", aws, registry: name, privatePreview: true as const, waitsFor: waitsFor() },
      mz.glueSchemaRegistryConnection,
    ),
  "Kafka connection over PrivateLink": (progressTopic) =>
    made(
      {
        schema,
        name: "o",
        brokers: [{ address: "b1:1", privateLink: { connection: privateLink, port: 9001 } }],
        matching: {
          preview: true as const,
          rules: [{ pattern: "*.use1-az1.*", privateLink: { connection: privateLink, port: 9002 } }],
        },
        security: { aws },
        progressTopic,
        waitsFor: waitsFor(),
      },
      mz.kafkaConnection,
    ),
  "Kafka connection over one PrivateLink": (progressTopic) =>
    made(
      {
        schema,
        name: "o",
        privateLink: { connection: privateLink, port: 30292 },
        security: {},
        progressTopic,
        waitsFor: waitsFor(),
      },
      mz.kafkaConnection,
    ),
  "webhook source": (hole) =>
    made(
      {
        schema,
        name: "o",
        cluster,
        body: "json-array" as const,
        includeHeaders: { columns: { "x-a": "a" }, all: { except: ["x-b"] } },
        check: checkOn(hole),
        waitsFor: waitsFor(),
      },
      mz.webhookSource,
    ),
  "webhook table": (hole) =>
    made(
      {
        schema,
        name: "o",
        includeHeaders: { columns: { "x-a": "a" }, all: { except: ["x-b"] } },
        check: checkOn(hole),
        waitsFor: waitsFor(),
      },
      mz.webhookTable,
    ),
  "Kafka source": (topic) =>
    made(
      {
        schema,
        name: "o",
        cluster,
        connection: kafka,
        topic,
        start: { offsets: [1, 2] },
        timestampIntervalMs: 5,
        data: {
          format: { type: "avro", registry, valueStrategy: { id: 7 } },
          include: { offset: "o" },
        },
        waitsFor: waitsFor(),
      },
      mz.kafkaSource,
    ),
  table: (inline) =>
    made(
      {
        schema,
        name: "o",
        source,
        data: {
          format: { type: "avro", registry, valueStrategy: { inline } },
          include: { key: "k", header: [{ header: "h", as: "h" }] },
          envelope: "upsert",
          decodingErrors: { inlineAs: "e" },
        },
        waitsFor: waitsFor(),
      },
      mz.kafkaTable,
    ),
  view: (hole) => made({ schema, name: "o", query: mz.sql`SELECT ${hole}`, waitsFor: waitsFor() }, mz.view),
  "materialized view": (hole) =>
    made(
      {
        schema,
        name: "o",
        cluster,
        query: mz.sql`SELECT ${hole}`,
        assertNotNull: ["a"],
        waitsFor: waitsFor(),
      },
      mz.materializedView,
    ),
  index: (hole) =>
    made(
      { name: "o", on: view, cluster, columns: ["a", mz.sql`f(${hole})`], waitsFor: waitsFor() },
      mz.index,
    ),
  grant: () =>
    made(
      { privileges: ["SELECT"] as ["SELECT"], on: view, to: role, waitsFor: waitsFor() },
      mz.grant<"view">,
    ),
  comment: (text) => made({ on: table, text, waitsFor: waitsFor() }, mz.comment),
};

function made<A extends object>(
  args: A,
  make: (args: A) => mz.MzObject,
): readonly [object, () => mz.MzObject] {
  return [args, () => make(args)];
}

/** Everything that a caller can still change: fields, elements, nested ones too; not the objects that it refers to. */
function spoil(value: unknown): void {
  if (
    typeof value !== "object" ||
    value === null ||
    Object.isFrozen(value) ||
    pulumi.Output.isInstance(value)
  )
    return;
  for (const name of Reflect.ownKeys(value)) {
    if (Array.isArray(value) && name === "length") continue;
    spoil(Reflect.get(value, name));
    Reflect.set(value, name, "spoilt");
  }
  if (Array.isArray(value)) value.push("spoilt");
  else Reflect.set(value, "more", "spoilt");
}

/** Every part of an object that is reachable without its references. */
function* parts(value: unknown, seen = new Set<unknown>()): Generator<object> {
  if (typeof value !== "object" || value === null || seen.has(value) || pulumi.Output.isInstance(value))
    return;
  seen.add(value);
  yield value;
  for (const name of Reflect.ownKeys(value)) yield* parts(Reflect.get(value, name), seen);
}

const later = (): pulumi.Output<string> =>
  pulumi.output(new Promise<string>((resolve) => setTimeout(() => resolve("AAAA"), 5)));

for (const [kind, maker] of Object.entries(MAKERS)) {
  describe(`a ${kind}`, () => {
    it("does not change with its arguments, even before its Outputs are known", async () => {
      const [, makeReference] = maker(later());
      const expected = await valueOf(makeReference().create());
      const [args, make] = maker(later());
      const object = make();
      const before = {
        path: [...object.path],
        drop: object.drop(),
        waits: object.waitsFor.map((w) => ({ ...w })),
      };
      spoil(args);
      assert.equal(await valueOf(object.create()), expected);
      assert.doesNotMatch(expected, /spoilt/);
      assert.deepEqual({ path: [...object.path], drop: object.drop(), waits: [...object.waitsFor] }, before);
    });

    it("is frozen, and so is all that it holds", () => {
      for (const part of parts(maker(later())[1]()))
        assert.ok(Object.isFrozen(part), `not frozen: ${Reflect.ownKeys(part).map(String).join()}`);
    });

    it("waits for what it was told, and refers to no object twice", () => {
      const object = maker(later())[1]();
      assert.deepEqual([...object.waitsFor], [pending]);
      assert.equal(new Set(object.references).size, object.references.length);
    });
  });
}

describe("an object from another copy of this package", () => {
  it("is known by its brand, as a reference and as a hole", () => {
    const copy = { ...view, [Symbol.for("materialize-ingest/object")]: true };
    const over = mz.view({ schema, name: "o", query: mz.sql`SELECT 1 FROM ${copy}` });
    assert.deepEqual(over.references, [schema, copy]);
    assert.match(over.create() as string, /FROM "materialize"\."ingest"\."orders_v"$/);
  });
});
