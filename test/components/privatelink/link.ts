/** A link on the mock runtime, with what AWS would answer of the resources that others are made from. */
import * as pulumi from "@pulumi/pulumi";
import {
  KafkaPrivateLink,
  type KafkaPrivateLinkArgs,
} from "../../../components/privatelink/kafkaPrivateLink";
import { record, seen, type Recorded, type Run } from "../../support/mocks";

export const COMPONENT = "materialize-ingest:privatelink:KafkaPrivateLink";
export const GROUP = "aws:ec2/securityGroup:SecurityGroup";
export const EGRESS = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";
export const INGRESS = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
export const BALANCER = "aws:lb/loadBalancer:LoadBalancer";
export const TARGETS = "aws:lb/targetGroup:TargetGroup";
export const ATTACHMENT = "aws:lb/targetGroupAttachment:TargetGroupAttachment";
export const LISTENER = "aws:lb/listener:Listener";
export const SERVICE = "aws:ec2/vpcEndpointService:VpcEndpointService";
export const PRINCIPAL = "aws:ec2/vpcEndpointServiceAllowedPrinciple:VpcEndpointServiceAllowedPrinciple";
export const ACCEPTER = "aws:ec2/vpcEndpointConnectionAccepter:VpcEndpointConnectionAccepter";
export const NOTIFICATION = "aws:ec2/vpcEndpointConnectionNotification:VpcEndpointConnectionNotification";
export const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";

/** What only AWS can give: the mock runtime answers with `<field> of <name>`. */
const COMPUTED: Readonly<Record<string, readonly string[]>> = {
  [BALANCER]: ["arn", "arnSuffix"],
  [TARGETS]: ["arn", "arnSuffix"],
  [SERVICE]: ["serviceName"],
};

export const MZ_ROLE = "mz_20273b7c-2bbe-42b8-8c36-8cc179e9bbc3_u1";
export const MZ_PRINCIPAL = `arn:aws:iam::664411391173:role/${MZ_ROLE}`;
export const ENDPOINT_ID = "vpce-0123456789abcdef0";

export const broker = (id: number, zone = "use1-az1", port = 9096) => ({
  id,
  host: `b-${id}.example.com`,
  port,
  ip: `10.0.0.${id}`,
  zoneId: zone,
});

export const minimal: KafkaPrivateLinkArgs = {
  vpcId: "vpc-1",
  subnetIds: ["subnet-a", "subnet-b"],
  brokers: [broker(1), broker(2, "use1-az2")],
  region: "us-east-1",
  materializeRegion: "us-east-1",
};

export interface Link {
  readonly link: KafkaPrivateLink;
  readonly resources: readonly Recorded[];
}

export async function linked(
  args: Partial<KafkaPrivateLinkArgs> = {},
  { name = "events", preview = false, opts = {} } = {},
): Promise<Link> {
  const run: Run<KafkaPrivateLink> = await record(
    () => {
      if (!preview) pulumi.runtime.registerStackTransformation(answer);
      return new KafkaPrivateLink(name, { ...minimal, ...args }, opts);
    },
    { preview },
  );
  const resources = run.resources.map((resource) => ({ ...resource, inputs: asked(resource) }));
  return { link: run.result, resources };
}

const answer: pulumi.ResourceTransformation = ({ type, name, props, opts }) => {
  const answers = (COMPUTED[type] ?? []).map((field) => [field, `${field} of ${name}`] as const);
  return { props: { ...(props as object), ...Object.fromEntries(answers) }, opts };
};

/** What was really asked for: the answers travel to the mock among the inputs. */
function asked({ type, inputs }: Recorded): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(inputs).filter(([field]) => !(COMPUTED[type] ?? []).includes(field)),
  );
}

/** The inputs of the resources of one type, by name. */
export function inputsOf(resources: readonly Recorded[], type: string): Record<string, unknown> {
  return Object.fromEntries(
    resources.filter((resource) => resource.type === type).map(({ name, inputs }) => [name, inputs]),
  );
}

export function only(resources: readonly Recorded[], type: string, name?: string): Recorded {
  const found = resources.filter((r) => r.type === type && (name === undefined || r.name === name));
  if (found.length !== 1) throw new Error(`${found.length} resources ${type} ${name ?? ""}`);
  return found[0]!;
}

export async function valuesOf(outputs: readonly pulumi.Output<string>[]): Promise<unknown[]> {
  return Promise.all(outputs.map(async (output) => (await seen(output)).value));
}
