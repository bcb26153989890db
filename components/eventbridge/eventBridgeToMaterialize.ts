import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { makeRole } from "../iam/role";
import { typeToken } from "../names";
import { ownOptions, type OwnOptions } from "../own";
import { type EventBridgeToMaterializeArgs } from "./args";
import { checkEventBridgeName, checkEventBridgeToMaterialize, checkOverrides } from "./check";
import { guard, make, type EventBridgePlan } from "./child";
import { refuseApiKey, refuseUrl } from "./endpoint";
import { planChildren, type Children } from "./plan";

/**
 * Events of EventBridge to a webhook of Materialize: a rule on a bus, an API destination with its connection, and the
 * queue for what was not taken. One event a request: an API destination does not batch. What comes faster than
 * `ratePerSecond` waits, and goes to the queue after a day; for more than AWS lets one API destination have, let a rule
 * fill a queue of SQS, and forward that in batches.
 *
 * @example
 * const key = new WebhookKey("uploads");
 * const source = webhookSource({ schema, name: "uploads", cluster, check: apiKeyCheck("x-mz-api-key", key.secret({ schema, name: "uploads_key" })) });
 * new EventBridgeToMaterialize("uploads", { url: webhookUrl(host, source), apiKey: key.value, bucket: { create: {} } });
 * @example
 * new EventBridgeToMaterialize("orders", { url, apiKey, bus: { create: {} }, pattern: { source: ["shop.orders"] } });
 * @throws RunError when an argument is outside what AWS takes, or the pattern is none.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-api-destinations.html
 */
export class EventBridgeToMaterialize extends pulumi.ComponentResource {
  /** The bus that was made; `undefined` for one that was there. */
  readonly busArn: pulumi.Output<string> | undefined;
  /** `default`, or what senders name in `PutEvents`. */
  readonly busName: pulumi.Output<string>;
  readonly ruleArn: pulumi.Output<string>;
  readonly destinationArn: pulumi.Output<string>;
  readonly connectionArn: pulumi.Output<string>;
  readonly roleArn: pulumi.Output<string>;
  /** `undefined` for a queue that was there. */
  readonly deadLetterQueueUrl: pulumi.Output<string> | undefined;
  readonly deadLetterQueueArn: pulumi.Output<string>;
  /** `undefined` without a bucket. */
  readonly bucketName: pulumi.Output<string> | undefined;
  readonly bus: aws.cloudwatch.EventBus | undefined;
  readonly bucket: aws.s3.Bucket | undefined;
  readonly deadLetterQueue: aws.sqs.Queue | undefined;
  readonly rule: aws.cloudwatch.EventRule;
  readonly connection: aws.cloudwatch.EventConnection;
  readonly destination: aws.cloudwatch.EventApiDestination;
  readonly role: aws.iam.Role;
  readonly target: aws.cloudwatch.EventTarget;

  constructor(name: string, args: EventBridgeToMaterializeArgs, opts?: pulumi.ComponentResourceOptions) {
    const where = `EventBridgeToMaterialize ${name}`;
    refuseUrl(args.url, where);
    refuseApiKey(args.apiKey, where);
    checkEventBridgeToMaterialize(args, where);
    checkEventBridgeName(name, args, where);
    checkOverrides(args, where);
    const plan = { name, where, args };
    const children = planChildren(plan);
    super(typeToken("eventbridge", "EventBridgeToMaterialize"), name, {}, opts);
    const own = ownOptions(this, opts);
    const { wires } = children;

    this.bus = makeBus(plan, children, own);
    this.busArn = this.bus?.arn;
    this.busName = this.bus?.name ?? children.bus.name!;
    wires.busName.become(this.busName);

    const bucket = children.bucket?.make(own);
    this.bucket = bucket?.bucket;
    this.bucketName = bucket?.bucketName;

    const { cloudwatch } = aws;
    this.rule = make(cloudwatch.EventRule, children.rule, own);
    this.ruleArn = this.rule.arn;
    wires.ruleName.become(this.rule.name);
    wires.ruleArn.become(this.rule.arn);

    const deadLetters = children.deadLetters(own);
    this.deadLetterQueue = deadLetters.queue;
    this.deadLetterQueueArn = deadLetters.arn;
    this.deadLetterQueueUrl = deadLetters.queue?.url;
    wires.deadLettersArn.become(deadLetters.arn);

    // The key is in what the provider answers too, whether it marks it or not.
    const hidden = { additionalSecretOutputs: ["authParameters"] };
    this.connection = make(cloudwatch.EventConnection, children.connection, own, hidden);
    this.connectionArn = this.connection.arn;
    wires.connectionArn.become(this.connection.arn);
    this.destination = make(cloudwatch.EventApiDestination, children.destination, own);
    this.destinationArn = this.destination.arn;
    wires.destinationArn.become(this.destination.arn);

    const { role, policy } = makeRole(own, name, children.role);
    this.role = role;
    this.roleArn = role.arn;
    wires.roleArn.become(role.arn);

    // Last, so that no event is sent before the rights are asked for. IAM takes seconds to know them everywhere: what
    // comes in these is not taken, and may be lost where the queue's policy is not known yet either.
    const dependsOn = [policy, ...deadLetters.ready];
    this.target = make(cloudwatch.EventTarget, children.target, own, { dependsOn });
    this.registerOutputs({
      busName: this.busName,
      ruleArn: this.ruleArn,
      destinationArn: this.destinationArn,
      connectionArn: this.connectionArn,
      roleArn: this.roleArn,
      deadLetterQueueArn: this.deadLetterQueueArn,
    });
  }
}

function makeBus(
  plan: EventBridgePlan,
  { bus: { created } }: Children,
  own: OwnOptions,
): aws.cloudwatch.EventBus | undefined {
  return created && make(aws.cloudwatch.EventBus, created, own, guard(plan));
}
