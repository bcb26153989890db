import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import * as mz from "../../../materialize";
import { valueOf } from "../../support/golden";
import { aws, key, password, pem, privateLink, schema, tunnel, view } from "../objects/world";

const WHERE = 'kafka connection "materialize"."ingest"."kafka"';
const kafka = (args: Partial<mz.KafkaConnectionArgs>): mz.KafkaConnection =>
  mz.kafkaConnection({ schema, name: "kafka", brokers: [{ address: "b1:9092" }], security: {}, ...args });

describe("a Kafka connection", () => {
  const noAddresses = [
    "b1", "b1:", ":9092", "b1:0", "b1:65536", "b1:99999999999", "b1:-1", "b1:9.5", "b1:9092 ", " b1:9092", "b1:9092\n",
    "b1:09092", "b1,b2:9092", "b1:9092,b2:9092", "b 1:9092", "http://b1:9092", "b1:9092/x", "::1:9092", "[::1:9092",
    "-b1:9092", "b1'; DROP TABLE t; --:9092", "é.example:9092", `${"a".repeat(254)}:9092`, "", "b1:٣",
  ]; // prettier-ignore
  for (const address of noAddresses) {
    it(`refuses ${JSON.stringify(address.slice(0, 40))} as a broker at once, and as an Output when it is known`, async () => {
      const brokers = (a: pulumi.Input<string>): mz.KafkaBroker[] => [{ address: "ok:1" }, { address: a }];
      const rule = (error: Error): boolean =>
        pulumi.RunError.isInstance(error) &&
        error.message.startsWith(
          `${WHERE}: brokers[1].address must be host:port, such as broker-1.example.com:9092, got "`,
        );
      assert.throws(() => kafka({ brokers: brokers(address) }), rule);
      await assert.rejects(valueOf(kafka({ brokers: brokers(pulumi.output(address)) }).create()), rule);
    });
  }

  for (const address of [
    "b1:9092",
    "10.0.0.1:1",
    "[::1]:65535",
    "[2001:db8::1]:9092",
    "b_1.x-y.example.com:9092",
    "B1:9092",
  ]) {
    it(`takes ${address} as a broker`, () => {
      assert.match(kafka({ brokers: [{ address }] }).create() as string, /BROKERS = \('/);
    });
  }

  it("without brokers is refused", () => {
    assert.throws(() => kafka({ brokers: [] }), {
      message: `${WHERE}: brokers must name at least one broker, got []`,
    });
  });

  for (const factor of [0, -1, 1.5, NaN, Infinity, 1e21, "3" as never]) {
    it(`refuses ${factor} replicas of the progress topic`, () => {
      assert.throws(() => kafka({ progressTopicReplicationFactor: factor }), {
        message: new RegExp(`: progressTopicReplicationFactor must be a whole number of 1 or more, got `),
      });
    });
  }

  // What the types forbid, tried as a caller without types would: a password must never stand in the text.
  const sasl = { mechanism: "PLAIN", username: "mz", password };
  const inClear: readonly (readonly [field: string, security: object])[] = [
    ["security.sasl.password", { sasl: { ...sasl, password: "hunter2" } }],
    ["security.sasl.password", { sasl: { ...sasl, password: pulumi.secret("hunter2") } }],
    ["security.sasl.password", { sasl: { ...sasl, password: undefined } }],
    ["security.sasl.password", { sasl: { ...sasl, password: view } }],
    ["security.clientCertificate.key", { clientCertificate: { certificate: pem, key: "hunter2" } }],
    [
      "security.clientCertificate.key",
      { clientCertificate: { certificate: pem, key: pulumi.secret("hunter2") } },
    ],
    ["security.clientCertificate.key", { clientCertificate: { certificate: pem } }],
    ["security.clientCertificate.key", { clientCertificate: { certificate: pem, key: tunnel } }],
  ];
  for (const [field, security] of inClear) {
    it(`refuses a ${field} that is no secret object, without showing it`, () => {
      assert.throws(
        () => kafka({ security: security }),
        (error: Error) => {
          assert.equal(error.message, `${WHERE}: ${field} must be a secret object, got "something else"`);
          assert.doesNotMatch(error.stack ?? "", /hunter2/);
          return true;
        },
      );
    });
  }

  const otherKinds: readonly (readonly [field: string, security: object])[] = [
    ["security.sasl.username", { sasl: { ...sasl, username: view } }],
    ["security.certificateAuthority", { certificateAuthority: view }],
    ["security.clientCertificate.certificate", { clientCertificate: { certificate: view, key } }],
  ];
  for (const [field, security] of otherKinds) {
    it(`refuses a view as ${field}: its name would be printed as a secret's`, () => {
      assert.throws(() => kafka({ security: security }), {
        message: new RegExp(`: ${field.replaceAll(".", "\\.")} must be text or a secret object, got `),
      });
    });
  }

  // prettier-ignore
  const besideRole: readonly (readonly [what: string, security: object, message: string])[] = [
    ["a user beside a role", { aws, sasl }, 'security.sasl must be left out beside aws, got "a user"'],
    ["a client certificate beside a role", { aws, clientCertificate: { certificate: pem, key } }, 'security.clientCertificate must be left out beside aws, got "a certificate"'],
    ["a role over plaintext", { aws, transport: "plaintext" }, 'security.transport must be tls with aws-iam, got "plaintext"'],
    ["a PrivateLink as a role", { aws: privateLink }, `security.aws must be an object of kind aws connection, got ${JSON.stringify('aws privatelink connection "materialize"."ingest"."msk_endpoint"')}`],
    ["an ARN as a role", { aws: "arn:aws:iam::123456789012:role/mz" }, 'security.aws must be an object of kind aws connection, got "something else"'],
    ["a secret as a role", { aws: password }, `security.aws must be an object of kind aws connection, got ${JSON.stringify('secret "materialize"."ingest"."kafka_password"')}`],
  ];
  for (const [what, security, message] of besideRole) {
    it(`refuses ${what}`, () => {
      assert.throws(() => kafka({ security }), { message: `${WHERE}: ${message}` });
    });
  }

  it("takes nothing from a field called __proto__, which no check has seen", () => {
    const security = JSON.parse('{"__proto__": {"certificateAuthority": "sneaked in"}}') as mz.KafkaSecurity;
    const connection = kafka({ security });
    assert.doesNotMatch(connection.create() as string, /sneaked in/);
    assert.equal((connection.args as mz.KafkaConnectionArgs).security.certificateAuthority, undefined);
  });

  it("refers to its schema, bastions and secrets, each once", () => {
    const connection = kafka({
      brokers: [{ address: "b1:1", sshTunnel: tunnel }, { address: "b2:1", sshTunnel: tunnel }],
      security: { certificateAuthority: pem, sasl: { mechanism: "PLAIN", username: password, password } },
      sshTunnel: tunnel,
    }); // prettier-ignore
    assert.deepEqual(new Set(connection.references), new Set([schema, tunnel, password, pem]));
    assert.equal(connection.references.length, 4);
  });
});
