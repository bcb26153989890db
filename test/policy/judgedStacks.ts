/** Runs rules about a whole stack as the engine does: what is secret is wrapped, reading what is unknown throws. */
import assert from "node:assert/strict";
import type { StackValidationArgs } from "@pulumi/policy";
import { findings } from "../../policy/findings";
import { keepSecretMarks } from "../../policy/secretMarks";
import { opened, seal } from "../../policy/secretPaths";
import type { Settled, StackRule } from "../../policy/stackRule";
import { UNKNOWN, withSentinels } from "./judged";

interface Sdk {
  deserializeProperties(wire: { toJavaScript(): object }, proxySecrets: boolean): object;
  readonly unknownCheckingProxy: (props: object) => Record<string, unknown>;
}

// Its declarations leave both out, but they are what the pack's server reads every resource by.
keepSecretMarks(require("@pulumi/policy/deserialize"));
const sdk = {
  deserializeProperties: (wire: { toJavaScript(): object }, proxySecrets: boolean) =>
    (require("@pulumi/policy/deserialize") as Sdk).deserializeProperties(wire, proxySecrets),
  ...(require("@pulumi/policy/proxy") as Pick<Sdk, "unknownCheckingProxy">),
};

/** A secret in the outputs of a case. */
export const secret = seal;
export { UNKNOWN };

/** A resource with its outputs, secrets wrapped. */
export interface StackResource {
  readonly type: string;
  readonly name: string;
  readonly outputs: object;
  /** Nobody tells which outputs are secret. */
  readonly unmarked?: true;
}

export interface StackCase {
  readonly what: string;
  readonly resources: readonly StackResource[];
  readonly config?: Readonly<Record<string, unknown>>;
}

export interface FailingStack extends StackCase {
  /** The findings, each after the name of its resource: `queue: messageRetentionSeconds must …`. */
  readonly says: readonly string[];
}

export interface StackRuleCases {
  readonly passes: readonly StackCase[];
  readonly fails: readonly FailingStack[];
  readonly unknown: readonly StackCase[];
}

function urnOf({ type, name }: StackResource): string {
  return `urn:pulumi:dev::project::${type}::${name}`;
}

/** What a rule reports through the policy SDK's own interface, sorted. */
export function stackReports(rule: StackRule, { resources, config }: Omit<StackCase, "what">): string[] {
  const said: string[] = [];
  const args = {
    resources: resources.map((resource) => ({
      ...resource,
      urn: urnOf(resource),
      props: sdk.unknownCheckingProxy(propertiesOf(resource)),
    })),
    getConfig: () => config ?? {},
  } as unknown as StackValidationArgs;
  const done = rule.validateStack(args, (message, urn) =>
    said.push(`${resources.find((one) => urnOf(one) === urn)!.name}: ${message}`),
  );
  assert.equal(done, undefined, "a rule is done when it returns");
  return said.sort();
}

function propertiesOf({ outputs, unmarked }: StackResource): object {
  const wired = withSentinels(outputs) as object;
  if (unmarked === true) return opened(wired).values as object;
  return sdk.deserializeProperties({ toJavaScript: () => wired }, false);
}

/** As an offline plan has them. */
export function settled({ type, name, outputs, unmarked }: StackResource): Settled {
  const { values, secretPaths } = opened(outputs);
  return { type, name, outputs: values as object, ...(unmarked === true ? {} : { secretPaths }) };
}

/** A test for each case, through the SDK's interface and through the offline one. */
export function stackRuleCases(rule: StackRule, { passes, fails, unknown }: StackRuleCases): void {
  assert.ok(passes.length > 0 && fails.length > 0 && fails.every(({ says }) => says.length > 0), rule.name);
  describe(rule.name, () => {
    const titled = [
      ...passes.map((one) => ({ ...one, title: `lets pass ${one.what}`, says: [] })),
      ...fails.map((one) => ({ ...one, title: `reports ${one.what}` })),
      ...unknown.map((one) => ({ ...one, title: `says nothing while unknown: ${one.what}`, says: [] })),
    ];
    for (const { title, says, ...one } of titled) {
      it(title, () => {
        assert.deepEqual(stackReports(rule, one), [...says].sort());
        assert.deepEqual(offline(rule, one), [...says].sort());
      });
    }

    it("skips what is excluded, by name, type, both or URN, and nothing else", () => {
      for (const one of fails) {
        const found = stackReports(rule, one);
        const { type, name } = one.resources.find((resource) => found[0]!.startsWith(`${resource.name}: `))!;
        const others = found.filter((text) => !text.startsWith(`${name}: `));
        for (const glob of [name, type, `${type}::${name}`, `urn:pulumi:*::${name}`]) {
          const left = stackReports(rule, { ...one, config: { ...one.config, exclude: [glob] } });
          assert.deepEqual(
            left.filter((text) => !others.includes(text)),
            [],
            `${one.what}: ${glob}`,
          );
        }
        const config = { ...one.config, exclude: [name.slice(1), `${name}::*`, type.slice(1)] };
        assert.deepEqual(stackReports(rule, { ...one, config }), found, "globs fit the whole text");
      }
    });
  });
}

function offline(rule: StackRule, { resources, config }: StackCase): string[] {
  return findings([], { settled: resources.map(settled), config: { [rule.name]: { ...config } } })
    .filter((finding) => finding.rule === rule.name)
    .map(({ resource, level, message }) => {
      assert.equal(level, rule.enforcementLevel);
      return `${resource.split("::").at(-1)}: ${message}`;
    })
    .sort();
}
