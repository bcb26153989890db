/** What infrastructure gives is checked when it is known, and mistakes name the object and the field. */
import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import * as mz from "../../../materialize";
import { UNFIT_TEXTS } from "../../support/arbitrary";
import { valueOf } from "../../support/golden";
import { schema } from "../objects/world";
import { FIELDS } from "./fields";

async function assertRefused(object: mz.MzObject, message: RegExp, start: string): Promise<void> {
  await assert.rejects(valueOf(object.create()), (error: Error) => {
    assert.ok(pulumi.RunError.isInstance(error), error.stack);
    assert.ok(error.message.startsWith(start), error.message);
    assert.match(error.message, message);
    return true;
  });
}

for (const { where, field, fits, make } of FIELDS) {
  describe(`${field} of a ${where.split(' "')[0]}`, () => {
    const start = `${where}: ${field} `;

    it("prints alike as plain text, Output and promise", async () => {
      const plain = make(fits).create();
      assert.equal(typeof plain, "string");
      for (const value of [pulumi.output(fits), Promise.resolve(fits), pulumi.output(Promise.resolve(fits))])
        assert.equal(await valueOf(make(value).create()), plain);
    });

    for (const value of [undefined, null, {}, { a: 1 }, [], ["a"]]) {
      it(`that resolves to ${JSON.stringify(value)} is refused`, async () => {
        const message = /resolved to (undefined|null|object), where text or a number is wanted$/;
        await assertRefused(make(pulumi.output(value)), message, start);
        await assertRefused(make(Promise.resolve(value)), message, start);
      });
    }

    for (const value of [NaN, Infinity]) {
      it(`that resolves to ${value} is refused`, () =>
        assertRefused(make(pulumi.output(value)), / must be a finite number, got /, start));
    }

    for (const [what, text, rule] of UNFIT_TEXTS) {
      it(`that holds ${what} is refused, at once and when it is known`, async () => {
        await assertRefused(make(pulumi.output(text)), rule, start);
        assert.throws(
          () => make(text),
          // The table of legal data names its fields from `data` on.
          (error: Error) =>
            pulumi.RunError.isInstance(error) &&
            (error.message.startsWith(start) || error.message.startsWith(start.replace(": data.", ": "))),
        );
      });
    }

    it("that rejects, rejects as it did", () =>
      assert.rejects(valueOf(make(pulumi.output(Promise.reject(new Error("no such broker")))).create()), {
        message: /no such broker/,
      }));
  });
}

describe("an object's arguments", () => {
  const symbol = Symbol("x");
  for (const wrong of [10n, symbol, () => "x"]) {
    it(`are refused where a ${typeof wrong} stands, at any depth`, () => {
      assert.throws(
        () =>
          mz.kafkaConnection({
            schema,
            name: "o",
            brokers: [{ address: "b:1", extra: [wrong] } as never],
            security: {},
          }),
        {
          message:
            /: brokers\[0\]\.extra\[0\] must be text, a number, a boolean, an object of this package or an Output, got /,
        },
      );
    });
  }

  it("may be prototype-less", () => {
    const security = Object.assign(Object.create(null) as object, {
      transport: "plaintext",
    }) as mz.KafkaSecurity;
    const args = Object.assign(Object.create(null) as object, {
      schema,
      name: "o",
      brokers: [{ address: "b:1" }],
      security,
    });
    assert.match(mz.kafkaConnection(args).create() as string, /'PLAINTEXT'/);
  });

  it("hold an Output that stands in two places once, and print it in both", async () => {
    const both = pulumi.output("b:1");
    const brokers = [{ address: both }, { address: both }];
    const text = await valueOf(mz.kafkaConnection({ schema, name: "o", brokers, security: {} }).create());
    assert.match(text, /BROKERS = \('b:1', 'b:1'\)/);
  });

  it("are resolved once: each create() is the same Output", () => {
    const object = mz.cluster({ name: "o", size: pulumi.output("25cc") });
    assert.equal(object.create(), object.create());
  });
});
