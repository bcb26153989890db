/** What a link registers. Whether AWS takes it, and whether a packet goes through, only AWS can show. */
import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { missing } from "../../../components/privatelink/kafkaPrivateLink";
import { seen, shape } from "../../support/mocks";
import {
  ACCEPTER,
  ALARM,
  ATTACHMENT,
  BALANCER,
  COMPONENT,
  EGRESS,
  ENDPOINT_ID,
  GROUP,
  INGRESS,
  inputsOf,
  linked,
  LISTENER,
  minimal,
  MZ_PRINCIPAL,
  MZ_ROLE,
  NOTIFICATION,
  only,
  PRINCIPAL,
  SERVICE,
  TARGETS,
  valuesOf,
} from "./link";

const targetGroup = (port: number) => ({
  vpcId: "vpc-1",
  targetType: "ip",
  protocol: "TCP",
  port,
  preserveClientIp: "false",
  deregistrationDelay: 60,
  connectionTermination: true,
  healthCheck: {
    protocol: "TCP",
    port: "traffic-port",
    interval: 30,
    healthyThreshold: 3,
    unhealthyThreshold: 3,
  },
});
const attachment = (key: string, ip: string, port: number) => ({
  targetGroupArn: `arn of events-tg-${key}`,
  targetId: ip,
  port,
});
const listener = (key: string, port: number) => ({
  loadBalancerArn: "arn of events-nlb",
  port,
  protocol: "TCP",
  defaultActions: [{ type: "forward", targetGroupArn: `arn of events-tg-${key}` }],
});
const onPort = (port: number) => ({ ipProtocol: "tcp", fromPort: port, toPort: port });

describe("KafkaPrivateLink", () => {
  it("registers exactly this for two brokers in Materialize's region, with nobody let in yet", async () => {
    const { resources } = await linked();
    assert.deepEqual(shape(resources), [
      [GROUP, "events-sg", { description: "Load balancer between Materialize and Kafka", vpcId: "vpc-1" }],
      [
        SERVICE,
        "events-service",
        { acceptanceRequired: true, networkLoadBalancerArns: ["arn of events-nlb"] },
      ],
      [LISTENER, "events-listener-b1", listener("b1", 9001)],
      [LISTENER, "events-listener-b2", listener("b2", 9002)],
      [
        BALANCER,
        "events-nlb",
        {
          loadBalancerType: "network",
          internal: true,
          subnets: ["subnet-a", "subnet-b"],
          enableCrossZoneLoadBalancing: true,
          securityGroups: ["id-events-sg"],
          enforceSecurityGroupInboundRulesOnPrivateLinkTraffic: "off",
          enableDeletionProtection: true,
        },
      ],
      [TARGETS, "events-tg-b1", targetGroup(9096)],
      [TARGETS, "events-tg-b2", targetGroup(9096)],
      [ATTACHMENT, "events-attachment-b1", attachment("b1", "10.0.0.1", 9096)],
      [ATTACHMENT, "events-attachment-b2", attachment("b2", "10.0.0.2", 9096)],
      [
        EGRESS,
        "events-egress-b1",
        { securityGroupId: "id-events-sg", ...onPort(9096), cidrIpv4: "10.0.0.1/32" },
      ],
      [
        EGRESS,
        "events-egress-b2",
        { securityGroupId: "id-events-sg", ...onPort(9096), cidrIpv4: "10.0.0.2/32" },
      ],
      [COMPONENT, "events", {}],
    ]);
    for (const { type, parent } of resources)
      assert.equal(parent, type === COMPONENT ? undefined : `${COMPONENT}::events`, type);
  });

  it("gives the SQL what it has given AWS: name, zones, addresses and listener ports", async () => {
    const { link, resources } = await linked();
    assert.deepEqual(
      [await seen(link.serviceName), await seen(link.serviceId), await seen(link.securityGroupId)].map(
        ({ value, secret }) => [value, secret],
      ),
      [
        ["serviceName of events-service", false],
        ["id-events-service", false],
        ["id-events-sg", false],
      ],
    );
    const brokers = await Promise.all(
      link.brokers.map(async ({ id, address, listenerPort, zoneId }) => ({
        id,
        address: (await seen(address)).value,
        zoneId: (await seen(zoneId)).value,
        inAws: only(resources, LISTENER, `events-listener-b${id}`).inputs["port"],
        listenerPort,
      })),
    );
    assert.deepEqual(brokers, [
      { id: 1, address: "b-1.example.com:9096", zoneId: "use1-az1", inAws: 9001, listenerPort: 9001 },
      { id: 2, address: "b-2.example.com:9096", zoneId: "use1-az2", inAws: 9002, listenerPort: 9002 },
    ]);
    assert.deepEqual(await valuesOf(link.zoneIds), ["use1-az1", "use1-az2"]);
    assert.deepEqual([link.crossRegion, link.registryPort], [false, undefined]);
  });

  it("opens the service to Materialize's region where that is another, and names no zones then", async () => {
    const { link, resources } = await linked({ materializeRegion: "eu-west-1" });
    assert.deepEqual(only(resources, SERVICE).inputs, {
      acceptanceRequired: true,
      networkLoadBalancerArns: ["arn of events-nlb"],
      supportedRegions: ["eu-west-1"],
    });
    assert.equal(only(resources, BALANCER).inputs["enableCrossZoneLoadBalancing"], true);
    assert.deepEqual([link.crossRegion, link.zoneIds], [true, []]);
    assert.ok(link.brokers.every((linkedBroker) => !("zoneId" in linkedBroker)));
  });

  it("lets each principal in by a resource of its own, and accepts each endpoint by its id", async () => {
    const second = MZ_PRINCIPAL.replace("_u1", "_u22");
    const { resources } = await linked({ principals: [second, MZ_PRINCIPAL], endpointIds: [ENDPOINT_ID] });
    assert.deepEqual(inputsOf(resources, PRINCIPAL), {
      [`events-principal-${MZ_ROLE}`]: {
        vpcEndpointServiceId: "id-events-service",
        principalArn: MZ_PRINCIPAL,
      },
      [`events-principal-${MZ_ROLE.replace("_u1", "_u22")}`]: {
        vpcEndpointServiceId: "id-events-service",
        principalArn: second,
      },
    });
    assert.deepEqual(inputsOf(resources, ACCEPTER), {
      [`events-accepter-${ENDPOINT_ID}`]: {
        vpcEndpointServiceId: "id-events-service",
        vpcEndpointId: ENDPOINT_ID,
      },
    });
    assert.deepEqual(only(resources, SERVICE).inputs, {
      acceptanceRequired: true,
      networkLoadBalancerArns: ["arn of events-nlb"],
    });
  });

  it("accepts by itself where acceptance is automatic", async () => {
    const { resources } = await linked({ acceptance: "automatic", principals: [MZ_PRINCIPAL] });
    assert.equal(only(resources, SERVICE).inputs["acceptanceRequired"], false);
    assert.deepEqual(inputsOf(resources, ACCEPTER), {});
  });

  it("tells which steps are missing", () => {
    const principals = [MZ_PRINCIPAL];
    assert.deepEqual(missing({}), ["principal", "endpoint"]);
    assert.deepEqual(missing({ principals: [], endpointIds: [] }), ["principal", "endpoint"]);
    assert.deepEqual(missing({ principals }), ["endpoint"]);
    assert.deepEqual(missing({ principals, acceptance: "manual" }), ["endpoint"]);
    assert.deepEqual(missing({ principals, endpointIds: [ENDPOINT_ID] }), []);
    assert.deepEqual(missing({ principals, acceptance: "automatic" }), []);
    assert.deepEqual(missing({ acceptance: "automatic" }), ["principal"]);
  });

  it("puts a registry on a listener of its own", async () => {
    const { link, resources } = await linked({ registry: { ip: "10.0.0.99", port: 443 } });
    assert.equal(link.registryPort, 8081);
    assert.deepEqual(only(resources, TARGETS, "events-tg-registry").inputs, targetGroup(443));
    assert.deepEqual(
      only(resources, ATTACHMENT, "events-attachment-registry").inputs,
      attachment("registry", "10.0.0.99", 443),
    );
    assert.deepEqual(
      only(resources, LISTENER, "events-listener-registry").inputs,
      listener("registry", 8081),
    );
    assert.deepEqual(only(resources, EGRESS, "events-egress-registry").inputs, {
      securityGroupId: "id-events-sg",
      ...onPort(443),
      cidrIpv4: "10.0.0.99/32",
    });
    assert.equal(link.brokers.length, 2);
  });

  it("opens a listener only when its broker is attached", async () => {
    const { resources } = await linked();
    const { dependsOn } = only(resources, LISTENER, "events-listener-b2").opts;
    const names = [dependsOn].flat().map((resource) => (resource as { __name?: string }).__name);
    assert.ok(names.includes("events-attachment-b2"), String(names));
  });

  it("protects the load balancer and the service, unless told otherwise", async () => {
    for (const [protect, expected] of [
      [undefined, true],
      [true, true],
      [false, false],
    ] as const) {
      const { resources } = await linked({ protect });
      for (const type of [BALANCER, SERVICE]) assert.equal(only(resources, type).opts.protect, expected);
    }
    const { resources } = await linked({ deletionProtection: false });
    assert.equal(only(resources, BALANCER).inputs["enableDeletionProtection"], false);
  });

  it("alarms for brokers in the SQL and the registry, not for one that retires", async () => {
    const { resources } = await linked({
      alarmTopicArns: ["arn:aws:sns:us-east-1:123456789012:ops"],
      retiringBrokerIds: [2],
      registry: { ip: "10.0.0.99", port: 443 },
    });
    const alarms = inputsOf(resources, ALARM);
    assert.deepEqual(Object.keys(alarms), ["events-unhealthy-b1", "events-unhealthy-registry"]);
    assert.deepEqual(alarms["events-unhealthy-b1"], {
      alarmDescription: "events: b1 does not answer the load balancer",
      namespace: "AWS/NetworkELB",
      metricName: "UnHealthyHostCount",
      dimensions: { LoadBalancer: "arnSuffix of events-nlb", TargetGroup: "arnSuffix of events-tg-b1" },
      statistic: "Maximum",
      period: 60,
      evaluationPeriods: 3,
      threshold: 1,
      comparisonOperator: "GreaterThanOrEqualToThreshold",
      alarmActions: ["arn:aws:sns:us-east-1:123456789012:ops"],
      okActions: ["arn:aws:sns:us-east-1:123456789012:ops"],
    });
    assert.deepEqual(inputsOf((await linked({ alarmTopicArns: [] })).resources, ALARM), {});
  });

  it("tells a topic of connection requests", async () => {
    const connectionNotificationTopicArn = "arn:aws:sns:us-east-1:123456789012:ops";
    const { resources } = await linked({ connectionNotificationTopicArn });
    assert.deepEqual(inputsOf(resources, NOTIFICATION), {
      "events-notification": {
        vpcEndpointServiceId: "id-events-service",
        connectionNotificationArn: connectionNotificationTopicArn,
        connectionEvents: ["Connect", "Delete"],
      },
    });
  });

  it("tags everything that has tags", async () => {
    const { resources } = await linked({
      tags: { Owner: "data" },
      principals: [MZ_PRINCIPAL],
      endpointIds: [ENDPOINT_ID],
      brokerSecurityGroupIds: ["sg-1"],
      alarmTopicArns: ["arn:aws:sns:us-east-1:123456789012:ops"],
      connectionNotificationTopicArn: "arn:aws:sns:us-east-1:123456789012:ops",
    });
    const untaggable = [COMPONENT, ATTACHMENT, PRINCIPAL, ACCEPTER, NOTIFICATION];
    for (const { type, inputs } of resources)
      assert.deepEqual(inputs["tags"], untaggable.includes(type) ? undefined : { Owner: "data" }, type);
  });

  it("keeps names of load balancers and target groups short enough for AWS, and apart", async () => {
    const name = "payments-production-events-eu";
    const { resources } = await linked({}, { name });
    const names = resources.filter(({ type }) => type === BALANCER || type === TARGETS).map((r) => r.name);
    assert.equal(new Set(names).size, 3);
    for (const short of names) assert.ok(short.length <= 24, short);
  });

  it("can be previewed, with Outputs for everything that may be one", async () => {
    const later = <T>(value: T) => pulumi.output(Promise.resolve(value));
    const { resources } = await linked(
      {
        vpcId: later("vpc-1"),
        subnetIds: [later("subnet-a")],
        brokers: minimal.brokers.map(({ id, port, host, ip, zoneId }) => ({
          id,
          port,
          host: later(host as string),
          ip: later(ip as string),
          zoneId: later(zoneId as string),
        })),
        brokerSecurityGroupIds: [later("sg-1")],
        registry: { ip: later("10.0.0.99"), port: 8081, securityGroupId: later("sg-2") },
      },
      { preview: true },
    );
    assert.equal(resources.filter(({ type }) => type === LISTENER).length, 3);
    assert.deepEqual(Object.keys(inputsOf(resources, EGRESS)), [
      "events-egress-0-9096",
      "events-egress-registry",
    ]);
    assert.deepEqual(Object.keys(inputsOf(resources, INGRESS)), [
      "events-ingress-0-9096",
      "events-ingress-registry",
    ]);
  });
});
