import { type Cluster } from "../cluster";
import { requireKind } from "../connection/credentials";
import { invalid } from "../errors";
import { itemPath, type ItemArgs } from "../model/item";
import { type Resolved } from "../model/inputs";
import { define, describe, type MzObject } from "../model/object";
import { identifier, literal, qualified, unfitIdentifier } from "../text/quote";
import { printSql, requireSql } from "../text/sql";
import { unfitHeader, type WebhookCheck } from "./check";

export type WebhookSource = MzObject<"webhook-source">;

/** What a request's body is; `json-array` makes a row of each element, or of the one object that it is. */
export const WEBHOOK_BODIES = {
  json: "JSON",
  "json-array": "JSON ARRAY",
  text: "TEXT",
  bytes: "BYTES",
} as const;
export type WebhookBody = keyof typeof WEBHOOK_BODIES;

export interface WebhookSourceArgs extends ItemArgs {
  /** Webhooks of one cluster share its memory and its restarts: best one of their own. */
  readonly cluster: Cluster;
  /** Column `body`: jsonb, text or bytea. @default "json" */
  readonly body?: WebhookBody;
  /**
   * Headers as columns: one by one (each a text column), all of them as a map in the column `headers`, or all but some.
   * A header that holds a secret must be left out: rows are readable. @default none
   */
  readonly includeHeaders?: {
    readonly columns?: Readonly<Record<string, string>>;
    readonly all?: true | { readonly except: readonly string[] };
  };
  /** Who may post. `insecure`: everyone who knows the URL, and it is easy to guess. */
  readonly check: WebhookCheck | "insecure";
}

/**
 * A source that others post to. Its URL holds its names: `https://<host>/api/webhook/<database>/<schema>/<name>`.
 * Nothing but its name and owner can be altered later.
 *
 * @see https://materialize.com/docs/sql/create-source/webhook/
 * @throws RunError when a header has no header's name, or a secret's alias is none.
 */
export function webhookSource(args: WebhookSourceArgs): WebhookSource {
  const path = itemPath(args);
  const where = describe({ kind: "webhook-source", path });
  const body = args.body ?? "json";
  if (!Object.hasOwn(WEBHOOK_BODIES, body))
    throw invalid(where, "body", `be one of ${Object.keys(WEBHOOK_BODIES).join(", ")}`, body);
  checkHeaders(args.includeHeaders, where);
  checkCheck(args.check, where);
  checkKept(args, where);
  return define({
    kind: "webhook-source",
    path,
    args: {
      schema: args.schema,
      cluster: args.cluster,
      body,
      includeHeaders: args.includeHeaders,
      check: args.check,
    },
    waitsFor: args.waitsFor,
    create: (plain, name) =>
      [
        `CREATE SOURCE IF NOT EXISTS ${name}`,
        `IN CLUSTER ${qualified(plain.cluster.path)}`,
        `FROM WEBHOOK BODY FORMAT ${WEBHOOK_BODIES[plain.body]}`,
        ...printHeaders(plain.includeHeaders),
        ...printCheck(plain.check),
      ].join("\n"),
  });
}

/**
 * The address that a sender posts to.
 *
 * @param host Materialize's host name, such as `abc123.us-east-1.aws.materialize.cloud`
 * @example webhookUrl("abc.us-east-1.aws.materialize.cloud", source) // https://abc…/api/webhook/materialize/ingest/events
 */
export function webhookUrl(host: string, source: WebhookSource): string {
  return `https://${host}/api/webhook/${source.path.map(encodeURIComponent).join("/")}`;
}

function checkHeaders(include: WebhookSourceArgs["includeHeaders"], where: string): void {
  const { columns = {}, all } = include ?? {};
  if (all !== undefined && all !== true && !Array.isArray((all as { except?: unknown } | null)?.except))
    throw invalid(where, "includeHeaders.all", "be true or { except }, or left out", all);
  const except = typeof all === "object" ? all.except : [];
  for (const header of [...Object.keys(columns), ...except]) {
    const unfit = unfitHeader(header);
    if (unfit !== undefined) throw invalid(where, "includeHeaders", unfit, header);
  }
  for (const name of Object.values(columns)) requireName(where, "includeHeaders.columns", name);
  const names = ["body", ...(all === undefined ? [] : ["headers"]), ...Object.values(columns)];
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined)
    throw invalid(where, "includeHeaders.columns", "give each column a name of its own", twice);
}

function checkCheck(check: WebhookCheck | "insecure", where: string): void {
  if (check === "insecure") return;
  if (typeof check !== "object" || check === null)
    throw invalid(where, "check", 'be given, or "insecure" said aloud', check);
  requireSql(check.expression, `${where}: check`);
  if ((check.headers as unknown) !== true) {
    const next = "a check that reads nothing of the request lets everyone in, or nobody";
    throw invalid(where, "check.headers", "be true", check.headers, next);
  }
  for (const [alias, secret] of Object.entries(check.secrets)) {
    requireName(where, "check.secrets", alias);
    // What the expression calls `headers` or `body` is the request's own.
    if (alias === "headers" || alias === "body")
      throw invalid(where, "check.secrets", "have aliases other than headers and body", alias);
    requireKind(where, `check.secrets.${alias}`, secret, ["secret"]);
  }
}

/** Rows are readable by everyone who may read the source: a key that is kept in them is no key any more. */
function checkKept({ includeHeaders, check }: WebhookSourceArgs, where: string): void {
  if (check === "insecure") return;
  const { columns = {}, all } = includeHeaders ?? {};
  for (const header of check.secretHeaders ?? []) {
    if (Object.hasOwn(columns, header))
      throw invalid(where, "includeHeaders.columns", "hold no header that is a secret", header);
    if (all === true || (all !== undefined && !all.except.includes(header))) {
      const next = "or every reader of the rows has the secret";
      throw invalid(where, "includeHeaders.all", `be { except: ["${header}"] }`, all, next);
    }
  }
}

function requireName(where: string, field: string, name: string): void {
  const unfit = typeof name === "string" ? unfitIdentifier(name) : "be text";
  if (unfit !== undefined) throw invalid(where, field, unfit, name);
}

function printHeaders(include: Resolved<WebhookSourceArgs["includeHeaders"]>): readonly string[] {
  const { columns = {}, all } = include ?? {};
  const single = Object.entries(columns)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([header, name]) => `INCLUDE HEADER ${literal(header)} AS ${identifier(name)}`);
  if (all === undefined) return single;
  const except = all === true ? [] : [...all.except].sort();
  const list = except.length === 0 ? "" : ` (${except.map((name) => `NOT ${literal(name)}`).join(", ")})`;
  return [...single, `INCLUDE HEADERS${list}`];
}

function printCheck(check: Resolved<WebhookCheck> | "insecure"): readonly string[] {
  if (check === "insecure") return [];
  const items = [
    "HEADERS",
    ...Object.entries(check.secrets)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([alias, secret]) => `SECRET ${qualified(secret.path)} AS ${identifier(alias)}`),
  ];
  return [`CHECK (\n    WITH (${items.join(", ")})\n    ${printSql(check.expression)}\n)`];
}
