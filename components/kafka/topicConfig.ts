import { invalid } from "../../materialize/errors";

/**
 * A topic's settings under names that say their units, one row each: Kafka's own key, what one unit is in Kafka's,
 * and the range. A new setting is a new row and a field below.
 *
 * @see https://kafka.apache.org/39/documentation.html#topicconfigs
 */
const MS_PER_HOUR = 3_600_000;
/** Kafka's type for these is `int`. @see storage/src/main/java/org/apache/kafka/storage/internals/log/LogConfig.java */
const INT_MAX = 2 ** 31 - 1;

const NUMBERS = {
  retentionHours: { key: "retention.ms", unit: MS_PER_HOUR, minimum: 0, unlimited: "-1" },
  retentionBytesPerPartition: { key: "retention.bytes", unit: 1, minimum: 0, unlimited: "-1" },
  segmentHours: { key: "segment.ms", unit: MS_PER_HOUR, minimum: 1 / MS_PER_HOUR },
  segmentBytes: { key: "segment.bytes", unit: 1, minimum: 14, maximum: INT_MAX },
  deleteRetentionHours: { key: "delete.retention.ms", unit: MS_PER_HOUR, minimum: 0 },
  minCompactionLagHours: { key: "min.compaction.lag.ms", unit: MS_PER_HOUR, minimum: 0 },
  maxCompactionLagHours: { key: "max.compaction.lag.ms", unit: MS_PER_HOUR, minimum: 1 / MS_PER_HOUR },
  minInsyncReplicas: { key: "min.insync.replicas", unit: 1, minimum: 1, maximum: INT_MAX },
  maxMessageBytes: { key: "max.message.bytes", unit: 1, minimum: 0, maximum: INT_MAX },
} as const satisfies Record<string, NumberRow>;

interface NumberRow {
  readonly key: string;
  readonly unit: number;
  readonly minimum: number;
  readonly maximum?: number;
  readonly unlimited?: string;
}

const CHOICES = {
  compressionType: {
    key: "compression.type",
    values: ["uncompressed", "zstd", "lz4", "snappy", "gzip", "producer"],
  },
  messageTimestampType: { key: "message.timestamp.type", values: ["CreateTime", "LogAppendTime"] },
} as const;

export interface TopicConfigArgs {
  /** Hours a message stays readable, 0 or more (parts of an hour too), or `unlimited`. @default the broker's, 168 */
  readonly retentionHours?: number | "unlimited";
  /** Bytes kept **in each partition**, 0 or more, or `unlimited`. @default the broker's, unlimited */
  readonly retentionBytesPerPartition?: number | "unlimited";
  /** What happens to old messages: `delete`, `compact` (the newest of each key stays), or both. @default `delete` */
  readonly cleanupPolicy?: readonly ("delete" | "compact")[];
  /** Hours after which a new segment starts, above 0. @default the broker's, 168 */
  readonly segmentHours?: number;
  /** Bytes after which a new segment starts, 14 or more. @default the broker's, 1 GiB */
  readonly segmentBytes?: number;
  /** Hours a tombstone stays under compaction, 0 or more. @default the broker's, 24 */
  readonly deleteRetentionHours?: number;
  /** Hours a message stays uncompacted at least, 0 or more. @default the broker's, 0 */
  readonly minCompactionLagHours?: number;
  /** Hours a message stays uncompacted at most, above 0. @default the broker's, no limit */
  readonly maxCompactionLagHours?: number;
  /** Replicas that must have a message before it is acknowledged, 1 up to the replication factor. @default the broker's, 1 */
  readonly minInsyncReplicas?: number;
  /** Bytes of the largest batch, 0 or more. @default the broker's, 1048588 */
  readonly maxMessageBytes?: number;
  /** @default `producer`: as the producer sent it */
  readonly compressionType?: (typeof CHOICES.compressionType.values)[number];
  /** @default `CreateTime`: the producer's clock */
  readonly messageTimestampType?: (typeof CHOICES.messageTimestampType.values)[number];
  /** May a replica that lags become leader, losing messages? @default the broker's, false */
  readonly uncleanLeaderElection?: boolean;
  /** Any other setting by Kafka's own key, such as `{ "flush.ms": "1000" }`. */
  readonly config?: Readonly<Record<string, string>>;
}

/**
 * Kafka's own settings, sorted by key.
 *
 * @throws RunError when a value is outside its range, or `config` repeats a setting that has a field.
 */
export function topicConfig(args: TopicConfigArgs, where: string): Record<string, string> {
  const entries = new Map<string, string>();
  for (const [field, row] of Object.entries(NUMBERS) as [keyof typeof NUMBERS, NumberRow][]) {
    const value = args[field];
    if (value !== undefined) entries.set(row.key, numberSetting(value, row, where, field));
  }
  checkLags(args, where);
  for (const [field, row] of Object.entries(CHOICES) as [
    keyof typeof CHOICES,
    (typeof CHOICES)[keyof typeof CHOICES],
  ][]) {
    const value = args[field];
    if (value === undefined) continue;
    if (!(row.values as readonly string[]).includes(value))
      throw invalid(where, field, `be one of ${row.values.join(", ")}`, value);
    entries.set(row.key, value);
  }
  if (args.cleanupPolicy !== undefined)
    entries.set("cleanup.policy", cleanupPolicy(args.cleanupPolicy, where));
  if (args.uncleanLeaderElection !== undefined)
    entries.set("unclean.leader.election.enable", String(args.uncleanLeaderElection));
  for (const [key, value] of Object.entries(args.config ?? {})) {
    if (key === "") throw invalid(where, "config", "name each setting", key);
    if (FIELD_BY_KEY.has(key))
      throw invalid(where, `config["${key}"]`, `be given as ${FIELD_BY_KEY.get(key)}`, value);
    if (typeof value !== "string") throw invalid(where, `config["${key}"]`, "be text (quote it)", value);
    entries.set(key, value);
  }
  return Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1)));
}

const FIELD_BY_KEY: ReadonlyMap<string, string> = new Map([
  ...[...Object.entries(NUMBERS), ...Object.entries(CHOICES)].map(
    ([field, row]) => [row.key, field] as const,
  ),
  ["cleanup.policy", "cleanupPolicy"],
  ["unclean.leader.election.enable", "uncleanLeaderElection"],
]);

function numberSetting(value: number | "unlimited", row: NumberRow, where: string, field: string): string {
  if (value === "unlimited" && row.unlimited !== undefined) return row.unlimited;
  const kafka = typeof value === "number" ? value * row.unit : Number.NaN;
  // Parts of a unit are fine as long as Kafka's own unit stays whole, but for the noise of binary fractions.
  const whole = Math.round(kafka);
  const noise = row.unit === 1 ? 0 : Math.max(1e-6, 4 * Number.EPSILON * whole);
  if (
    !Number.isSafeInteger(whole) ||
    Math.abs(kafka - whole) > noise ||
    whole < Math.round(row.minimum * row.unit) ||
    whole > (row.maximum ?? Infinity)
  ) {
    throw invalid(where, field, `be ${wantedNumber(row)}`, value);
  }
  return String(whole);
}

function wantedNumber(row: NumberRow): string {
  const unlimited = row.unlimited === undefined ? "" : ', or "unlimited"';
  if (row.unit !== 1)
    return `a number of hours, to the millisecond, ${row.minimum > 0 ? "above 0" : "of 0 or more"}${unlimited}`;
  return `a whole number of ${row.minimum} ${row.maximum === undefined ? "or more" : `to ${row.maximum}`}${unlimited}`;
}

/** Brokers refuse it too, when it is applied (LogConfig.validateValues). */
function checkLags(
  { minCompactionLagHours: least, maxCompactionLagHours: most }: TopicConfigArgs,
  where: string,
): void {
  if (least !== undefined && most !== undefined && least > most)
    throw invalid(where, "minCompactionLagHours", `be at most maxCompactionLagHours, ${most}`, least);
}

function cleanupPolicy(policies: readonly string[], where: string): string {
  const known =
    policies.length > 0 && policies.every((policy) => policy === "delete" || policy === "compact");
  if (!known || new Set(policies).size !== policies.length) {
    throw invalid(where, "cleanupPolicy", 'be ["delete"], ["compact"] or both', policies);
  }
  return [...policies].sort().join(",");
}
