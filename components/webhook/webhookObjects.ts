import * as pulumi from "@pulumi/pulumi";
import {
  basicAuthHeader,
  secret,
  webhookSource,
  webhookTable,
  type PendingValue,
  type Secret,
  type Webhook,
  type WebhookClauses,
} from "../../materialize";
import { headerIsSecret, headerOf, type Scheme, type Sender } from "../../senders";
import { checkOf } from "./check";
import { secretOrigin, type WebhookSourceArgs } from "./webhookArgs";

/**
 * The secret as an object of Materialize, as the scheme wants it.
 *
 * @param value what sender and Materialize share; not looked at while it is pending
 */
export function webhookSecret(
  name: string,
  args: WebhookSourceArgs,
  value: pulumi.Input<string>,
): Secret | undefined {
  const { sender, secretSchema: schema, awsSecret } = args;
  const { scheme } = sender;
  const origin = secretOrigin(args);
  if (scheme.type === "none") return undefined;
  const own = { schema, name: args.secretName ?? `${name.replaceAll("-", "_")}_secret` };
  if (origin === "pending") return secret({ ...own, value: "pending", waitsFor: [pendingSecret(args)] });
  if (scheme.type === "basic") {
    const header = pulumi.secret(value).apply((password) => basicAuthHeader(scheme.username, password));
    return secret({ ...own, value: header });
  }
  return secret({ ...own, value, ...(awsSecret === undefined ? {} : { awsSecret }) });
}

function pendingSecret({ sender, secretKey = "secret", secretNext }: WebhookSourceArgs): PendingValue {
  return {
    configKey: secretKey,
    what: `the secret that ${sender.title} signs with`,
    givenBy: `${sender.title}, once it has the URL: ${sender.secretIsFound ?? "where it shows it"}`,
    next: [
      ...(secretNext === undefined ? [] : [secretNext]),
      'run pulumi up, then "secrets" and "ddl"',
      `until then the URL answers 404${sender.retries === undefined ? "" : `, and ${sender.title} tries again ${sender.retries}`}`,
    ].join("; "),
  };
}

/** The source or table. */
export function webhookOf(args: WebhookSourceArgs, key: Secret | undefined): Webhook {
  const { sender, schema, sourceName: name = "events", form = "source", cluster } = args;
  const clauses: WebhookClauses = {
    body: args.body ?? sender.body,
    ...includeOf(sender),
    check: key === undefined || sender.scheme.type === "none" ? "insecure" : checkOf(schemeOf(args), key),
  };
  return form === "table"
    ? webhookTable({ schema, name, ...clauses })
    : webhookSource({ schema, name, cluster: cluster!, ...clauses });
}

function schemeOf({ sender, replayWindowSeconds }: WebhookSourceArgs): Scheme {
  const scheme = sender.scheme as Scheme;
  return scheme.type === "timestamped-hmac" && replayWindowSeconds !== undefined
    ? { ...scheme, toleranceSeconds: replayWindowSeconds }
    : scheme;
}

/** Every reader of the rows could take a secret out of them: its header is never kept. */
function includeOf({ headers, scheme }: Sender): Pick<WebhookClauses, "includeHeaders"> {
  if (headers === undefined) return {};
  const { columns, all } = headers;
  const except = scheme.type !== "none" && headerIsSecret(scheme) ? [headerOf(scheme)] : [];
  return {
    includeHeaders: {
      ...(columns === undefined ? {} : { columns }),
      ...(all === undefined ? {} : { all: except.length === 0 ? true : { except } }),
    },
  };
}
