import { findCluster, PROVISIONED, SERVERLESS } from "./clusters";
import { NAMES } from "./names";
import { targetGroupsOf } from "./outputs/network";
import { amazon, terraform } from "./sources";
import { type Store, type Stored } from "./store";
import { canonical, object, text, texts, type Props } from "./values";

/** Something that AWS refuses, with its own words at the start. */
interface Refusal {
  readonly type: string;
  readonly source: string;
  /** What it says, where it refuses. */
  readonly says: (inputs: Props, store: Store, previous: Stored | undefined) => string | undefined;
}

const SCRAM = "aws:msk/singleScramSecretAssociation:SingleScramSecretAssociation";
const SECRET = "aws:secretsmanager/secret:Secret";

/** On a create or an update: the few that a program of ours could run into. */
const ON_WRITE: readonly Refusal[] = [
  {
    type: "aws:kinesis/stream:Stream",
    source: terraform("service/kinesis/stream.go"),
    says: (inputs) => {
      const mode = text(object(inputs, "streamModeDetails"), "streamMode") ?? "PROVISIONED";
      const shards = Number(inputs["shardCount"] ?? 0);
      if (mode === "ON_DEMAND" && shards > 0)
        return "shard_count must not be set when stream_mode is ON_DEMAND";
      if (mode === "PROVISIONED" && shards < 1)
        return "shard_count must be at least 1 when stream_mode is PROVISIONED";
      return undefined;
    },
  },
  {
    type: PROVISIONED,
    source: amazon("msk/latest/developerguide/msk-update-broker-count.html"),
    says: (inputs) => {
      const subnets = texts(object(inputs, "brokerNodeGroupInfo"), "clientSubnets").length;
      const brokers = Number(inputs["numberOfBrokerNodes"]);
      return subnets === 0 || brokers < 1 || brokers % subnets !== 0
        ? `BadRequestException: The number of broker nodes (${brokers}) must be a multiple of the number of client subnets (${subnets}).`
        : undefined;
    },
  },
  {
    type: PROVISIONED,
    source: amazon("msk/latest/developerguide/msk-update-storage.html"),
    says: (inputs, _store, previous) => {
      const size = (props: Props | undefined) => {
        const storage = object(object(props ?? {}, "brokerNodeGroupInfo"), "storageInfo");
        return Number(object(storage, "ebsStorageInfo")["volumeSize"] ?? 0);
      };
      return previous !== undefined && size(inputs) > 0 && size(inputs) < size(previous.inputs)
        ? `BadRequestException: The storage of a broker can't be decreased, from ${size(previous.inputs)} GiB to ${size(inputs)}.`
        : undefined;
    },
  },
  {
    type: PROVISIONED,
    source: amazon("msk/latest/developerguide/aws-access-mult-vpc.html"),
    says: (inputs) => {
      const connectivity = object(object(inputs, "brokerNodeGroupInfo"), "connectivityInfo");
      return connectivity["vpcConnectivity"] === undefined
        ? undefined
        : "the stand-in for AWS has no multi-VPC connectivity: its bootstrap strings would be wrong";
    },
  },
  {
    type: SCRAM,
    source: amazon("msk/latest/developerguide/msk-password.html"),
    says: (inputs, store) => {
      const secret = store.find(SECRET, text(inputs, "secretArn") ?? "");
      const sasl = object(
        object(findCluster(store, text(inputs, "clusterArn") ?? "").inputs, "clientAuthentication"),
        "sasl",
      );
      if (sasl["scram"] !== true)
        return "BadRequestException: The cluster doesn't have SASL/SCRAM authentication enabled.";
      if (secret === undefined) return undefined;
      if (text(secret.outputs, "name")?.startsWith("AmazonMSK_") !== true)
        return "BadRequestException: The secret's name must begin with AmazonMSK_.";
      return secret.inputs["kmsKeyId"] === undefined
        ? "BadRequestException: The secret must be encrypted with a customer managed key, not with the default one."
        : undefined;
    },
  },
  {
    type: "aws:msk/topic:Topic",
    source: amazon("msk/latest/developerguide/msk-topic-operations-information.html"),
    says: (inputs, store, previous) => {
      const of = text(inputs, "clusterArn") ?? "";
      if (store.find(SERVERLESS, of) !== undefined)
        return "BadRequestException: This operation cannot be performed on serverless clusters.";
      const cluster = findCluster(store, of);
      const factor = Number(inputs["replicationFactor"]);
      if (factor > cluster.brokers.length)
        return `BadRequestException: Replication factor: ${factor} larger than available brokers: ${cluster.brokers.length}.`;
      return previous !== undefined &&
        Number(inputs["partitionCount"]) < Number(previous.inputs["partitionCount"])
        ? "BadRequestException: The number of partitions of a topic can only be increased."
        : undefined;
    },
  },
  {
    type: "aws:ec2/vpcEndpointConnectionAccepter:VpcEndpointConnectionAccepter",
    source: amazon("AWSEC2/latest/APIReference/API_AcceptVpcEndpointConnections.html"),
    says: (inputs, store) => {
      const endpoint = text(inputs, "vpcEndpointId") ?? "";
      return store.scenery.endpoints.includes(endpoint)
        ? undefined
        : `InvalidVpcEndpointId.NotFound: The Vpc Endpoint Id '${endpoint}' does not exist`;
    },
  },
  {
    type: SECRET,
    source: amazon("secretsmanager/latest/userguide/manage_delete-secret.html"),
    says: (inputs, store, previous) =>
      previous === undefined && store.isReserved(SECRET, text(inputs, "name") ?? "")
        ? "InvalidRequestException: You can't create this secret because a secret with this name is already scheduled for deletion."
        : undefined,
  },
];

/** What AWS refuses to delete, since something else needs it. */
const ON_DELETE: readonly {
  readonly type: string;
  readonly source: string;
  readonly says: (stored: Stored, store: Store) => string | undefined;
}[] = [
  {
    type: "aws:lb/targetGroup:TargetGroup",
    source: amazon("elasticloadbalancing/latest/APIReference/API_DeleteTargetGroup.html"),
    says: ({ id }, store) =>
      store.ofType("aws:lb/listener:Listener").some(({ inputs }) => targetGroupsOf(inputs).includes(id))
        ? `ResourceInUse: Target group '${id}' is currently in use by a listener or a rule`
        : undefined,
  },
  {
    type: "aws:lb/loadBalancer:LoadBalancer",
    source: "https://github.com/hashicorp/terraform-provider-aws/issues/5701",
    says: ({ id }, store) =>
      store
        .ofType("aws:ec2/vpcEndpointService:VpcEndpointService")
        .some(({ inputs }) => texts(inputs, "networkLoadBalancerArns").includes(id))
        ? `ResourceInUse: Load balancer '${id}' cannot be deleted because it is currently associated with another service`
        : undefined,
  },
  {
    type: "aws:lb/loadBalancer:LoadBalancer",
    source: amazon("elasticloadbalancing/latest/APIReference/API_DeleteLoadBalancer.html"),
    says: ({ id, inputs }) =>
      inputs["enableDeletionProtection"] === true
        ? `OperationNotPermitted: Load balancer '${id}' cannot be deleted because deletion protection is enabled`
        : undefined,
  },
  {
    type: "aws:ec2/vpcEndpointService:VpcEndpointService",
    source: amazon("AWSEC2/latest/APIReference/API_DeleteVpcEndpointServiceConfigurations.html"),
    says: ({ id }, store) =>
      store
        .ofType("aws:ec2/vpcEndpointConnectionAccepter:VpcEndpointConnectionAccepter")
        .some(({ inputs }) => inputs["vpcEndpointServiceId"] === id)
        ? `ExistingVpcEndpointConnections: Service ${id} has existing active VPC Endpoint connections!`
        : undefined,
  },
  {
    type: "aws:msk/configuration:Configuration",
    source: "https://github.com/hashicorp/terraform-provider-aws/issues/15831",
    says: ({ id }, store) =>
      store.ofType(PROVISIONED).some(({ inputs }) => object(inputs, "configurationInfo")["arn"] === id)
        ? "BadRequestException: Configuration is in use by one or more clusters. Dissociate the configuration from the clusters."
        : undefined,
  },
  {
    type: "aws:ec2/securityGroup:SecurityGroup",
    source: amazon("AWSEC2/latest/APIReference/API_DeleteSecurityGroup.html"),
    says: ({ id }, store) =>
      store.all().some((other) => securityGroupsOf(other).includes(id))
        ? `DependencyViolation: resource ${id} has a dependent object`
        : undefined,
  },
  {
    type: "aws:iam/role:Role",
    source: amazon("IAM/latest/APIReference/API_DeleteRole.html"),
    says: ({ id, inputs }, store) =>
      inputs["forceDetachPolicies"] !== true && store.all().some((other) => holds(other, "role", id))
        ? "DeleteConflict: Cannot delete entity, must detach all policies first."
        : undefined,
  },
  {
    type: "aws:iam/user:User",
    source: amazon("IAM/latest/APIReference/API_DeleteUser.html"),
    says: ({ id }, store) =>
      store.all().some((other) => holds(other, "user", id))
        ? "DeleteConflict: Cannot delete entity, must delete policies and access keys first."
        : undefined,
  },
];

const holds = ({ type, inputs }: Stored, key: string, name: string): boolean =>
  type.startsWith("aws:iam/") && inputs[key] === name;

/** Those whose network interfaces, or whose rules in another group, need the group. */
function securityGroupsOf({ type, inputs }: Stored): readonly string[] {
  switch (type) {
    case PROVISIONED:
      return texts(object(inputs, "brokerNodeGroupInfo"), "securityGroups");
    case SERVERLESS:
      return (Array.isArray(inputs["vpcConfigs"]) ? (inputs["vpcConfigs"] as Props[]) : []).flatMap(
        (config) => texts(config, "securityGroupIds"),
      );
    case "aws:lb/loadBalancer:LoadBalancer":
      return texts(inputs, "securityGroups");
    case "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule":
    case "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": {
      const peer = text(inputs, "referencedSecurityGroupId");
      return peer === undefined || peer === inputs["securityGroupId"] ? [] : [peer];
    }
    default:
      return [];
  }
}

/** @throws Error in AWS's words, where it refuses what is to be written */
export function refuseWrite(type: string, inputs: Props, store: Store, previous?: Stored): void {
  refuseTaken(type, inputs, store, previous);
  for (const refusal of ON_WRITE) {
    const said = refusal.type === type ? refusal.says(inputs, store, previous) : undefined;
    if (said !== undefined) throw new Error(said);
  }
}

/** @throws Error in AWS's words, where something needs what is to be deleted */
export function refuseDelete(stored: Stored, store: Store): void {
  for (const refusal of ON_DELETE) {
    const said = refusal.type === stored.type ? refusal.says(stored, store) : undefined;
    if (said !== undefined) throw new Error(said);
  }
}

/** No two of a type have one name in one place. */
function refuseTaken(type: string, inputs: Props, store: Store, previous: Stored | undefined): void {
  const unique = NAMES[type]?.unique;
  const [named] = unique ?? [];
  if (unique === undefined || named === undefined || inputs[named] === undefined) return;
  const place = (props: Props) => canonical([...unique.map((key) => props[key]), props["region"]]);
  const taken = store
    .ofType(type)
    .find(
      (other) =>
        other.id !== previous?.id && place(other.outputs) === place({ ...previous?.outputs, ...inputs }),
    );
  if (taken !== undefined) {
    throw new Error(
      `AlreadyExists: ${type} with ${named} ${canonical(inputs[named])} already exists (${taken.id})`,
    );
  }
}

/** The rows, for a test that each has a source. */
export const REFUSAL_SOURCES: readonly string[] = [...ON_WRITE, ...ON_DELETE].map(({ source }) => source);
