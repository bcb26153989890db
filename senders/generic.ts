import { SECRET, type Sender, type SenderSetting } from "./sender";
import { headerOf, type Scheme } from "./scheme";

export interface GenericSenderArgs {
  /** How it shows who it is: `{ type: "api-key", header: "x-key" }`. `{ type: "none" }`: it cannot. */
  readonly scheme: Sender["scheme"];
  /** Who makes the secret: `us` or the `sender`. @default "us" */
  readonly secretFrom?: Sender["secretFrom"];
  /** One event a request, or a list of them. @default "json" */
  readonly body?: Sender["body"];
  /** Headers that are kept: `{ columns: { "x-topic": "topic" } }`, or `{ all: true }`. @default none */
  readonly headers?: Sender["headers"];
}

/**
 * A sender that is not in the table, by the scheme that it uses. What is wrong with it is found where it is used: by
 * `WebhookSource`, and by `checkOf`.
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
