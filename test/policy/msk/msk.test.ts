import { mskAuthentication } from "../../../policy/rules/msk/mskAuthentication";
import { mskConnectorEncryption } from "../../../policy/rules/msk/mskConnectorEncryption";
import { mskConnectorLogDelivery } from "../../../policy/rules/msk/mskConnectorLogDelivery";
import { mskEncryptionInTransit } from "../../../policy/rules/msk/mskEncryptionInTransit";
import { mskEnhancedMonitoring } from "../../../policy/rules/msk/mskEnhancedMonitoring";
import { mskLogDelivery } from "../../../policy/rules/msk/mskLogDelivery";
import { mskNoPublicAccess } from "../../../policy/rules/msk/mskNoPublicAccess";
import { ruleCases, UNKNOWN } from "../judged";

const type = "aws:msk/cluster:Cluster";
const connector = "aws:mskconnect/connector:Connector";
const transit = (encryptionInTransit: unknown) => ({ encryptionInfo: { encryptionInTransit } });

ruleCases(mskEncryptionInTransit, {
  passes: [
    { what: "TLS everywhere", type, inputs: transit({ inCluster: true, clientBroker: "TLS" }) },
    { what: "the provider's defaults", type, inputs: {} },
    {
      what: "a key for the disks alone",
      type,
      inputs: { encryptionInfo: { encryptionAtRestKmsKeyArn: "<arn>" } },
    },
  ],
  fails: [
    {
      what: "plaintext between brokers and to clients",
      type,
      inputs: transit({ inCluster: false, clientBroker: "PLAINTEXT" }),
      says: [
        "encryptionInfo.encryptionInTransit.inCluster must be true, got false",
        "encryptionInfo.encryptionInTransit.clientBroker must be TLS, got PLAINTEXT",
      ],
    },
    {
      what: "plaintext beside TLS",
      type,
      inputs: transit({ clientBroker: "TLS_PLAINTEXT" }),
      says: ["encryptionInfo.encryptionInTransit.clientBroker must be TLS, got TLS_PLAINTEXT"],
    },
    {
      what: "what is no setting, without printing it",
      type,
      inputs: transit({ clientBroker: "hunter2" }),
      says: ["encryptionInfo.encryptionInTransit.clientBroker must be TLS, got another value"],
    },
    {
      what: "plaintext to clients while inCluster is unknown",
      type,
      inputs: transit({ inCluster: UNKNOWN, clientBroker: "PLAINTEXT" }),
      says: ["encryptionInfo.encryptionInTransit.clientBroker must be TLS, got PLAINTEXT"],
    },
  ],
  unknown: [
    { what: "both settings", type, inputs: transit({ inCluster: UNKNOWN, clientBroker: UNKNOWN }) },
    { what: "the block", type, inputs: transit(UNKNOWN) },
    { what: "the block around it", type, inputs: { encryptionInfo: UNKNOWN } },
  ],
});

ruleCases(mskEnhancedMonitoring, {
  passes: [
    { what: "PER_BROKER", type, inputs: { enhancedMonitoring: "PER_BROKER" } },
    { what: "the finest", type, inputs: { enhancedMonitoring: "PER_TOPIC_PER_PARTITION" } },
  ],
  fails: [
    {
      what: "nothing",
      type,
      inputs: {},
      says: ["enhancedMonitoring must be PER_BROKER or finer, got DEFAULT"],
    },
    {
      what: "DEFAULT",
      type,
      inputs: { enhancedMonitoring: "DEFAULT" },
      says: ["enhancedMonitoring must be PER_BROKER or finer, got DEFAULT"],
    },
  ],
  unknown: [{ what: "the level", type, inputs: { enhancedMonitoring: UNKNOWN } }],
});

const access = (publicAccess: unknown) => ({ brokerNodeGroupInfo: { connectivityInfo: { publicAccess } } });
ruleCases(mskNoPublicAccess, {
  passes: [
    { what: "DISABLED", type, inputs: access({ type: "DISABLED" }) },
    { what: "no connectivity", type, inputs: { brokerNodeGroupInfo: { instanceType: "kafka.m7g.large" } } },
    { what: "an empty block", type, inputs: access({}) },
  ],
  fails: [
    {
      what: "public addresses",
      type,
      inputs: access({ type: "SERVICE_PROVIDED_EIPS" }),
      says: [
        "brokerNodeGroupInfo.connectivityInfo.publicAccess.type must be DISABLED, got SERVICE_PROVIDED_EIPS",
      ],
    },
  ],
  unknown: [
    { what: "the type", type, inputs: access({ type: UNKNOWN }) },
    { what: "the block", type, inputs: access(UNKNOWN) },
  ],
});

const client = (clientAuthentication: unknown) => ({ clientAuthentication });
const none = "clientAuthentication must choose sasl.scram, sasl.iam or tls, got none of them";
const serverless = "aws:msk/serverlessCluster:ServerlessCluster";
ruleCases(mskAuthentication, {
  passes: [
    { what: "SCRAM", type, inputs: client({ sasl: { scram: true } }) },
    {
      what: "IAM, with the others off",
      type,
      inputs: client({ sasl: { iam: true, scram: false }, unauthenticated: false }),
    },
    {
      what: "mutual TLS by a stand-in's ARN",
      type,
      inputs: client({ tls: { certificateAuthorityArns: ["<arn ca>"] } }),
    },
    {
      what: "a serverless cluster with IAM",
      type: serverless,
      inputs: client({ sasl: { iam: { enabled: true } } }),
    },
  ],
  fails: [
    { what: "nothing", type, inputs: {}, says: [none] },
    { what: "everything off", type, inputs: client({ sasl: { iam: false, scram: false } }), says: [none] },
    {
      what: "TLS that trusts nobody",
      type,
      inputs: client({ tls: { certificateAuthorityArns: [] } }),
      says: [none],
    },
    {
      what: "unauthenticated beside IAM",
      type,
      inputs: client({ sasl: { iam: true }, unauthenticated: true }),
      says: ["clientAuthentication.unauthenticated must be false, got true"],
    },
    {
      what: "unauthenticated alone",
      type,
      inputs: client({ unauthenticated: true }),
      says: ["clientAuthentication.unauthenticated must be false, got true", none],
    },
    {
      what: "a serverless cluster without IAM",
      type: serverless,
      inputs: client({ sasl: { iam: { enabled: false } } }),
      says: ["clientAuthentication.sasl.iam.enabled must be true, got false"],
    },
  ],
  unknown: [
    { what: "SCRAM", type, inputs: client({ sasl: { scram: UNKNOWN } }) },
    { what: "the block", type, inputs: client(UNKNOWN) },
    { what: "one authority", type, inputs: client({ tls: { certificateAuthorityArns: [UNKNOWN] } }) },
    { what: "the authorities", type, inputs: client({ tls: { certificateAuthorityArns: UNKNOWN } }) },
    { what: "a serverless cluster's IAM", type: serverless, inputs: client({ sasl: UNKNOWN }) },
  ],
});

const cluster = (brokerLogs: unknown, instanceType: unknown = "kafka.m7g.large") => ({
  brokerNodeGroupInfo: { instanceType },
  loggingInfo: { brokerLogs },
});
const noLogs = "loggingInfo.brokerLogs must enable cloudwatchLogs, s3 or firehose, got none of them";
ruleCases(mskLogDelivery, {
  passes: [
    { what: "CloudWatch", type, inputs: cluster({ cloudwatchLogs: { enabled: true, logGroup: "g" } }) },
    {
      what: "S3 beside CloudWatch off",
      type,
      inputs: cluster({ cloudwatchLogs: { enabled: false }, s3: { enabled: true } }),
    },
    {
      what: "Express brokers, which may do without",
      type,
      inputs: { brokerNodeGroupInfo: { instanceType: "express.m7g.large" } },
    },
    {
      what: "Express brokers with logs",
      type,
      inputs: {
        brokerNodeGroupInfo: { instanceType: "express.m7g.large" },
        loggingInfo: { brokerLogs: { cloudwatchLogs: { enabled: true, logGroup: "g" } } },
      },
    },
  ],
  fails: [
    {
      what: "nothing",
      type,
      inputs: { brokerNodeGroupInfo: { instanceType: "kafka.m7g.large" } },
      says: [noLogs],
    },
    {
      what: "all off",
      type,
      inputs: cluster({ cloudwatchLogs: { enabled: false }, firehose: { enabled: false } }),
      says: [noLogs],
    },
  ],
  unknown: [
    { what: "one delivery", type, inputs: cluster({ firehose: { enabled: UNKNOWN } }) },
    { what: "the deliveries", type, inputs: cluster(UNKNOWN) },
    { what: "the kind of broker", type, inputs: cluster({}, UNKNOWN) },
  ],
});

const toKafka = (kafkaClusterEncryptionInTransit: unknown) => ({ kafkaClusterEncryptionInTransit });
ruleCases(mskConnectorEncryption, {
  passes: [{ what: "TLS", type: connector, inputs: toKafka({ encryptionType: "TLS" }) }],
  fails: [
    {
      what: "PLAINTEXT",
      type: connector,
      inputs: toKafka({ encryptionType: "PLAINTEXT" }),
      says: ["kafkaClusterEncryptionInTransit.encryptionType must be TLS, got PLAINTEXT"],
    },
    {
      what: "the default",
      type: connector,
      inputs: toKafka({}),
      says: ["kafkaClusterEncryptionInTransit.encryptionType must be TLS, got PLAINTEXT"],
    },
  ],
  unknown: [
    { what: "the type", type: connector, inputs: toKafka({ encryptionType: UNKNOWN }) },
    { what: "the block", type: connector, inputs: toKafka(UNKNOWN) },
  ],
});

const worker = (workerLogDelivery: unknown) => ({ logDelivery: { workerLogDelivery } });
const noWorkerLogs =
  "logDelivery.workerLogDelivery must enable cloudwatchLogs, s3 or firehose, got none of them";
ruleCases(mskConnectorLogDelivery, {
  passes: [
    { what: "CloudWatch", type: connector, inputs: worker({ cloudwatchLogs: { enabled: true } }) },
    { what: "Firehose", type: connector, inputs: worker({ firehose: { enabled: true } }) },
  ],
  fails: [
    { what: "nothing", type: connector, inputs: {}, says: [noWorkerLogs] },
    { what: "all off", type: connector, inputs: worker({ s3: { enabled: false } }), says: [noWorkerLogs] },
  ],
  unknown: [{ what: "one delivery", type: connector, inputs: worker({ s3: UNKNOWN }) }],
});
