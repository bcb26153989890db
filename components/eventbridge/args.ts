import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { type RoleOptions } from "../iam/role";
import { type Override } from "../override";
import { type EventPattern } from "./pattern";

export interface EventBridgeToMaterializeArgs {
  /** Where events are posted to: Materialize's webhook, `https://<host>/api/webhook/<database>/<schema>/<name>`. */
  readonly url: pulumi.Input<string>;
  /**
   * What the webhook's CHECK compares the header with: 1 to 512 printable characters of ASCII without a colon or spaces at
   * its ends. Secret wherever it stands; a `WebhookKey` makes one.
   *
   * AWS keeps it in a secret of the account's Secrets Manager that EventBridge makes, owns and pays for
   * (`events!connection/<connection>/<id>`).
   */
  readonly apiKey: pulumi.Input<string>;
  /**
   * Where events come in. AWS's own services send to the default bus only. A bus to be made is for events of your own.
   * @default "default"
   */
  readonly bus?: EventBusArgs;
  /**
   * Which events of the bus are sent. Its shape is plain; only texts in it may be Outputs. All events of a bus have to
   * be asked for: `{ source: [{ prefix: "" }] }`.
   * @default with `bucket`, the objects created and deleted in it; otherwise there is none
   */
  readonly pattern?: EventPattern;
  /**
   * What the account's quota "Event pattern size" has been raised to, in characters: 2048 to 4096.
   * @default 2048, as AWS has it
   * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html
   */
  readonly patternQuota?: number;
  /**
   * The most requests a second, each with one event: 1 or more. What comes faster waits, for `retry.maximumAgeSeconds`
   * at most. Above 300 AWS has to raise the account's quota "Rate of invocations per API destination" first. An API
   * destination never puts several events into a request.
   * @default 300
   */
  readonly ratePerSecond?: number;
  /**
   * Whether events are sent. Until the webhook is there it answers 404, which EventBridge does not try again: what comes
   * before is in the dead-letter queue at once. So a first deployment says `false`, until the `ddl` script has run.
   * @default true
   * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-api-destinations.html (which answers are tried again)
   */
  readonly enabled?: boolean;
  /** How long, and how often, a request is tried again that was not taken (401, 407, 409, 429, 5xx, 5 seconds). */
  readonly retry?: EventRetryArgs;
  /**
   * Where an event goes that was not taken: there is always such a queue. What a webhook's CHECK refuses AWS does not
   * try again: with a wrong key every event is there at once.
   * @default a queue to be made
   */
  readonly deadLetters?: DeadLettersArgs;
  /** A bucket of S3 whose events go to EventBridge. S3 sends them to the default bus only. @default none */
  readonly bucket?: EventBucketArgs;
  /** The role that EventBridge takes to post. */
  readonly role?: Pick<RoleOptions, "roleName" | "path" | "permissionsBoundary">;
  /**
   * Refuse to delete or replace what is made and keeps something: queue, bucket, bus; and what guards it: their policies,
   * and the bucket's encryption, versioning and block of public access. Because the queue's policy names the rule,
   * `pulumi destroy --exclude-protected` leaves the rule too, with nothing that it sends to.
   * @default true
   */
  readonly protect?: boolean;
  /** Of all that takes tags: bus, rule, role, queue, bucket. @default none */
  readonly tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  readonly overrides?: EventBridgeOverrides;
}

export type EventBusArgs =
  | "default"
  | {
      readonly create: {
        /** 1 to 256 of `A-Z a-z 0-9 . _ -`, not `default`. @default a name by Pulumi */
        readonly busName?: string;
        /**
         * A customer key for the events: `arn:aws:kms:…:key/…`. Its policy has to let EventBridge in; what it cannot
         * decrypt is lost, unless the bus gets a queue of its own (`overrides.bus`, `deadLetterConfig`).
         * @default AWS's own
         * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-encryption-event-bus-cmkey.html
         */
        readonly kmsKeyArn?: pulumi.Input<string>;
      };
    }
  | {
      /** A bus that is there, of this account and region; a partner's too (`aws.partner/…`). */
      readonly existing: { readonly name: pulumi.Input<string> };
    };

/** @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-retry-policy.html */
export interface EventRetryArgs {
  /** 60 to 86400. @default 86400, a day */
  readonly maximumAgeSeconds?: number;
  /** 0 to 185. @default 185 */
  readonly maximumAttempts?: number;
}

export type DeadLettersArgs =
  | {
      /** How long an event stays there, in days: 1 to 14. @default 14 */
      readonly retentionDays?: number;
      /**
       * A customer key for the queue: `arn:aws:kms:…:key/…`. Its policy has to allow `events.amazonaws.com`
       * `kms:Decrypt` and `kms:GenerateDataKey`, or the events are lost: AWS's own key for SQS does not let it in.
       * @default SQS's own keys (SSE-SQS), which ask for no rights
       * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html
       */
      readonly kmsKeyArn?: pulumi.Input<string>;
    }
  | {
      /**
       * A standard queue that is there, of this region: `arn:aws:sqs:…`. Its policy is left alone, since a queue has one
       * only: it has to hold what `deadLetterPolicy` says, or the events are lost.
       */
      readonly existingQueueArn: pulumi.Input<string>;
    };

export type EventBucketArgs =
  | {
      /** Not public, encrypted, over TLS only. */
      readonly create: {
        /** 3 to 63 of `a-z 0-9 . -`. @default a name by Pulumi */
        readonly bucketName?: string;
        /** Delete the objects too when the bucket is deleted. @default false */
        readonly forceDestroy?: boolean;
        /**
         * Keep what is overwritten or deleted. Materialize gets the events, not the objects, and loses nothing without
         * it; with it old versions are paid for, and a deletion is told as a delete marker.
         * @default false
         */
        readonly versioning?: boolean;
      };
    }
  | {
      readonly existing: {
        readonly bucketName: pulumi.Input<string>;
        /**
         * A bucket's notifications are one setting. `true`: it is set, and **whatever was there is gone** (queues, topics,
         * functions), and all of it is taken away with this component. `false`: it is left alone, and the bucket's owner
         * turns "Send notifications to Amazon EventBridge" on.
         */
        readonly replaceNotifications: boolean;
      };
    };

export interface EventBridgeOverrides {
  /** Another bus is another rule: see `rule`. */
  readonly bus?: Override<aws.cloudwatch.EventBusArgs>;
  /**
   * Another name or bus replaces the rule, and **events in between are lost**: the role and the queue are for one rule
   * only, and are the new one's before its target is there; and a rule by a name of yours is deleted, with its target,
   * before the new one is made, so that events meet no rule at all. Stop the senders, or send again.
   */
  readonly rule?: Override<aws.cloudwatch.EventRuleArgs>;
  readonly connection?: Override<aws.cloudwatch.EventConnectionArgs>;
  readonly destination?: Override<aws.cloudwatch.EventApiDestinationArgs>;
  readonly role?: Override<aws.iam.RoleArgs>;
  readonly policy?: Override<aws.iam.RolePolicyArgs>;
  readonly target?: Override<aws.cloudwatch.EventTargetArgs>;
  readonly deadLetters?: Override<aws.sqs.QueueArgs>;
  readonly deadLettersPolicy?: Override<aws.sqs.QueuePolicyArgs>;
  readonly bucket?: Override<aws.s3.BucketArgs>;
  readonly bucketPublicAccess?: Override<aws.s3.BucketPublicAccessBlockArgs>;
  readonly bucketEncryption?: Override<aws.s3.BucketServerSideEncryptionConfigurationArgs>;
  readonly bucketVersioning?: Override<aws.s3.BucketVersioningArgs>;
  readonly bucketPolicy?: Override<aws.s3.BucketPolicyArgs>;
  readonly bucketNotification?: Override<aws.s3.BucketNotificationArgs>;
}
