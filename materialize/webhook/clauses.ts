/** The clauses that a webhook source and a webhook table share: BODY FORMAT, INCLUDE and CHECK. */
import { requireKind } from "../connection/credentials";
import { invalid } from "../errors";
import { type Resolved } from "../model/inputs";
import { identifier, literal, qualified, unfitIdentifier } from "../text/quote";
import { printSql, requireSql } from "../text/sql";
import { type WebhookCheck } from "./check";
import { REQUEST_COLUMNS, unfitHeader, type Use } from "./expression";

/** What a request's body is; `json-array` makes a row of each element, or of the one object that it is. */
export const WEBHOOK_BODIES = {
  json: "JSON",
  "json-array": "JSON ARRAY",
  text: "TEXT",
  bytes: "BYTES",
} as const;
export type WebhookBody = keyof typeof WEBHOOK_BODIES;

export interface WebhookClauses {
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

/** What is printed: the body has its default. */
export type CheckedClauses = WebhookClauses & { readonly body: WebhookBody };

/** @throws RunError when a header has no header's name, a secret's alias is none, or a secret would be kept in rows. */
export function checkedClauses(args: WebhookClauses, where: string): CheckedClauses {
  const { body = "json", includeHeaders, check } = args;
  if (!Object.hasOwn(WEBHOOK_BODIES, body))
    throw invalid(where, "body", `be one of ${Object.keys(WEBHOOK_BODIES).join(", ")}`, body);
  checkHeaders(includeHeaders, where);
  checkCheck(check, where);
  checkKept(args, where);
  return { body, includeHeaders, check };
}

export function printClauses(plain: Resolved<CheckedClauses>): readonly string[] {
  return [
    `FROM WEBHOOK BODY FORMAT ${WEBHOOK_BODIES[plain.body]}`,
    ...printHeaders(plain.includeHeaders),
    ...printCheck(plain.check),
  ];
}

function checkHeaders(include: WebhookClauses["includeHeaders"], where: string): void {
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
  const { expression } = check;
  requireSql(expression?.sql, `${where}: check`);
  if (expression.type !== "boolean")
    throw invalid(where, "check.expression", "be a boolean", expression.type);
  const uses: unknown = expression.uses;
  if (!Array.isArray(uses)) throw invalid(where, "check.expression", "say in uses what it reads", uses);
  if (!expression.uses.some(({ of }) => of === "headers")) {
    const next = "a check that reads no header lets everyone in, or nobody";
    throw invalid(
      where,
      "check.expression",
      "read a header",
      expression.uses.map(({ of }) => of),
      next,
    );
  }
  const aliases = new Map<string, Use>();
  for (const use of expression.uses) {
    if (use.of !== "secret") continue;
    requireKind(where, `check.secrets.${use.alias}`, use.secret, ["secret"]);
    const other = aliases.get(use.alias);
    aliases.set(use.alias, use);
    if (other?.of === "secret" && (other.secret !== use.secret || other.as !== use.as))
      throw invalid(
        where,
        "check.expression",
        "have an alias for each secret, and each form of it",
        use.alias,
      );
  }
}

/** Rows are readable by everyone who may read the webhook: a key that is kept in them is no key any more. */
function checkKept({ includeHeaders, check }: WebhookClauses, where: string): void {
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

function printHeaders(include: Resolved<WebhookClauses["includeHeaders"]>): readonly string[] {
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
  const { sql, uses } = check.expression;
  // Once each, in one order: request first, then secrets.
  const items = [...new Set(uses.map(printUse))].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  return [`CHECK (\n    WITH (${items.join(", ")})\n    ${printSql(sql)}\n)`];
}

function printUse(use: Resolved<Use>): string {
  const bytes = use.of !== "headers" && use.as === "bytes" ? " BYTES" : "";
  switch (use.of) {
    case "headers":
      return "HEADERS";
    case "body":
      return `BODY AS ${identifier(REQUEST_COLUMNS[use.as])}${bytes}`;
    case "secret":
      // Alias first, BYTES last: the guide has it the other way round, and Materialize's parser refuses that.
      return `SECRET ${qualified(use.secret.path)} AS ${identifier(use.alias)}${bytes}`;
  }
}

function rank(item: string): number {
  return item.startsWith("SECRET") ? 2 : item.startsWith("BODY") ? 1 : 0;
}
