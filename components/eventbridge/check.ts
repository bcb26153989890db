import { requirePlain } from "../../materialize/connection/address";
import { invalid } from "../../materialize/errors";
import { ARNS, refuseArn } from "../iam/arn";
import { checkRoleOptions } from "../iam/role";
import {
  type DeadLettersArgs,
  type EventBridgeToMaterializeArgs,
  type EventBucketArgs,
  type EventBusArgs,
} from "./args";
import { refuseApiKey, refuseUrl } from "./endpoint";
import { QUEUE, unfitBucketName, unfitBusName, unfitNewBusName } from "./fit";
import { EVENTBRIDGE_LIMITS, LONGEST_NAMES, PATTERN_CHARACTERS } from "./limits";
import { checkEventPattern, refuseLongPattern } from "./pattern";

/** What is known before anything is deployed: the URL and the key may have to come. */
export type PlannedEventBridgeArgs = Omit<EventBridgeToMaterializeArgs, "url" | "apiKey" | "overrides"> &
  Partial<Pick<EventBridgeToMaterializeArgs, "url" | "apiKey">>;

/** A name of which Pulumi makes names in AWS: all of a queue's characters are a rule's and a connection's too. */
const COMPONENT_NAME = /^[A-Za-z0-9_-]+$/;
/** What Pulumi appends to it: a hyphen and seven digits. */
const AUTO_NAME = 8;

/**
 * Checks what is plain.
 *
 * @throws RunError as `EventBridgeToMaterialize` does.
 */
export function checkEventBridgeToMaterialize(args: PlannedEventBridgeArgs, where: string): void {
  const { url, apiKey, bus = "default", ratePerSecond, enabled = true, bucket } = args;
  if (url !== undefined) refuseUrl(url, where);
  if (apiKey !== undefined) refuseApiKey(apiKey, where);
  checkBus(bus, where);
  checkPattern(args, where);
  if (ratePerSecond !== undefined && !(Number.isSafeInteger(ratePerSecond) && ratePerSecond >= 1))
    throw invalid(where, "ratePerSecond", "be a whole number of 1 or more", ratePerSecond);
  if (typeof enabled !== "boolean") throw invalid(where, "enabled", "be true or false", enabled);
  const { maximumAgeSeconds, maximumAttempts } = args.retry ?? {};
  range(maximumAgeSeconds, "retry.maximumAgeSeconds", EVENTBRIDGE_LIMITS.maximumAgeSeconds, where);
  range(maximumAttempts, "retry.maximumAttempts", EVENTBRIDGE_LIMITS.maximumAttempts, where);
  checkDeadLetters(args.deadLetters ?? {}, where);
  if (bucket !== undefined) checkBucket(bucket, bus, where);
  checkRoleOptions(args.role ?? {}, where);
}

/**
 * Checks the component's name, of which Pulumi makes the names in AWS.
 *
 * @throws RunError when one of them would be longer than AWS takes, or of other characters.
 */
export function checkEventBridgeName(name: string, args: PlannedEventBridgeArgs, where: string): void {
  const field = "the component's name";
  const makesBucket = args.bucket !== undefined && "create" in args.bucket;
  const autoNamedBucket = makesBucket && args.bucket.create.bucketName === undefined;
  const { bus: _, bucket, ...others } = LONGEST_NAMES;
  const lengths = { ...others, ...(autoNamedBucket ? { bucket } : {}) };
  const most = Math.min(
    ...Object.entries(lengths).map(([role, longest]) => longest - AUTO_NAME - `-${role}`.length),
  );
  if (!COMPONENT_NAME.test(name) || name.length > most) {
    const rule = `be 1 to ${most} of A-Z a-z 0-9 _ -, of which the names in AWS are made`;
    throw invalid(where, field, rule, name);
  }
  if (!autoNamedBucket) return;
  const next = "or give bucket.create.bucketName";
  if (!/^[A-Za-z0-9][A-Za-z0-9-]*$/.test(name)) {
    const rule = "begin with a letter or a digit and have no _, since the bucket's name is made of it";
    throw invalid(where, field, rule, name, next);
  }
  const unfit = unfitBucketName(`${name}-bucket-0000000`.toLowerCase());
  if (unfit !== undefined)
    throw invalid(where, field, `${unfit}, since the bucket's name is made of it`, name, next);
}

function checkBus(bus: EventBusArgs, where: string): void {
  if (bus === "default") return;
  const kinds = keysOf(bus);
  const [kind] = kinds;
  if (kinds.length !== 1 || (kind !== "create" && kind !== "existing"))
    throw invalid(where, "bus", 'be "default", { create } or { existing }', kinds.length > 0 ? kinds : bus);
  if ("create" in bus) {
    const { busName, kmsKeyArn } = bus.create;
    requirePlain(where, "bus.create.busName", busName, unfitNewBusName);
    if (kmsKeyArn !== undefined) refuseArn(kmsKeyArn, ARNS.key, where, "bus.create.kmsKeyArn");
    return;
  }
  const { name } = bus.existing;
  if (name === undefined) throw invalid(where, "bus.existing.name", "be given", name);
  requirePlain(where, "bus.existing.name", name, unfitBusName);
}

function checkPattern({ pattern, patternQuota, bucket }: PlannedEventBridgeArgs, where: string): void {
  const { least, most } = PATTERN_CHARACTERS;
  range(patternQuota, "patternQuota", PATTERN_CHARACTERS, where);
  if (pattern === undefined && bucket !== undefined) return;
  checkEventPattern(pattern, where);
  refuseLongPattern(pattern!, Math.min(patternQuota ?? least, most), where);
}

function checkDeadLetters(deadLetters: DeadLettersArgs, where: string): void {
  if ("existingQueueArn" in deadLetters) {
    const beside = Object.entries(deadLetters).find(
      ([key, value]) => key !== "existingQueueArn" && value !== undefined,
    );
    if (beside !== undefined)
      throw invalid(where, `deadLetters.${beside[0]}`, "be left out with existingQueueArn", beside[1]);
    refuseArn(deadLetters.existingQueueArn, QUEUE, where, "deadLetters.existingQueueArn");
    return;
  }
  const { retentionDays, kmsKeyArn } = deadLetters;
  range(retentionDays, "deadLetters.retentionDays", EVENTBRIDGE_LIMITS.retentionDays, where);
  if (kmsKeyArn !== undefined) refuseArn(kmsKeyArn, ARNS.key, where, "deadLetters.kmsKeyArn");
}

function checkBucket(bucket: EventBucketArgs, bus: EventBusArgs, where: string): void {
  const kinds = keysOf(bucket);
  const [kind] = kinds;
  if (kinds.length !== 1 || (kind !== "create" && kind !== "existing"))
    throw invalid(where, "bucket", "be { create } or { existing }", kinds.length > 0 ? kinds : bucket);
  if (bus !== "default")
    throw invalid(
      where,
      "bus",
      'be "default" with a bucket',
      keysOf(bus),
      "S3 sends to the default bus only",
    );
  if ("create" in bucket) {
    requirePlain(where, "bucket.create.bucketName", bucket.create.bucketName, unfitBucketName);
    return;
  }
  const { bucketName, replaceNotifications } = bucket.existing;
  if (bucketName === undefined) throw invalid(where, "bucket.existing.bucketName", "be given", bucketName);
  requirePlain(where, "bucket.existing.bucketName", bucketName, unfitBucketName);
  if (typeof replaceNotifications !== "boolean") {
    const rule =
      "be true (all notifications of the bucket are replaced) or false (its owner turns EventBridge on)";
    throw invalid(where, "bucket.existing.replaceNotifications", rule, replaceNotifications);
  }
}

function range(
  value: number | undefined,
  field: string,
  { least, most }: { readonly least: number; readonly most: number },
  where: string,
): void {
  if (value !== undefined && !(Number.isInteger(value) && value >= least && value <= most))
    throw invalid(where, field, `be a whole number from ${least} to ${most}`, value);
}

function keysOf(value: unknown): readonly string[] {
  return typeof value === "object" && value !== null ? Object.keys(value) : [];
}

/**
 * Refuses an override of what is not made: it would do nothing.
 *
 * @throws RunError naming the child
 */
export function checkOverrides(args: EventBridgeToMaterializeArgs, where: string): void {
  const { bus = "default", bucket, deadLetters = {}, overrides = {} } = args;
  const newBucket = bucket !== undefined && "create" in bucket;
  const newQueue = !("existingQueueArn" in deadLetters);
  const isMade: Readonly<Record<string, boolean>> = {
    bus: typeof bus === "object" && "create" in bus,
    deadLetters: newQueue,
    deadLettersPolicy: newQueue,
    bucket: newBucket,
    bucketPublicAccess: newBucket,
    bucketEncryption: newBucket,
    bucketVersioning: newBucket && bucket.create.versioning === true,
    bucketPolicy: newBucket,
    bucketNotification: newBucket || bucket?.existing.replaceNotifications === true,
  };
  for (const [kind, chosen] of Object.entries(overrides)) {
    if (chosen === undefined || isMade[kind] !== false) continue;
    const got = typeof chosen === "function" ? "a function" : Object.keys(chosen as object);
    throw invalid(where, `overrides.${kind}`, "be left out: no such child is made", got);
  }
}
