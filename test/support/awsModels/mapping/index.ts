import { BUCKETS } from "./buckets";
import { EVENTS } from "./events";
import { IAM } from "./iam";
import { SECRETS } from "./secrets";
import { KINESIS } from "./kinesis";
import { LOAD_BALANCING } from "./loadBalancing";
import { MSK } from "./msk";
import { NETWORK } from "./network";
import { OTHERS } from "./others";
import type { Row } from "./row";

/** By resource type: which requests the provider makes of its inputs to create it. */
export const MAPPINGS: Readonly<Record<string, Row>> = {
  ...KINESIS,
  ...MSK,
  ...LOAD_BALANCING,
  ...NETWORK,
  ...IAM,
  ...SECRETS,
  ...OTHERS,
  ...EVENTS,
  ...BUCKETS,
};

export type { Row } from "./row";
export { requestsOf, type RecordedResource } from "./request";
