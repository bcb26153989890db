import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

/**
 * A value out of AWS Secrets Manager, secret. Read when the program runs; the deployer needs
 * `secretsmanager:GetSecretValue` on it, and `kms:Decrypt` where it has a key of its own.
 *
 * @param field which field of a secret that holds JSON; without it, the whole text
 * @throws RunError when the secret holds no text, or no such field; its text is not in the message.
 */
export function secretFromManager(
  arn: string,
  field?: string,
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<string> {
  const version = aws.secretsmanager.getSecretVersionOutput({ secretId: arn }, opts);
  return pulumi.secret(
    version.secretString.apply((text) => {
      const value = field === undefined ? text : fieldOf(text, field);
      if (typeof value !== "string" || value === "") {
        throw new pulumi.RunError(
          `secret ${arn} holds no text${field === undefined ? "" : ` in its field ${field}`}`,
        );
      }
      return value;
    }),
  );
}

function fieldOf(text: string, field: string): unknown {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === "object" && parsed !== null ? Reflect.get(parsed, field) : undefined;
  } catch {
    return undefined;
  }
}
