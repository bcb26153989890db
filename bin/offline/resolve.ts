import * as pulumi from "@pulumi/pulumi";

/** A value whose Outputs are known; `isSecret` where it must not be shown. */
export interface Resolved {
  readonly value: unknown;
  readonly isSecret: boolean;
}

/** The SDK's own promise of an Output, which its types leave out: unlike `apply` it rejects where the Output does. */
interface Promised {
  promise(withUnknowns?: boolean): Promise<unknown>;
}

/** Replaces every Output by its value, and everything secret by `mask`. */
export async function masked(value: unknown, mask = "[secret]"): Promise<unknown> {
  if (pulumi.Output.isInstance(value)) {
    const inner = await (value as unknown as Promised).promise();
    return (await pulumi.isSecret(value)) ? mask : masked(inner, mask);
  }
  if (value instanceof Promise) return masked(await value, mask);
  if (Array.isArray(value)) return Promise.all(value.map((item) => masked(item, mask)));
  if (typeof value === "object" && value !== null) {
    const entries = await Promise.all(
      Object.entries(value).map(async ([key, item]) => [key, await masked(item, mask)] as const),
    );
    return Object.fromEntries(entries);
  }
  return value;
}

/** The value of one Output. */
export async function valueOf<T>(output: pulumi.Input<T>): Promise<T> {
  return pulumi.Output.isInstance(output)
    ? ((await (output as unknown as Promised).promise()) as T)
    : await output;
}
