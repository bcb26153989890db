import * as pulumi from "@pulumi/pulumi";
import { invalid } from "../errors";
import { itemPath, type ItemArgs } from "../model/item";
import { define, describe, type MzObject } from "../model/object";
import { type Secret } from "../secret";
import { optionList, reference, textOrSecret } from "../text/options";
import { literal } from "../text/quote";
import { type AwsPrivateLinkConnection } from "./awsPrivateLink";
import { requireKind, requireSecret, requireTextOrSecret } from "./credentials";
import { type SshTunnelConnection } from "./sshTunnel";

export type ConfluentSchemaRegistryConnection = MzObject<"confluent-schema-registry-connection">;

/** Certificates go with https only. */
export interface RegistryTls {
  /** The registry's CA in PEM, only for a private CA. @default the public CAs */
  readonly certificateAuthority?: pulumi.Input<string> | Secret;
  /** What Materialize shows: certificate and key in PEM, where the registry asks for one. */
  readonly clientCertificate?: { readonly certificate: pulumi.Input<string> | Secret; readonly key: Secret };
}

export interface ConfluentSchemaRegistryConnectionArgs extends ItemArgs {
  /** `https://host:port`; `http` says that the traffic is in clear. */
  readonly url: pulumi.Input<string>;
  /** Basic authentication. @default none */
  readonly basicAuth?: { readonly username: pulumi.Input<string> | Secret; readonly password: Secret };
  /** @default the public CAs, no client certificate */
  readonly tls?: RegistryTls;
  /** Reaches the registry through a bastion. @default the public network */
  readonly sshTunnel?: SshTunnelConnection;
  /** Reaches the registry over PrivateLink: at the URL's own port, Materialize takes no other. @default the public network */
  readonly privateLink?: AwsPrivateLinkConnection;
}

/**
 * A registry of schemas that speaks Confluent's protocol (Redpanda's, Karapace and others do). It connects when it is
 * created.
 *
 * @throws RunError when the URL is not http(s), or certificates stand beside an http URL.
 */
export function confluentSchemaRegistryConnection(
  args: ConfluentSchemaRegistryConnectionArgs,
): ConfluentSchemaRegistryConnection {
  const path = itemPath(args);
  const where = describe({ kind: "confluent-schema-registry-connection", path });
  checkCredentials(args, where);
  checkNetwork(args, where);
  if (!pulumi.Output.isInstance(args.url) && !(args.url instanceof Promise)) {
    checkUrl(args.url, args.tls !== undefined, where);
  }
  return define({
    kind: "confluent-schema-registry-connection",
    path,
    args: {
      schema: args.schema,
      url: args.url,
      basicAuth: args.basicAuth,
      tls: args.tls,
      sshTunnel: args.sshTunnel,
      privateLink: args.privateLink,
    },
    waitsFor: args.waitsFor,
    create: (plain, name) => {
      checkUrl(plain.url, plain.tls !== undefined, where);
      return `CREATE CONNECTION IF NOT EXISTS ${name} TO CONFLUENT SCHEMA REGISTRY ${optionList([
        ["URL", literal(plain.url)],
        ["USERNAME", textOrSecret(plain.basicAuth?.username)],
        ["PASSWORD", textOrSecret(plain.basicAuth?.password)],
        ["SSL CERTIFICATE AUTHORITY", textOrSecret(plain.tls?.certificateAuthority)],
        ["SSL CERTIFICATE", textOrSecret(plain.tls?.clientCertificate?.certificate)],
        ["SSL KEY", textOrSecret(plain.tls?.clientCertificate?.key)],
        ["SSH TUNNEL", reference(plain.sshTunnel)],
        ["AWS PRIVATELINK", reference(plain.privateLink)],
      ])}`;
    },
  });
}

function checkCredentials({ basicAuth, tls }: ConfluentSchemaRegistryConnectionArgs, where: string): void {
  if (basicAuth !== undefined) {
    requireTextOrSecret(where, "basicAuth.username", basicAuth.username);
    requireSecret(where, "basicAuth.password", basicAuth.password);
  }
  requireTextOrSecret(where, "tls.certificateAuthority", tls?.certificateAuthority);
  if (tls?.clientCertificate !== undefined) {
    requireTextOrSecret(where, "tls.clientCertificate.certificate", tls.clientCertificate.certificate);
    requireSecret(where, "tls.clientCertificate.key", tls.clientCertificate.key);
  }
}

function checkNetwork(
  { privateLink, sshTunnel }: ConfluentSchemaRegistryConnectionArgs,
  where: string,
): void {
  if (sshTunnel !== undefined) requireKind(where, "sshTunnel", sshTunnel, ["ssh-tunnel-connection"]);
  if (privateLink === undefined) return;
  requireKind(where, "privateLink", privateLink, ["aws-privatelink-connection"]);
  if (sshTunnel !== undefined)
    throw invalid(where, "sshTunnel", "be left out beside privateLink", "a tunnel");
}

function checkUrl(url: string, hasTls: boolean, where: string): void {
  const unfit = unfitUrl(url);
  // What stands before an @ may be a password: it is never shown.
  if (unfit !== undefined) throw invalid(where, "url", unfit, String(url).replace(/^.*@/s, "…@"));
  if (hasTls && new URL(url).protocol !== "https:")
    throw invalid(where, "url", "be https where tls is given", url);
}

function unfitUrl(url: string): string | undefined {
  // Not a URL's parser alone: it forgives a space, a newline, a missing slash, and Materialize gets the text.
  if (!/^https?:\/\/[^\s\\]+$/i.test(url) || !URL.canParse(url))
    return "be a URL, such as https://registry.example.com:8081";
  if (url.includes("@")) return "hold no user or password (use basicAuth)";
  if (!/^\w+:\/\/[^/?#]+\/?$/.test(url)) return "have no path (Materialize takes none)";
  return undefined;
}
