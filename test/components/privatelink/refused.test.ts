/** Bad input of a link: each refused before anything is registered, or, where it is an Output, when it is known. */
import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import {
  checkKafkaPrivateLink,
  KafkaPrivateLink,
  type KafkaPrivateLinkArgs,
} from "../../../components/privatelink/kafkaPrivateLink";
import { record, refusal, seen } from "../../support/mocks";
import { broker, ENDPOINT_ID, minimal, MZ_PRINCIPAL } from "./link";

const ROOT = "arn:aws:iam::664411391173:root";
const ZONE_RULE =
  "be the id of an availability zone, such as use1-az1 (a name such as us-east-1a is another zone in each account)";
const PRINCIPAL_RULE =
  "be the principal of one connection, arn:aws:iam::664411391173:role/mz_<uuid>_<connection id>" +
  " (a wildcard or the account's root would let every customer of Materialize in)";

const one = (more: object) => ({ brokers: [{ ...broker(1), ...more }] });
const cases: readonly (readonly [string, Partial<KafkaPrivateLinkArgs>, string])[] = [
  ["no brokers", { brokers: [] }, "brokers must name at least one broker, got []"],
  [
    "a broker's id twice",
    { brokers: [broker(1), broker(1)] },
    "brokers[1].id must belong to one broker only, got 1",
  ],
  ["no subnets", { subnetIds: [] }, "subnetIds must name the brokers' subnets, one or more, got []"],
  [
    "a subnet twice",
    { subnetIds: ["subnet-a", "subnet-a"] },
    'subnetIds[1] must be named once, got "subnet-a"',
  ],
  [
    "a subnet's name",
    { subnetIds: ["private-a"] },
    'subnetIds[0] must be an id such as subnet-0123456789abcdef0, got "private-a"',
  ],
  ["a VPC's name", { vpcId: "main" }, 'vpcId must be an id such as vpc-0123456789abcdef0, got "main"'],
  [
    "a security group's name",
    { brokerSecurityGroupIds: ["default"] },
    'brokerSecurityGroupIds[0] must be an id such as sg-0123456789abcdef0, got "default"',
  ],
  [
    "the name of a zone",
    one({ zoneId: "us-east-1a" }),
    `brokers[0].zoneId must ${ZONE_RULE}, got "us-east-1a"`,
  ],
  ["an empty zone", one({ zoneId: "" }), `brokers[0].zoneId must ${ZONE_RULE}, got ""`],
  [
    "a host with a port",
    one({ host: "b1.example.com:9096" }),
    'brokers[0].host must be a host name or an IP address (IPv6 in brackets), got "b1.example.com:9096"',
  ],
  [
    "a host name as target",
    one({ ip: "b1.example.com" }),
    'brokers[0].ip must be an IPv4 address, such as 10.0.1.17, got "b1.example.com"',
  ],
  [
    "two brokers at one address",
    { brokers: [broker(1), { ...broker(2), ip: "10.0.0.1" }] },
    'brokers[1].ip must differ from brokers[0]\'s, or the port, got "10.0.0.1"',
  ],
  [
    "a registry at a broker's address",
    { registry: { ip: "10.0.0.2", port: 9096 } },
    'registry.ip must differ from brokers[1]\'s, or the port, got "10.0.0.2"',
  ],
  [
    "a registry on a broker's listener",
    { registry: { ip: "10.0.0.9", port: 443, listenerPort: 9002 } },
    "registry.listenerPort must differ from every broker's listener port (b2 has this one), got 9002; choose another",
  ],
  [
    "a retiring broker that is not there",
    { retiringBrokerIds: [9] },
    "retiringBrokerIds[0] must be one of the brokers (1, 2), got 9",
  ],
  [
    "all brokers retiring",
    { retiringBrokerIds: [1, 2] },
    "retiringBrokerIds must leave at least one broker in the SQL, got [1,2]",
  ],
  [
    "Materialize's own name of a region",
    { materializeRegion: "aws/us-east-1" },
    'materializeRegion must be an AWS region, such as us-east-1, got "aws/us-east-1"',
  ],
  [
    "a zone as region",
    { region: "us-east-1a" },
    'region must be an AWS region, such as us-east-1, got "us-east-1a"',
  ],
  [
    "no zone of Materialize's",
    { materializeZoneIds: [] },
    "materializeZoneIds must name a zone, or be left out, got []",
  ],
  [
    "the name of a zone of Materialize's",
    { materializeZoneIds: ["use1-az1", "us-east-1a"] },
    `materializeZoneIds[1] must ${ZONE_RULE}, got "us-east-1a"`,
  ],
  [
    "a zone of Materialize's twice",
    { materializeZoneIds: ["use1-az1", "use1-az1"] },
    'materializeZoneIds[1] must be named once, got "use1-az1"',
  ],
  [
    "zones of Materialize's in another region",
    { materializeRegion: "eu-west-1", materializeZoneIds: ["use1-az1"] },
    'materializeZoneIds must be left out for another region, where Materialize chooses, got ["use1-az1"]',
  ],
  ["everyone", { principals: ["*"] }, `principals[0] must ${PRINCIPAL_RULE}, got "*"`],
  [
    "Materialize's whole account",
    { principals: [ROOT] },
    `principals[0] must ${PRINCIPAL_RULE}, got "${ROOT}"`,
  ],
  [
    "a principal twice",
    { principals: [MZ_PRINCIPAL, MZ_PRINCIPAL] },
    `principals[1] must be named once, got "${MZ_PRINCIPAL}"`,
  ],
  [
    "a way of acceptance that does not exist",
    { acceptance: "none" as never },
    'acceptance must be manual or automatic, got "none"',
  ],
  [
    "the service's id as an endpoint's",
    { principals: [MZ_PRINCIPAL], endpointIds: ["vpce-svc-0123456789abcdef0"] },
    'endpointIds[0] must be the id of an endpoint, such as vpce-0123456789abcdef0, got "vpce-svc-0123456789abcdef0"',
  ],
  [
    "an endpoint twice",
    { principals: [MZ_PRINCIPAL], endpointIds: [ENDPOINT_ID, ENDPOINT_ID] },
    `endpointIds[1] must be named once, got "${ENDPOINT_ID}"`,
  ],
  [
    "an endpoint to accept where acceptance is automatic",
    { principals: [MZ_PRINCIPAL], acceptance: "automatic", endpointIds: [ENDPOINT_ID] },
    `endpointIds must be left out where acceptance is automatic, got ["${ENDPOINT_ID}"]`,
  ],
  [
    "an endpoint before anybody may connect",
    { endpointIds: [ENDPOINT_ID] },
    `endpointIds must be left out while nobody may connect, got ["${ENDPOINT_ID}"]; name its principal in principals`,
  ],
];

describe("KafkaPrivateLink refuses, before anything is registered,", () => {
  for (const [what, args, message] of cases) {
    it(what, async () => {
      assert.equal(
        await refusal(() => new KafkaPrivateLink("events", { ...minimal, ...args })),
        `KafkaPrivateLink events: ${message}`,
      );
    });
  }

  for (const principal of [
    "",
    "arn:aws:iam::664411391173:role/*",
    `${MZ_PRINCIPAL.slice(0, -1)}*`,
    "arn:aws:iam::*:role/mz_20273b7c-2bbe-42b8-8c36-8cc179e9bbc3_u1",
    MZ_PRINCIPAL.replace("664411391173", "123456789012"),
    MZ_PRINCIPAL.replace(":role/", ":user/"),
    MZ_PRINCIPAL.replace("mz_20273b7c-", "mz_"),
    `${MZ_PRINCIPAL}\n`,
    "arn:aws:iam::664411391173:role/MaterializeConnection",
  ]) {
    it(`the principal ${JSON.stringify(principal)}`, () => {
      assert.throws(
        () => checkKafkaPrivateLink({ ...minimal, principals: [principal] }, "KafkaPrivateLink events"),
        (error: Error) =>
          error.message.startsWith(`KafkaPrivateLink events: principals[0] must ${PRINCIPAL_RULE}, got `),
      );
    });
  }
});

describe("KafkaPrivateLink refuses, once it is known,", () => {
  const later = (value: string) => pulumi.output(Promise.resolve(value));
  it("the name of a zone", async () => {
    const { result } = await record(() => {
      const link = new KafkaPrivateLink("events", { ...minimal, ...one({ zoneId: later("us-east-1a") }) });
      return { zone: rejection(link.zoneIds[0]), broker: rejection(link.brokers[0]?.zoneId) };
    });
    const message = `KafkaPrivateLink events: the zone of b1 must ${ZONE_RULE}, got "us-east-1a"`;
    assert.deepEqual([await result.zone, await result.broker], [message, message]);
  });

  it("a host that is none", async () => {
    const { result } = await record(() => {
      const link = new KafkaPrivateLink("events", { ...minimal, ...one({ host: later("b1:9096") }) });
      return { address: rejection(link.brokers[0]?.address) };
    });
    assert.equal(
      await result.address,
      'KafkaPrivateLink events: the host of b1 must be a host name or an IP address (IPv6 in brackets), got "b1:9096"',
    );
  });
});

async function rejection(output: unknown): Promise<string> {
  return seen(output).then(
    () => assert.fail("it was not refused"),
    (error: Error) => error.message,
  );
}
