/** Text that everyone may read holds no secret, and a secret's value is shown by nothing. Run on Pulumi's mocks. */
import assert from "node:assert/strict";
import { inspect } from "node:util";
import * as pulumi from "@pulumi/pulumi";
import * as mz from "../../../materialize";
import { valueOf } from "../../support/golden";
import { database, schema } from "../objects/world";
import { FIELDS } from "./fields";

const SECRET = "hunter2";
const LIMIT_MS = 5_000;

function mockRuntime(preview: boolean): Promise<void> {
  const mocks: pulumi.runtime.Mocks = {
    newResource: ({ name, inputs }) => ({ id: name, state: inputs }),
    call: () => ({}),
  };
  return pulumi.runtime.setMocks(mocks, "project", "stack", preview);
}

/** A resource whose output nobody knows before it is there. */
class Unborn extends pulumi.CustomResource {
  declare readonly later: pulumi.Output<string>;
  constructor(name: string) {
    super("test:index:Unborn", name, { later: undefined });
  }
}

/** What is waited for comes within seconds, or the test fails. */
async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`nothing after ${LIMIT_MS} ms`)), LIMIT_MS);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

async function assertRefused(object: mz.MzObject, where: string, field: string): Promise<void> {
  await assert.rejects(inTime(valueOf(object.create())), (error: Error) => {
    assert.ok(pulumi.RunError.isInstance(error), error.stack);
    assert.equal(
      error.message,
      `${where}: ${field} is a secret, and would be printed in clear in the DDL; ` +
        "put it into a secret object and refer to that, or use pulumi.unsecret if everyone may read it",
    );
    assert.doesNotMatch(`${inspect(error)} ${error.stack}`, /hunter2/);
    return true;
  });
}

describe("a secret outside of secret objects", () => {
  before(() => mockRuntime(false));

  for (const { where, field, make, fits } of FIELDS) {
    it(`is refused as ${field} of a ${where.split(' "')[0]}`, async () => {
      const value = pulumi.secret(typeof fits === "number" ? fits : SECRET);
      await assertRefused(make(value), where, field);
      await assertRefused(make(pulumi.output(Promise.resolve(value))), where, field);
      await assertRefused(make(pulumi.interpolate`x${value}`), where, field);
      await assertRefused(make(Promise.resolve(value)), where, field);
    });

    it(`is let through as ${field} of a ${where.split(' "')[0]} after pulumi.unsecret`, async () => {
      const unsecret = pulumi.unsecret(pulumi.secret(fits));
      const text = make(unsecret).create() as pulumi.Output<string>;
      assert.equal(await valueOf(text), make(fits).create());
      assert.equal(await pulumi.isSecret(text), false);
    });
  }

  it("is refused beside many that are plain, and the first is named", async () => {
    const query = mz.sql`SELECT ${pulumi.output("a")}, ${pulumi.secret(SECRET)}, ${pulumi.secret(SECRET)}`;
    await assertRefused(
      mz.view({ schema, name: "o", query }),
      'view "materialize"."ingest"."o"',
      "query.holes[1]",
    );
  });
});

describe("a secret that is not known yet, in a preview", () => {
  before(() => mockRuntime(true));
  after(() => mockRuntime(false));

  for (const [i, { where, field, make }] of FIELDS.entries()) {
    it(`is refused as ${field} of a ${where.split(' "')[0]}`, async () => {
      const { later } = new Unborn(`unborn-${i}`);
      assert.equal(await (later as unknown as { isKnown: Promise<boolean> }).isKnown, false);
      await assertRefused(make(pulumi.secret(later)), where, field);
    });
  }

  it("is unknown and no mistake where it is no secret", async () => {
    const { later } = new Unborn("plain");
    const text = mz
      .view({ schema, name: "o", query: mz.sql`SELECT ${later}` })
      .create() as pulumi.Output<string>;
    const state = text as unknown as { isKnown: Promise<boolean> };
    assert.equal(await inTime(state.isKnown), false);
    assert.equal(await pulumi.isSecret(text), false);
  });

  it("is unknown, secret and no mistake as the value of a secret object", async () => {
    const { later } = new Unborn("value");
    for (const value of [later, { base64: later }]) {
      const text = mz.secret({ schema, name: "o", value }).create() as pulumi.Output<string>;
      assert.equal(await inTime((text as unknown as { isKnown: Promise<boolean> }).isKnown), false);
      assert.equal(await pulumi.isSecret(text), true);
    }
  });
});

describe("a secret object", () => {
  const values: readonly (readonly [what: string, value: mz.SecretArgs["value"]])[] = [
    ["text", SECRET],
    ["an Output", pulumi.output(SECRET)],
    ["a secret Output", pulumi.secret(SECRET)],
    ["a promise", Promise.resolve(SECRET)],
    ["bytes", { base64: Buffer.from(SECRET).toString("base64") }],
    ["bytes that are an Output", { base64: pulumi.output(Buffer.from(SECRET).toString("base64")) }],
  ];
  const leaks = /hunter2|aHVudGVyMg/;

  for (const [what, value] of values) {
    it(`given ${what} shows its value to nobody who prints it or what refers to it`, async () => {
      const secret = mz.secret({ schema, name: "o", value });
      const text = await valueOf(secret.create());
      assert.match(text, leaks);
      const connection = mz.kafkaConnection({
        schema,
        name: "kafka",
        brokers: [{ address: "b:1" }],
        security: { sasl: { mechanism: "PLAIN", username: "u", password: secret } },
      });
      for (const object of [secret, connection, { nested: [secret] }]) {
        assert.doesNotMatch(inspect(object, { depth: Infinity, showHidden: true, getters: true }), leaks);
        assert.doesNotMatch(
          printed(() => JSON.stringify(object)),
          leaks,
        );
        assert.doesNotMatch(
          printed(() => "".concat(object as unknown as string)),
          leaks,
        );
      }
      assert.doesNotMatch(connection.create() as string, leaks);
      assert.doesNotMatch(secret.drop(), leaks);
    });
  }

  const wrong: readonly (readonly [what: string, text: string, field: string])[] = [
    ["a NUL", `${SECRET}\0`, "value"],
    ["half of a surrogate pair", `${SECRET}\ud83d`, "value"],
  ];
  for (const [what, text] of wrong) {
    it(`whose value holds ${what} is refused by name, however it was given, and without showing it`, async () => {
      for (const value of [text, pulumi.output(text), pulumi.secret(text), { base64: text }]) {
        await assert.rejects(
          async () => valueOf(mz.secret({ schema, name: "o", value }).create()),
          (error: Error) => {
            assert.match(error.message, /^secret "materialize"\."ingest"\."o": value(\.base64)? must /);
            assert.doesNotMatch(inspect(error), leaks);
            return true;
          },
        );
      }
    });
  }

  it("whose value is no text is refused by name, and without showing it", async () => {
    for (const value of [Buffer.from(SECRET), { value: SECRET }, [SECRET], 5, { base64: [SECRET] }]) {
      await assert.rejects(
        async () => valueOf(mz.secret({ schema, name: "o", value: value as never }).create()),
        (error: Error) => {
          assert.match(
            error.message,
            /^secret "materialize"\."ingest"\."o": value resolved to \w+, where text is wanted$/,
          );
          assert.doesNotMatch(inspect(error), leaks);
          return true;
        },
      );
    }
  });

  it("may live in a schema and have a name of any text, which its errors quote on one line", async () => {
    const hostile = mz.schema({ database, name: 'a"\nb' });
    await assert.rejects(
      async () => valueOf(mz.secret({ schema: hostile, name: "c\r", value: { base64: "?" } }).create()),
      {
        message:
          'secret "materialize"."a\\"\\nb"."c\\r": value.base64 must be padded base64 on one line, got "1 characters"',
      },
    );
  });
});

/** What printing gives, or what it throws. */
function printed(print: () => string | undefined): string {
  try {
    return print() ?? "";
  } catch (error) {
    return inspect(error);
  }
}
