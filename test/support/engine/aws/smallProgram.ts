/** A program of what ours have on AWS, only smaller: for the stand-in's own tests. */
import { symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { REPOSITORY } from "../project";
import { SUBNETS } from "./scenery";

/** What the program reads before every run. */
export interface Settings {
  readonly subnets: readonly string[];
  readonly brokers: readonly number[];
  readonly properties: string;
  readonly targetPort: number;
  /** More of the program, with `aws`, the `balancer` and the security `group`. */
  readonly more?: string;
}

const SETTINGS: Settings = {
  subnets: Object.values(SUBNETS),
  brokers: [1, 2, 3],
  properties: "auto.create.topics.enable=false\n",
  targetPort: 9098,
};

const PROGRAM = `
const pulumi = require("@pulumi/pulumi");
const aws = require("@pulumi/aws");
const settings = JSON.parse(require("node:fs").readFileSync(__dirname + "/settings.json", "utf8"));
const group = new aws.ec2.SecurityGroup("brokers", { vpcId: aws.ec2.getVpcOutput({ default: true }).id });
const configuration = new aws.msk.Configuration("demo", { serverProperties: settings.properties });
const cluster = new aws.msk.Cluster("demo", {
  kafkaVersion: "3.9.x.kraft",
  numberOfBrokerNodes: settings.brokers.length,
  brokerNodeGroupInfo: { clientSubnets: settings.subnets, instanceType: "kafka.m7g.large", securityGroups: [group.id] },
  clientAuthentication: { sasl: { iam: true } },
  configurationInfo: { arn: configuration.arn, revision: configuration.latestRevision },
  encryptionInfo: { encryptionInTransit: { clientBroker: "TLS", inCluster: true } },
});
const nodes = aws.msk.getBrokerNodesOutput({ clusterArn: cluster.arn }).nodeInfoLists;
const balancer = new aws.lb.LoadBalancer("demo", {
  loadBalancerType: "network", internal: true, subnets: Object.values(${JSON.stringify(SUBNETS)}), securityGroups: [group.id],
});
for (const id of settings.brokers) {
  const targets = new aws.lb.TargetGroup("demo-" + id, {
    port: settings.targetPort, protocol: "TCP", targetType: "ip", vpcId: group.vpcId,
  });
  const address = nodes.apply((all) => all.find((node) => node.brokerId === id)?.clientVpcIpAddress ?? "missing");
  new aws.lb.TargetGroupAttachment("demo-" + id, { targetGroupArn: targets.arn, targetId: address });
  new aws.lb.Listener("demo-" + id, {
    loadBalancerArn: balancer.arn, port: 9000 + id, protocol: "TCP",
    defaultActions: [{ type: "forward", targetGroupArn: targets.arn }],
  });
}
const service = new aws.ec2.VpcEndpointService("demo", {
  acceptanceRequired: true, networkLoadBalancerArns: [balancer.arn],
});
const key = new aws.iam.AccessKey("demo", { user: new aws.iam.User("demo").name });
exports.hosts = nodes.apply((all) => all.map((node) => node.endpoints[0]));
exports.zones = nodes.apply((all) => all.map((node) => aws.ec2.getSubnetOutput({ id: node.clientSubnet }).availabilityZoneId));
exports.iam = cluster.bootstrapBrokersSaslIam;
exports.scram = cluster.bootstrapBrokersSaslScram;
exports.clusterArn = cluster.arn;
exports.serviceName = service.serviceName;
exports.accessKey = key.id;
exports.accessKeySecret = key.secret;
new Function("aws", "balancer", "group", settings.more ?? "")(aws, balancer, group);
`;

/** A project of a program in JavaScript: of this one, or of another text. */
export function layProgram(folder: string, program = PROGRAM): void {
  writeFileSync(
    join(folder, "Pulumi.yaml"),
    "name: stand-in\nruntime:\n  name: nodejs\n  options:\n    typescript: false\nmain: index.js\n",
  );
  writeFileSync(
    join(folder, "package.json"),
    '{ "name": "stand-in", "version": "1.0.0", "private": true }\n',
  );
  writeFileSync(join(folder, "index.js"), program);
  symlinkSync(join(REPOSITORY, "node_modules"), join(folder, "node_modules"));
}

/** What the next run of it reads: the usual, but for these. */
export function writeSettings(folder: string, settings: Partial<Settings> = {}): void {
  writeFileSync(join(folder, "settings.json"), JSON.stringify({ ...SETTINGS, ...settings }));
}
