import * as pulumi from "@pulumi/pulumi";
import { invalid } from "../errors";
import { itemPath, type ItemArgs } from "../model/item";
import { define, describe, type MzObject } from "../model/object";
import { optionList } from "../text/options";
import { literal } from "../text/quote";
import { requirePlain } from "./address";

export type AwsPrivateLinkConnection = MzObject<"aws-privatelink-connection">;

export interface AwsPrivateLinkConnectionArgs extends ItemArgs {
  /** `com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0`, never a DNS name. */
  readonly serviceName: pulumi.Input<string>;
  /**
   * Ids of the zones that the service stands in, such as `["use1-az1", "use1-az4"]`; said twice they count once. Empty
   * for a service in another region than Materialize's, where it chooses by itself.
   */
  readonly availabilityZones: readonly pulumi.Input<string>[];
}

/** @see https://docs.aws.amazon.com/vpc/latest/privatelink/create-endpoint-service.html */
const SERVICE_NAME = /^com\.amazonaws\.vpce\.[a-z0-9-]+\.vpce-svc-[0-9a-z-]+$/;
/** `use1-az1`, also of a local zone. @see https://docs.aws.amazon.com/ram/latest/userguide/working-with-az-ids.html */
export const ZONE_ID = /^[a-z]+\d+(?:-[a-z]+\d+)?-az\d+$/;

/** Says why `id` is no id of an availability zone, or `undefined`. */
export function unfitZoneId(id: string): string | undefined {
  return ZONE_ID.test(id)
    ? undefined
    : "be the id of an availability zone, such as use1-az1 (a name such as us-east-1a is another zone in each account)";
}

/**
 * The way to an endpoint service of AWS, for Materialize Cloud only. It is not tried when it is created: Materialize
 * makes its principal together with it, and only then can the service let that in.
 *
 * @throws RunError when the service's name or a zone's id is something else (plain at once, an Output when it is known).
 */
export function awsPrivateLinkConnection(args: AwsPrivateLinkConnectionArgs): AwsPrivateLinkConnection {
  const path = itemPath(args);
  const where = describe({ kind: "aws-privatelink-connection", path });
  const check = (plain: Pick<AwsPrivateLinkConnectionArgs, "serviceName" | "availabilityZones">): void => {
    requirePlain(where, "serviceName", plain.serviceName, (name) =>
      SERVICE_NAME.test(name) ? undefined : "be com.amazonaws.vpce.<region>.vpce-svc-<id>",
    );
    plain.availabilityZones.forEach((zone, i) =>
      requirePlain(where, `availabilityZones[${i}]`, zone, unfitZoneId),
    );
  };
  // For callers without types: nothing given would be taken for another region.
  if (!Array.isArray(args.availabilityZones))
    throw invalid(where, "availabilityZones", "be a list", args.availabilityZones);
  check(args);
  return define({
    kind: "aws-privatelink-connection",
    path,
    args: {
      schema: args.schema,
      serviceName: args.serviceName,
      availabilityZones: args.availabilityZones,
    },
    waitsFor: args.waitsFor,
    create: (plain, name) => {
      check(plain);
      // Materialize refuses a zone that is said twice, and brokers often share one.
      const zones = [...new Set(plain.availabilityZones)].sort().map(literal);
      return `CREATE CONNECTION IF NOT EXISTS ${name} TO AWS PRIVATELINK ${optionList([
        ["SERVICE NAME", literal(plain.serviceName)],
        ["AVAILABILITY ZONES", `(${zones.join(", ")})`],
      ])}`;
    },
  });
}
