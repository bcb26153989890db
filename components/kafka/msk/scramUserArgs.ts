/** What an `MskScramUser` is made from. */
import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type * as random from "@pulumi/random";
import { type Override } from "../../override";

/** A user to be made: a random password in a secret of its own, associated with the cluster. */
export interface NewMskScramUserArgs {
  /** The cluster, with SCRAM on. Its secret has to be in the same account and region. */
  readonly clusterArn: pulumi.Input<string>;
  /** Its name on the brokers, such as `materialize_events`: 1 to 100 of `a-z A-Z 0-9 . _ -`. */
  readonly username: string;
  /** Any text; another text makes a new password, which MSK takes within minutes: rotate Materialize's secret then. @default none */
  readonly rotation?: string;
  /** A symmetric key of yours for the secret: MSK refuses AWS's own. Its policy has to let you make grants. @default a new key */
  readonly kmsKeyArn?: pulumi.Input<string>;
  readonly tags?: Readonly<Record<string, pulumi.Input<string>>>;
  readonly overrides?: {
    readonly password?: Override<random.RandomPasswordArgs>;
    readonly key?: Override<aws.kms.KeyArgs>;
    readonly secret?: Override<aws.secretsmanager.SecretArgs>;
    readonly secretVersion?: Override<aws.secretsmanager.SecretVersionArgs>;
    readonly association?: Override<aws.msk.SingleScramSecretAssociationArgs>;
  };
}

/** A user whose secret is there, and associated: it is read, and nothing is created. */
export interface ExistingMskScramUserArgs {
  readonly existing: {
    /** `arn:aws:secretsmanager:us-east-1:123456789012:secret:AmazonMSK_events-a1b2c3`, JSON with username and password. */
    readonly secretArn: string;
  };
}

export type MskScramUserArgs = NewMskScramUserArgs | ExistingMskScramUserArgs;
