/** Which event patterns are taken, and how they are written. Whether events match, only EventBridge can say. */
import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import fc from "fast-check";
import { s3EventPattern, type EventPattern } from "../../../components";
import { checkEventPattern, patternText, refuseLongPattern } from "../../../components/eventbridge/pattern";
import { S3_EVENTS } from "../../../components/eventbridge/s3Pattern";
import { refusal, seen } from "../../support/mocks";
import { made } from "./world";

const WHERE = "EventBridgeToMaterialize uploads";
const EVERYTHING = 'every event on the bus is {"source":[{"prefix":""}]}, which has to be said';
const VALUE_RULE = "be text, a number, true, false, null or a comparison";
const COMPARISON_RULE =
  "have exactly one comparison (anything-but, cidr, equals-ignore-case, exists, numeric, prefix, suffix, wildcard)";
const FIELDS_RULE = "must be a map of the fields within";
const FIELDS = "account, detail, detail-type, id, region, replay-name, resources, source, time, version";
const RAISE = 'have AWS raise "Event pattern size" and say so in patternQuota (4096 at most)';

/** The JSON of `{ source: [text] }` has this many characters. */
const ofLength = (characters: number): EventPattern => ({
  source: ["s".repeat(characters - '{"source":[""]}'.length)],
});

type Case = readonly [what: string, pattern: unknown, message: string];

const CASES: readonly Case[] = [
  ["no pattern", undefined, `pattern must be an event pattern, got nothing; ${EVERYTHING}`],
  ["null", null, `pattern must be an event pattern, got null; ${EVERYTHING}`],
  [
    "JSON text",
    '{"source":["a"]}',
    `pattern must be an event pattern, got "{\\"source\\":[\\"a\\"]}"; ${EVERYTHING}`,
  ],
  ["a list", [{ source: ["a"] }], `pattern must be an event pattern, got [{"source":["a"]}]; ${EVERYTHING}`],
  ["no field", {}, `pattern must name a field at least, got {}; ${EVERYTHING}`],
  [
    "a field that no event has",
    { Source: ["a"] },
    `pattern.Source must be a field of an event (${FIELDS}), got "Source"`,
  ],
  ["a value beside a list", { source: "a" }, 'pattern.source must be a list of values, got "a"'],
  [
    "a value beside a list in the detail",
    { detail: { size: 5 } },
    "pattern.detail.size must be a list of values, or the fields within, got 5",
  ],
  [
    "fields within what has none: a comparison that stands in no list",
    { source: { "anything-but": ["x"] } },
    'pattern.source must be a list of values, got {"anything-but":["x"]}',
  ],
  ["values of the detail, which has fields", { detail: ["x"] }, `pattern.detail ${FIELDS_RULE}, got ["x"]`],
  ["a text for the detail", { detail: "x" }, `pattern.detail ${FIELDS_RULE}, got "x"`],
  [
    "fields within what has none, in an alternative",
    { $or: [{ source: ["a"] }, { account: { id: ["1"] } }] },
    'pattern.$or[1].account must be a list of values, got {"id":["1"]}',
  ],
  [
    "a word of patterns for a field in an alternative",
    { detail: { $or: [{ a: ["1"] }, { b: { prefix: ["x"] } }] } },
    'pattern.detail.$or[1].b.prefix must have another name: within $or it is a word of patterns, got "prefix"',
  ],
  [
    "a field that is not given",
    { source: undefined },
    "pattern.source must be a list of values, got nothing",
  ],
  ["an empty list", { source: [] }, "pattern.source must hold at least one value, got []"],
  ["no field within", { detail: { object: {} } }, "pattern.detail.object must name a field at least, got {}"],
  ["a list in a list", { source: [["a"]] }, `pattern.source[0] must ${VALUE_RULE}, got ["a"]`],
  [
    "a value that is not given",
    { source: ["a", undefined] },
    `pattern.source[1] must ${VALUE_RULE}, got nothing`,
  ],
  ["no number", { detail: { size: [NaN] } }, `pattern.detail.size[0] must ${VALUE_RULE}, got NaN`],
  [
    "a comparison that there is not",
    { source: [{ startsWith: "a" }] },
    `pattern.source[0] must ${COMPARISON_RULE}, got ["startsWith"]`,
  ],
  [
    "two comparisons at once",
    { source: [{ prefix: "a", suffix: "b" }] },
    `pattern.source[0] must ${COMPARISON_RULE}, got ["prefix","suffix"]`,
  ],
  ["no comparison", { source: [{}] }, `pattern.source[0] must ${COMPARISON_RULE}, got []`],
  [
    "a comparison with nothing",
    { source: [{ prefix: undefined }] },
    "pattern.source[0].prefix must be text, or { equals-ignore-case } with a text, got nothing",
  ],
  [
    "one alternative",
    { $or: [{ source: ["a"] }] },
    'pattern.$or must be a list of at least 2 patterns, got [{"source":["a"]}]',
  ],
  ["alternatives that are no list", { $or: {} }, "pattern.$or must be a list of at least 2 patterns, got {}"],
  [
    "an alternative that is none",
    { $or: [{ source: ["a"] }, "b"] },
    'pattern.$or[1] must be a pattern, got "b"',
  ],
  [
    "an alternative with a field that no event has",
    { $or: [{ source: ["a"] }, { sauce: ["b"] }] },
    `pattern.$or[1].sauce must be a field of an event (${FIELDS}), got "sauce"`,
  ],
  [
    "an empty alternative",
    { $or: [{ source: ["a"] }, {}] },
    "pattern.$or[1] must name a field at least, got {}",
  ],
  [
    "a pattern longer than AWS takes at first",
    ofLength(2049),
    `pattern must have at most 2048 characters as JSON, got 2049; ${RAISE}`,
  ],
];

describe("An event pattern is refused, before anything is registered,", () => {
  for (const [what, pattern, message] of CASES) {
    it(`that is ${what}`, async () =>
      assert.equal(await refusal(() => made({ pattern: pattern as EventPattern })), `${WHERE}: ${message}`));
  }

  it("that is longer than the account's quota, or than AWS ever takes", async () => {
    const long = (patternQuota: number, length: number) =>
      refusal(() => made({ patternQuota, pattern: ofLength(length) }));
    assert.equal(
      await long(3000, 3001),
      `${WHERE}: pattern must have at most 3000 characters as JSON, got 3001; ${RAISE}`,
    );
    assert.equal(
      await long(4096, 4097),
      `${WHERE}: pattern must have at most 4096 characters as JSON, got 4097; make two rules of it`,
    );
    for (const patternQuota of [2047, 4097, 2048.5])
      assert.equal(
        await refusal(() => made({ patternQuota })),
        `${WHERE}: patternQuota must be a whole number from 2048 to 4096, got ${patternQuota}`,
      );
  });
});

describe("An event pattern", () => {
  it("may be as long as the quota, counted in characters and not in bytes or halves of them", () => {
    for (const most of [2048, 4096]) refuseLongPattern(ofLength(most), most, WHERE);
    refuseLongPattern({ source: ["🙂".repeat(2033)] }, 2048, WHERE);
    assert.throws(() => refuseLongPattern({ source: ["🙂".repeat(2034)] }, 2048, WHERE), {
      message: `${WHERE}: pattern must have at most 2048 characters as JSON, got 2049; ${RAISE}`,
    });
  });

  it("may hold all that AWS's own examples hold", () => {
    const patterns: readonly EventPattern[] = [
      { source: [{ prefix: "" }] },
      {
        "detail-type": ["a"],
        resources: [{ wildcard: "arn:aws:s3:::*" }],
        "replay-name": [{ exists: false }],
      },
      {
        detail: {
          size: [{ numeric: [">", 0, "<=", 5] }],
          state: [{ "anything-but": ["a", "b"] }, null, true, 1],
        },
      },
      {
        detail: { ip: [{ cidr: "10.0.0.0/24" }], name: [{ "equals-ignore-case": "a" }, { suffix: ".png" }] },
      },
      { detail: { $or: [{ a: ["1"] }, { b: [{ "anything-but": { prefix: "x" } }], c: { d: [""] } }] } },
      { $or: [{ source: ["a"] }, { detail: { any: ["b"] } }], account: ["111122223333"] },
      { detail: { prefix: ["a word of patterns"], exists: { numeric: [1] } } },
    ];
    for (const pattern of patterns) checkEventPattern(pattern, WHERE);
  });

  it("may hold texts that are known later, which stand where they were", async () => {
    const late = (text: string) => pulumi.output(Promise.resolve(text));
    const pattern = { source: [late("b"), "a"], detail: { name: [Promise.resolve("c")] } };
    checkEventPattern(pattern, WHERE);
    const text = await seen(patternText(pattern, 2048, WHERE));
    assert.deepEqual(text, {
      value: '{"detail":{"name":["c"]},"source":["b","a"]}',
      secret: false,
      known: true,
    });
  });

  const value = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null));
  const comparison = fc.string().map((prefix) => ({ prefix }));
  const fieldName = fc.string({ minLength: 1 }).filter((name) => name !== "$or" && name !== "__proto__");
  const { within } = fc.letrec<{ within: EventPattern; field: EventPattern[string] }>((tie) => ({
    within: fc.dictionary(fieldName, tie("field"), { minKeys: 1, maxKeys: 4, noNullPrototype: true }),
    field: fc.oneof(
      { depthSize: "small" },
      fc.array(fc.oneof(value, comparison), { minLength: 1, maxLength: 4 }),
      tie("within"),
    ),
  }));

  it("of any fields and values is taken, and says the same in whatever order its fields come", async () => {
    const reversed = (part: unknown): unknown =>
      typeof part !== "object" || part === null || Array.isArray(part)
        ? part
        : Object.fromEntries(
            Object.entries(part)
              .reverse()
              .map(([key, item]) => [key, reversed(item)]),
          );
    await fc.assert(
      fc.asyncProperty(within, async (detail) => {
        const pattern = { detail, source: ["a"] };
        checkEventPattern(pattern, WHERE);
        const written = await seen(patternText(pattern, Infinity, WHERE));
        assert.deepEqual(JSON.parse(written.value as string), pattern);
        const again = await seen(patternText(reversed(pattern) as EventPattern, Infinity, WHERE));
        assert.equal(again.value, written.value);
      }),
    );
  });

  it("is refused wherever one list in it is empty", () => {
    fc.assert(
      fc.property(within, fc.array(fieldName, { maxLength: 4 }), (detail, path) => {
        const broken = path.reduceRight<EventPattern[string]>((inner, name) => ({ [name]: inner }), []);
        assert.throws(() => checkEventPattern({ detail: { ...detail, broken } }, WHERE), {
          message: `${WHERE}: ${["pattern.detail.broken", ...path].join(".")} must hold at least one value, got []`,
        });
      }),
    );
  });
});

describe("s3EventPattern", () => {
  it("takes what is created and deleted in a bucket", () => {
    assert.deepEqual(s3EventPattern("uploads"), {
      source: ["aws.s3"],
      "detail-type": ["Object Created", "Object Deleted"],
      detail: { bucket: { name: ["uploads"] } },
    });
  });

  it("takes other types, in one order, and a prefix of keys", () => {
    const detailTypes = ["Object Tags Added", "Object Created", "Object Tags Added"] as const;
    assert.deepEqual(s3EventPattern("uploads", { detailTypes, prefix: "orders/" }), {
      source: ["aws.s3"],
      "detail-type": ["Object Created", "Object Tags Added"],
      detail: { bucket: { name: ["uploads"] }, object: { key: [{ prefix: "orders/" }] } },
    });
  });

  it("is a pattern for every type of S3's, and with a name that is known later", () => {
    checkEventPattern(s3EventPattern(pulumi.output("uploads"), { detailTypes: S3_EVENTS }), WHERE);
  });

  for (const [what, options, message] of [
    ["no type", { detailTypes: [] }, "detailTypes must hold at least one type, got []"],
    [
      "a type by itself",
      { detailTypes: "Object Created" },
      'detailTypes must hold at least one type, got "Object Created"',
    ],
    [
      "another type",
      { detailTypes: ["Object Created", "ObjectCreated:Put"] },
      `detailTypes[1] must be one of ${S3_EVENTS.join(", ")}, got "ObjectCreated:Put"`,
    ],
    [
      "an empty prefix",
      { prefix: "" },
      'prefix must be the beginning of a key, got ""; leave it out for all objects',
    ],
    [
      "a prefix that is no text",
      { prefix: 1 },
      "prefix must be the beginning of a key, got 1; leave it out for all objects",
    ],
  ] as const) {
    it(`refuses ${what}`, () =>
      assert.throws(() => s3EventPattern("uploads", options as object), {
        message: `s3EventPattern: ${message}`,
      }));
  }
});
