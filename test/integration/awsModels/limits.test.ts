/** The validator itself, and what AWS's own API models hold. */
import assert from "node:assert/strict";
import { DOCUMENTED_RULES } from "../../support/awsModels/documented";
import { MAPPINGS } from "../../support/awsModels/mapping";
import { membersOf } from "../../support/awsModels/mapping/members";
import type { AwsModels } from "../../support/awsModels/model";
import { madeName } from "../../support/awsModels/naming";
import { readPattern } from "../../support/awsModels/pattern";
import { awsModelsOrSkip } from "../../support/awsModels/suite";
import { validate } from "../../support/awsModels/validate";
import { marked } from "../../support/mocks";

describe("AWS's own API models: their limits", function () {
  // The first run on a machine also fetches them.
  this.timeout(700_000);

  let models: AwsModels;
  before(async function () {
    models = await awsModelsOrSkip(this);
  });

  const rows = Object.entries(MAPPINGS);

  describe("of the operations that create what we make", () => {
    it("have every operation, member and attribute that a mapping names", () => {
      for (const [type, row] of rows) {
        const model = models.service(row.service);
        for (const { operation, path } of membersOf(row)) {
          let shape = model.input(operation);
          for (const step of path.split(".")) {
            const member = model.shape(shape).members?.[step.replace("[]", "")];
            assert.ok(member, `${type}: ${row.service}.${operation} has no ${path}`);
            shape = member.shape;
            // On into the items of a list, named as one or filled from one.
            while (model.shape(shape).type === "list") shape = model.shape(shape).member!.shape;
          }
        }
      }
    });

    it("have no pattern that cannot be read", () => {
      const unread = rows.flatMap(([, { service, operation }]) =>
        [...models.service(service).reachable(operation)].flatMap(([name, { pattern }]) =>
          pattern === undefined || readPattern(pattern) !== undefined
            ? []
            : [`${service} ${name} ${pattern}`],
        ),
      );
      assert.deepEqual(unread, []);
    });

    it("have limits: names, ranges, sizes, lists of values", () => {
      const counted = { min: 0, max: 0, pattern: 0, enum: 0, required: 0 };
      for (const [, { service, operation }] of rows) {
        for (const shape of models.service(service).reachable(operation).values()) {
          for (const limit of Object.keys(counted) as (keyof typeof counted)[]) {
            if (shape[limit] !== undefined) counted[limit]++;
          }
        }
      }
      console.log(`      in ${rows.length} operations: ${JSON.stringify(counted)}`);
      for (const [limit, count] of Object.entries(counted)) assert.ok(count > 20, `${limit}: ${count}`);
    });
  });

  describe("limits that only documentation tells", () => {
    for (const rule of DOCUMENTED_RULES) {
      const { service, structure, member, operation, says, broken } = rule;
      it(`${service} ${structure}.${member} must ${rule.rule}`, () => {
        const model = models.service(service);
        const about = model.documentation(structure, member);
        if (typeof says !== "string") {
          assert.match(operation === undefined ? about : model.documentation(operation), says);
        }
        assert.equal(rule.holds(broken, about), false);
        const { problems } = validate(model, structure, { [member]: broken });
        assert.ok(problems.some(({ path, rule: said }) => path === member && said.startsWith(rule.rule)));
      });
    }
  });

  describe("the validator", () => {
    const cases: readonly (readonly [claim: string, shape: string, value: unknown, problems: unknown])[] = [
      ["accepts a whole request", "CreateStreamInput", { StreamName: "clicks", ShardCount: 1 }, []],
      ["leaves out what is not given", "CreateStreamInput", { StreamName: "c", ShardCount: undefined }, []],
      [
        "names an unknown member",
        "CreateStreamInput",
        { StreamName: "c", Shards: 1 },
        ["Shards be a member of CreateStreamInput 1"],
      ],
      ["names a missing member", "CreateStreamInput", {}, ["StreamName be given undefined"]],
      [
        "refuses a text that is too short",
        "StreamName",
        "",
        [' have 1 or more characters ""', ' match [a-zA-Z0-9_.-]+ ""'],
      ],
      ["counts characters, not their halves", "TagKey", "😀".repeat(128), []],
      ["refuses a pattern met only in part", "StreamName", "clicks!", [' match [a-zA-Z0-9_.-]+ "clicks!"']],
      ["refuses a number outside its range", "MaxRecordSizeInKiB", 10_241, [" be at most 10240 10241"]],
      [
        "refuses a number beyond 32 bits",
        "RetentionPeriodHours",
        2 ** 31,
        [" be at most 2147483647 2147483648"],
      ],
      ["refuses a text for a number", "RetentionPeriodHours", "168", [' be a whole number "168"']],
      ["refuses a structure for a list", "MetricsNameList", {}, [" be a list {}"]],
      [
        "refuses a list that is too long",
        "MetricsNameList",
        Array<string>(8).fill("ALL"),
        [" have at most 7 items 8"],
      ],
      ["refuses a value that is not listed", "StreamMode", "ON", [' be one of PROVISIONED, ON_DEMAND "ON"']],
      ["hides a secret that is refused", "StreamName", marked("a b"), [' match [a-zA-Z0-9_.-]+ "[secret]"']],
      ["leaves stand-ins alone", "CreateStreamInput", { StreamName: "<name clicks>" }, []],
    ];
    for (const [claim, shape, value, expected] of cases) {
      it(claim, () => {
        const { problems } = validate(models.service("kinesis"), shape, value);
        assert.deepEqual(
          problems.map(({ path, rule, got }) => `${path} ${rule} ${JSON.stringify(got)}`),
          expected,
        );
      });
    }

    it("tells what it checked and what it left", () => {
      const request = { StreamName: "<name>", Tags: { Owner: "[secret]", Team: "data" }, ShardCount: 1 };
      const { checked, skipped } = validate(models.service("kinesis"), "CreateStreamInput", request);
      assert.deepEqual(
        [checked, skipped],
        [
          ["Tags{Owner}", "Tags{Team}", "Tags.Team", "ShardCount"],
          ["StreamName", "Tags.Owner"],
        ],
      );
    });
  });

  it("patterns are read as Java reads them, or not at all", () => {
    const cases: readonly (readonly [string, string, boolean | undefined])[] = [
      ["[a-z]+", "abc1", false],
      [".*\\S.*", "{\n}", true],
      ["(?i)alias/.*", "ALIAS/x", true],
      ["\\p{Print}+", "orders\n", false],
      ["[\\p{Alpha}]+", "é", false],
      ["[\\w-.]+", "a-b.c", true],
      ["\\w+\\:\\/\\/.*", "https://x", true],
      ["[\\u0020-\\uD7FF\\uE000-\\uFFFD\\uD800\\uDC00-\\uDBFF\\uDFFF\\r\\n\\t]*", "a😀", true],
      ["[\\p{Print}&&[^|]]+", "a", undefined],
      ["\\A[a-z]+\\z", "a", undefined],
      ["[0-9]{2}+", "12", undefined],
    ];
    for (const [pattern, value, expected] of cases)
      assert.equal(readPattern(pattern)?.test(value), expected, pattern);
  });

  it("names that a program leaves out are made as the provider makes them", () => {
    const rule = { input: "name", prefix: "namePrefix", to: "Name", longest: 20 };
    assert.deepEqual(madeName(rule, { name: "given" }, "orders"), { name: "given" });
    assert.match(String(madeName(rule, {}, "orders").name), /^orders-[0-9a-f]{7}$/);
    assert.match(
      String(madeName(rule, { namePrefix: "AmazonMSK_" }, "orders").name),
      /^AmazonMSK_[0-9]{26}$/,
    );
    assert.equal(madeName({ ...rule, before: "alias/" }, {}, "orders").name, "alias/orders-0a1b2c3");
    assert.deepEqual(
      madeName(rule, {}, "orders-of-web").refused,
      "have at most 20 characters with the provider's 8",
    );
    assert.equal(madeName(rule, {}, "orders-of-we").refused, undefined);
  });
});
