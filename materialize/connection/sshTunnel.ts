import type * as pulumi from "@pulumi/pulumi";
import { itemPath, type ItemArgs } from "../model/item";
import { define, describe, type MzObject } from "../model/object";
import { optionList } from "../text/options";
import { literal } from "../text/quote";
import { requirePlain, unfitHost, unfitPort } from "./address";

export type SshTunnelConnection = MzObject<"ssh-tunnel-connection">;

export interface SshTunnelConnectionArgs extends ItemArgs {
  /** The bastion's host name or address, such as `bastion.example.com`. */
  readonly host: pulumi.Input<string>;
  /** TCP port of its SSH server. @default 22 */
  readonly port?: pulumi.Input<number>;
  /** The account on the bastion, such as `materialize`. */
  readonly user: pulumi.Input<string>;
}

/**
 * An SSH tunnel through a bastion. Materialize makes two key pairs with it; both public keys go into the bastion's
 * `authorized_keys` before anything that uses the tunnel can be created.
 *
 * @throws RunError when the host or the port cannot be dialled.
 */
export function sshTunnelConnection(args: SshTunnelConnectionArgs): SshTunnelConnection {
  const path = itemPath(args);
  const where = describe({ kind: "ssh-tunnel-connection", path });
  const check = (host: pulumi.Input<string>, port: pulumi.Input<number>): void => {
    requirePlain(where, "host", host, unfitHost);
    requirePlain(where, "port", port, unfitPort);
  };
  check(args.host, args.port ?? 22);
  return define({
    kind: "ssh-tunnel-connection",
    path,
    args: { schema: args.schema, host: args.host, port: args.port ?? 22, user: args.user },
    waitsFor: args.waitsFor,
    create: (plain, name) => {
      check(plain.host, plain.port);
      return `CREATE CONNECTION IF NOT EXISTS ${name} TO SSH TUNNEL ${optionList([
        ["HOST", literal(plain.host)],
        ["PORT", literal(plain.port)],
        ["USER", literal(plain.user)],
      ])}`;
    },
  });
}
