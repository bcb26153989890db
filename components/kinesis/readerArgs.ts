/** What a `MaterializeReader` is made from. */
import type * as aws from "@pulumi/aws";
import { type RoleOptions } from "../iam/role";
import { type Override } from "../override";
import { type StreamFacts } from "./statements";

export interface MaterializeReaderArgs extends Omit<RoleOptions, "overrides"> {
  /** The stream to read; a `KinesisStream` is one. */
  readonly stream: StreamFacts;
  /** ARNs of the exact roles that may take the reader's role. Needed without `legacyUser`. */
  readonly trustedPrincipals?: readonly string[];
  /** External ids that they have to present, plain. @default none asked for: right for roles of your own account only */
  readonly externalIds?: readonly string[];
  /**
   * In the place of a role, a user with an access key, as the guide of 2021 has it. Only the single binary of that
   * time can use it: Materialize has had no Kinesis source since v0.27, and a key does not expire.
   * @default false
   */
  readonly legacyUser?: boolean;
  readonly overrides?: RoleOptions["overrides"] & {
    readonly user?: Override<aws.iam.UserArgs>;
    readonly userPolicy?: Override<aws.iam.UserPolicyArgs>;
    readonly accessKey?: Override<aws.iam.AccessKeyArgs>;
  };
}
