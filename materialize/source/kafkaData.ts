import { invalid } from "../errors";
import {
  envelopesOf,
  includeEnvelopes,
  KAFKA_ENVELOPES,
  KAFKA_FORMATS,
  KAFKA_INCLUDES,
  type IncludeUnder,
  type KafkaEnvelope,
  type KafkaInclude,
} from "../legal/kafkaData";
import { type Resolved } from "../model/inputs";
import { identifier, literal, unfitIdentifier } from "../text/quote";
import { printFormat, unfitFormat, type FormatUnder, type KafkaFormat, type KeyFormat } from "./kafkaFormat";

/** `true` gives the column its usual name, text another one. */
type Columns<E extends KafkaEnvelope> = { readonly [I in IncludeUnder<E>]?: true | string };

/**
 * One message header as a column. A message without this header, or (unless `bytes`) with one that is not UTF-8,
 * breaks the table: include `headers` instead where that can happen.
 */
export interface HeaderColumn {
  /** The header's name as the producer writes it. */
  readonly header: string;
  readonly as: string;
  /** Keep its bytes instead of reading it as text. @default false */
  readonly bytes?: boolean;
}

/** Append only: a row a message. Where the key is included, a message without a value breaks the table. */
export interface AppendData {
  /** @default "none" */
  readonly envelope?: "none";
  readonly format: FormatUnder<"none">;
  /** The format of the keys, where they are read. */
  readonly key?: KeyFormat;
  readonly include?: Columns<"none"> & { readonly header?: readonly HeaderColumn[] };
  readonly decodingErrors?: undefined;
}

/** The newest value of each key. A message without a key breaks the table until a tombstone for the NULL key arrives. */
export interface UpsertData {
  readonly envelope: "upsert";
  readonly format: FormatUnder<"upsert">;
  /** The format of the keys; only Avro in a registry brings its own. */
  readonly key?: KeyFormat;
  readonly include?: Columns<"upsert"> & { readonly header?: readonly HeaderColumn[] };
  /**
   * `inline`: a value that cannot be decoded is a row with its error in a column (`error`, or the name given; a record
   * with the field `description`), and everything else stays readable. A key that cannot be decoded still breaks it. @default a value that cannot be decoded breaks the table
   */
  readonly decodingErrors?: "inline" | { readonly inlineAs: string };
}

/** Debezium's change events. No keys and headers as columns, and no truncates upstream. */
export interface DebeziumData {
  readonly envelope: "debezium";
  readonly format: FormatUnder<"debezium">;
  readonly key?: undefined;
  readonly include?: Columns<"debezium"> & { readonly header?: undefined };
  readonly decodingErrors?: undefined;
}

/** What a topic holds and what becomes of it: format, envelope, metadata columns. */
export type KafkaData = AppendData | UpsertData | DebeziumData;
/** As it was given, or as it is known. */
type AnyData = KafkaData | Resolved<KafkaData>;

/**
 * Checks a combination against the table of legal ones, for callers whose types could not.
 *
 * @throws RunError naming the combination.
 */
export function checkKafkaData(data: AnyData, where: string): void {
  const envelope = data.envelope ?? "none";
  if (!Object.hasOwn(KAFKA_ENVELOPES, envelope)) {
    throw invalid(where, "envelope", `be one of ${Object.keys(KAFKA_ENVELOPES).join(", ")}`, envelope);
  }
  checkFormat(data.format, "format", where);
  if (!envelopesOf(data.format.type).includes(envelope)) {
    throw invalid(
      where,
      "envelope",
      `be one of ${envelopesOf(data.format.type).join(", ")} with format ${data.format.type}`,
      envelope,
    );
  }
  if (data.key !== undefined) {
    checkFormat(data.key, "key", where);
    if (envelope === "debezium")
      throw invalid(where, "key", "be left out under the debezium envelope", data.key.type);
    if (!KAFKA_FORMATS[data.key.type].key)
      throw invalid(where, "key", "be a format that a key may have", data.key.type);
  }
  const hasKey = data.key !== undefined || bringsKey(data.format);
  if (envelope === "upsert" && !hasKey)
    throw invalid(where, "key", "be given under the upsert envelope", undefined);
  checkInclude(data, envelope, where);
  if (data.decodingErrors !== undefined && envelope !== "upsert") {
    throw invalid(where, "decodingErrors", "be left out unless the envelope is upsert", data.decodingErrors);
  }
  if (typeof data.decodingErrors === "string" && data.decodingErrors !== "inline") {
    throw invalid(where, "decodingErrors", 'be "inline" or { inlineAs }', data.decodingErrors);
  }
  checkColumns(data, where);
}

function checkFormat(format: KafkaFormat | Resolved<KafkaFormat>, field: string, where: string): void {
  if (!Object.hasOwn(KAFKA_FORMATS, format.type)) {
    throw invalid(where, `${field}.type`, `be one of ${Object.keys(KAFKA_FORMATS).join(", ")}`, format.type);
  }
  const unfit = unfitFormat(format);
  if (unfit !== undefined) throw invalid(where, `${field}.${unfit[0]}`, unfit[1], unfit[2]);
}

function bringsKey(format: Pick<KafkaFormat, "type">): boolean {
  return KAFKA_FORMATS[format.type].bringsKey;
}

function checkInclude(data: AnyData, envelope: KafkaEnvelope, where: string): void {
  for (const include of chosenIncludes(data)) {
    if (!Object.hasOwn(KAFKA_INCLUDES, include)) {
      throw invalid(
        where,
        `include.${include}`,
        `be one of ${Object.keys(KAFKA_INCLUDES).join(", ")}, header`,
        include,
      );
    }
    if (!includeEnvelopes(include).includes(envelope)) {
      throw invalid(where, `include.${include}`, `be left out under the ${envelope} envelope`, true);
    }
    const as: unknown = askedAs(data, include);
    if (as !== true && typeof as !== "string")
      throw invalid(where, `include.${include}`, "be true or a column's name, or left out", as);
  }
  if (data.include?.header !== undefined && !includeEnvelopes("headers").includes(envelope)) {
    throw invalid(where, "include.header", `be left out under the ${envelope} envelope`, data.include.header);
  }
  const wantsKey = chosenIncludes(data).includes("key");
  if (wantsKey && data.key === undefined && !bringsKey(data.format)) {
    throw invalid(where, "key", "be given where the key is included", undefined);
  }
}

/** In the order of the table, whatever the order they were given in. */
function chosenIncludes(data: AnyData): readonly KafkaInclude[] {
  const asked = Object.entries(data.include ?? {}).filter(
    ([name, as]) => name !== "header" && as !== undefined,
  );
  const names = asked.map(([name]) => name as KafkaInclude);
  const known = Object.keys(KAFKA_INCLUDES) as KafkaInclude[];
  return [
    ...known.filter((include) => names.includes(include)),
    ...names.filter((name) => !known.includes(name)),
  ];
}

/** Two columns of one name would be refused by the server, after everything before them was made. */
function checkColumns(data: AnyData, where: string): void {
  const added = addedColumns(data);
  for (const [field, column] of added) {
    const unfit = typeof column === "string" ? unfitIdentifier(column) : "be text";
    if (unfit !== undefined) throw invalid(where, field, unfit, column);
  }
  const names = [...valueColumns(data), ...added.map(([, column]) => column)];
  const twice = names.find((name, i) => names.indexOf(name) !== i || isCsvColumn(name, data.format));
  if (twice !== undefined) throw invalid(where, "include", "give each column a name of its own", twice);
}

function valueColumns(data: AnyData): readonly string[] {
  return KAFKA_FORMATS[data.format.type].columns ?? [];
}

/** `column1` … as many as there are: not listed, there may be a million. */
function isCsvColumn(name: string, format: AnyData["format"]): boolean {
  const number = /^column([1-9]\d*)$/.exec(name)?.[1];
  return format.type === "csv" && number !== undefined && Number(number) <= format.columns;
}

/** The columns beside the value's own, each with the field that names it. */
function addedColumns(data: AnyData): readonly (readonly [field: string, column: string])[] {
  const key = askedAs(data, "key");
  // Under upsert the key is a column whether it is asked for or not.
  const implied = data.envelope === "upsert" && key === undefined ? (["key"] as const) : [];
  const metadata = [...implied, ...chosenIncludes(data)]
    // A key with a schema becomes its fields, whose names nobody knows here.
    .filter((name) => name !== "key" || typeof key === "string" || !keyHasFields(data))
    .map((name) => [`include.${name}`, columnOf(data, name)] as const);
  const headers = (data.include?.header ?? []).map(({ as }, i) => [`include.header[${i}].as`, as] as const);
  const error =
    data.decodingErrors === undefined
      ? []
      : [["decodingErrors.inlineAs", errorColumn(data.decodingErrors)] as const];
  return [...metadata, ...headers, ...error];
}

function keyHasFields(data: AnyData): boolean {
  return KAFKA_FORMATS[(data.key ?? data.format).type].columns === undefined;
}

function columnOf(data: AnyData, include: KafkaInclude): string {
  const as = askedAs(data, include);
  return typeof as === "string" ? as : KAFKA_INCLUDES[include].column;
}

function askedAs(data: AnyData, include: KafkaInclude): true | string | undefined {
  const asked: Columns<"none"> | undefined = data.include;
  return asked?.[include];
}

function errorColumn(errors: NonNullable<UpsertData["decodingErrors"]>): string {
  return typeof errors === "string" ? "error" : errors.inlineAs;
}

/** `FORMAT … INCLUDE … ENVELOPE …`, from plain values. */
export function printKafkaData(data: Resolved<KafkaData>): string {
  const format =
    data.key === undefined
      ? `FORMAT ${printFormat(data.format)}`
      : `KEY FORMAT ${printFormat(data.key)}\nVALUE FORMAT ${printFormat(data.format)}`;
  const metadata = chosenIncludes(data).map((include) => {
    const as = askedAs(data, include);
    // Not always AS: an Avro key becomes its fields, and would become one record under a name.
    return `${KAFKA_INCLUDES[include].keyword}${typeof as === "string" ? ` AS ${identifier(as)}` : ""}`;
  });
  const headers = (data.include?.header ?? []).map(
    ({ header, as, bytes }) => `HEADER ${literal(header)} AS ${identifier(as)}${bytes ? " BYTES" : ""}`,
  );
  const include = [...metadata, ...headers];
  return [
    format,
    ...(include.length > 0 ? [`INCLUDE ${include.join(", ")}`] : []),
    `ENVELOPE ${printEnvelope(data)}`,
  ].join("\n");
}

function printEnvelope(data: Resolved<KafkaData>): string {
  const keyword = KAFKA_ENVELOPES[data.envelope ?? "none"].keyword;
  if (data.decodingErrors === undefined) return keyword;
  return `${keyword} (VALUE DECODING ERRORS = INLINE AS ${identifier(errorColumn(data.decodingErrors))})`;
}
