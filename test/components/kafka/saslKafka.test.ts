/** What `SaslKafka` registers and refuses. Whether a broker takes it, only a broker can say. */
import assert from "node:assert/strict";
import * as kafka from "@pulumi/kafka";
import * as pulumi from "@pulumi/pulumi";
import { KAFKA_VENDORS, SaslKafka, type KafkaVendor, type SaslKafkaArgs } from "../../../components";
import { existingDatabase, existingSchema, secret } from "../../../materialize";
import { SASL_MECHANISMS } from "../../../materialize/legal/kafkaConnection";
import { marked, record, refusal, seen, shape, UNKNOWN } from "../../support/mocks";

const COMPONENT = "materialize-ingest:kafka:SaslKafka";
const PROVIDER = "pulumi:providers:kafka";
const args = (more: Partial<SaslKafkaArgs> = {}): SaslKafkaArgs => ({
  bootstrapServers: ["b1.example.com:9092", "b2.example.com:9092"],
  admin: { username: "admin", password: "planted-admin-password" },
  ...more,
});
const made = (more: Partial<SaslKafkaArgs> = {}) => record(() => new SaslKafka("events", args(more)));
const refused = (more: object) => refusal(() => new SaslKafka("events", args(more)));

/** The provider's inputs, where nothing but the defaults was asked for. */
const DEFAULTS = {
  bootstrapServers: ["b1.example.com:9092", "b2.example.com:9092"],
  saslMechanism: "scram-sha512",
  saslPassword: marked("planted-admin-password"),
  saslUsername: "admin",
  skipTlsVerify: false,
  timeout: 30,
  tlsEnabled: true,
};

describe("SaslKafka", () => {
  it("registers itself and one provider, on TLS and SCRAM-SHA-512, the password secret", async () => {
    const { resources } = await made();
    assert.deepEqual(shape(resources), [
      [COMPONENT, "events", {}],
      [PROVIDER, "events-provider", DEFAULTS],
    ]);
  });

  it("puts the provider under itself", async () => {
    const { resources } = await made();
    assert.deepEqual(
      resources.map(({ name, parent }) => [name, parent]),
      [
        ["events", undefined],
        ["events-provider", `${COMPONENT}::events`],
      ],
    );
  });

  it("keeps the password secret that was a plain text, an Output and a secret", async () => {
    for (const password of ["p", pulumi.output("p"), pulumi.secret("p")]) {
      const { resources } = await made({ admin: { username: "admin", password } });
      assert.deepEqual(resources[1]!.inputs["saslPassword"], marked("p"));
    }
  });

  it("marks every secret input of the provider after an override, in either form", async () => {
    const secrets = {
      saslPassword: "p",
      clientKey: "k",
      clientKeyPassphrase: "f",
      saslAwsSecretKey: "s",
      saslAwsToken: "t",
    };
    for (const provider of [
      secrets,
      (defaults: object) => ({ args: { ...defaults, ...secrets } as never }),
    ]) {
      const { resources } = await made({ overrides: { provider } });
      for (const [name, value] of Object.entries(secrets)) {
        assert.deepEqual(resources[1]!.inputs[name], marked(value), name);
      }
    }
  });

  for (const vendor of Object.keys(KAFKA_VENDORS) as KafkaVendor[]) {
    for (const mechanism of SASL_MECHANISMS) {
      const facts = KAFKA_VENDORS[vendor];
      if ((facts.mechanisms as readonly string[]).includes(mechanism)) {
        it(`takes ${mechanism} on ${vendor}, in the provider's spelling`, async () => {
          const { result, resources } = await made({ vendor, mechanism });
          const spelled = {
            PLAIN: "plain",
            "SCRAM-SHA-256": "scram-sha256",
            "SCRAM-SHA-512": "scram-sha512",
          };
          assert.deepEqual(resources[1]!.inputs, { ...DEFAULTS, saslMechanism: spelled[mechanism] });
          assert.deepEqual([result.vendor, result.mechanism], [vendor, mechanism]);
        });
      } else {
        it(`refuses ${mechanism} on ${vendor}, naming those that it has`, async () => {
          assert.equal(
            await refused({ vendor, mechanism }),
            `SaslKafka events: mechanism must be one of ${facts.mechanisms.join(", ")} on ${facts.title}, got "${mechanism}"`,
          );
        });
      }
    }
    it(`takes the first mechanism of ${vendor} where none is asked for`, async () => {
      const { result } = await made({ vendor });
      assert.equal(result.mechanism, KAFKA_VENDORS[vendor].mechanisms[0]);
    });
  }

  it("turns TLS off only where plaintext is asked for", async () => {
    const [tls, plaintext] = [await made({ transport: "tls" }), await made({ transport: "plaintext" })];
    assert.deepEqual(tls.resources[1]!.inputs, DEFAULTS);
    assert.deepEqual(plaintext.resources[1]!.inputs, { ...DEFAULTS, tlsEnabled: false });
  });

  it("gives a private CA and a time limit to the provider", async () => {
    const { resources } = await made({ certificateAuthority: pulumi.output("PEM"), timeoutSeconds: 7 });
    assert.deepEqual(resources[1]!.inputs, { ...DEFAULTS, caCert: "PEM", timeout: 7 });
  });

  it("verifies certificates whatever the environment says", async () => {
    process.env["KAFKA_SKIP_VERIFY"] = "true";
    try {
      const { resources } = await made();
      assert.equal(resources[1]!.inputs["skipTlsVerify"], false);
    } finally {
      delete process.env["KAFKA_SKIP_VERIFY"];
    }
  });

  it("shows its bootstrap servers, not secret", async () => {
    const { result } = await record(async () => {
      const cluster = new SaslKafka("events", args({ bootstrapServers: ["a:1", pulumi.output("b:2")] }));
      return Promise.all(cluster.bootstrapServers.map(seen));
    });
    assert.deepEqual(result, [
      { value: "a:1", secret: false, known: true },
      { value: "b:2", secret: false, known: true },
    ]);
  });

  it("can be previewed while address and password are unknown", async () => {
    const { result, resources } = await record(
      async () => {
        const unknown = new kafka.Topic("elsewhere", { partitions: 1, replicationFactor: 1 }).id;
        const cluster = new SaslKafka(
          "events",
          args({ bootstrapServers: [unknown], admin: { username: "admin", password: unknown } }),
        );
        return seen(cluster.bootstrapServers[0]);
      },
      { preview: true },
    );
    assert.deepEqual([result.known, result.secret], [false, false]);
    const { inputs } = resources.find(({ type }) => type === PROVIDER)!;
    assert.deepEqual([inputs["saslPassword"], inputs["saslUsername"]], [UNKNOWN, "admin"]);
  });

  it("makes a connection with its own brokers and mechanism, its transport and CA", async () => {
    const schema = existingSchema(existingDatabase("materialize"), "public");
    const password = secret({ schema, name: "pw", value: "planted" });
    const text = async (more: Partial<SaslKafkaArgs>): Promise<string> => {
      const { result } = await record(async () => {
        const connection = new SaslKafka("events", args(more)).connection({
          schema,
          name: "kafka",
          username: "materialize",
          password,
          progressTopic: "progress",
        });
        return (await seen(connection.create())).value as string;
      });
      return result;
    };
    const tls = await text({ mechanism: "SCRAM-SHA-256", certificateAuthority: "PEM" });
    assert.match(tls, /'b1.example.com:9092', 'b2.example.com:9092'/);
    assert.match(tls, /SECURITY PROTOCOL = 'SASL_SSL'/);
    assert.match(tls, /SASL MECHANISMS = 'SCRAM-SHA-256'/);
    assert.match(tls, /SSL CERTIFICATE AUTHORITY = 'PEM'/);
    assert.match(tls, /PROGRESS TOPIC = 'progress'/);
    assert.match(await text({ transport: "plaintext" }), /SECURITY PROTOCOL = 'SASL_PLAINTEXT'/);
  });
});

describe("SaslKafka refuses, before anything is registered,", () => {
  const cases: readonly [string, object, string][] = [
    ["no broker", { bootstrapServers: [] }, "bootstrapServers must name at least one broker, got []"],
    ...[
      "b1",
      "b1:0",
      "b1:65536",
      ":9092",
      "b 1:9092",
      "b1:9092,b2:9092",
      "https://b1:9092",
      "",
      "b1:9092/",
    ].map((address): [string, object, string] => [
      `the address ${JSON.stringify(address)}`,
      { bootstrapServers: ["ok:1", address] },
      `bootstrapServers[1] must be host:port, such as broker-1.example.com:9092, got ${JSON.stringify(address)}`,
    ]),
    ...["kinesis", "constructor", "__proto__", ""].map((vendor): [string, object, string] => [
      `the vendor ${JSON.stringify(vendor)}`,
      { vendor },
      `vendor must be one of ${Object.keys(KAFKA_VENDORS).join(", ")}, got ${JSON.stringify(vendor)}`,
    ]),
    [
      "a mechanism that nobody has",
      { mechanism: "GSSAPI" },
      'mechanism must be one of SCRAM-SHA-512, SCRAM-SHA-256, PLAIN on Apache Kafka, run by yourselves, got "GSSAPI"',
    ],
    ["the transport TLS", { transport: "TLS" }, 'transport must be one of tls, plaintext, got "TLS"'],
    ...(["confluent-cloud", "msk", "upstash", "redpanda-cloud"] as const).map(
      (vendor): [string, object, string] => [
        `plaintext on ${vendor}`,
        { vendor, transport: "plaintext" },
        `transport must be tls on ${KAFKA_VENDORS[vendor].title}, got "plaintext"`,
      ],
    ),
    [
      "a CA where nothing is encrypted, without printing it",
      { transport: "plaintext", certificateAuthority: "PEM" },
      'certificateAuthority must be left out where transport is plaintext, got "a certificate"',
    ],
    ...[0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY].map((timeoutSeconds): [string, object, string] => [
      `a time limit of ${timeoutSeconds}`,
      { timeoutSeconds },
      `timeoutSeconds must be a whole number of 1 or more, got ${timeoutSeconds}`,
    ]),
  ];
  for (const [what, more, message] of cases) {
    it(what, async () => assert.equal(await refused(more), `SaslKafka events: ${message}`));
  }

  it("an override of an input that the provider does not have", async () => {
    const message = await refused({ overrides: { provider: { tlsEnable: false } } });
    assert.match(
      message,
      /^SaslKafka events: overrides\.provider: tlsEnable must be an input of the resource/,
    );
  });
});
