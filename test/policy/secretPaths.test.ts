import assert from "node:assert/strict";
import fc from "fast-check";
import { keepSecretMarks } from "../../policy/secretMarks";
import { isUnder, keepSecretPaths, opened, seal, secretPathsOf } from "../../policy/secretPaths";
import { see } from "../../policy/seen";

const { unknownCheckingProxy } = require("@pulumi/policy/proxy") as {
  unknownCheckingProxy: (props: object) => object;
};

const plain = fc.jsonValue({ maxDepth: 4 });

describe("secrets among properties", () => {
  it("come out of their wrapping at any depth, with their places", () => {
    const wrapped = { a: seal("x"), b: [1, { c: seal({ d: seal("y") }) }], e: "plain", f: null };
    assert.deepEqual(opened(wrapped), {
      values: { a: "x", b: [1, { c: { d: "y" } }], e: "plain", f: null },
      secretPaths: [["a"], ["b", 1, "c"]],
    });
    assert.deepEqual(opened(seal("x")), { values: "x", secretPaths: [[]] });
  });

  it("are none in what has no wrapping", () => {
    fc.assert(
      fc.property(plain, (value) => {
        assert.deepEqual(opened(value), { values: value, secretPaths: [] });
        assert.deepEqual(opened(seal(value)), { values: value, secretPaths: [[]] });
      }),
    );
  });

  it("leave what is wrapped as something else: an asset, a reference to a resource", () => {
    const asset = { "4dabf18193072939515e22adb298388d": "c44067f5952c0a294b673a41bacd8c17", text: "x" };
    assert.deepEqual(opened({ asset }), { values: { asset }, secretPaths: [] });
  });

  it("cover what stands inside of them", () => {
    assert.equal(isUnder(["a", "b", 0], [["a"]]), true);
    assert.equal(isUnder(["a"], [["a"]]), true);
    assert.equal(isUnder(["a"], [[]]), true);
    assert.equal(isUnder(["a"], [["a", "b"]]), false);
    assert.equal(isUnder(["ab"], [["a"]]), false);
    assert.equal(isUnder(["a"], []), false);
  });

  it("are told through the engine's proxy, and are no property to a rule", () => {
    const properties = keepSecretPaths({ a: "x" }, [["a"]]);
    assert.deepEqual(secretPathsOf(unknownCheckingProxy(properties)), [["a"]]);
    assert.deepEqual(see(unknownCheckingProxy(properties)), { a: "x" });
    assert.deepEqual(JSON.parse(JSON.stringify(properties)), { a: "x" });
    assert.equal(secretPathsOf({}), undefined);
  });
});

describe("keeping the engine's marks", () => {
  interface Wire {
    toJavaScript(): object;
  }
  interface Reader {
    deserializeProperties(wire: Wire, proxySecrets: boolean, ...more: unknown[]): object;
  }
  const wire = (value: object): Wire => ({ toJavaScript: () => value });
  const read = (message: Wire, proxySecrets: boolean): object =>
    proxySecrets ? { remediated: true } : (opened(message.toJavaScript()).values as object);
  const reading = (): Reader => ({ deserializeProperties: read });

  it("writes down which properties are secret, and changes none", () => {
    const reader = reading();
    keepSecretMarks(reader);
    const found = reader.deserializeProperties(wire({ a: seal("x"), b: "y" }), false);
    assert.deepEqual(found, { a: "x", b: "y" });
    assert.deepEqual(secretPathsOf(found), [["a"]]);
    const open = reader.deserializeProperties(wire({ b: "y" }), false);
    assert.deepEqual(secretPathsOf(open), [], "none is another thing than not known");
  });

  it("opens a message once, though each policy reads it", () => {
    const reader = reading();
    let opening = 0;
    const message = { toJavaScript: () => ({ a: opening++ < 0 ? "" : seal("x") }) };
    keepSecretMarks(reader);
    for (let policy = 0; policy < 3; policy++)
      assert.deepEqual(secretPathsOf(reader.deserializeProperties(message, false)), [["a"]]);
    assert.equal(opening, 4, "three by the SDK, one by ours");
  });

  it("leaves remediations to the SDK, and can be asked for twice", () => {
    const reader = reading();
    keepSecretMarks(reader);
    keepSecretMarks(reader);
    assert.equal(secretPathsOf(reader.deserializeProperties(wire({ a: seal("x") }), true)), undefined);
    assert.deepEqual(secretPathsOf(reader.deserializeProperties(wire({ a: seal("x") }), false)), [["a"]]);
  });

  it("hands on whatever else a later SDK gives its reader, and the reader's own errors", () => {
    const asked: unknown[] = [];
    const reader: Reader = {
      deserializeProperties: (...args) => {
        asked.push(...args.slice(1));
        if (asked.length > 2) throw new TypeError("not readable");
        return {};
      },
    };
    keepSecretMarks(reader);
    reader.deserializeProperties(wire({}), false, "more");
    assert.deepEqual(asked, [false, "more"]);
    assert.throws(() => reader.deserializeProperties(wire({}), false), new TypeError("not readable"));
  });

  it("does nothing where the SDK has no such reader", () => {
    const reader = {};
    for (const none of [reader, undefined, null, "reader", { deserializeProperties: "no function" }])
      keepSecretMarks(none);
    assert.deepEqual(reader, {});
  });

  it("leaves a reader that cannot be put into another, as it is: a pack must load", () => {
    const getterOnly = Object.defineProperty({}, "deserializeProperties", { get: () => read }) as Reader;
    for (const reader of [Object.freeze(reading()), getterOnly]) {
      keepSecretMarks(reader);
      const found = reader.deserializeProperties(wire({ a: seal("x") }), false);
      assert.deepEqual([found, secretPathsOf(found)], [{ a: "x" }, undefined]);
    }
  });

  const throwing = {
    toJavaScript: (): object => {
      throw new Error("not this way");
    },
  };
  const round: Record<string, unknown> = {};
  round["round"] = round;
  const MESSAGES: readonly (readonly [what: string, message: unknown, properties: object])[] = [
    ["a message that is a plain object", { a: seal("x") }, { a: "x" }],
    ["no message at all", undefined, {}],
    ["a message that cannot be opened", throwing, { a: "x" }],
    ["a message that holds itself", wire(round), { a: "x" }],
    ["properties that nobody may add to", wire({ a: "x" }), Object.freeze({ a: "x" })],
  ];
  for (const [what, message, properties] of MESSAGES)
    it(`goes without marks, and without an error, with ${what}`, () => {
      const reader: Reader = { deserializeProperties: () => properties };
      keepSecretMarks(reader);
      const found = reader.deserializeProperties(message as Wire, false);
      assert.equal(found, properties);
      assert.equal(secretPathsOf(found), undefined);
    });
});
