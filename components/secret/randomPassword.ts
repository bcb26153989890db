import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";
import { override, type InputNames, type Override } from "../override";
import { type OwnOptions } from "../own";

const PASSWORD_INPUTS: InputNames<random.RandomPasswordArgs> = {
  keepers: true,
  length: true,
  lower: true,
  minLower: true,
  minNumeric: true,
  minSpecial: true,
  minUpper: true,
  number: true,
  numeric: true,
  overrideSpecial: true,
  special: true,
  upper: true,
};

/** What a random password is made from. */
export interface RandomPasswordPlan {
  /** Letters and digits alone: they pass through headers, connection strings and shells unchanged. */
  readonly length: number;
  /** Another text makes a new password. @default the password stays */
  readonly rotation?: string;
  readonly chosen?: Override<random.RandomPasswordArgs>;
}

/**
 * Applies the override, and only then lets the password be made.
 *
 * @param where the component and the field, such as `KafkaAccess orders: overrides.password`
 * @returns makes it, and gives its text: secret, always
 */
export function planRandomPassword(
  { length, rotation, chosen }: RandomPasswordPlan,
  where: string,
): (name: string, own: OwnOptions) => pulumi.Output<string> {
  const { args, opts } = override<random.RandomPasswordArgs>(
    { length, special: false, ...(rotation === undefined ? {} : { keepers: { rotation } }) },
    chosen,
    PASSWORD_INPUTS,
    where,
  );
  return (name, own) => {
    const made = new random.RandomPassword(
      name,
      args,
      pulumi.mergeOptions({ ...own, additionalSecretOutputs: ["result"] }, opts),
    );
    // The engine marks it; the mock runtime does not, and the offline plan must not show it either.
    return pulumi.secret(made.result);
  };
}
