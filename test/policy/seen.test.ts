import assert from "node:assert/strict";
import fc from "fast-check";
import { fitsGlob } from "../../policy/glob";
import { at, items, placed, see, UNKNOWN } from "../../policy/seen";

interface Proxies {
  readonly unknownCheckingProxy: (props: object) => object;
  readonly UnknownValueError: new (...args: never[]) => Error;
  readonly [sentinel: `unknown${string}Value`]: string;
}
const proxies = require("@pulumi/policy/proxy") as Proxies;
const SENTINELS = ["Boolean", "Number", "String", "Array", "Asset", "Archive", "Object"] as const;

const plain = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 4 }, tie("leaf"), tie("list"), tie("map")),
  leaf: fc.oneof(fc.string(), fc.integer(), fc.boolean()),
  list: fc.array(tie("value"), { maxLength: 3 }),
  map: fc.dictionary(
    fc.string({ minLength: 1 }).filter((key) => key !== "__defaults" && key !== "__proto__"),
    tie("value"),
    { maxKeys: 3 },
  ),
}));

describe("seeing a resource's inputs", () => {
  it("gives back what is known, through the engine's proxy or not", () => {
    fc.assert(
      fc.property(plain.map, (inputs) => {
        const copy = JSON.parse(JSON.stringify(inputs)) as object;
        assert.deepEqual(see(inputs), copy);
        assert.deepEqual(see(proxies.unknownCheckingProxy(inputs as object)), copy);
      }),
    );
  });

  for (const kind of SENTINELS) {
    it(`marks an unknown ${kind.toLowerCase()}, and goes on with what is beside it`, () => {
      const unknown = proxies[`unknown${kind}Value`];
      const inputs = { a: unknown, b: { c: [1, unknown, { d: unknown, e: "known" }] } };
      assert.deepEqual(see(proxies.unknownCheckingProxy(inputs)), {
        a: UNKNOWN,
        b: { c: [1, UNKNOWN, { d: UNKNOWN, e: "known" }] },
      });
    });
  }

  it("leaves out what is unset and what is bookkeeping", () => {
    assert.deepEqual(see({ a: null, b: undefined, c: [null, 1], __defaults: ["a"], d: { __defaults: [] } }), {
      c: [1],
      d: {},
    });
  });

  it("lets any other error through", () => {
    const broken = Object.defineProperty({}, "a", {
      enumerable: true,
      get: () => {
        throw new TypeError("broken");
      },
    });
    assert.throws(() => see(broken), new TypeError("broken"));
  });
});

describe("following a path", () => {
  const seen = {
    map: { deep: 1 } as { deep: number; no?: number },
    gone: UNKNOWN as typeof UNKNOWN | { a: { b: 1 } },
  };

  it("ends in the value, in nothing, or in the unknown", () => {
    assert.equal(at(seen, "map", "deep"), 1);
    assert.equal(at(seen, "map", "no"), undefined);
    assert.equal(at(seen, "gone", "a", "b"), UNKNOWN);
    assert.equal(at({} as Partial<typeof seen>, "map", "deep"), undefined);
  });

  it("knows nothing of the fields of a text that stands for a map", () => {
    assert.equal(at({ map: "<map>" } as unknown as typeof seen, "map", "deep"), UNKNOWN);
  });

  it("finds no field that every object inherits", () => {
    assert.equal(at({ map: {} } as { map: { toString?: number } }, "map", "toString"), undefined);
  });
});

describe("the items of a list", () => {
  it("are all of it only when each is known", () => {
    assert.deepEqual(items(["a", "b"]), { known: ["a", "b"], whole: true });
    assert.deepEqual(items(undefined), { known: [], whole: true });
    assert.deepEqual(items(["a", UNKNOWN]), { known: ["a"], whole: false });
    assert.deepEqual(items(UNKNOWN), { known: [], whole: false });
  });

  it("keep their places", () => {
    assert.deepEqual(placed([UNKNOWN, "b"]), [[1, "b"]]);
    assert.deepEqual(placed(UNKNOWN), []);
    assert.deepEqual(placed(undefined), []);
  });
});

describe("a glob", () => {
  it("without wildcards fits itself alone, whatever it holds", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (text, other) => {
        fc.pre(!/[*?]/.test(text));
        assert.equal(fitsGlob(text, text), true);
        assert.equal(fitsGlob(text, other), text === other);
      }),
    );
  });

  it("takes `*` for any run and `?` for one character, over the whole text", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (a, b, c) => {
        fc.pre(!/[*?]/.test(a + c));
        assert.equal(fitsGlob(`${a}*${c}`, a + b + c), true);
        assert.equal(fitsGlob(`${a}?${c}`, `${a}x${c}`), true);
        assert.equal(fitsGlob(`${a}?${c}`, a + c), false);
      }),
    );
  });
});
