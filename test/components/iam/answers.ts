/** The mock runtime, with what AWS answers to a resource beyond its inputs: names and ARNs. */
import * as pulumi from "@pulumi/pulumi";
import { keyOf, record, type Recorded, type Run, type RunOptions } from "../../support/mocks";

export const ACCOUNT = "111122223333";
export const REGION = "us-east-1";

/** What AWS answers to a resource of one type. */
export type Answer = (name: string, inputs: pulumi.Inputs) => Record<string, unknown>;

const ANSWERS: Readonly<Record<string, Answer>> = {
  "aws:iam/role:Role": (name) => ({ name, arn: `arn:aws:iam::${ACCOUNT}:role/${name}` }),
  "aws:iam/user:User": (name) => ({ name, arn: `arn:aws:iam::${ACCOUNT}:user/${name}` }),
  "aws:iam/accessKey:AccessKey": () => ({ secret: "planted-secret" }),
  "aws:kms/key:Key": (name) => ({ arn: `arn:aws:kms:${REGION}:${ACCOUNT}:key/${name}` }),
  "aws:kinesis/stream:Stream": (name, inputs) => {
    const streamName = typeof inputs["name"] === "string" ? inputs["name"] : name;
    const arn = `arn:aws:kinesis:${REGION}:${ACCOUNT}:stream/${streamName}`;
    return { arn, name: streamName, region: REGION };
  },
};

/**
 * {@link record}, with AWS's answers; the inputs are shown without them.
 *
 * @param more answers to types that no other test has, by type
 */
export async function recordAws<T>(
  program: () => T,
  options: RunOptions = {},
  more: Readonly<Record<string, Answer>> = {},
): Promise<Run<T>> {
  const answers = { ...ANSWERS, ...more };
  const answered = new Map<string, readonly string[]>();
  const answering: pulumi.ResourceTransformation = ({ type, name, props, opts }) => {
    const given = props;
    const answer = Object.entries(answers[type]?.(name, given) ?? {}).filter(
      ([key]) => given[key] === undefined,
    );
    answered.set(
      keyOf(type, name),
      answer.map(([key]) => key),
    );
    return { props: { ...given, ...Object.fromEntries(answer) }, opts };
  };
  const run = await record(() => {
    // While AWS has made nothing, nothing of it is known: a preview goes without answers.
    if (options.preview !== true) pulumi.runtime.registerStackTransformation(answering);
    return program();
  }, options);
  const asked = (resource: Recorded): Recorded => {
    const keys = answered.get(keyOf(resource.type, resource.name)) ?? [];
    const inputs = Object.entries(resource.inputs).filter(([key]) => !keys.includes(key));
    return { ...resource, inputs: Object.fromEntries(inputs) };
  };
  return { ...run, resources: run.resources.map(asked) };
}

/** A policy in its inputs, as what its text says. */
export function policyIn({ inputs }: Recorded, field = "policy"): unknown {
  return JSON.parse(inputs[field] as string);
}

/** The one resource of a type. */
export function only(resources: readonly Recorded[], type: string): Recorded {
  const found = resources.filter((resource) => resource.type === type);
  if (found.length !== 1) throw new Error(`${found.length} resources are of type ${type}`);
  return found[0]!;
}
