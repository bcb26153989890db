/** The way past the defaults of `EventBridgeToMaterialize`, child by child. */
import assert from "node:assert/strict";
import type * as aws from "@pulumi/aws";
import { only } from "../iam/answers";
import { DEFAULTS, run } from "./expected";
import { TYPES } from "./world";

describe("EventBridgeToMaterialize", () => {
  it("gives each override our defaults, and its arguments and options to the child", async () => {
    const all = { bus: { create: {} } };
    const { resources } = await run({
      ...all,
      overrides: {
        bus: { description: "Orders" },
        rule: { state: "DISABLED" },
        connection: (defaults: aws.cloudwatch.EventConnectionArgs) => ({
          args: { ...defaults, description: "mine" },
          opts: { retainOnDelete: true },
        }),
        destination: { httpMethod: "PUT" },
        role: { maxSessionDuration: 7200 },
        policy: { name: "post" },
        target: { inputPath: "$.detail" },
        deadLetters: { visibilityTimeoutSeconds: 60 },
        deadLettersPolicy: { policy: "{}" },
      },
    });
    assert.deepEqual(only(resources, TYPES.bus).inputs, { description: "Orders" });
    assert.equal(only(resources, TYPES.rule).inputs["state"], "DISABLED");
    const connection = only(resources, TYPES.connection);
    assert.deepEqual(connection.inputs, { ...DEFAULTS.connection, description: "mine" });
    assert.equal(connection.opts.retainOnDelete, true);
    assert.equal(only(resources, TYPES.destination).inputs["httpMethod"], "PUT");
    assert.equal(only(resources, TYPES.role).inputs["maxSessionDuration"], 7200);
    assert.equal(only(resources, TYPES.policy).inputs["name"], "post");
    assert.equal(only(resources, TYPES.target).inputs["inputPath"], "$.detail");
    assert.equal(only(resources, TYPES.queue).inputs["visibilityTimeoutSeconds"], 60);
    assert.equal(only(resources, TYPES.queuePolicy).inputs["policy"], "{}");
  });

  it("gives overrides to a bucket and to each of its settings", async () => {
    const { resources } = await run({
      bucket: { create: { versioning: true } },
      overrides: {
        bucket: { objectLockEnabled: true },
        bucketPublicAccess: { skipDestroy: true },
        bucketEncryption: {
          rules: [
            { applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms" }, bucketKeyEnabled: true },
          ],
        },
        bucketVersioning: { mfa: "none" },
        bucketPolicy: { policy: "{}" },
        bucketNotification: { queues: [] },
      },
    });
    assert.equal(only(resources, TYPES.bucket).inputs["objectLockEnabled"], true);
    assert.equal(only(resources, TYPES.publicAccess).inputs["skipDestroy"], true);
    assert.deepEqual(only(resources, TYPES.encryption).inputs["rules"], [
      { applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms" }, bucketKeyEnabled: true },
    ]);
    assert.equal(only(resources, TYPES.versioning).inputs["mfa"], "none");
    assert.equal(only(resources, TYPES.bucketPolicy).inputs["policy"], "{}");
    assert.deepEqual(only(resources, TYPES.notification).inputs["queues"], []);
  });
});
