import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { invalid } from "../../materialize/errors";
import { checkExternalIds } from "../iam/externalId";
import { type TrustStatement } from "../iam/policyDocument";
import { checkRoleOptions, makeRole, planRole, type RoleOptions } from "../iam/role";
import { typeToken } from "../names";
import { ownOptions } from "../own";
import { SEGMENT } from "./segment";
import { checkStream, segmentStatements, type StreamFacts } from "./statements";

export interface SegmentWriterRoleArgs extends RoleOptions {
  /** The stream that Segment writes to; a `KinesisStream` is one. */
  readonly stream: StreamFacts & {
    readonly streamName: pulumi.Input<string>;
    readonly region: pulumi.Input<string>;
  };
  /**
   * What Segment's form calls the Secret ID, plain; at least one. **Segment presets the workspace's id** there, and
   * only its support changes that, while its guide and older ones have you demand the **source's** id: a role that
   * demands the wrong one lets no event through. Give each id that a source of yours presents.
   */
  readonly externalIds: readonly string[];
  /**
   * Whom of Segment to trust. `account`: its whole account, as by its guide; `role`: only the one role that its
   * examples name, which it does not promise to keep.
   * @default "account"
   */
  readonly trust?: keyof typeof SEGMENT;
}

/** What to type into Segment's form for the destination Amazon Kinesis, by the labels there. */
export interface SegmentKinesisSettings {
  readonly roleAddress: pulumi.Output<string>;
  /** `us-east-1`. */
  readonly streamRegion: pulumi.Output<string>;
  readonly streamName: pulumi.Output<string>;
  /** The first of the external ids. */
  readonly secretId: string;
}

/**
 * The role that Segment takes to put events into a stream.
 *
 * It trusts an account's `:root`, which we refuse elsewhere: that is what Segment documents, it means the roles that
 * Segment itself gives the right to, and each of them has to present one of the external ids.
 *
 * @example new SegmentWriterRole("segment", { stream, externalIds: ["my-workspace-id"] })
 * @throws RunError when there is no external id, or one is empty or holds a wildcard.
 * @see https://www.twilio.com/docs/segment/connections/destinations/catalog/amazon-kinesis
 */
export class SegmentWriterRole extends pulumi.ComponentResource {
  readonly arn: pulumi.Output<string>;
  readonly roleName: pulumi.Output<string>;
  readonly settings: SegmentKinesisSettings;
  readonly role: aws.iam.Role;
  readonly policy: aws.iam.RolePolicy;

  constructor(name: string, args: SegmentWriterRoleArgs, opts?: pulumi.ComponentResourceOptions) {
    const where = `SegmentWriterRole ${name}`;
    const secretId = checkSegmentWriterRole(args, where);
    checkStream(args.stream, where);
    const trust: TrustStatement = {
      sid: "Segment",
      principal: { aws: [SEGMENT[args.trust ?? "account"]] },
      conditions: { StringEquals: { "sts:ExternalId": args.externalIds } },
    };
    const plan = planRole({
      name,
      trust: [trust],
      statements: (roleArn) => segmentStatements(args.stream, roleArn),
      description: "Taken by Segment to write into a Kinesis stream",
      options: args,
      where,
    });
    super(typeToken("kinesis", "SegmentWriterRole"), name, {}, opts);
    ({ role: this.role, policy: this.policy } = makeRole(ownOptions(this, opts), name, plan));
    this.arn = this.role.arn;
    this.roleName = this.role.name;
    this.settings = {
      roleAddress: this.arn,
      streamRegion: pulumi.output(args.stream.region),
      streamName: pulumi.output(args.stream.streamName),
      secretId,
    };
    this.registerOutputs({ arn: this.arn, roleName: this.roleName, settings: this.settings });
  }
}

/**
 * Checks what is plain, but for the stream, which may not be there yet.
 *
 * @returns the id to type into Segment's form
 * @throws RunError as {@link SegmentWriterRole} does.
 */
export function checkSegmentWriterRole(
  args: Omit<SegmentWriterRoleArgs, "overrides" | "stream">,
  where: string,
): string {
  const { trust = "account", externalIds } = args;
  if (!Object.hasOwn(SEGMENT, trust)) throw invalid(where, "trust", "be account or role", trust);
  checkExternalIds(externalIds, where, "give the workspace's id: Segment presets it as the Secret ID");
  checkRoleOptions(args, where);
  return externalIds[0]!;
}
