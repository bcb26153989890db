import * as pulumi from "@pulumi/pulumi";
import * as z from "zod";
import { secretFromManager } from "../../components/secret/secretsManager";
import { always, appendKey, NAMESPACE, NOT_SHOWN, strict, text } from "./strict";

/** Where a secret is: `{ secret: kafka }` in this stack's config, or `{ secretArn: arn:aws:… }` in Secrets Manager. */
export const secretReference = strict(
  {
    /** A name under `materialize-ingest:secrets`. */
    secret: text().optional(),
    /** A secret of AWS Secrets Manager, in the account and region of the AWS provider. */
    secretArn: text()
      .regex(/^arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:\d{12}:secret:.+$/, {
        error: `must be the ARN of a Secrets Manager secret ${NOT_SHOWN}`,
      })
      .optional(),
    /** Which field, where the secret of `secretArn` holds JSON. Without it, the whole text. */
    field: text().optional(),
  },
  `{ secret: <name> } or { secretArn: <arn> }, never the secret itself; set that by ${setSecretCommand("<name>")}`,
).check(
  always((ctx) => {
    const { secret, secretArn, field } = ctx.value;
    const wrong =
      (secret === undefined) === (secretArn === undefined)
        ? "must hold either secret or secretArn"
        : field !== undefined && secretArn === undefined
          ? "must hold field beside secretArn only"
          : undefined;
    if (wrong !== undefined) ctx.issues.push({ code: "custom", message: wrong, input: ctx.value });
  }),
);

export type SecretReference = z.infer<typeof secretReference>;

/** The secret's id in Secrets Manager, where all of its text is the value: an exported project can read that, no field. */
export function wholeSecret(reference: SecretReference | undefined): string | undefined {
  return reference?.field === undefined ? reference?.secretArn : undefined;
}

/** The command that puts a secret where `{ secret: name }` looks for it. */
export function setSecretCommand(name: string): string {
  const path = name === "<name>" ? `${NAMESPACE}:secrets.<name>` : appendKey(`${NAMESPACE}:secrets`, name);
  return `pulumi config set --secret --path '${path.replaceAll("'", "'\\''")}'`;
}

/** Reads secrets one by one; a program reads each of its secrets through one of these. */
export class Secrets {
  constructor(private readonly values: Readonly<Record<string, pulumi.Output<string>>>) {}

  has(name: string): boolean {
    return Object.hasOwn(this.values, name);
  }

  names(): readonly string[] {
    return Object.keys(this.values).sort();
  }

  /** The value, secret. A name that is not there was refused when the config was checked. */
  read(reference: SecretReference, opts?: pulumi.InvokeOutputOptions): pulumi.Output<string> {
    if (reference.secretArn !== undefined)
      return secretFromManager(reference.secretArn, reference.field, opts);
    const name = reference.secret ?? "";
    const value = this.has(name) ? this.values[name] : undefined;
    if (value === undefined) throw new pulumi.RunError(`secret ${reference.secret} is missing`);
    return value;
  }
}
