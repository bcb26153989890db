import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import * as mz from "../../../materialize";
import { sameDefinition } from "../../../materialize/model/same";
import { aws, cluster, database, password, pem, privateLink, schema, table, tunnel } from "../objects/world";

const { sql } = mz;
const viewOf = (query: mz.Sql, more: Partial<mz.ViewArgs> = {}): mz.View =>
  mz.view({ schema, name: "v", query, ...more });
const kafkaOf = (args: Partial<mz.KafkaConnectionArgs>): mz.KafkaConnection =>
  mz.kafkaConnection({ schema, name: "k", brokers: [{ address: "b1:1" }], security: {}, ...args });
const waiting = (configKey: string): Pick<mz.ViewArgs, "waitsFor"> => ({
  waitsFor: [{ configKey, what: "w", givenBy: "g" }],
});

function assertSame(a: mz.MzObject, b: mz.MzObject, same: boolean): void {
  assert.equal(sameDefinition(a, b), same);
  assert.equal(sameDefinition(b, a), same);
  // Asked again, the answer is the same.
  assert.equal(sameDefinition(a, b), same);
  assert.ok(sameDefinition(a, a) && sameDefinition(b, b));
}

describe("two objects are one definition", () => {
  const output = pulumi.output("x");
  const alike: readonly (readonly [what: string, make: () => mz.MzObject])[] = [
    ["made of the same plain values", () => kafkaOf({ progressTopic: "p", brokers: [{ address: "b1:1" }, { address: "b2:1" }] })],
    ["made of one Output", () => kafkaOf({ progressTopic: output })],
    ["made of equal ways over PrivateLink", () => kafkaOf({ brokers: [{ address: "b1:1", privateLink: { connection: link(["use1-az1"]), port: 9001 } }], matching: { preview: true, rules: [{ pattern: "*.x", privateLink: { connection: privateLink } }] }, security: { aws } })],
    ["webhooks of equal checks", () => hook(mz.apiKeyCheck("x-api-key", password))],
    ["webhooks of equal signatures", () => hook(signed({ prefix: "sha256=" }))],
    ["webhook tables of equal checks", () => hookTable(signed({}))],
    ["made of equal references", () => kafkaOf({ sshTunnel: mz.sshTunnelConnection({ schema, name: "t", host: "h", user: "u" }) })],
    ["queries of equal text and holes", () => viewOf(sql`SELECT ${1}, ${"a"}, ${sql`b = ${true}`}, ${mz.column("c")} FROM ${table}`)],
    ["that were there already", () => mz.existingSchema(mz.existingDatabase("d"), "s")],
    ["waiting for one key", () => viewOf(sql`SELECT 1`, waiting("a"))],
    ["grants", () => mz.grant({ privileges: ["SELECT"], on: table, to: mz.existingRole("r") })],
  ]; // prettier-ignore
  for (const [what, make] of alike) it(what, () => assertSame(make(), make(), true));

  it("and that one of them is another's does not make it everybody's", () => {
    const [first, second] = [kafkaOf({ progressTopic: "p" }), kafkaOf({ progressTopic: "p" })];
    assertSame(first, second, true);
    assertSame(first, kafkaOf({ progressTopic: "q" }), false);
    assertSame(second, kafkaOf({ progressTopic: "q" }), false);
  });

  it("where a field is left out and where it is undefined", () => {
    assertSame(kafkaOf({}), kafkaOf({ sshTunnel: undefined, progressTopic: undefined }), true);
    assertSame(
      mz.cluster({ name: "c", size: "s" }),
      mz.cluster({ name: "c", size: "s", replicationFactor: 1 }),
      true,
    );
  });

  it("however deep and often one refers to the other, without taking twice as long at each level", () => {
    const chain = (): mz.View => {
      let last = viewOf(sql`SELECT 1`);
      for (let i = 0; i < 60; i++)
        last = mz.view({ schema, name: `v${i}`, query: sql`SELECT 1 FROM ${last} a, ${sql`${last} b`}` });
      return last;
    };
    assertSame(chain(), chain(), true);
  });
});

describe("two objects are different definitions", () => {
  const base = kafkaOf({});
  const others: readonly (readonly [what: string, a: mz.MzObject, b: mz.MzObject])[] = [
    ["by name", base, mz.kafkaConnection({ schema, name: "K", brokers: [{ address: "b1:1" }], security: {} })],
    ["by schema", base, kafkaOf({ schema: mz.existingSchema(database, "other") })],
    ["by kind", mz.existingCluster("x"), mz.existingRole("x")],
    ["where one was there already", mz.existingDatabase("d"), mz.database({ name: "d" })],
    ["by a plain value", base, kafkaOf({ progressTopic: "p" })],
    ["by a number that reads like text", viewOf(sql`${1}`), viewOf(sql`${"1"}`)],
    ["by the order of brokers", kafkaOf({ brokers: [{ address: "a:1" }, { address: "b:1" }] }), kafkaOf({ brokers: [{ address: "b:1" }, { address: "a:1" }] })],
    ["by one broker more", base, kafkaOf({ brokers: [{ address: "b1:1" }, { address: "b2:1" }] })],
    ["by two Outputs of one value, as nobody knows it yet", kafkaOf({ progressTopic: pulumi.output("p") }), kafkaOf({ progressTopic: pulumi.output("p") })],
    ["by an Output and its plain value", kafkaOf({ progressTopic: pulumi.output("p") }), kafkaOf({ progressTopic: "p" })],
    ["by a reference", base, kafkaOf({ sshTunnel: tunnel })],
    ["by the port of an endpoint", overLink({ port: 9001 }), overLink({ port: 9002 })],
    ["by the zone of a broker", overLink({ availabilityZone: "use1-az1" }), overLink({ availabilityZone: "use1-az4" })],
    ["by the zones of an endpoint", overLink({ connection: link(["use1-az1"]) }), overLink({ connection: link([]) })],
    ["by a rule's pattern", matching("*.x"), matching("*.y")],
    ["by a role", base, kafkaOf({ security: { aws } })],
    ["by the role of a connection", kafkaOf({ security: { aws } }), kafkaOf({ security: { aws: mz.awsConnection({ schema, name: "msk_role", assumeRoleArn: "arn:aws:iam::123456789012:role/other", region: "us-east-1" }) } })],
    ["by the header of a webhook's key", hook(mz.apiKeyCheck("x-api-key", password)), hook(mz.apiKeyCheck("x-other", password))],
    ["by the secret of a webhook's key", hook(mz.apiKeyCheck("x-api-key", password)), hook(mz.apiKeyCheck("x-api-key", pem))],
    ["by the digest of a webhook's signature", hook(signed({})), hook(signed({ digest: "sha512" }))],
    ["by the encoding of a webhook's signature", hook(signed({})), hook(signed({ encoding: "base64" }))],
    ["by the prefix of a webhook's signature", hook(signed({})), hook(signed({ prefix: "v1=" }))],
    ["by the window of a webhook's time", hook(timed(300)), hook(timed(301))],
    ["by the form of a webhook", hook(signed({})), hookTable(signed({}))],
    ["by a webhook's check", hook(mz.apiKeyCheck("x-api-key", password)), hook("insecure")],
    ["by what a reference is made of", kafkaOf({ sshTunnel: mz.sshTunnelConnection({ schema, name: "t", host: "h", user: "u" }) }), kafkaOf({ sshTunnel: mz.sshTunnelConnection({ schema, name: "t", host: "g", user: "u" }) })],
    ["by what a reference of a reference is made of", deep("u"), deep("v")],
    ["by a query's text", viewOf(sql`SELECT 1`), viewOf(sql`SELECT 2`)],
    ["by a query's hole", viewOf(sql`SELECT ${1}`), viewOf(sql`SELECT ${2}`)],
    ["by where a hole ends", viewOf(sql`SELECT ${"a"}`), viewOf(sql`SELECT 'a'`)],
    ["by a column and its name as text", viewOf(sql`${mz.column("a")}`), viewOf(sql`${"a"}`)],
    ["by what they wait for", viewOf(sql`SELECT 1`, waiting("a")), viewOf(sql`SELECT 1`, waiting("b"))],
    ["where one waits", viewOf(sql`SELECT 1`), viewOf(sql`SELECT 1`, waiting("a"))],
    ["by size", mz.cluster({ name: "c", size: "a" }), mz.cluster({ name: "c", size: "b" })],
    ["by a secret's value, which is an Output", mz.secret({ schema, name: "s", value: "a" }), mz.secret({ schema, name: "s", value: "b" })],
    ["by the columns of an index", mz.index({ name: "i", on: table, cluster, columns: ["a"] }), mz.index({ name: "i", on: table, cluster, columns: ["b"] })],
    ["by a column of an index and an expression of its name", mz.index({ name: "i", on: table, cluster, columns: ["a"] }), mz.index({ name: "i", on: table, cluster, columns: [sql`a`] })],
    ["by a comment's text", mz.comment({ on: table, text: "a" }), mz.comment({ on: table, text: "b" })],
  ]; // prettier-ignore
  for (const [what, a, b] of others) it(what, () => assertSame(a, b, false));
});

function link(availabilityZones: readonly string[]): mz.AwsPrivateLinkConnection {
  const serviceName = "com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0";
  return mz.awsPrivateLinkConnection({ schema, name: "l", serviceName, availabilityZones });
}

function overLink(route: Partial<mz.PrivateLinkRoute>): mz.MzObject {
  return kafkaOf({ brokers: [{ address: "b1:1", privateLink: { connection: privateLink, ...route } }] });
}

function matching(pattern: string): mz.MzObject {
  return kafkaOf({
    matching: { preview: true, rules: [{ pattern, privateLink: { connection: privateLink } }] },
  });
}

function hook(check: mz.WebhookSourceArgs["check"]): mz.MzObject {
  return mz.webhookSource({ schema, name: "h", cluster, check });
}

function hookTable(check: mz.WebhookTableArgs["check"]): mz.MzObject {
  return mz.webhookTable({ schema, name: "h", check });
}

function signed(args: Partial<mz.HmacCheckArgs>): mz.WebhookCheck {
  return mz.hmacCheck({ header: "x-h", secret: password, digest: "sha256", encoding: "hex", ...args });
}

function timed(toleranceSeconds: number): mz.WebhookCheck {
  const keys = { timestampKey: "t", signatureKey: "v1" };
  return mz.timestampedHmacCheck({
    header: "x-h",
    secret: password,
    digest: "sha256",
    ...keys,
    toleranceSeconds,
  });
}

function deep(user: string): mz.MzObject {
  const sshTunnel = mz.sshTunnelConnection({ schema, name: "t", host: "h", user });
  const connection = kafkaOf({ sshTunnel });
  return mz.kafkaSource({ schema, name: "o", cluster, connection, topic: "t" });
}
