import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import fc from "fast-check";
import * as mz from "../../../materialize";
import { show } from "../../../materialize/errors";
import { goldenTexts, valueOf, type Variant } from "../../support/golden";
import { assertOneStatement } from "../../support/parser";
import { schema } from "../objects/world";

const SERVICE = "com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0";
const endpoint = (args: Partial<mz.AwsPrivateLinkConnectionArgs>): mz.AwsPrivateLinkConnection =>
  mz.awsPrivateLinkConnection({
    schema,
    name: "msk_endpoint",
    serviceName: SERVICE,
    availabilityZones: ["use1-az1"],
    ...args,
  });
const variant = (name: string, args: Partial<mz.AwsPrivateLinkConnectionArgs>): Variant => ({
  name,
  kind: "create_connection",
  text: () => endpoint(args).create(),
});

goldenTexts("awsPrivateLinkConnection", [
  variant("in one zone", {}),
  variant("in zones out of order, one of them twice", {
    availabilityZones: ["use1-az4", "use1-az1", "use1-az4"],
  }),
  variant("to another region", {
    serviceName: "com.amazonaws.vpce.us-west-1.vpce-svc-0123456789abcdef0",
    availabilityZones: [],
  }),
  variant("of Outputs, two of them one zone", {
    serviceName: pulumi.output(SERVICE),
    availabilityZones: [pulumi.output("use1-az4"), "use1-az1", Promise.resolve("use1-az4")],
  }),
]);

describe("an AWS PrivateLink connection", () => {
  const WHERE = 'aws privatelink connection "materialize"."ingest"."msk_endpoint"';

  for (const serviceName of [
    "",
    "vpce-svc-0123456789abcdef0",
    "com.amazonaws.us-east-1.s3",
    "com.amazonaws.vpce.us-east-1.vpce-0123456789abcdef0",
    // DNS names, of the endpoint and of the load balancer.
    "vpce-svc-0123456789abcdef0.us-east-1.vpce.amazonaws.com",
    "nlb-0123.elb.us-east-1.amazonaws.com",
    SERVICE.toUpperCase(),
    `${SERVICE} `,
    `${SERVICE}\n`,
    "com.amazonaws.vpce..vpce-svc-0123456789abcdef0",
    "arn:aws:ec2:us-east-1:123456789012:vpc-endpoint-service/vpce-svc-0123456789abcdef0",
  ]) {
    // prettier-ignore
    it(`refuses the service ${JSON.stringify(serviceName)} at once, and as an Output when it is known`, async () => {
      const refused = {
        message: `${WHERE}: serviceName must be com.amazonaws.vpce.<region>.vpce-svc-<id>, got ${show(serviceName)}`,
      };
      assert.throws(() => endpoint({ serviceName }), refused);
      await assert.rejects(
        valueOf(endpoint({ serviceName: pulumi.output(serviceName) }).create()),
        refused,
      );
    });
  }

  const RULE =
    "be the id of an availability zone, such as use1-az1 (a name such as us-east-1a is another zone in each account)";
  for (const zone of ["us-east-1a", "us-east-1", "use1-az", "USE1-AZ1", "az1", "", "use1-az1 ", "use1_az1", '"use1-az1"', "use1-az1, use1-az2"]) {
    it(`refuses the zone ${JSON.stringify(zone)} at once, and as an Output when it is known`, async () => {
      const refused = {
        message: `${WHERE}: availabilityZones[1] must ${RULE}, got ${JSON.stringify(zone)}`,
      };
      const zones = (value: pulumi.Input<string>): pulumi.Input<string>[] => ["use1-az2", value];
      assert.throws(() => endpoint({ availabilityZones: zones(zone) }), refused);
      await assert.rejects(
        valueOf(endpoint({ availabilityZones: zones(pulumi.output(zone)) }).create()),
        refused,
      );
    });
  } // prettier-ignore

  for (const zone of ["use1-az1", "apne1-az4", "usw2-lax1-az1", "usgw1-az12"]) {
    it(`takes the zone ${zone}`, () => {
      assert.ok((endpoint({ availabilityZones: [zone] }).create() as string).includes(`('${zone}')`));
    });
  }

  for (const [given, shownAs] of [
    [undefined, "nothing"],
    ["use1-az1", '"use1-az1"'],
    [null, "null"],
  ] as const) {
    it(`refuses ${shownAs} for a list of zones: nothing would say another region`, () => {
      assert.throws(() => endpoint({ availabilityZones: given as never }), {
        message: `${WHERE}: availabilityZones must be a list, got ${shownAs}`,
      });
    });
  }

  it("lists each zone once and in order, whatever the order of the brokers that stand in them", () => {
    const zone = fc.integer({ min: 1, max: 6 }).map((n) => `use1-az${n}`);
    fc.assert(
      fc.property(fc.array(zone, { maxLength: 12 }), (availabilityZones) => {
        const text = endpoint({ availabilityZones }).create() as string;
        assertOneStatement(text, "create_connection");
        const listed = [.../'(use1-az\d)'/g[Symbol.matchAll](text)].map(([, id]) => id);
        assert.deepEqual(listed, [...new Set(availabilityZones)].sort());
      }),
    );
  });

  it("keeps the zones that it was given as its arguments, which a Kafka connection asks", () => {
    const zones = ["use1-az4", "use1-az1"];
    assert.deepEqual(
      (endpoint({ availabilityZones: zones }).args as mz.AwsPrivateLinkConnectionArgs).availabilityZones,
      zones,
    );
  });
});
