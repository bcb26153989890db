import { invalid } from "../errors";
import { column, sql, type Sql } from "../text/sql";
import { type Secret } from "../secret";
import { requireKind } from "../connection/credentials";

/**
 * Who may post to a webhook: an expression over the request that is true for its sender only.
 *
 * In the expression `headers` is a map from names in lower case to text, and each secret stands under its alias.
 */
export interface WebhookCheck {
  /** Secrets that the expression compares with, by the alias that it uses. */
  readonly secrets: Readonly<Record<string, Secret>>;
  /** The expression reads headers: without anything of the request it could not tell senders apart. */
  readonly headers: true;
  /** Headers whose value is the secret itself: no source keeps them in its rows. @default none */
  readonly secretHeaders?: readonly string[];
  /** A boolean. What is NULL (a header that is missing) is refused as what is false. */
  readonly expression: Sql;
}

/** A header's name as it arrives: HTTP/2 and Materialize have it in lower case. */
const HEADER = /^[a-z0-9!#$%&'*+.^_`|~-]+$/;

/** Says why a request can have no such header, or `undefined`. */
export function unfitHeader(header: string): string | undefined {
  return HEADER.test(header) ? undefined : "be a header's name in lower case, such as x-api-key";
}

/**
 * The sender puts a secret into a header: what API keys are.
 *
 * @example apiKeyCheck("x-api-key", key)
 * @throws RunError when the header's name is none.
 */
export function apiKeyCheck(header: string, secret: Secret): WebhookCheck {
  const unfit = unfitHeader(header);
  if (unfit !== undefined) throw invalid("webhook check", "header", unfit, header);
  requireKind("webhook check", "secret", secret, ["secret"]);
  return {
    secrets: { api_key: secret },
    headers: true,
    secretHeaders: [header],
    // Not `=`: how long that takes tells how much of a guess was right. An empty key would let in whoever sends none.
    expression: sql`${column("api_key")} <> '' AND constant_time_eq(headers->${header}, ${column("api_key")})`,
  };
}
