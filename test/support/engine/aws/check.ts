import { createHash } from "node:crypto";
import { NAMES, type Naming } from "./names";
import { REPLACING } from "./replacing";
import { pulumiAws } from "./sources";
import { DEFAULTS, logicalNameOf, object, text, texts, UNKNOWN, without, type Props } from "./values";

/** What a provider instance is told to be. */
export interface Instance {
  readonly region: string;
  readonly defaultTags: Props;
}

export interface Checked {
  readonly inputs: Props;
  readonly failures: readonly { readonly property: string; readonly reason: string }[];
}

/** Without a region of their own. @see https://docs.aws.amazon.com/general/latest/gr/iam-service.html */
export const isGlobal = (type: string): boolean => type.startsWith("aws:iam/");

/** Types that take tags, by the SDK's own declarations. */
const TAGGED = new Set([
  "aws:appautoscaling/target:Target",
  "aws:cloudwatch/eventBus:EventBus",
  "aws:cloudwatch/eventRule:EventRule",
  "aws:cloudwatch/logGroup:LogGroup",
  "aws:ec2/managedPrefixList:ManagedPrefixList",
  "aws:ec2/securityGroup:SecurityGroup",
  "aws:ec2/vpcEndpointService:VpcEndpointService",
  "aws:glue/registry:Registry",
  "aws:glue/schema:Schema",
  "aws:iam/policy:Policy",
  "aws:iam/role:Role",
  "aws:iam/user:User",
  "aws:kinesis/stream:Stream",
  "aws:kms/key:Key",
  "aws:lb/listener:Listener",
  "aws:lb/loadBalancer:LoadBalancer",
  "aws:lb/targetGroup:TargetGroup",
  "aws:msk/cluster:Cluster",
  "aws:msk/serverlessCluster:ServerlessCluster",
  "aws:s3/bucket:Bucket",
  "aws:secretsmanager/secret:Secret",
  "aws:sqs/queue:Queue",
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
]);
export const isTagged = (type: string): boolean => TAGGED.has(type);

/**
 * On the newer plugin framework: an automatic name is the one before as long as there is one, and no name, however
 * fixed, makes a replacement delete first.
 *
 * @see https://github.com/pulumi/pulumi-terraform-bridge/blob/main/pkg/pf/tfbridge/provider_diff.go
 */
const FRAMEWORK = new Set([
  "aws:msk/singleScramSecretAssociation:SingleScramSecretAssociation",
  "aws:msk/topic:Topic",
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
]);

/** What Pulumi's provider fills in by itself. */
const FILLED_IN: Readonly<Record<string, Props>> = {
  "aws:ec2/securityGroup:SecurityGroup": { description: "Managed by Pulumi" },
};
export const FILLED_IN_SOURCE = pulumiAws("resource_overrides.go");

/** @throws Error for a type that the tables lack */
export function knownType(type: string): string {
  if (REPLACING[type] === undefined) {
    throw new Error(
      `the stand-in for AWS knows no resource of type ${type}: it wants a row in its tables of replacements and outputs`,
    );
  }
  return type;
}

/**
 * Fills in what the provider does, and refuses names that AWS would.
 *
 * @param olds the inputs as they were last checked; empty for what is made anew
 * @param seed the engine's: a replacement gets another one, and so another automatic name
 */
export function check(
  type: string,
  urn: string,
  olds: Props,
  news: Props,
  seed: string,
  instance: Instance,
): Checked {
  knownType(type);
  const failures: { property: string; reason: string }[] = [];
  const filled = new Set<string>();
  const inputs: Record<string, unknown> = { ...without(news, DEFAULTS) };
  const fill = (key: string, value: unknown) => {
    inputs[key] = value;
    filled.add(key);
  };
  if (!isGlobal(type)) inputs["region"] ??= instance.region;
  if (isTagged(type) && Object.keys(instance.defaultTags).length > 0 && inputs["tags"] !== UNKNOWN) {
    inputs["tags"] = { ...instance.defaultTags, ...object(inputs, "tags") };
  }
  for (const [key, value] of Object.entries(FILLED_IN[type] ?? {})) {
    if (inputs[key] === undefined) fill(key, value);
  }
  const naming = NAMES[type];
  if (naming !== undefined) {
    const { property, prefix, auto } = naming;
    if (
      auto !== undefined &&
      inputs[property] === undefined &&
      (prefix === undefined || inputs[prefix] === undefined)
    ) {
      const before = text(olds, property);
      const wasAutomatic = FRAMEWORK.has(type) || texts(olds, DEFAULTS).includes(property);
      const made = before !== undefined && wasAutomatic ? before : automaticName(type, urn, seed, auto);
      if (typeof made === "string") fill(property, made);
      else failures.push({ property, reason: made.reason });
    }
    for (const key of [property, ...(prefix === undefined ? [] : [prefix])]) {
      failures.push(...complaints(naming, key, inputs[key]).map((reason) => ({ property: key, reason })));
    }
  }
  return { inputs: FRAMEWORK.has(type) ? inputs : { ...inputs, [DEFAULTS]: [...filled].sort() }, failures };
}

/** Whether a name was given that is otherwise made: then the new one can't stand beside the old one. */
export function nameIsFixed(type: string): (news: Props) => boolean {
  const naming = NAMES[type];
  return (news) =>
    naming?.auto !== undefined &&
    !FRAMEWORK.has(type) &&
    news[naming.property] !== undefined &&
    !texts(news, DEFAULTS).includes(naming.property);
}

const RANDOM = 7;

function automaticName(
  type: string,
  urn: string,
  seed: string,
  { maxLength, lowerCase, before = "" }: NonNullable<Naming["auto"]>,
): string | { readonly reason: string } {
  const given = logicalNameOf(urn);
  const start = `${lowerCase ? given.toLowerCase() : given}-`;
  if (start.length + RANDOM > maxLength) {
    return {
      reason:
        `could not make instance of '${type}': name '${start}' plus ${RANDOM} random chars ` +
        `is longer than maximum length ${maxLength}`,
    };
  }
  const random = createHash("sha256").update(`${urn}|${seed}`).digest("hex").slice(0, RANDOM);
  const name = start + random;
  return name.startsWith(before) ? name : before + name;
}

function complaints(naming: Naming, key: string, value: unknown): readonly string[] {
  if (typeof value !== "string" || value === UNKNOWN) return [];
  const isPrefix = key === naming.prefix;
  const maxLength = isPrefix ? (naming.prefixMaxLength ?? naming.maxLength) : naming.maxLength;
  const minLength = isPrefix ? 0 : (naming.minLength ?? 0);
  return [
    ...(value.length > maxLength
      ? [`"${key}" cannot be longer than ${maxLength} characters: "${value}"`]
      : []),
    ...(value.length < minLength
      ? [`"${key}" cannot be shorter than ${minLength} characters: "${value}"`]
      : []),
    ...naming.rules
      .filter(({ pattern, ofPrefix }) => (!isPrefix || ofPrefix !== false) && !pattern.test(value))
      .map(({ says }) => `"${key}" ${says}: "${value}"`),
  ];
}
