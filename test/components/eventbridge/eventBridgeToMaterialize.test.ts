/** What `EventBridgeToMaterialize` registers. What its policies mean, the simulation beside this says. */
import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { type EventBridgeToMaterializeArgs } from "../../../components";
import { findings } from "../../../policy/library";
import { SENDERS } from "../../../senders";
import { valueOf } from "../../support/golden";
import { marked, seen, shape, UNKNOWN, type Recorded } from "../../support/mocks";
import { only } from "../iam/answers";
import { DEFAULTS, OUTPUTS, outputsOf, queuePolicyOf, run, trustOf, waitsFor } from "./expected";
import { API_KEY, arn, COMPONENT, made, recordEvents, TYPES } from "./world";

describe("EventBridgeToMaterialize", () => {
  it("makes a rule on the default bus that posts to the webhook, with a queue for what is not taken", async () => {
    const { resources, result } = await run();
    assert.deepEqual(shape(resources), [
      [TYPES.destination, "uploads-destination", DEFAULTS.destination],
      [TYPES.connection, "uploads-connection", DEFAULTS.connection],
      [TYPES.rule, "uploads-rule", DEFAULTS.rule],
      [TYPES.target, "uploads-target", DEFAULTS.target],
      [TYPES.role, "uploads-role", DEFAULTS.role],
      [TYPES.policy, "uploads-policy", DEFAULTS.policy],
      [TYPES.queue, "uploads-dead-letters", DEFAULTS.queue],
      [TYPES.queuePolicy, "uploads-dead-letters-policy", DEFAULTS.queuePolicy],
      [COMPONENT, "uploads", {}],
    ]);
    for (const { type, parent, opts } of resources.filter(({ type }) => type !== COMPONENT)) {
      assert.equal(parent, `${COMPONENT}::uploads`);
      const isKept = ([TYPES.queue, TYPES.queuePolicy] as readonly string[]).includes(type);
      assert.equal(opts.protect, isKept ? true : undefined, type);
    }
    assert.deepEqual(await outputsOf(result), OUTPUTS);
    assert.deepEqual([result.bus, result.bucket], [undefined, undefined]);
  });

  it("sends under the header that the sender's CHECK reads", async () => {
    const { scheme } = SENDERS.eventbridge;
    assert.ok(scheme.type === "api-key");
    const { inputs } = only((await run()).resources, TYPES.connection);
    const { apiKey } = (inputs["authParameters"] as ReturnType<typeof marked>)["[secret]"] as {
      apiKey: { key: string };
    };
    assert.equal(apiKey.key, scheme.header);
  });

  it("makes the target when its rights and the queue's are asked for", async () => {
    const target = only((await run()).resources, TYPES.target);
    assert.deepEqual(waitsFor(target), ["uploads-policy", "uploads-dead-letters-policy"]);
  });

  it("keeps the key secret wherever it stands, whether it came as one or not", async () => {
    for (const apiKey of [API_KEY, pulumi.output(API_KEY), pulumi.secret(API_KEY)]) {
      const { resources, result } = await run({ apiKey });
      const connection = only(resources, TYPES.connection);
      assert.deepEqual(connection.inputs, DEFAULTS.connection);
      assert.deepEqual(connection.opts.additionalSecretOutputs, ["authParameters"]);
      assert.equal((await seen(result.connection.authParameters)).secret, true);
      for (const [name, value] of Object.entries(await outputsOf(result)))
        assert.ok(!String(value).includes(API_KEY), name);
      for (const output of [result.destinationArn, result.connectionArn, result.ruleArn])
        assert.equal((await seen(output)).secret, false);
      const others = resources.filter(({ type }) => type !== TYPES.connection);
      assert.ok(!JSON.stringify(others.map(({ inputs }) => inputs)).includes(API_KEY));
    }
  });

  it("sends nothing where it is said not to be enabled, and is otherwise the same", async () => {
    const { resources } = await run({ enabled: false });
    assert.deepEqual(only(resources, TYPES.rule).inputs, { ...DEFAULTS.rule, state: "DISABLED" });
    const others = (all: readonly Recorded[]) => shape(all.filter(({ type }) => type !== TYPES.rule));
    for (const enabled of [true, undefined]) {
      const sending = (await run(enabled === undefined ? {} : { enabled })).resources;
      assert.deepEqual(only(sending, TYPES.rule).inputs, DEFAULTS.rule);
      assert.deepEqual(others(resources), others(sending));
    }
  });

  it("takes rate, retries, retention, the role's options and tags", async () => {
    const tags = { Owner: "data" };
    const { resources } = await run({
      ratePerSecond: 5000,
      retry: { maximumAgeSeconds: 60, maximumAttempts: 0 },
      deadLetters: { retentionDays: 1 },
      role: {
        roleName: "events-to-materialize",
        path: "/ingest/",
        permissionsBoundary: "arn:aws:iam::111122223333:policy/boundary",
      },
      protect: false,
      tags,
    });
    assert.equal(only(resources, TYPES.destination).inputs["invocationRateLimitPerSecond"], 5000);
    assert.deepEqual(only(resources, TYPES.target).inputs["retryPolicy"], {
      maximumEventAgeInSeconds: 60,
      maximumRetryAttempts: 0,
    });
    const queue = only(resources, TYPES.queue);
    assert.deepEqual(queue.inputs, { ...DEFAULTS.queue, messageRetentionSeconds: 86_400, tags });
    for (const type of [TYPES.queue, TYPES.queuePolicy])
      assert.equal(only(resources, type).opts.protect, false, type);
    const { assumeRolePolicy, description } = DEFAULTS.role;
    assert.deepEqual(only(resources, TYPES.role).inputs, {
      assumeRolePolicy,
      description,
      name: "events-to-materialize",
      path: "/ingest/",
      permissionsBoundary: "arn:aws:iam::111122223333:policy/boundary",
      tags,
    });
    assert.deepEqual(only(resources, TYPES.rule).inputs, { ...DEFAULTS.rule, tags });
    for (const type of [TYPES.connection, TYPES.destination, TYPES.target, TYPES.policy, TYPES.queuePolicy])
      assert.ok(!("tags" in only(resources, type).inputs), type);
  });

  it("encrypts the queue by a customer key that is given", async () => {
    const key = "arn:aws:kms:us-east-1:111122223333:key/1a2b";
    for (const kmsKeyArn of [key, pulumi.output(key)]) {
      const { inputs } = only((await run({ deadLetters: { kmsKeyArn } })).resources, TYPES.queue);
      const { sqsManagedSseEnabled: _, ...others } = DEFAULTS.queue;
      assert.deepEqual(inputs, { ...others, kmsMasterKeyId: key });
    }
  });

  it("uses a queue that is there, and leaves its policy alone", async () => {
    const existing = arn("sqs", "failed");
    for (const existingQueueArn of [existing, pulumi.output(existing)]) {
      const { resources, result } = await run({ deadLetters: { existingQueueArn } });
      assert.deepEqual(
        resources.filter(({ type }) => type.startsWith("aws:sqs/")),
        [],
      );
      const target = only(resources, TYPES.target);
      assert.deepEqual(target.inputs["deadLetterConfig"], { arn: existing });
      assert.deepEqual(waitsFor(target), ["uploads-policy"]);
      assert.deepEqual(await outputsOf(result), {
        ...OUTPUTS,
        deadLetterQueueUrl: undefined,
        deadLetterQueueArn: existing,
      });
    }
  });

  describe("with a bus", () => {
    const kmsKeyArn = "arn:aws:kms:us-east-1:111122223333:key/1a2b";

    it("makes one, protected, and names it in the rule and in its target", async () => {
      const { resources, result } = await run({ bus: { create: {} }, tags: { Owner: "data" } });
      const bus = only(resources, TYPES.bus);
      assert.deepEqual(
        [bus.name, bus.inputs, bus.opts.protect],
        ["uploads-bus", { tags: { Owner: "data" } }, true],
      );
      const rule = arn("events", "rule/uploads-bus/uploads-rule");
      for (const type of [TYPES.rule, TYPES.target])
        assert.equal(only(resources, type).inputs["eventBusName"], "uploads-bus");
      assert.equal(only(resources, TYPES.role).inputs["assumeRolePolicy"], trustOf(rule));
      assert.equal(only(resources, TYPES.queuePolicy).inputs["policy"], queuePolicyOf(rule));
      assert.deepEqual(await outputsOf(result), {
        ...OUTPUTS,
        busArn: arn("events", "event-bus/uploads-bus"),
        busName: "uploads-bus",
        ruleArn: rule,
      });
    });

    it("gives it a name and a customer key", async () => {
      const { resources } = await run({
        bus: { create: { busName: "shop.orders", kmsKeyArn } },
        protect: false,
      });
      const bus = only(resources, TYPES.bus);
      assert.deepEqual(bus.inputs, { name: "shop.orders", kmsKeyIdentifier: kmsKeyArn });
      assert.equal(bus.opts.protect, false);
      assert.equal(only(resources, TYPES.rule).inputs["eventBusName"], "shop.orders");
    });

    it("uses one that is there", async () => {
      for (const name of ["orders", "aws.partner/shop.com/orders", pulumi.output("orders")]) {
        const { resources, result } = await run({ bus: { existing: { name } } });
        const busName = await valueOf(name);
        assert.equal(resources.filter(({ type }) => type === TYPES.bus).length, 0);
        for (const type of [TYPES.rule, TYPES.target])
          assert.equal(only(resources, type).inputs["eventBusName"], busName);
        assert.deepEqual([await valueOf(result.busName), result.busArn], [busName, undefined]);
      }
    });
  });

  it("registers the same while nothing is known yet", async () => {
    const args: Partial<EventBridgeToMaterializeArgs> = {
      bus: "default",
      bucket: { create: { versioning: true } },
    };
    const known = await run(args);
    const preview = await run(args, true);
    assert.deepEqual(
      preview.resources.map(({ type, name }) => [type, name]),
      known.resources.map(({ type, name }) => [type, name]),
    );
    assert.equal(only(preview.resources, TYPES.rule).inputs["eventPattern"], UNKNOWN);
    assert.equal(only(preview.resources, TYPES.role).inputs["assumeRolePolicy"], UNKNOWN);
  });

  it("hands what it waits for, and its provider, to its children", async () => {
    const { resources } = await recordEvents(() => {
      const first = new pulumi.ComponentResource("test:first:First", "first");
      return made({ bucket: { create: {} } }, { dependsOn: first });
    });
    for (const resource of resources.filter(({ parent }) => parent === `${COMPONENT}::uploads`))
      assert.ok(waitsFor(resource).includes("first"), resource.name);
  });

  it("has nothing that the policy pack speaks of", async () => {
    const tags = { Project: "ingest", Environment: "prod", Owner: "data" };
    for (const args of [
      { bucket: { create: {} } },
      { bus: { create: {} } },
      { bus: { existing: { name: "orders" } }, deadLetters: { existingQueueArn: arn("sqs", "failed") } },
    ]) {
      const { resources } = await run({ ...args, tags });
      assert.deepEqual(findings(resources, { stack: "prod" }), []);
    }
  });

  it("makes the same bytes of the same pattern, whatever order its fields have", async () => {
    const texts: unknown[] = [];
    for (const pattern of [
      { source: ["b", "a"], "detail-type": ["x"], detail: { b: [1], a: { d: [null], c: [true] } } },
      { detail: { a: { c: [true], d: [null] }, b: [1] }, "detail-type": ["x"], source: ["b", "a"] },
    ])
      texts.push(only((await run({ pattern })).resources, TYPES.rule).inputs["eventPattern"]);
    assert.equal(
      texts[0],
      '{"detail":{"a":{"c":[true],"d":[null]},"b":[1]},"detail-type":["x"],"source":["b","a"]}',
    );
    assert.equal(texts[1], texts[0]);
  });
});
