import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import * as mz from "../../../materialize";
import { goldenTexts, valueOf } from "../../support/golden";
import { schema } from "./world";

const secretOf = (value: mz.SecretArgs["value"]): mz.Secret => mz.secret({ schema, name: "s", value });

goldenTexts("secret", [
  {
    name: "text",
    kind: "create_secret",
    text: () => secretOf("hunter2").create(),
  },
  {
    name: "text with quotes, a backslash, a newline and a dollar",
    kind: "create_secret",
    text: () => secretOf('it\'s\\ "so"\n$$--').create(),
  },
  {
    name: "empty text",
    kind: "create_secret",
    text: () => secretOf("").create(),
  },
  {
    name: "text that is a secret Output",
    kind: "create_secret",
    text: () => secretOf(pulumi.secret("hunter2")).create(),
  },
  {
    name: "bytes",
    kind: "create_secret",
    text: () => secretOf({ base64: Buffer.from([0, 255, 39, 10]).toString("base64") }).create(),
  },
  {
    name: "bytes that are an Output",
    kind: "create_secret",
    text: () => secretOf({ base64: pulumi.secret("LS0tLS0=") }).create(),
  },
  {
    name: "text that looks like bytes is text",
    kind: "create_secret",
    text: () => secretOf("LS0tLS0=").create(),
  },
]);

describe("a secret", () => {
  it("is a secret Output, even when its value was plain text", async () => {
    const values: mz.SecretArgs["value"][] = ["hunter2", pulumi.output("hunter2"), { base64: "LS0tLS0=" }];
    for (const value of values) {
      const text = secretOf(value).create();
      assert.ok(pulumi.Output.isInstance(text));
      assert.equal(await pulumi.isSecret(text as pulumi.Output<string>), true);
    }
  });

  it("asks Pulumi for its text once", () => {
    const secret = secretOf("x");
    assert.equal(secret.create(), secret.create());
  });

  const notBase64 = [
    "",
    "a",
    "LS0",
    "LS0tLS0",
    "LS0tLS0=\n",
    " LS0tLS0=",
    "LS0t\nLS0=",
    "-_-_",
    "LS0'LS0=",
    "LS1=",
  ];
  for (const base64 of notBase64) {
    it(`refuses ${JSON.stringify(base64)} as base64 at once, and as an Output when it is known`, async () => {
      const rule =
        /^secret "materialize"\."ingest"\."s": value\.base64 must be padded base64 on one line, got "\d+ characters"$/;
      assert.throws(() => secretOf({ base64 }), { message: rule });
      await assert.rejects(valueOf(secretOf({ base64: pulumi.output(base64) }).create()), { message: rule });
    });
  }

  // A number has lost what was written (leading zeros), and an error about it may print it.
  for (const wrong of [12345, true, undefined, null, { a: 1 }, ["hunter2"]]) {
    it(`whose value resolves to ${JSON.stringify(wrong)} is refused, and the value is not shown`, async () => {
      const value = pulumi.output(wrong) as unknown as pulumi.Output<string>;
      for (const secret of [secretOf(value), secretOf({ base64: value })]) {
        await assert.rejects(valueOf(secret.create()), (error: Error) => {
          assert.match(
            error.message,
            /^secret "materialize"\."ingest"\."s": value resolved to \w+, where text is wanted$/,
          );
          assert.doesNotMatch(error.stack ?? "", /12345|hunter2/);
          return true;
        });
      }
    });
  }
});
