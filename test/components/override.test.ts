import assert from "node:assert/strict";
import { override, type Override } from "../../components/override";

interface Args {
  readonly name?: string;
  readonly config?: Record<string, string>;
  readonly size?: number;
}
const NAMES = { name: true, config: true, size: true } as const;
const DEFAULTS: Args = { name: "orders", config: { a: "1", b: "2" } };
const apply = (chosen: unknown, key?: string) =>
  override<Args>(DEFAULTS, chosen as Override<Args>, NAMES, "Thing x: overrides.y", key);
const refused = (chosen: unknown) => {
  try {
    apply(chosen);
  } catch (error) {
    return (error as Error).message;
  }
  return assert.fail("it was not refused");
};

describe("override", () => {
  it("changes nothing where none is given", () => {
    assert.deepEqual(apply(undefined), { args: DEFAULTS, opts: {} });
    assert.deepEqual(apply({}), { args: DEFAULTS, opts: {} });
  });

  it("replaces whole top-level keys, and does not merge below them", () => {
    assert.deepEqual(apply({ config: { c: "3" }, size: 4 }), {
      args: { name: "orders", config: { c: "3" }, size: 4 },
      opts: {},
    });
  });

  it("leaves the defaults as they were", () => {
    apply({ name: "other" });
    assert.deepEqual(DEFAULTS, { name: "orders", config: { a: "1", b: "2" } });
  });

  it("gives a function the defaults and the key, and takes its arguments and options", () => {
    const seen: unknown[] = [];
    const result = apply((...given: unknown[]) => {
      seen.push(...given);
      return { args: { size: 1 }, opts: { protect: false } };
    }, "read-topic-orders");
    assert.deepEqual(seen, [DEFAULTS, "read-topic-orders"]);
    assert.deepEqual(result, { args: { size: 1 }, opts: { protect: false } });
  });

  it("lets a function leave an input out", () => {
    assert.deepEqual(apply(() => ({ args: { name: undefined } })).args, { name: undefined });
  });

  for (const key of ["nam", "constructor", "toString", "hasOwnProperty"]) {
    it(`refuses the unknown key ${key}, in a partial and from a function`, () => {
      const message = `Thing x: overrides.y: ${key} must be an input of the resource (config, name, size), got "${key}"`;
      assert.equal(refused({ [key]: 1 }), message);
      assert.equal(
        refused(() => ({ args: { ...DEFAULTS, [key]: 1 } })),
        message,
      );
    });
  }

  it("refuses an own key __proto__", () => {
    assert.match(refused(JSON.parse('{"__proto__": {"size": 3}}')), /__proto__ must be an input/);
  });

  it("refuses undefined in a partial, and says how to leave an input out", () => {
    assert.equal(
      refused({ name: undefined }),
      "Thing x: overrides.y: name must have a value (a function can leave an input out), got nothing",
    );
  });

  for (const [what, result] of [
    ["nothing", undefined],
    ["null", null],
    ["the defaults themselves", { ...DEFAULTS }],
    ["a promise", Promise.resolve({ args: {} })],
    ["arguments that are null", { args: null }],
    ["arguments that are text", { args: "x" }],
  ] as const) {
    it(`refuses a function that returns ${what}`, () => {
      assert.match(
        refused(() => result),
        /^Thing x: overrides\.y: the function must return \{ args \}, got /,
      );
    });
  }

  it("prints no value of what a function returned in the place of { args }: it may be a password", () => {
    const message = refused(() => ({ name: "planted-secret" }));
    assert.ok(!message.includes("planted-secret"), message);
    assert.match(message, /got \["name"\]/);
  });
});
