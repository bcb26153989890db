import type * as aws from "@pulumi/aws";
import { OWN_ID } from "../standIns";
import { block, notSent, row, tagMap, to, type Row } from "./row";

/** @see https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/kinesis/stream.go */
export const KINESIS: Readonly<Record<string, Row>> = {
  "aws:kinesis/stream:Stream": row<aws.kinesis.StreamArgs>({
    service: "kinesis",
    operation: "CreateStream",
    name: { input: "name", to: "StreamName" },
    fields: {
      shardCount: to("ShardCount"),
      streamModeDetails: block<aws.types.input.kinesis.StreamStreamModeDetails>()("StreamModeDetails", {
        streamMode: to("StreamMode"),
      }),
      maxRecordSizeInKib: to("MaxRecordSizeInKiB"),
      warmThroughputMibPs: to("WarmThroughputMiBps"),
      tags: to("Tags", { as: tagMap }),
      retentionPeriod: to("RetentionPeriodHours", { in: "IncreaseStreamRetentionPeriod" }),
      encryptionType: to("EncryptionType", { in: "StartStreamEncryption" }),
      kmsKeyId: to("KeyId", { in: "StartStreamEncryption" }),
      shardLevelMetrics: to("ShardLevelMetrics", { in: "EnableEnhancedMonitoring" }),
      enforceConsumerDeletion: notSent("said when the stream is deleted"),
    },
    adds: {
      IncreaseStreamRetentionPeriod: { StreamName: OWN_ID },
      StartStreamEncryption: { StreamName: OWN_ID },
      EnableEnhancedMonitoring: { StreamName: OWN_ID },
    },
    omits: {
      StartStreamEncryption: ({ EncryptionType }) => [undefined, "NONE"].includes(EncryptionType as string),
    },
  }),
};
