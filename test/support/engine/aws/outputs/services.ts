import { arn } from "../identity";
import { text, type Props } from "../values";
import { nameOf, revisionOf, type Maker, type Making } from "./making";

/** When everything was made: outputs are the same on every run. */
const CREATED = "2026-01-01T00:00:00Z";

const path = (inputs: Props): string => text(inputs, "path") ?? "/";

/** `AROA` a role, `AIDA` a user, `ANPA` a policy, `AKIA` a key. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids */
const uniqueId = ({ identity }: Making, prefix: string): string => prefix + identity.base32("unique id", 17);

const role: Maker = (making) => {
  const name = nameOf(making);
  const { inputs } = making;
  return {
    id: name,
    outputs: {
      arn: arn("iam", "", `role${path(inputs)}${name}`),
      name,
      path: path(inputs),
      uniqueId: uniqueId(making, "AROA"),
      createDate: CREATED,
      maxSessionDuration: inputs["maxSessionDuration"] ?? 3600,
      managedPolicyArns: inputs["managedPolicyArns"] ?? [],
      inlinePolicies: inputs["inlinePolicies"] ?? [],
    },
  };
};

const user: Maker = (making) => {
  const name = nameOf(making);
  const { inputs } = making;
  return {
    id: name,
    outputs: {
      arn: arn("iam", "", `user${path(inputs)}${name}`),
      path: path(inputs),
      uniqueId: uniqueId(making, "AIDA"),
    },
  };
};

const policy: Maker = (making) => {
  const name = nameOf(making);
  const { inputs } = making;
  const id = arn("iam", "", `policy${path(inputs)}${name}`);
  const outputs = {
    arn: id,
    name,
    path: path(inputs),
    policyId: uniqueId(making, "ANPA"),
    attachmentCount: 0,
  };
  return { id, outputs };
};

const inlinePolicy =
  (holder: string): Maker =>
  (making) => {
    const name = nameOf(making);
    return { id: `${text(making.inputs, holder) ?? ""}:${name}`, outputs: { name } };
  };

const accessKey: Maker = (making) => ({
  id: `AKIA${making.identity.base32("key id", 16)}`,
  outputs: {
    createDate: CREATED,
    status: making.inputs["status"] ?? "Active",
    secret: making.identity.letters("secret", 40),
    sesSmtpPasswordV4: making.identity.letters("smtp", 44),
  },
});

/** The ARN ends in six characters that AWS picks. @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/whats-in-a-secret.html */
const secret: Maker = (making) => {
  const { inputs, identity, region } = making;
  const name = nameOf(making);
  const id = arn("secretsmanager", region, `secret:${name}-${identity.letters("secret", 6)}`);
  return {
    id,
    outputs: { arn: id, name, policy: inputs["policy"] ?? "", replicas: inputs["replicas"] ?? [] },
  };
};

const secretVersion: Maker = ({ inputs, identity }) => {
  const of = text(inputs, "secretId") ?? "";
  const version = identity.uuid("version");
  return {
    id: `${of}|${version}`,
    outputs: {
      arn: of,
      secretArn: of,
      versionId: version,
      versionStages: inputs["versionStages"] ?? ["AWSCURRENT"],
      hasSecretStringWo: inputs["secretStringWo"] !== undefined,
    },
  };
};

const key: Maker = ({ inputs, identity, region }) => {
  const id = identity.uuid("key");
  return {
    id,
    outputs: {
      arn: arn("kms", region, `key/${id}`),
      keyId: id,
      description: inputs["description"] ?? "",
      policy: inputs["policy"] ?? "",
      multiRegion: inputs["multiRegion"] ?? false,
      rotationPeriodInDays:
        inputs["rotationPeriodInDays"] ?? (inputs["enableKeyRotation"] === true ? 365 : 0),
    },
  };
};

const alias: Maker = (making) => {
  const name = nameOf(making);
  const { inputs, region } = making;
  const target = text(inputs, "targetKeyId") ?? "";
  return {
    id: name,
    outputs: {
      arn: arn("kms", region, name),
      name,
      targetKeyArn: target.startsWith("arn:") ? target : arn("kms", region, `key/${target}`),
    },
  };
};

const logGroup: Maker = (making) => {
  const name = nameOf(making);
  const { inputs, region } = making;
  return {
    id: name,
    outputs: {
      arn: arn("logs", region, `log-group:${name}`),
      name,
      logGroupClass: inputs["logGroupClass"] ?? "STANDARD",
    },
  };
};

const stream: Maker = (making) => {
  const { inputs, region } = making;
  const id = arn("kinesis", region, `stream/${nameOf(making)}`);
  return {
    id,
    outputs: {
      arn: id,
      retentionPeriod: inputs["retentionPeriod"] ?? 24,
      encryptionType: inputs["encryptionType"] ?? "NONE",
      streamModeDetails: inputs["streamModeDetails"] ?? { streamMode: "PROVISIONED" },
      maxRecordSizeInKib: inputs["maxRecordSizeInKib"] ?? 1024,
    },
  };
};

const alarm: Maker = (making) => {
  const name = nameOf(making);
  return {
    id: name,
    outputs: {
      arn: arn("cloudwatch", making.region, `alarm:${name}`),
      evaluateLowSampleCountPercentiles: making.inputs["evaluateLowSampleCountPercentiles"] ?? "",
    },
  };
};

const registry: Maker = ({ inputs, region }) => {
  const id = arn("glue", region, `registry/${text(inputs, "registryName") ?? ""}`);
  return { id, outputs: { arn: id } };
};

const schema: Maker = ({ inputs, region, previous }) => {
  const registryArn = text(inputs, "registryArn") ?? arn("glue", region, "registry/default-registry");
  const registryName = registryArn.slice(registryArn.indexOf(":registry/") + ":registry/".length);
  const id = arn("glue", region, `schema/${registryName}/${text(inputs, "schemaName") ?? ""}`);
  const isChanged = inputs["schemaDefinition"] !== previous?.inputs["schemaDefinition"];
  const version = revisionOf(previous, "latestSchemaVersion", isChanged);
  return {
    id,
    outputs: {
      arn: id,
      registryArn,
      registryName,
      latestSchemaVersion: version,
      nextSchemaVersion: version + 1,
      schemaCheckpoint: 1,
    },
  };
};

const scalableTarget: Maker = ({ inputs, identity, region }) => ({
  id: text(inputs, "resourceId") ?? "",
  outputs: {
    arn: arn("application-autoscaling", region, `scalable-target/${identity.hex("target", 26)}`),
    roleArn:
      inputs["roleArn"] ??
      arn(
        "iam",
        "",
        "role/aws-service-role/kafka.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_KafkaCluster",
      ),
  },
});

const scalingPolicy: Maker = (making) => {
  const { inputs, identity, region } = making;
  const name = nameOf(making);
  const resource = `${text(inputs, "serviceNamespace") ?? ""}/${text(inputs, "resourceId") ?? ""}`;
  const policyArn = arn(
    "autoscaling",
    region,
    `scalingPolicy:${identity.uuid("policy")}:resource/${resource}:policyName/${name}`,
  );
  return {
    id: name,
    outputs: { arn: policyArn, alarmArns: [], policyType: inputs["policyType"] ?? "StepScaling" },
  };
};

const bucket: Maker = (making) => {
  const name = nameOf(making);
  return {
    id: name,
    outputs: {
      arn: `arn:aws:s3:::${name}`,
      bucket: name,
      bucketDomainName: `${name}.s3.amazonaws.com`,
      bucketRegionalDomainName: `${name}.s3.${making.region}.amazonaws.com`,
      bucketRegion: making.region,
    },
  };
};

export const SERVICES: Readonly<Record<string, Maker>> = {
  "aws:appautoscaling/policy:Policy": scalingPolicy,
  "aws:appautoscaling/target:Target": scalableTarget,
  "aws:cloudwatch/logGroup:LogGroup": logGroup,
  "aws:cloudwatch/metricAlarm:MetricAlarm": alarm,
  "aws:glue/registry:Registry": registry,
  "aws:glue/schema:Schema": schema,
  "aws:iam/accessKey:AccessKey": accessKey,
  "aws:iam/policy:Policy": policy,
  "aws:iam/role:Role": role,
  "aws:iam/rolePolicy:RolePolicy": inlinePolicy("role"),
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": ({ inputs }) => ({
    id: `${text(inputs, "role") ?? ""}/${text(inputs, "policyArn") ?? ""}`,
    outputs: {},
  }),
  "aws:iam/user:User": user,
  "aws:iam/userPolicy:UserPolicy": inlinePolicy("user"),
  "aws:kinesis/stream:Stream": stream,
  "aws:kms/alias:Alias": alias,
  "aws:kms/key:Key": key,
  "aws:s3/bucket:Bucket": bucket,
  "aws:secretsmanager/secret:Secret": secret,
  "aws:secretsmanager/secretVersion:SecretVersion": secretVersion,
};
