/** Clauses that webhook sources and webhook tables share: which are printed, and which are refused. */
import * as mz from "../../../materialize";
import { kafka, password, pem } from "../objects/world";

const { request, sql } = mz;
const { constantTimeEqual, header, or, secretText, text } = request;

export const check = mz.apiKeyCheck("x-api-key", password);
const oneOf = (secrets: Record<string, mz.Secret>): mz.WebhookCheck => ({
  expression: or(
    ...Object.entries(secrets).map(([alias, key]) =>
      constantTimeEqual(header("x-key"), secretText(key, alias)),
    ),
  ),
});
/** A check as somebody would write it who uses none of our functions. */
const byHand = (args: object): object => ({
  check: {
    expression: { type: "boolean", sql: sql`headers->'x' = 'y'`, uses: [{ of: "headers" }], ...args },
  },
});

/** What is printed: the clauses by their name in the golden file. */
export const CLAUSES: Readonly<Record<string, Partial<mz.WebhookClauses>>> = {
  "that asks for an API key": {},
  "that takes everybody": { check: "insecure" },
  ...Object.fromEntries(
    (Object.keys(mz.WEBHOOK_BODIES) as mz.WebhookBody[]).map((body) => [`of a body of ${body}`, { body }]),
  ),
  "with headers as columns, given out of order": {
    includeHeaders: { columns: { "x-request-id": "requestId", "event-type": 'ty"pe' } },
  },
  "with all headers, for everybody": { includeHeaders: { all: true }, check: "insecure" },
  "with all headers but two, given out of order": {
    includeHeaders: { all: { except: ["x-api-key", "authorization"] } },
  },
  "with all headers but none, for everybody": { includeHeaders: { all: { except: [] } }, check: "insecure" },
  "with headers as columns and all but one, of a body of text, for everybody": {
    body: "text",
    includeHeaders: { columns: { "event-type": "event_type" }, all: { except: ["x-api-key"] } },
    check: "insecure",
  },
  "with no headers from an empty request for them": { includeHeaders: {} },
  "that compares with two secrets, given out of order": {
    check: oneOf({ new_key: pem, "Old Key": password }),
  },
  "that reads body and secret as text and as bytes": {
    check: {
      expression: request.and(
        constantTimeEqual(header("x-text"), request.concatenate(request.bodyText(), secretText(password))),
        constantTimeEqual(request.bodyBytes(), request.secretBytes(password, "secret_bytes")),
      ),
    },
  },
  "whose check is written by hand and ends in a comment": byHand({
    sql: sql`headers->'x-tenant' = ${"o'neill"} -- the tenant`,
  }),
};

const HEADER_RULE = "be a header's name in lower case, such as x-api-key";
const NOT_BY_NAME = "includeHeaders.columns must give each column a name of its own";
const NO_HEADER = "a check that reads no header lets everyone in, or nobody";
const CLEAR = JSON.stringify("something else");

/** What is refused, and with which message, after the object's name and a colon. */
// prettier-ignore
export const REFUSED: readonly (readonly [what: string, args: object, message: string])[] = [
  ["a body of XML", { body: "xml" }, 'body must be one of json, json-array, text, bytes, got "xml"'],
  ["a body called as JavaScript calls its own", { body: "toString" }, 'body must be one of json, json-array, text, bytes, got "toString"'],
  ...["X-Api-Key", "x api key", "", "x:y", "é", "x-api-key\n"].map((name) =>
    [`the header ${JSON.stringify(name)} as a column`, { includeHeaders: { columns: { [name]: "k" } } }, `includeHeaders must ${HEADER_RULE}, got ${JSON.stringify(name)}`] as const),
  ["a header in capitals to leave out", { includeHeaders: { all: { except: ["Authorization"] } } }, `includeHeaders must ${HEADER_RULE}, got "Authorization"`],
  ["a header to leave out that is no text", { includeHeaders: { all: { except: [undefined] } } }, `includeHeaders must ${HEADER_RULE}, got nothing`],
  ["two headers as one column", { includeHeaders: { columns: { a: "x", b: "x" } } }, `${NOT_BY_NAME}, got "x"`],
  ["a header as the body's column", { includeHeaders: { columns: { a: "body" } } }, `${NOT_BY_NAME}, got "body"`],
  ["a header as the column of all", { includeHeaders: { columns: { a: "headers" }, all: true } }, `${NOT_BY_NAME}, got "headers"`],
  ["the key's own header as a column", { includeHeaders: { columns: { "x-api-key": "k" } } }, 'includeHeaders.columns must hold no header that is a secret, got "x-api-key"'],
  ["all headers, the key's own among them", { includeHeaders: { all: true } }, 'includeHeaders.all must be { except: ["x-api-key"] }, got true; or every reader of the rows has the secret'],
  ["all headers but another than the key's", { includeHeaders: { all: { except: ["x-other"] } } }, 'includeHeaders.all must be { except: ["x-api-key"] }, got {"except":["x-other"]}; or every reader of the rows has the secret'],
  ["all headers, those of basic authentication among them", { check: mz.basicAuthCheck(password), includeHeaders: { all: true } }, 'includeHeaders.all must be { except: ["authorization"] }, got true; or every reader of the rows has the secret'],
  ["a column whose name is no text", { includeHeaders: { columns: { a: true } } }, "includeHeaders.columns must be text, got true"],
  ...[false, "x-api-key", ["x-api-key"], {}, null].map((all) =>
    [`${JSON.stringify(all)} for all headers`, { includeHeaders: { all } }, `includeHeaders.all must be true or { except }, or left out, got ${JSON.stringify(all)}`] as const),

  ["no check", { check: undefined }, 'check must be given, or "insecure" said aloud, got nothing'],
  ["no check, as null", { check: null }, 'check must be given, or "insecure" said aloud, got null'],
  ["another word for everybody", { check: "none" }, 'check must be given, or "insecure" said aloud, got "none"'],
  ["a check that is no boolean", { check: { expression: header("x-api-key") } }, 'check.expression must be a boolean, got "text"'],
  ["a check that does not say what it reads", byHand({ uses: undefined }), "check.expression must say in uses what it reads, got nothing"],
  ["a check that reads nothing", { check: { expression: constantTimeEqual(text("a"), text("a")) } }, `check.expression must read a header, got []; ${NO_HEADER}`],
  ["a check that reads a secret and a body only", { check: { expression: constantTimeEqual(secretText(password), request.bodyText()) } }, `check.expression must read a header, got ["secret","body"]; ${NO_HEADER}`],
  ["one alias for two secrets", { check: { expression: or(constantTimeEqual(header("a"), secretText(password)), constantTimeEqual(header("a"), secretText(pem))) } }, 'check.expression must have an alias for each secret, and each form of it, got "secret"'],
  ["one alias for a secret as text and as bytes", { check: { expression: request.and(constantTimeEqual(header("a"), secretText(password)), constantTimeEqual(request.bodyBytes(), request.secretBytes(password))) } }, 'check.expression must have an alias for each secret, and each form of it, got "secret"'],
  ["a connection as a secret", byHand({ uses: [{ of: "headers" }, { of: "secret", secret: kafka, alias: "k", as: "text" }] }), `check.secrets.k must be an object of kind secret, got ${JSON.stringify('kafka connection "materialize"."ingest"."kafka"')}`],
  ["a secret in clear", byHand({ uses: [{ of: "headers" }, { of: "secret", secret: "hunter2", alias: "k", as: "text" }] }), `check.secrets.k must be an object of kind secret, got ${CLEAR}`],
];

/** Expressions that are bare text. */
export const BARE: readonly unknown[] = [
  "true",
  undefined,
  { sql: "true" },
  { sql: { texts: ["true"], holes: [] } },
];
