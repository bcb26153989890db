/** The way past the defaults of each child, and that a mistake in one leaves nothing behind. */
import assert from "node:assert/strict";
import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import {
  KafkaPrivateLink,
  type KafkaPrivateLinkOverrides,
} from "../../../components/privatelink/kafkaPrivateLink";
import { refusal } from "../../support/mocks";
import {
  ENDPOINT_ID,
  inputsOf,
  linked,
  LISTENER,
  minimal,
  MZ_PRINCIPAL,
  MZ_ROLE,
  only,
  TARGETS,
} from "./link";

/** Arguments with which every kind of child is made. */
const everything = {
  ...minimal,
  principals: [MZ_PRINCIPAL],
  endpointIds: [ENDPOINT_ID],
  brokerSecurityGroupIds: ["sg-a"],
  registry: { ip: "10.0.0.99", port: 443, securityGroupId: "sg-r" },
  alarmTopicArns: ["arn:aws:sns:us-east-1:123456789012:ops"],
  connectionNotificationTopicArn: "arn:aws:sns:us-east-1:123456789012:ops",
};
const KEYS: Readonly<Record<keyof KafkaPrivateLinkOverrides, readonly string[]>> = {
  securityGroup: [""],
  loadBalancer: [""],
  targetGroup: ["b1", "b2", "registry"],
  attachment: ["b1", "b2", "registry"],
  listener: ["b1", "b2", "registry"],
  egressRule: ["sg-a-9096", "registry"],
  ingressRule: ["sg-a-9096", "registry"],
  endpointService: [""],
  principal: [MZ_ROLE],
  accepter: [ENDPOINT_ID],
  alarm: ["b1", "b2", "registry"],
  notification: [""],
};
const KINDS = Object.keys(KEYS) as (keyof KafkaPrivateLinkOverrides)[];

describe("Overrides of a link", () => {
  for (const kind of KINDS) {
    it(`call the function of ${kind} once for each, with its key, and take its options`, async () => {
      const keys: string[] = [];
      const { resources } = await linked({
        ...everything,
        overrides: {
          [kind]: (args: object, key: string) => {
            keys.push(key);
            return { args, opts: { ignoreChanges: [`mark-${key}`] } };
          },
        },
      });
      assert.deepEqual(keys, KEYS[kind]);
      const marks = resources.flatMap(({ opts }) => opts.ignoreChanges ?? []);
      assert.deepEqual(marks.sort(), keys.map((key) => `mark-${key}`).sort());
    });

    it(`refuse a mistake in ${kind} before anything is registered`, async () => {
      const refused = (override: unknown) =>
        refusal(() => new KafkaPrivateLink("events", { ...everything, overrides: { [kind]: override } }));
      const where = `KafkaPrivateLink events: overrides.${kind}: `;
      assert.ok(
        (await refused({ nonsense: 1 })).startsWith(`${where}nonsense must be an input of the resource (`),
      );
      assert.ok(
        (await refused(() => undefined)).startsWith(`${where}the function must return { args }, got `),
      );
    });
  }

  it("replace whole keys by a partial, on each of its kind", async () => {
    const { resources } = await linked({
      overrides: { targetGroup: { healthCheck: { protocol: "TCP", interval: 10 } } },
    });
    for (const inputs of Object.values(inputsOf(resources, TARGETS)))
      assert.deepEqual((inputs as { healthCheck: unknown }).healthCheck, { protocol: "TCP", interval: 10 });
  });

  it("see the Outputs of other children, with what they depend on", async () => {
    let shown: aws.lb.ListenerArgs | undefined;
    const { link, resources } = await linked({
      overrides: { listener: (args) => ({ args: (shown = args) }) },
    });
    const arn = shown!.loadBalancerArn as unknown as { allResources(): Promise<Set<pulumi.Resource>> };
    assert.ok((await arn.allResources()).has(link.loadBalancer));
    assert.equal(
      only(resources, LISTENER, "events-listener-b2").inputs["loadBalancerArn"],
      "arn of events-nlb",
    );
  });

  it("cannot move a listener away from the port that the SQL has", async () => {
    const overrides = { listener: (args: aws.lb.ListenerArgs) => ({ args: { ...args, port: 9100 } }) };
    assert.equal(
      await refusal(() => new KafkaPrivateLink("events", { ...minimal, overrides })),
      "KafkaPrivateLink events: overrides.listener: port of b1 must stay 9001, got 9100; basePort moves all of them",
    );
  });
});
