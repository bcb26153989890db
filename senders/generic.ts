import { SECRET, type Sender, type SenderSetting } from "./sender";
import { headerOf, type Scheme } from "./scheme";

/** The widest window in which a signed time may lie: a day is no protection against replays any more. */
export const MOST_TOLERANCE_SECONDS = 3600;

export interface GenericSenderArgs {
  readonly scheme: Sender["scheme"];
  /** @default "us" */
  readonly secretFrom?: Sender["secretFrom"];
  /** @default "json" */
  readonly body?: Sender["body"];
  /** @default none */
  readonly headers?: Sender["headers"];
}

/**
 * A sender that is not in the table, by the scheme that it uses.
 *
 * @example genericSender({ scheme: { type: "hmac", header: "x-shop-hmac", algorithm: "sha256", encoding: "base64" } })
 */
export function genericSender({
  scheme,
  secretFrom = "us",
  body = "json",
  headers,
}: GenericSenderArgs): Sender {
  return {
    name: "generic",
    title: "Sender of your own",
    scheme,
    secretFrom,
    ...(secretFrom === "sender" ? { secretIsFound: "where the sender shows it" } : {}),
    body,
    ...(headers === undefined ? {} : { headers }),
    settings: (url) => [
      { on: "the sender", field: "URL", value: url },
      { on: "the sender", field: "Method", value: "POST" },
      { on: "the sender", field: "Content-Type", value: "application/json" },
      ...(scheme.type === "none" ? [] : proof(scheme, secretFrom)),
    ],
    source: "https://materialize.com/docs/sql/create-source/webhook/#validating-requests",
  };
}

function proof(scheme: Scheme, secretFrom: Sender["secretFrom"]): readonly SenderSetting[] {
  const on = "the sender";
  if (secretFrom === "sender") return [{ on, field: "signing secret", value: { copy: "secret" } }];
  switch (scheme.type) {
    case "api-key":
      return [{ on, field: `header ${scheme.header}`, value: SECRET }];
    case "basic":
      return [
        { on, field: "user name", value: scheme.username },
        { on, field: "password", value: SECRET },
      ];
    default:
      return [{ on, field: `signing secret, for the header ${headerOf(scheme)}`, value: SECRET }];
  }
}
