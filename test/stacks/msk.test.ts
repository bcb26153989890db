/** Kafka pipelines on AWS, planned whole: what Materialize is told is what AWS is told. The answers of AWS are stand-ins. */
import assert from "node:assert/strict";
import { KEYS, type EnvironmentOptions } from "../support/environments";
import {
  BASTION,
  BROKERS,
  create,
  ENDPOINT_ID,
  existing,
  EXTERNAL_ID,
  inputsOf,
  linked,
  ON_AWS,
  onMsk,
  onMskBySsh,
  onServerless,
  planned,
  PRINCIPAL,
} from "../support/awsEnvironments";
import { parses } from "../support/parser";

const FULL = { principal: PRINCIPAL, endpointId: ENDPOINT_ID };
const AVRO = { stock: { create: false, name: "shop-stock", data: { format: { type: "avro" } } } };
const MTLS = { mtls: { certificateFile: "client.pem", key: { secret: "kafka-mz" } } };
const IAM = { iam: { externalId: EXTERNAL_ID } };
const SCRAM = { scram: { username: "mz" } };
const LISTENER = "aws:lb/listener:Listener";
const TARGET_GROUP = "aws:lb/targetGroup:TargetGroup";

/** The statement that makes an object. */
function statement(ddl: string, name: string): string {
  const found = ddl
    .split(/;\n+/)
    .filter((text) => / IF NOT EXISTS (\S+)/.exec(text)?.[1]?.endsWith(`."${name}"`));
  assert.equal(found.length, 1, `${name} in:\n${ddl}`);
  return found[0]!;
}
/** Brokers as the SQL names them: host, port of their own, listener, zone. */
function brokersInSql(
  ddl: string,
): readonly { host: string; port: number; listener?: number; zone?: string }[] {
  const brokers = /BROKERS = \(([\s\S]*?)\),\n {4}(?:SSH|SECURITY)/.exec(statement(ddl, "a_kafka"))![1]!;
  return [
    ...brokers.matchAll(
      /'([^']+):(\d+)'(?: USING AWS PRIVATELINK \S+ \(PORT (\d+)(?:, AVAILABILITY ZONE '([^']+)')?\))?/g,
    ),
  ].map(([, host, port, listener, zone]) => ({
    host: host!,
    port: Number(port),
    ...(listener === undefined ? {} : { listener: Number(listener) }),
    ...(zone === undefined ? {} : { zone }),
  }));
}
/** Behind the host of one broker of an existing cluster here. */
const host = (id: number, mark = ""): string =>
  `b-${id}${mark}.clicks.stand-in.c1.kafka.us-east-1.amazonaws.com`;

interface Way {
  readonly identity: object;
  readonly port: number;
  readonly publicPort: number;
  readonly security: readonly string[];
}
const WAYS: Readonly<Record<string, Way>> = {
  iam: {
    identity: IAM,
    port: 9098,
    publicPort: 9198,
    security: ["SECURITY PROTOCOL = 'SASL_SSL'", 'AWS CONNECTION = "materialize"."ingest"."a_aws"'],
  },
  scram: {
    identity: SCRAM,
    port: 9096,
    publicPort: 9196,
    security: [
      "SECURITY PROTOCOL = 'SASL_SSL'",
      "SASL MECHANISMS = 'SCRAM-SHA-512'",
      "SASL USERNAME = 'mz'",
      'SASL PASSWORD = SECRET "materialize"."ingest"."a_kafka_password"',
    ],
  },
  mtls: {
    identity: MTLS,
    port: 9094,
    publicPort: 9194,
    security: [
      "SECURITY PROTOCOL = 'SSL'",
      "SSL CERTIFICATE = '-----BEGIN CERTIFICATE-----\nTUlJQg==\n-----END CERTIFICATE-----\n'",
      'SSL KEY = SECRET "materialize"."ingest"."a_kafka_key"',
    ],
  },
};

for (const [name, { identity, port, publicPort, security }] of Object.entries(WAYS)) {
  describe(`A pipeline on MSK by ${name}`, () => {
    const secured = (ddl: string): void => {
      for (const option of security) assert.ok(statement(ddl, "a_kafka").includes(`    ${option}`), option);
    };

    it("over PrivateLink names the listener that AWS has, before the very port that the broker has", async () => {
      const plan = await planned({ a: onMsk(existing({}, identity), { privatelink: FULL }) });
      parses(plan.ddl);
      secured(plan.ddl);
      const [listeners, groups] = [inputsOf(plan, LISTENER), inputsOf(plan, TARGET_GROUP)];
      assert.deepEqual(
        brokersInSql(plan.ddl),
        [1, 2, 4].map((id, i) => ({
          host: host(id),
          port,
          listener: 9000 + id,
          zone: `standin1-az${i + 1}`,
        })),
      );
      for (const id of [1, 2, 4]) {
        assert.equal(listeners[`a-listener-b${id}`]!["port"], 9000 + id);
        assert.equal(groups[`a-tg-b${id}`]!["port"], port);
      }
      assert.deepEqual([Object.keys(listeners).length, Object.keys(groups).length], [3, 3]);
      assert.deepEqual(plan.pending, []);
    });

    it("through a bastion names the brokers themselves, and opens those and no more", async () => {
      const ssh = { ...BASTION, publicKeys: KEYS };
      const plan = await planned({ a: onMskBySsh(existing({}, identity), { ssh }) });
      parses(plan.ddl);
      secured(plan.ddl);
      assert.deepEqual(
        brokersInSql(plan.ddl),
        [1, 2, 4].map((id) => ({ host: host(id), port })),
      );
      assert.match(statement(plan.ddl, "a_kafka"), /SSH TUNNEL = "materialize"\."ingest"\."a_ssh"/);
      const { upstream } = (plan.pipelines as Record<string, { upstream: { bastion: string } }>)["a"]!;
      const open = [1, 2, 4].map((id) => `permitopen="${host(id)}:${port}"`).join(",");
      assert.ok(upstream.bastion.includes(`restrict,port-forwarding,${open} ${KEYS[0]}\n`), upstream.bastion);
    });

    it("from the internet names the public brokers and ports", async () => {
      const msk = existing({ publicAccess: true, vpc: undefined }, identity);
      const plan = await planned({ a: onMsk(msk, { network: "public", privatelink: undefined }) });
      parses(plan.ddl);
      secured(plan.ddl);
      assert.deepEqual(
        brokersInSql(plan.ddl),
        [1, 2, 4].map((id) => ({ host: host(id, "-public"), port: publicPort })),
      );
      assert.deepEqual(inputsOf(plan, LISTENER), {});
    });
  });
}

describe("PrivateLink of a pipeline", () => {
  it("names each zone once, whatever the number of its brokers", async () => {
    const brokers = { type: "standard", count: 6, storageGiB: 100 };
    const { ddl } = await planned({ a: onMsk(create({ brokers }, IAM), { privatelink: FULL }) });
    assert.match(
      statement(ddl, "a_privatelink"),
      /AVAILABILITY ZONES = \('standin1-az1', 'standin1-az2', 'standin1-az3'\)\)$/,
    );
    assert.equal(brokersInSql(ddl).length, 6);
  });

  it("reaches any Kafka, and its registry on the port that Materialize dials", async () => {
    for (const [url, port, registry] of [
      ["https://r.internal", 443, { ip: "10.0.1.20" }],
      ["http://r.internal:8081", 8081, { ip: "10.0.1.20" }],
      ["https://r.internal", 443, { ip: "10.0.1.20", port: 8081 }],
    ] as const) {
      const plan = await planned({ a: linked({ ...FULL, registry }, { registry: { url }, topics: AVRO }) });
      parses(plan.ddl);
      assert.equal(inputsOf(plan, LISTENER)["a-listener-registry"]!["port"], port);
      assert.equal(
        inputsOf(plan, TARGET_GROUP)["a-tg-registry"]!["port"],
        "port" in registry ? registry.port : port,
      );
      assert.ok(
        statement(plan.ddl, "a_registry").includes(
          `(URL = '${url}', AWS PRIVATELINK = "materialize"."ingest"."a_privatelink")`,
        ),
      );
      assert.deepEqual(
        brokersInSql(plan.ddl),
        BROKERS.map(({ id, address, zoneId }) => ({
          host: address.split(":")[0],
          port: 9093,
          listener: 9000 + id,
          zone: zoneId,
        })),
      );
      assert.match(
        statement(plan.ddl, "a_privatelink"),
        /AVAILABILITY ZONES = \('use1-az1', 'use1-az2'\)\)$/,
      );
    }
  });

  it("from another region names no zone, and says which region may come", async () => {
    const elsewhere: EnvironmentOptions = { ...ON_AWS, materialize: { region: "aws/eu-west-1" } };
    const plan = await planned({ a: onMsk(existing({}, IAM), { privatelink: FULL }) }, elsewhere);
    parses(plan.ddl);
    assert.doesNotMatch(plan.ddl, /AVAILABILITY ZONE '|standin1-az/);
    assert.deepEqual(
      inputsOf(plan, "aws:ec2/vpcEndpointService:VpcEndpointService")["a-service"]!["supportedRegions"],
      ["eu-west-1"],
    );
    const near = await planned({ a: onMsk(existing({}, IAM), { privatelink: FULL }) });
    assert.equal(
      inputsOf(near, "aws:ec2/vpcEndpointService:VpcEndpointService")["a-service"]!["supportedRegions"],
      undefined,
    );
  });

  it("names exactly the zones that Materialize offers, and then none of a broker's", async () => {
    for (const pipeline of [
      onMsk(existing({}, IAM), { privatelink: { ...FULL, materializeZoneIds: ["use1-az6", "use1-az4"] } }),
      linked({ ...FULL, materializeZoneIds: ["use1-az6", "use1-az4"] }),
    ]) {
      const plan = await planned({ a: pipeline });
      parses(plan.ddl);
      assert.match(
        statement(plan.ddl, "a_privatelink"),
        /AVAILABILITY ZONES = \('use1-az4', 'use1-az6'\)\)$/,
      );
      assert.deepEqual(
        brokersInSql(plan.ddl).map(({ listener, zone }) => [listener, zone]),
        [1, 2, 4].map((id) => [9000 + id, undefined]),
      );
      assert.deepEqual(Object.keys(inputsOf(plan, LISTENER)).length, 3);
    }
  });

  it("gives a broker 0 the base port itself", async () => {
    const brokers = [{ ...BROKERS[0]!, id: 0 }, BROKERS[1]!];
    const plan = await planned({ a: linked({ ...FULL, brokers }) });
    assert.deepEqual(
      brokersInSql(plan.ddl).map(({ listener }) => listener),
      [9000, 9002],
    );
    assert.equal(inputsOf(plan, LISTENER)["a-listener-b0"]!["port"], 9000);
  });

  it("names rules for a cluster's groups after the groups, not after their places", async () => {
    const INGRESS = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
    const rules = async (securityGroupIds: readonly string[]) =>
      inputsOf(
        await planned({ a: onMsk(existing({ securityGroupIds }, SCRAM), { privatelink: FULL }) }),
        INGRESS,
      );
    const [one, other] = ["sg-0123456789abcdef1", "sg-0123456789abcdef2"];
    const both = await rules([one, other]);
    assert.deepEqual(Object.keys(both), [`a-ingress-${one}-9096`, `a-ingress-${other}-9096`]);
    assert.equal(both[`a-ingress-${other}-9096`]!["securityGroupId"], other);
    assert.deepEqual(await rules([other]), { [`a-ingress-${other}-9096`]: both[`a-ingress-${other}-9096`] });
  });

  it("keeps the listener of a broker on its way out, which the SQL names no more", async () => {
    for (const pipeline of [
      onMsk({ ...existing({}, IAM), retiringBrokerIds: [4] }, { privatelink: FULL }),
      linked({ ...FULL, retiringBrokerIds: [4] }),
    ]) {
      const plan = await planned({ a: pipeline });
      assert.deepEqual(
        brokersInSql(plan.ddl).map(({ listener }) => listener),
        [9001, 9002],
      );
      assert.deepEqual(
        Object.keys(inputsOf(plan, LISTENER)),
        [1, 2, 4].map((id) => `a-listener-b${id}`),
      );
    }
  });
});

describe("A pipeline on MSK Serverless", () => {
  it("goes through a bastion to its one address, by a role", async () => {
    const plan = await planned({ a: onServerless(IAM, { ssh: { ...BASTION, publicKeys: KEYS } }) });
    parses(plan.ddl);
    const [broker, ...more] = brokersInSql(plan.ddl);
    assert.deepEqual(more, []);
    assert.equal(broker!.port, 9098);
    assert.match(statement(plan.ddl, "a_kafka"), /AWS CONNECTION = "materialize"\."ingest"\."a_aws"/);
    assert.deepEqual(inputsOf(plan, "aws:msk/topic:Topic"), {});
    // The brokers' names are nobody's to list: the bastion forwards to their port wherever it leads.
    const { upstream } = (plan.pipelines as Record<string, { upstream: { bastion: string } }>)["a"]!;
    for (const key of KEYS)
      assert.ok(
        upstream.bastion.includes(`\nrestrict,port-forwarding,permitopen="*:9098" ${key}\n`),
        upstream.bastion,
      );
  });
});
