/** What the offline plan's recorder gives to the rules: of components what they registered, of the stack its outputs. */
import assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";
import { awsFactsIn } from "../../bin/offline/awsFacts";
import type { OfflineConfig } from "../../bin/offline/environmentFile";
import { planOffline } from "../../bin/offline/plan";
import { Recorder } from "../../bin/offline/recorder";
import { replaced } from "../../bin/offline/resolve";
import { settledOf } from "../../bin/offline/settled";
import { genericSender, WebhookSource } from "../../components";
import * as mz from "../../materialize";
import { findings, type Finding } from "../../policy/findings";
import { seal } from "../../policy/secretPaths";
import { ENVIRONMENT, Folder } from "../support/cli";
import { within } from "../support/mocks";

const CONFIG: OfflineConfig = {
  values: {
    "aws:region": "eu-west-1",
    "materialize-ingest:secrets":
      '{"stripe":"<materialize-ingest:secrets.stripe>","shop":{"key":"<materialize-ingest:secrets.shop.key>"}}',
  },
  secretKeys: ["materialize-ingest:secrets"],
};

/** Runs a program on the plan's own recorder, as the plan does. */
async function found(
  program: () => object,
): Promise<readonly Pick<Finding, "rule" | "resource" | "message">[]> {
  const aws = awsFactsIn(CONFIG.values, "materialize-ingest");
  const recorder = new Recorder({ secretFields: new Map(), aws });
  await pulumi.runtime.setMocks(recorder, "materialize-ingest", "dev", false);
  pulumi.runtime.setAllConfig({ ...CONFIG.values }, [...CONFIG.secretKeys]);
  let outputs: unknown;
  await within(
    "the program",
    pulumi.runtime.runInPulumiStack(async () => {
      pulumi.runtime.registerStackTransformation(recorder.transformation);
      outputs = await replaced(program(), seal);
      return {};
    }),
  );
  // The program ends before all registrations have.
  while (recorder.waiting().length > 0) await new Promise((resolve) => setTimeout(resolve, 2));
  const stack = { type: "pulumi:pulumi:Stack", name: "materialize-ingest-dev", outputs };
  const settled = await settledOf([...recorder.answered(), stack], CONFIG);
  return findings(recorder.resources(), { settled, config: { "required-tags": "disabled" } }).map(
    ({ rule, resource, message }) => ({ rule, resource, message }),
  );
}

const leak = (place: string, keeper: string) => ({
  rule: "no-secret-in-plain-output",
  resource: "pulumi:pulumi:Stack::materialize-ingest-dev",
  message: `${place} must not hold what ${keeper}`,
});
const PASSWORD = "random:index/randomPassword:RandomPassword::web-key keeps secret (result)";

describe("the rules offline", () => {
  it("judge what a component registered of itself", async () => {
    const database = mz.existingDatabase("materialize");
    const open = await found(() => {
      new WebhookSource("clicks", {
        sender: genericSender({ scheme: { type: "none" } }),
        insecure: true,
        form: "table",
        schema: mz.schema({ database, name: "clicks" }),
        secretSchema: mz.schema({ database, name: "ingest" }),
      });
      return {};
    });
    assert.deepEqual(open, [
      {
        rule: "webhook-check",
        resource: "materialize-ingest:webhook:WebhookSource::clicks",
        message: "insecure must be false, got true",
      },
    ]);
  });

  it("find a secret in a plain output, and let pass what is kept secret", async () => {
    const program = (): object => {
      const { result } = new random.RandomPassword("web-key", { length: 40 });
      const plain = pulumi.unsecret(result);
      return {
        secrets: pulumi.interpolate`CREATE SECRET s AS '${result}'`,
        ddl: pulumi.interpolate`CREATE SOURCE ... '${plain}'`,
        pipelines: { web: { notes: ["plain", plain], key: result } },
      };
    };
    assert.deepEqual(await found(program), [leak("ddl", PASSWORD), leak("pipelines.web.notes.1", PASSWORD)]);
  });

  it("find a secret of the config in a plain output, which the engine's rule cannot know", async () => {
    const program = (): object => {
      const secrets = new pulumi.Config("materialize-ingest").requireSecretObject<{ stripe: string }>(
        "secrets",
      );
      const { stripe } = secrets as pulumi.Output<{ stripe: string }> & { stripe: pulumi.Output<string> };
      return { key: stripe, ddl: pulumi.unsecret(stripe) };
    };
    assert.deepEqual(await found(program), [
      leak(
        "ddl",
        "pulumi:config::materialize-ingest:secrets keeps secret (materialize-ingest:secrets.stripe)",
      ),
    ]);
  });

  it("find a key that a connection of EventBridge was given in clear", async () => {
    const connection = (name: string, value: pulumi.Input<string>) =>
      new aws.cloudwatch.EventConnection(name, {
        authorizationType: "API_KEY",
        authParameters: { apiKey: { key: "x-mz-api-key", value } },
      });
    const program = (): object => {
      const { result } = new random.RandomPassword("web-key", { length: 40 });
      connection("kept", result);
      connection("shown", pulumi.unsecret(result));
      return {};
    };
    assert.deepEqual(
      (await found(program)).filter(({ resource }) => resource.includes("shown")),
      [
        {
          rule: "no-secret-in-plain-output",
          resource: "aws:cloudwatch/eventConnection:EventConnection::shown",
          message: `authParameters.apiKey.value must not hold what ${PASSWORD}`,
        },
      ],
    );
  });

  it("find a dead-letter queue that keeps too short, by the stand-in of its ARN", async () => {
    const program = (): object => {
      const dead = new aws.sqs.Queue("dead", {});
      new aws.sqs.Queue("source", {
        redrivePolicy: pulumi.jsonStringify({ deadLetterTargetArn: dead.arn, maxReceiveCount: 3 }),
      });
      return {};
    };
    assert.deepEqual(await found(program), [
      {
        rule: "queue-dead-letter-retention",
        resource: "aws:sqs/queue:Queue::dead",
        message: "messageRetentionSeconds must be 604800 or more, got 345600",
      },
    ]);
  });

  it("find nothing in an environment of ours", async () => {
    const folder = new Folder();
    try {
      folder.environment(ENVIRONMENT);
      const planned = await within("the plan", planOffline({ folder: folder.path, env: "dev" }), 20_000);
      const rules = planned.findings.map(({ rule }) => rule);
      assert.ok(!rules.includes("no-secret-in-plain-output"), rules.join());
    } finally {
      folder.remove();
    }
  });
});
