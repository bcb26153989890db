import * as pulumi from "@pulumi/pulumi";
import { invalid } from "../../../materialize/errors";
import { type MskBrokerType } from "./brokerTypes";

/** Where brokers write their logs: a CloudWatch group made here, or one that is there. */
export type MskLogsArgs =
  /** Days to keep them. */
  { readonly retentionDays: number } | { readonly logGroupName: pulumi.Input<string> };

/** @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html */
const RETENTION_DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];
const USUAL: MskLogsArgs = { retentionDays: 30 };

/**
 * What is done about logs, or `undefined` for none: unless asked for, that is so on Express brokers, which had none
 * until 2026 and whose clusters AWS refused to make with them.
 *
 * @see https://docs.aws.amazon.com/msk/latest/developerguide/msk-logging.html
 * @throws RunError for a number of days that CloudWatch does not take.
 */
export function checkLogs(
  logs: MskLogsArgs | false | undefined,
  type: MskBrokerType,
  where: string,
): MskLogsArgs | undefined {
  const chosen = logs ?? (type === "standard" && USUAL);
  if (chosen === false) return undefined;
  if ("retentionDays" in chosen === "logGroupName" in chosen)
    throw invalid(where, "logs", "hold either retentionDays or logGroupName", Object.keys(chosen));
  if ("retentionDays" in chosen && !RETENTION_DAYS.includes(chosen.retentionDays)) {
    throw invalid(
      where,
      "logs.retentionDays",
      `be one of ${RETENTION_DAYS.join(", ")}`,
      chosen.retentionDays,
    );
  }
  return chosen;
}
