import * as pulumi from "@pulumi/pulumi";
import {
  sshPublicKeys,
  sshTunnelConnection,
  type PendingValue,
  type SshTunnelConnection,
} from "../../materialize";
import { type KafkaNetworkConfig } from "../config/kafka";
import { pipelineKey, sqlPrefix, type PipelineContext } from "../context";

export interface Tunnel {
  readonly tunnel?: SshTunnelConnection;
  readonly waitsFor?: readonly PendingValue[];
}

/** The tunnel to a bastion, and what has to be given before anything can use it. */
export function sshTunnel(pipeline: string, config: KafkaNetworkConfig, context: PipelineContext): Tunnel {
  if (config.ssh === undefined) return {};
  const { host, port, user, publicKeys } = config.ssh;
  const tunnel = sshTunnelConnection({
    schema: context.schema,
    name: `${sqlPrefix(pipeline)}_ssh`,
    host,
    port,
    user,
  });
  if (publicKeys !== undefined) return { tunnel };
  const pending: PendingValue = {
    configKey: pipelineKey(pipeline, "ssh.publicKeys"),
    what: "the two public keys of the SSH tunnel, as a list",
    givenBy: 'Materialize, when "ddl" has made the tunnel',
    query: sshPublicKeys(tunnel).sql,
    next: `set both and run pulumi up; then put the lines of the output pipelines.${pipeline}.upstream.bastion into the bastion's authorized_keys, and only then run "ddl" again`,
  };
  return { tunnel, waitsFor: [pending] };
}

/**
 * Lines for the bastion's `authorized_keys`: each key may forward to these and do nothing else.
 *
 * @param destinations `host:port` of every broker, and of the registry where it is behind the bastion too; `*` for any
 *   host, which sshd takes here as in its own PermitOpen (channels.c, FWD_PERMIT_ANY_HOST)
 *
 * @see https://man.openbsd.org/sshd.8#AUTHORIZED_KEYS_FILE_FORMAT
 */
export function authorizedKeys(
  ssh: NonNullable<KafkaNetworkConfig["ssh"]>,
  destinations: readonly pulumi.Input<string>[],
): pulumi.Input<string> {
  const header = [
    `# For ${ssh.user}@${ssh.host}, in ~/.ssh/authorized_keys. Its sshd must say: AllowTcpForwarding yes.`,
    "# A broker that the cluster advertises and that is not named here cannot be reached: add a permitopen for it.",
  ];
  const { publicKeys } = ssh;
  if (publicKeys === undefined)
    return [...header, "# The two keys are not given yet: see the pending output.", ""].join("\n");
  const lines = (known: readonly string[]): string => {
    const open = known.map((destination) => `permitopen="${destination}"`).join(",");
    return [...header, ...publicKeys.map((key) => `restrict,port-forwarding,${open} ${key}`), ""].join("\n");
  };
  const plain = destinations.every((destination): destination is string => typeof destination === "string");
  return plain ? lines(destinations) : pulumi.all([...destinations]).apply(lines);
}
