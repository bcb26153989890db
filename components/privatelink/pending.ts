import { privateLinkPrincipal, type AwsPrivateLinkConnection, type PendingValue } from "../../materialize";
import { missing } from "./check";
import { type KafkaPrivateLinkArgs } from "./args";

/** Where an operator puts what is still missing, such as `my-stack:principal`. */
export interface PrivateLinkKeys {
  readonly principal: string;
  readonly endpointId: string;
  /** Where the service's id can be read: `the output serviceId`. @default "the service's id" */
  readonly serviceId?: string;
  /** Region of the service. @default that of whoever asks */
  readonly region?: string;
}

const LETS_IN = "run pulumi up: the endpoint service then lets it in";

/**
 * What has to be given before a broker can be reached over `connection`: what connects when it is created waits for it.
 * Nothing, once all of it is in the arguments.
 */
export function privateLinkPending(
  connection: AwsPrivateLinkConnection,
  given: Pick<KafkaPrivateLinkArgs, "principals" | "acceptance" | "endpointIds">,
  keys: PrivateLinkKeys,
): readonly PendingValue[] {
  const steps: Readonly<Record<"principal" | "endpoint", PendingValue>> = {
    principal: {
      configKey: keys.principal,
      what: "the principal of the PrivateLink connection",
      givenBy: 'Materialize, when "ddl" has made the connection',
      query: privateLinkPrincipal(connection).sql,
      next:
        given.acceptance === "automatic"
          ? `${LETS_IN}; wait until the connection is available, then run "ddl" again`
          : LETS_IN,
    },
    endpoint: {
      configKey: keys.endpointId,
      what: "the id of Materialize's endpoint, vpce-…, which asks to be accepted",
      givenBy: "AWS, some minutes after the principal was let in",
      command: [
        "aws ec2 describe-vpc-endpoint-connections",
        ...(keys.region === undefined ? [] : [`--region ${keys.region}`]),
        "--query 'VpcEndpointConnections[].[VpcEndpointId,VpcEndpointState]'",
        `--filters "Name=service-id,Values=<${keys.serviceId ?? "the service's id"}>"`,
      ].join(" "),
      next: 'run pulumi up: the endpoint is then accepted; wait until the connection is available, then run "ddl" again',
    },
  };
  return missing(given).map((step) => steps[step]);
}
