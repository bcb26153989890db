import { demands, demandsSourceOfAnybody } from "./conditions";
import type { Statement } from "./document";

/** Keys by which a service says for whom it comes. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html#cross-service-confused-deputy-prevention */
const SOURCE_KEYS = ["aws:sourceaccount", "aws:sourcearn", "aws:sourceorgid", "aws:sourceorgpaths"];

/** A sentence for each service that a statement lets in without asking for whom it comes. */
export function servicesWithoutSource(
  statement: Statement,
  spared: readonly string[] = [],
): readonly string[] {
  if (demands(statement, SOURCE_KEYS) !== "no") return [];
  const [keys, why] = demandsSourceOfAnybody(statement)
    ? ["aws:SourceArn and aws:SourceAccount", ", since that ARN names no account"]
    : ["aws:SourceAccount or aws:SourceArn", ""];
  return (statement.principals["service"]?.known ?? [])
    .filter((service) => !spared.includes(service))
    .map((service) => `${statement.where} must demand ${keys} of ${printService(service)}${why}`);
}

function printService(service: string): string {
  return /^[a-z0-9.-]+\.amazonaws\.com(?:\.cn)?$/.test(service) ? service : "the service";
}
