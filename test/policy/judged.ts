/** Runs rules as the engine does: inputs wrapped so that reading a value unknown at preview throws. */
import assert from "node:assert/strict";
import type { ResourceValidation, ResourceValidationArgs } from "@pulumi/policy";
import { findings } from "../../policy/findings";
import type { Rule } from "../../policy/rule";
import { UNKNOWN } from "../../policy/seen";

interface Proxies {
  readonly unknownCheckingProxy: (props: object) => Record<string, unknown>;
  readonly unknownStringValue: string;
}

// Its declarations leave it out, but it is what the pack's server wraps every resource in.
const { unknownCheckingProxy, unknownStringValue } = require("@pulumi/policy/proxy") as Proxies;

export { UNKNOWN };

/** A resource, and what a rule has to say about it. */
export interface Case {
  readonly what: string;
  readonly type: string;
  readonly inputs: object;
  readonly protect?: boolean;
  /** @default "dev" */
  readonly stack?: string;
  /** The rule's settings. */
  readonly config?: Readonly<Record<string, unknown>>;
}

export interface Failing extends Case {
  readonly says: readonly string[];
}

export interface RuleCases {
  readonly passes: readonly Case[];
  readonly fails: readonly Failing[];
  /** Something that a check reads is not known yet: it is not "unset". */
  readonly unknown: readonly Case[];
}

const NAME = "it";

/** What a rule reports through the policy SDK's own interface. */
export function reports(rule: Rule, { type, inputs, protect, stack, config }: Omit<Case, "what">): string[] {
  const said: string[] = [];
  const args = {
    type,
    name: NAME,
    urn: `urn:pulumi:${stack ?? "dev"}::project::materialize-ingest:kafka:Parent$${type}::${NAME}`,
    props: unknownCheckingProxy(withSentinels(inputs) as object),
    opts: { protect: protect ?? false, ignoreChanges: [], aliases: [] },
    getConfig: () => config ?? {},
  } as unknown as ResourceValidationArgs;
  const done = (rule.validateResource as ResourceValidation)(args, (message) => said.push(message));
  assert.equal(done, undefined, "a rule is done when it returns");
  return said;
}

/** A test for each case, through the SDK's interface and through the offline one. */
export function ruleCases(rule: Rule, { passes, fails, unknown }: RuleCases): void {
  assert.ok(
    passes.length > 0 && fails.length > 0,
    `${rule.name}: a rule has to pass something and fail something`,
  );
  assert.ok(
    fails.every(({ says }) => says.length > 0),
    `${rule.name}: a failing case has to say what is wrong`,
  );
  describe(rule.name, () => {
    const titled = [
      ...passes.map((one) => ({ ...one, title: `lets pass ${one.what}`, says: [] })),
      ...fails.map((one) => ({ ...one, title: `reports ${one.what}` })),
      ...unknown.map((one) => ({ ...one, title: `says nothing while unknown: ${one.what}`, says: [] })),
    ];
    // Cases of one name are one claim, about several forms of the same thing.
    for (const title of new Set(titled.map((one) => one.title))) {
      it(title, () => {
        for (const { says, ...one } of titled.filter((other) => other.title === title)) {
          const shown = `${one.type} ${JSON.stringify(one.inputs)}`;
          assert.ok(rule.types.includes(one.type), `${rule.name} judges no ${one.type}`);
          assert.deepEqual(reports(rule, one), says, shown);
          assert.deepEqual(offline(rule, one), [...says].sort(), shown);
        }
      });
    }

    it("skips what is excluded, by name, type, both or URN", () => {
      for (const one of fails) {
        for (const glob of [
          "i?",
          "*t",
          one.type,
          `${one.type}::it`,
          "urn:pulumi:*::it",
          `${one.type.split(":")[0]}:*`,
        ]) {
          const config = { ...one.config, exclude: ["nothing", glob] };
          assert.deepEqual(reports(rule, { ...one, config }), [], `${one.what}, excluded by ${glob}`);
        }
        const config = { ...one.config, exclude: ["i", "t", "IT", one.type.slice(1), "it::*"] };
        assert.deepEqual(reports(rule, { ...one, config }), one.says, "globs fit the whole text");
      }
    });
  });
}

function offline(rule: Rule, { type, inputs, protect, stack, config }: Case): string[] {
  const resource = { type, name: NAME, inputs, opts: { protect: protect ?? false } };
  return findings([resource], { stack: stack ?? "dev", config: { [rule.name]: { ...config } } })
    .filter((finding) => finding.rule === rule.name)
    .map((finding) => {
      assert.equal(finding.resource, `${type}::${NAME}`);
      assert.equal(finding.level, rule.enforcementLevel);
      return finding.message;
    });
}

/** What is unknown as the engine sends it. */
export function withSentinels(value: unknown): unknown {
  if (value === UNKNOWN) return unknownStringValue;
  if (Array.isArray(value)) return value.map(withSentinels);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withSentinels(item)]));
}
