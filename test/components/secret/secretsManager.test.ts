/** A secret out of AWS Secrets Manager, answered by a mock: what the lookup is asked, what becomes of its answer. */
import assert from "node:assert/strict";
import { RunError } from "@pulumi/pulumi";
import { secretFromManager } from "../../../components/secret/secretsManager";
import { record, seen, type Seen } from "../../support/mocks";

const ARN = "arn:aws:secretsmanager:us-east-1:012345678901:secret:kafka-AbCdEf";
const LOOKUP = "aws:secretsmanager/getSecretVersion:getSecretVersion";

/** What a program reads, where the secret holds a text, or none. */
async function read(secretString: string | undefined, field?: string): Promise<Seen> {
  const lookups = { [LOOKUP]: (inputs: Record<string, unknown>) => ({ ...inputs, secretString }) };
  const { result, calls } = await record(() => seen(secretFromManager(ARN, field)), { lookups });
  assert.deepEqual(calls, [{ token: LOOKUP, inputs: { secretId: ARN } }]);
  return result;
}

async function refused(secretString: string | undefined, field?: string): Promise<string> {
  const error: unknown = await read(secretString, field).then(
    () => assert.fail("it was not refused"),
    (reason: unknown) => reason,
  );
  assert.ok(RunError.isInstance(error), String(error));
  return error.message;
}

describe("secretFromManager", () => {
  it("gives the whole text, secret", async () => {
    assert.deepEqual(await read("planted"), { value: "planted", secret: true, known: true });
    assert.deepEqual(await read('{"password":"planted"}'), {
      value: '{"password":"planted"}',
      secret: true,
      known: true,
    });
  });

  it("gives one field of a secret that holds JSON, secret", async () => {
    const text = '{"username":"mz","password":"planted"}';
    assert.deepEqual(await read(text, "password"), { value: "planted", secret: true, known: true });
  });

  for (const [what, text, field] of [
    ["no such field", '{"other":"planted"}', "password"],
    ["a field that is a number", '{"password":4711}', "password"],
    ["a field that is empty", '{"password":""}', "password"],
    ["a field of every object", '{"a":"planted"}', "constructor"],
    ["text that is no JSON", "planted", "password"],
    ["JSON that is no map", '["planted"]', "password"],
    ["JSON that is null", "null", "password"],
  ] as const) {
    it(`refuses ${what}, without its text in the message`, async () => {
      const message = await refused(text, field);
      assert.equal(message, `secret ${ARN} holds no text in its field ${field}`);
    });
  }

  it("refuses a secret without text (a binary one) and an empty one", async () => {
    assert.equal(await refused(undefined), `secret ${ARN} holds no text`);
    assert.equal(await refused(""), `secret ${ARN} holds no text`);
  });
});
