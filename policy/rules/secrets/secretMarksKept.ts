import { stackRule } from "../../stackRule";

/**
 * Apart from the rule that needs the marks, which is mandatory: no stack is to be stopped because an SDK has changed.
 *
 * @see https://github.com/pulumi/pulumi-policy/issues/241
 */
export const secretMarksKept = stackRule({
  name: "secret-marks-kept",
  family: "secrets",
  level: "advisory",
  description:
    "Without the engine's marks nobody knows which outputs are in clear, and no-secret-in-plain-output says nothing: a pack of your own has to call keepSecretMarks, and this one needs a version of @pulumi/policy that it knows (1.21).",
  check: ({ resources }) => {
    const unmarked = resources.find(({ secretPaths }) => secretPaths === undefined);
    if (unmarked === undefined) return [];
    const message =
      'outputs must tell what is secret, and these do not: call keepSecretMarks(require("@pulumi/policy/deserialize")) before new PolicyPack; where that is done, this version of @pulumi/policy is not like 1.21';
    return [{ resource: unmarked, message }];
  },
});
