/** Names that `EventBridgeToMaterialize` refuses, and Outputs that fail once they are known. */
import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { EventBridgeToMaterialize } from "../../../components";
import { checkEventBridgeName } from "../../../components/eventbridge/check";
import { planChildren } from "../../../components/eventbridge/plan";
import { refusal, seen } from "../../support/mocks";
import { ALIAS, BEGINNING_RULE, KEY_RULE, KMS_RULE, QUEUE_RULE, URL_RULE, WHERE } from "./rules";
import { API_KEY, arn, PATTERN, recordEvents, URL } from "./world";

describe("The name of an EventBridgeToMaterialize", () => {
  const refusedName = (name: string, args: object = {}): Promise<string> =>
    refusal(
      () => new EventBridgeToMaterialize(name, { url: URL, apiKey: API_KEY, pattern: PATTERN, ...args }),
    );
  const rule = (name: string, most = 44): string =>
    `EventBridgeToMaterialize ${name}: the component's name must be 1 to ${most} of A-Z a-z 0-9 _ -, of which the names in AWS are made, got "${name}"`;
  const take = (name: string, args: object = {}): void =>
    checkEventBridgeName(name, { pattern: PATTERN, ...args }, WHERE);

  it("leaves room for what is put behind it, and has characters that AWS takes", async () => {
    const longest = "n".repeat(44);
    for (const name of [`${longest}n`, "up.loads", "up loads", ""])
      assert.equal(await refusedName(name), rule(name));
    for (const name of [longest, "Up_loads-2", "_"]) take(name);
  });

  it("is of a bucket's characters where a bucket's name is made of it", async () => {
    for (const name of ["up_loads", "-uploads"]) {
      assert.equal(
        await refusedName(name, { bucket: { create: {} } }),
        `EventBridgeToMaterialize ${name}: the component's name must begin with a letter or a digit and have no _, since the bucket's name is made of it, got "${name}"; or give bucket.create.bucketName`,
      );
      take(name, { bucket: { create: { bucketName: "uploads" } } });
    }
    take("n".repeat(44), { bucket: { create: {} } });
    assert.equal(
      await refusedName("Xn--uploads", { bucket: { create: {} } }),
      `EventBridgeToMaterialize Xn--uploads: the component's name must ${BEGINNING_RULE}, since the bucket's name is made of it, got "Xn--uploads"; or give bucket.create.bucketName`,
    );
    take("Xn--uploads");
  });
});

describe("EventBridgeToMaterialize refuses, once it is known,", () => {
  const planned = (args: object) =>
    planChildren({
      name: "uploads",
      where: WHERE,
      args: { url: URL, apiKey: API_KEY, pattern: PATTERN, ...args },
    });
  const late = (text: string) => pulumi.output(Promise.resolve(text));
  const fails = (output: unknown, message: string) =>
    assert.rejects(seen(output), { message: `${WHERE}: ${message}` });

  it("a URL that EventBridge cannot post to", async () => {
    const { destination } = planned({ url: late("http://a.example.com") });
    await fails(destination.args.invocationEndpoint, `url must ${URL_RULE}, got "http://a.example.com"`);
  });

  it("a key that is no header's value, without showing it", async () => {
    for (const apiKey of [late("planted:key"), pulumi.secret("planted "), late("k".repeat(513))]) {
      const { connection } = planned({ apiKey });
      const { value } = (connection.args.authParameters as { apiKey: { value: unknown } }).apiKey;
      await fails(value, `apiKey must ${KEY_RULE}, got "something else"`);
    }
  });

  it("a pattern that is too long only with its Outputs", async () => {
    const pattern = { source: [late("s".repeat(2034))] };
    await fails(
      planned({ pattern }).rule.args.eventPattern,
      'pattern must have at most 2048 characters as JSON, got 2049; have AWS raise "Event pattern size" and say so in patternQuota (4096 at most)',
    );
    const fit = await seen(planned({ pattern, patternQuota: 2049 }).rule.args.eventPattern);
    assert.equal(fit.value, `{"source":["${"s".repeat(2034)}"]}`);
  });

  it("a key of a bus or of a queue that is an alias", async () => {
    const { bus } = planned({ bus: { create: { kmsKeyArn: late(ALIAS) } } });
    assert.ok("created" in bus && bus.created !== undefined);
    await fails(bus.created.args.kmsKeyIdentifier, `bus.create.kmsKeyArn must ${KMS_RULE}, got "${ALIAS}"`);
  });

  it("a queue that is none, or a FIFO one", async () => {
    const existingQueueArn = arn("sqs", "failed.fifo");
    const { result } = await recordEvents(() => {
      const { deadLetters } = planned({ deadLetters: { existingQueueArn: late(existingQueueArn) } });
      return fails(
        deadLetters({ parent: new pulumi.ComponentResource("test:own:Own", "own") }).arn,
        `deadLetters.existingQueueArn must ${QUEUE_RULE}, got "${existingQueueArn}"`,
      );
    });
    await result;
  });
});
