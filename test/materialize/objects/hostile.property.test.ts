/** One object in, exactly one statement of its kind out, whatever its names and values are. */
import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import fc from "fast-check";
import * as mz from "../../../materialize";
import { tokens } from "../../../materialize/text/tokens";
import { hostileName, hostileText, UNFIT_NAMES, UNFIT_TEXTS } from "../../support/arbitrary";
import { valueOf } from "../../support/golden";
import { assertOneStatement } from "../../support/parser";

const { request } = mz;

/** The bytes that a source's progress collection needs of its name. */
const LONGEST = 255 - "_progress".length;

interface Hostile {
  readonly schema: mz.Schema;
  readonly name: string;
  readonly text: string;
  /** Further names and texts, so that two of one statement meet. */
  readonly name2: string;
  readonly text2: string;
}

const hostile: fc.Arbitrary<Hostile> = fc
  .record({ database: hostileName(), schema: hostileName(), name: hostileName(LONGEST), name2: hostileName(LONGEST), text: hostileText(), text2: hostileText() })
  .map(({ database, schema, ...rest }) => ({ schema: mz.schema({ database: mz.database({ name: database }), name: schema }), ...rest }))
  .filter(({ name, name2 }) => name !== name2 && ![name, name2].some((n) => /^(data|key|error|body|body_bytes|headers)$/.test(n))); // prettier-ignore

const clusterOf = ({ name2, text2 }: Hostile): mz.Cluster => mz.cluster({ name: name2, size: text2 });
const secretOf = ({ schema, name, text }: Hostile): mz.Secret => mz.secret({ schema, name, value: text });
const registryOf = ({ schema, name2: name }: Hostile): mz.ConfluentSchemaRegistryConnection =>
  mz.confluentSchemaRegistryConnection({ schema, name, url: "https://h" });
const tunnelOf = ({ schema, name, text }: Hostile): mz.SshTunnelConnection =>
  mz.sshTunnelConnection({ schema, name, host: "h", user: text });
const kafkaOf = (h: Hostile): mz.KafkaConnection =>
  mz.kafkaConnection({
    schema: h.schema,
    name: h.name,
    brokers: [{ address: "b:1", sshTunnel: tunnelOf(h) }],
    security: {
      certificateAuthority: h.text,
      clientCertificate: { certificate: h.text2, key: secretOf(h) },
      sasl: { mechanism: "PLAIN", username: h.text, password: secretOf(h) },
    },
    progressTopic: h.text2,
  });
const ROLE = "arn:aws:iam::123456789012:role/mz";
const awsOf = ({ schema, name2: name }: Hostile): mz.AwsConnection =>
  mz.awsConnection({ schema, name, assumeRoleArn: ROLE, assumeRoleSessionName: "mz", region: "us-east-1" });
const privateLinkOf = ({ schema, name2: name }: Hostile): mz.AwsPrivateLinkConnection =>
  mz.awsPrivateLinkConnection({
    schema,
    name,
    serviceName: "com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0",
    availabilityZones: ["use1-az1"],
  });
const glueOf = ({ schema, name, ...h }: Hostile): mz.GlueSchemaRegistryConnection =>
  mz.glueSchemaRegistryConnection({
    schema,
    name,
    aws: awsOf({ schema, name, ...h }),
    registry: "r",
    privatePreview: true,
  });
const clausesOf = (h: Hostile): mz.WebhookClauses => ({
  includeHeaders: { columns: { "x'a": h.name2 }, all: { except: ["x'b"] } },
  check: {
    expression: request.constantTimeEqual(
      request.header("x'c"),
      request.concatenate(request.secretText(secretOf(h), h.name), request.text(h.text2)),
    ),
  },
});
const webhookOf = (h: Hostile): mz.WebhookSource =>
  mz.webhookSource({ schema: h.schema, name: h.name, cluster: clusterOf(h), ...clausesOf(h) });
const sourceOf = (h: Hostile, data?: mz.KafkaData): mz.KafkaSource =>
  mz.kafkaSource({
    schema: h.schema,
    name: h.name,
    cluster: clusterOf(h),
    connection: kafkaOf(h),
    topic: h.text,
    groupIdPrefix: h.text2,
    data,
  });
const dataOf = (h: Hostile): mz.KafkaData => ({
  envelope: "upsert",
  key: { type: "avro", registry: registryOf(h), valueStrategy: { inline: h.text } },
  format: { type: "avro", registry: registryOf(h), valueStrategy: { inline: h.text2 } },
  include: { offset: h.name, header: [{ header: h.text, as: h.name2 }] },
  decodingErrors: { inlineAs: `${h.name.slice(0, 1).toWellFormed()}_error` },
});
const tableOf = (h: Hostile): mz.Table =>
  mz.kafkaTable({
    schema: h.schema,
    name: h.name,
    source: sourceOf({ ...h, name: h.name2 }),
    data: dataOf(h),
  });
const queryOf = (h: Hostile): mz.Sql =>
  mz.sql`SELECT ${mz.column(h.name)}, ${h.text} || ${h.text2} FROM ${tableOf(h)} AS ${mz.column(h.name2)}`;
const viewOf = (h: Hostile): mz.View => mz.view({ schema: h.schema, name: h.name, query: queryOf(h) });

const MAKERS: Record<string, readonly [kind: string, make: (h: Hostile) => mz.MzObject]> = {
  database: ["create_database", ({ name }) => mz.database({ name })],
  schema: ["create_schema", ({ schema }) => schema],
  cluster: ["create_cluster", clusterOf],
  role: ["create_role", ({ name }) => mz.role({ name })],
  secret: ["create_secret", secretOf],
  "secret of bytes": [
    "create_secret",
    ({ schema, name, text }) =>
      mz.secret({ schema, name, value: { base64: Buffer.from(`x${text}`).toString("base64") } }),
  ],
  "SSH tunnel": ["create_connection", tunnelOf],
  "schema registry": [
    "create_connection",
    (h) =>
      mz.confluentSchemaRegistryConnection({
        schema: h.schema,
        name: h.name,
        url: "https://h",
        basicAuth: { username: h.text, password: secretOf(h) },
        tls: { certificateAuthority: h.text2, clientCertificate: { certificate: h.text, key: secretOf(h) } },
      }),
  ],
  "Kafka connection": ["create_connection", kafkaOf],
  "AWS connection": ["create_connection", awsOf],
  "PrivateLink connection": ["create_connection", privateLinkOf],
  "Glue schema registry": ["create_connection", glueOf],
  "Kafka connection over PrivateLink with IAM": [
    "create_connection",
    (h) => {
      const privateLink = { connection: privateLinkOf(h), port: 9001, availabilityZone: "use1-az1" };
      const matching = { preview: true as const, rules: [{ pattern: "*.b", privateLink }] };
      return mz.kafkaConnection({ schema: h.schema, name: h.name, brokers: [{ address: "b:1", privateLink }], matching, security: { aws: awsOf(h) }, progressTopic: h.text });
    },
  ],
  "Kafka connection over one PrivateLink": [
    "create_connection",
    (h) => mz.kafkaConnection({ schema: h.schema, name: h.name, privateLink: { connection: privateLinkOf(h), port: 1 }, security: {}, progressTopic: h.text }),
  ],
  "webhook source": ["create_webhook", webhookOf],
  "webhook table": ["create_webhook", (h) => mz.webhookTable({ schema: h.schema, name: h.name, ...clausesOf(h) })],
  "table in Glue": [
    "create_table_from_source",
    (h) => mz.kafkaTable({ schema: h.schema, name: h.name, source: sourceOf({ ...h, name: h.name2 }), data: { format: { type: "avro-glue", registry: glueOf(h), schemaName: "n" } } }),
  ],
  "Kafka source": ["create_source", (h) => sourceOf(h)],
  "Kafka source of the old form": ["create_source", (h) => sourceOf(h, dataOf(h))],
  table: ["create_table_from_source", tableOf],
  view: ["create_view", viewOf],
  "materialized view": [
    "create_materialized_view",
    (h) =>
      mz.materializedView({ schema: h.schema, name: h.name, cluster: clusterOf(h), query: queryOf(h), assertNotNull: [h.name2] }),
  ],
  index: [
    "create_index",
    (h) => mz.index({ name: h.name2, on: viewOf(h), cluster: clusterOf(h), columns: [h.name, mz.sql`f(${h.text})`] }),
  ],
  grant: [
    "grant_privileges",
    (h) => mz.grant({ privileges: ["SELECT"], on: viewOf(h), to: mz.existingRole(h.name2) }),
  ],
  comment: ["comment", (h) => mz.comment({ on: tableOf(h), text: h.text })],
}; // prettier-ignore
const DROPS: Record<string, string> = { grant: "revoke_privileges", comment: "comment" };

for (const [what, [kind, make]] of Object.entries(MAKERS)) {
  describe(`a ${what} of hostile names and values`, () => {
    it(`is one ${kind}, and its removal one statement`, () =>
      fc.assert(
        fc.asyncProperty(hostile, async (h) => {
          const object = make(h);
          assertOneStatement(await valueOf(object.create()), kind);
          assertOneStatement(object.drop(), DROPS[what] ?? "drop_objects");
        }),
        { numRuns: 100 },
      ));

    it("holds each of its values and names whole, and none of them bare", () =>
      fc.assert(
        fc.asyncProperty(hostile, async (h) => {
          const text = await valueOf(make(h).create());
          const plain = await valueOf(make(HARMLESS).create());
          // The same tokens, but for what stands within quotes.
          const bare = (sql: string): string[] =>
            tokens(sql).map(({ kind: k, text: t }) => (k === "string" || k === "identifier" ? k : t));
          assert.deepEqual(bare(text), bare(plain));
        }),
        { numRuns: 100 },
      ));

    for (const [trouble, name, rule] of UNFIT_NAMES) {
      it(`cannot be called ${trouble}`, () => {
        const named = { ...HARMLESS, name, name2: name };
        const place = what === "schema" ? schemaOf(name) : () => make(named);
        assert.throws(place, (error: Error) => {
          assert.ok(pulumi.RunError.isInstance(error), error.stack);
          assert.match(error.message, /name must |offset must |holes\[\d+\]|columns(\[0\])? must /);
          assert.ok(rule.test(error.message) || /have at most 246 bytes/.test(error.message), error.message);
          return true;
        });
      });
    }
  });
}

const schemaOf = (name: string) => (): mz.Schema => mz.schema({ database: mz.existingDatabase("d"), name });
const HARMLESS: Hostile = {
  schema: schemaOf("s")(),
  name: "n",
  name2: "m",
  text: "t",
  text2: "u",
};

describe("plain text that SQL cannot carry", () => {
  for (const [what, text, rule] of UNFIT_TEXTS) {
    it(`is refused at once where it is ${what}, naming object and field`, () => {
      const h = { ...HARMLESS, text, text2: "u" };
      for (const [make, field] of [
        [() => tunnelOf(h), "user"],
        [() => mz.comment({ on: h.schema, text }), "text"],
        [() => mz.cluster({ name: "c", size: text }), "size"],
        [() => mz.view({ ...h, query: mz.sql`SELECT ${text}` }), "query.holes[0]"],
        [() => mz.index({ name: "i", on: viewOf(HARMLESS), cluster: clusterOf(HARMLESS), columns: [text] }), "columns[0]"],
        [() => kafkaOf({ ...HARMLESS, text2: text }), "security.clientCertificate.certificate"],
      ] as const) {
        assert.throws(make, (error: Error) => {
          assert.ok(pulumi.RunError.isInstance(error), error.stack);
          assert.ok(error.message.includes(`: ${field} must `), error.message);
          assert.match(error.message, rule);
          return true;
        });
      }
    });
  }
}); // prettier-ignore
