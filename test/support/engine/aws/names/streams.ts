import { amazon, pulumiAws, terraform } from "../sources";
import { AUTO, AUTONAMING, OVERRIDES, type NameRule, type NameTable } from "./naming";

const GLUE_NAME: readonly NameRule[] = [
  { pattern: /^[0-9A-Za-z_$#.-]+$/, says: "may only have letters, digits and _$#.-" },
];

export const STREAM_NAMES: NameTable = {
  "aws:appautoscaling/policy:Policy": {
    property: "name",
    auto: AUTO,
    maxLength: 255,
    rules: [],
    sources: [terraform("service/appautoscaling/policy.go"), AUTONAMING],
  },
  "aws:cloudwatch/logGroup:LogGroup": {
    property: "name",
    prefix: "namePrefix",
    auto: AUTO,
    maxLength: 512,
    prefixMaxLength: 483,
    rules: [{ pattern: /^[0-9A-Za-z_./#-]+$/, says: "may only have letters, digits and _./#-" }],
    unique: ["name"],
    sources: [
      terraform("service/logs/validate.go"),
      amazon("AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html"),
      AUTONAMING,
    ],
  },
  "aws:cloudwatch/metricAlarm:MetricAlarm": {
    property: "name",
    auto: AUTO,
    minLength: 1,
    maxLength: 255,
    rules: [],
    unique: ["name"],
    sources: [terraform("service/cloudwatch/metric_alarm.go"), pulumiAws("resources.go")],
  },
  "aws:glue/registry:Registry": {
    property: "registryName",
    minLength: 1,
    maxLength: 255,
    rules: GLUE_NAME,
    unique: ["registryName"],
    sources: [terraform("service/glue/registry.go"), amazon("glue/latest/webapi/API_CreateRegistry.html")],
  },
  "aws:glue/schema:Schema": {
    property: "schemaName",
    minLength: 1,
    maxLength: 255,
    rules: GLUE_NAME,
    unique: ["schemaName", "registryArn"],
    sources: [terraform("service/glue/schema.go"), amazon("glue/latest/webapi/API_CreateSchema.html")],
  },
  "aws:kinesis/stream:Stream": {
    property: "name",
    auto: AUTO,
    minLength: 1,
    maxLength: 128,
    rules: [{ pattern: /^[a-zA-Z0-9_.-]+$/, says: "may only have letters, digits and _.-" }],
    unique: ["name"],
    sources: [amazon("kinesis/latest/APIReference/API_CreateStream.html"), AUTONAMING],
  },
  "aws:msk/cluster:Cluster": {
    property: "clusterName",
    auto: AUTO,
    minLength: 1,
    maxLength: 64,
    rules: [],
    unique: ["clusterName"],
    sources: [terraform("service/kafka/cluster.go"), amazon("msk/1.0/apireference/clusters.html"), OVERRIDES],
  },
  "aws:msk/configuration:Configuration": {
    property: "name",
    auto: AUTO,
    maxLength: 255,
    rules: [
      {
        pattern: /^[0-9A-Za-z][0-9A-Za-z-]*$/,
        says: "must begin with a letter or a digit and only have those and hyphens",
      },
    ],
    unique: ["name"],
    sources: [amazon("msk/1.0/apireference/configurations.html"), AUTONAMING],
  },
  "aws:msk/serverlessCluster:ServerlessCluster": {
    property: "clusterName",
    auto: AUTO,
    minLength: 1,
    maxLength: 64,
    rules: [],
    unique: ["clusterName"],
    sources: [terraform("service/kafka/serverless_cluster.go"), OVERRIDES],
  },
  "aws:msk/topic:Topic": {
    property: "name",
    auto: AUTO,
    minLength: 1,
    maxLength: 249,
    rules: [{ pattern: /^[a-zA-Z0-9._-]+$/, says: "may only have letters, digits and ._-" }],
    unique: ["name", "clusterArn"],
    sources: [
      "https://github.com/apache/kafka/blob/trunk/clients/src/main/java/org/apache/kafka/common/internals/Topic.java",
      AUTONAMING,
    ],
  },
  "aws:s3/bucket:Bucket": {
    property: "bucket",
    prefix: "bucketPrefix",
    auto: { maxLength: 63, lowerCase: true },
    minLength: 3,
    maxLength: 63,
    prefixMaxLength: 37,
    rules: [
      {
        pattern: /^[a-z0-9][a-z0-9.-]*$/,
        says: "may only have lower-case letters, digits, dots and hyphens, and begin with a letter or a digit",
      },
      { pattern: /[a-z0-9]$/, says: "must end with a letter or a digit", ofPrefix: false },
    ],
    unique: ["bucket"],
    sources: [
      terraform("service/s3/bucket.go"),
      amazon("AmazonS3/latest/userguide/bucketnamingrules.html"),
      OVERRIDES,
    ],
  },
};
