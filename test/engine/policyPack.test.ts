/** `pulumi preview --policy-pack policy`, as a security engineer runs it, on our own environment and on a bad stack. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { type CommandError } from "@pulumi/pulumi/automation";
import { useAwsStandIn } from "../support/engine/aws";
import { awsEnvironment, EXTERNAL_ID, PRINCIPAL } from "../support/engine/awsEnvironments";
import { layProgram } from "../support/engine/aws/smallProgram";
import { needEngine } from "../support/engine/needs";
import { engineProject, REPOSITORY, type EngineProject } from "../support/engine/project";

const POLICY_PACK = join(REPOSITORY, "policy");

/** What AWS would take, and nobody should ask for. */
const BAD_PROGRAM = `
const aws = require("@pulumi/aws");
const role = new aws.iam.Role("open", {
  assumeRolePolicy: JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { AWS: "arn:aws:iam::664411391173:role/MaterializeConnection" }, Action: "sts:AssumeRole" }],
  }),
});
new aws.iam.RolePolicy("everything", {
  role: role.name,
  policy: JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "kafka-cluster:*", Resource: "*" }] }),
});
new aws.kinesis.Stream("plain", { streamModeDetails: { streamMode: "ON_DEMAND" } });
`;

/** What it takes to load the repository's own sources from a program in JavaScript. */
const SOURCES = `
process.env.TS_NODE_PROJECT = ${JSON.stringify(join(REPOSITORY, "tsconfig.json"))};
require("ts-node/register");
const { EventBridgeToMaterialize, genericSender, SENDERS, WebhookSource } = require(${JSON.stringify(join(REPOSITORY, "components"))});
const mz = require(${JSON.stringify(join(REPOSITORY, "materialize"))});
const pulumi = require("@pulumi/pulumi");
const aws = require("@pulumi/aws");
const random = require("@pulumi/random");
const database = mz.existingDatabase("materialize");
const common = {
  host: "engine.us-east-1.aws.materialize.cloud",
  secretSchema: mz.schema({ database, name: "ingest" }),
  cluster: mz.existingCluster("webhooks"),
};
`;

/** Webhooks and EventBridge as nobody should have them. */
const BAD_WEBHOOKS = `${SOURCES}
new WebhookSource("open", {
  ...common, sender: genericSender({ scheme: { type: "none" } }), insecure: true, schema: mz.schema({ database, name: "open" }),
});
const account = "111122223333";
const statement = (more) => JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", ...more }] });
new aws.cloudwatch.EventTarget("undelivered", {
  rule: "events", arn: "arn:aws:events:us-east-1:" + account + ":api-destination/mz/11112222-3333-4444-5555-666677778888",
});
new aws.cloudwatch.EventApiDestination("readable", {
  connectionArn: "arn:aws:events:us-east-1:" + account + ":connection/mz/11112222-3333-4444-5555-666677778888",
  httpMethod: "POST", invocationEndpoint: "http://engine.us-east-1.aws.materialize.cloud/api/webhook/a/b/c",
});
new aws.sqs.Queue("clear", { sqsManagedSseEnabled: false });
new aws.sqs.QueuePolicy("anybodys-rule", {
  queueUrl: "https://sqs.us-east-1.amazonaws.com/" + account + "/dead",
  policy: statement({ Principal: { Service: "events.amazonaws.com" }, Action: "sqs:SendMessage", Resource: "*" }),
});
new aws.sqs.QueuePolicy("everybodys", {
  queueUrl: "https://sqs.us-east-1.amazonaws.com/" + account + "/events",
  policy: statement({ Principal: "*", Action: "sqs:SendMessage", Resource: "*" }),
});
new aws.s3.BucketPublicAccessBlock("public", { bucket: "events", blockPublicAcls: true });
new aws.s3.BucketPolicy("over-http", {
  bucket: "events",
  policy: statement({ Principal: { AWS: account }, Action: "s3:GetObject", Resource: "arn:aws:s3:::events/*" }),
});
`;

/** The same things as our components make them. */
const GOOD_WEBHOOKS = `${SOURCES}
const tags = { Project: "engine", Environment: "dev", Owner: "tests" };
const clicks = new WebhookSource("uploads", {
  ...common, sender: SENDERS.eventbridge, schema: mz.schema({ database, name: "uploads" }),
});
new EventBridgeToMaterialize("uploads", {
  url: clicks.url, apiKey: clicks.senderSecret, bucket: { create: {} }, protect: false, tags,
});
exports.settings = clicks.settings;
exports.senderSecret = clicks.senderSecret;
exports.ddl = clicks.webhook.create();
`;

/** What is known only when everything is made. */
const LEAKING = `${SOURCES}
const { result } = new random.RandomPassword("key", { length: 40, special: false });
const dead = new aws.sqs.Queue("dead", { tags: { Project: "engine", Environment: "dev", Owner: "tests" } });
new aws.cloudwatch.EventTarget("target", {
  rule: "events", arn: "arn:aws:sqs:us-east-1:111122223333:events", deadLetterConfig: { arn: dead.arn },
});
exports.key = result;
exports.ddl = pulumi.interpolate\`CREATE SECRET s AS '\${pulumi.unsecret(result)}'\`;
`;

async function preview(project: EngineProject): Promise<string> {
  return (await project.stack.preview({ policyPacks: [POLICY_PACK] })).stdout;
}

async function up(project: EngineProject): Promise<string> {
  return (await project.stack.up({ policyPacks: [POLICY_PACK] })).stdout;
}

describe("the policy pack under the real engine", function () {
  const projects: EngineProject[] = [];
  after(() => projects.forEach((project) => project.remove()));

  const programOf = async (context: Mocha.Context, program: string): Promise<EngineProject> => {
    const project = await engineProject(needEngine(context), {
      layProgram: (folder) => layProgram(folder, program),
    });
    projects.push(project);
    useAwsStandIn(project);
    return project;
  };
  const refusedBy = async (work: Promise<unknown>): Promise<string> =>
    work.then(
      () => assert.fail("it went through"),
      (error: CommandError) => error.message,
    );

  it("passes our own environment, before and after what Materialize makes is given", async function () {
    const project = await engineProject(needEngine(this));
    projects.push(project);
    useAwsStandIn(project);
    for (const phase of [{}, { externalId: EXTERNAL_ID, principal: PRINCIPAL }]) {
      await project.configure(awsEnvironment(phase));
      await project.stack.setConfig("aws:region", { value: "us-east-1" });
      const told = await preview(project);
      assert.match(told, /materialize-ingest/, "the pack ran");
      assert.doesNotMatch(told, /\[mandatory\]/);
      // Told where it is so, and no longer than that.
      assert.equal(/iam-external-id-pending/.test(told), !("externalId" in phase));
    }
  });

  it("fails a stack that asks for too much, naming each rule", async function () {
    const refused = await refusedBy(preview(await programOf(this, BAD_PROGRAM)));
    for (const rule of [
      "iam-foreign-trust-external-id",
      "iam-no-wildcard-actions",
      "iam-no-wildcard-resources",
      "kinesis-encryption",
      "required-tags",
    ])
      assert.match(refused, new RegExp(`\\[mandatory\\][^\\n]*${rule}`), refused);
  });

  it("fails webhooks, buses, queues and buckets that are open, naming each rule", async function () {
    const refused = await refusedBy(preview(await programOf(this, BAD_WEBHOOKS)));
    for (const [rule, says] of [
      ["webhook-check", "insecure must be false, got true"],
      ["eventbridge-dead-letters", "deadLetterConfig.arn must be the ARN of a queue, got nothing"],
      ["eventbridge-https", "invocationEndpoint must start with https://, got http://"],
      ["iam-resource-policy-no-everybody", "must name who is let in"],
      ["queue-encryption", "sqsManagedSseEnabled must be true"],
      ["queue-service-source", "must demand aws:SourceAccount or aws:SourceArn of events.amazonaws.com"],
      ["bucket-public-access", "restrictPublicBuckets must be true, got false"],
      ["bucket-tls-only", "policy must deny s3:* to everybody"],
    ] as const) {
      assert.match(refused, new RegExp(`\\[mandatory\\][^\\n]*${rule}`), refused);
      assert.ok(refused.includes(says), `${says}\n${refused}`);
    }
  });

  it("passes a webhook with EventBridge before it as our components make them", async function () {
    const project = await programOf(this, GOOD_WEBHOOKS);
    for (const run of [preview, up, preview]) {
      const told = await run(project);
      assert.match(told, /materialize-ingest/, "the pack ran");
      assert.doesNotMatch(told, /\[(?:mandatory|advisory)\]/);
    }
  });

  it("finds what only outputs show: a secret in clear, a dead-letter queue that forgets", async function () {
    const project = await programOf(this, LEAKING);
    assert.doesNotMatch(await preview(project), /\[(?:mandatory|advisory)\]/, "nothing is known yet");
    for (const run of [up, preview]) {
      const refused = await refusedBy(run(project));
      assert.match(refused, /\[mandatory\][^\n]*no-secret-in-plain-output[^\n]*Stack/);
      const finding = /^.*ddl must not hold what (.*) keeps secret \(result\)$/m.exec(refused);
      assert.equal(finding?.[1], "random:index/randomPassword:RandomPassword::key", refused);
      assert.doesNotMatch(refused, /key must not hold/, "a secret output is where it belongs");
      assert.match(refused, /\[advisory\][^\n]*queue-dead-letter-retention[^\n]*dead/);
    }
  });
});
