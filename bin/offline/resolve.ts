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
export function masked(value: unknown, mask = "[secret]"): Promise<unknown> {
  return replaced(value, () => mask);
}

/** Replaces every Output by its value, and everything secret by what `hide` makes of its value. */
export async function replaced(value: unknown, hide: (secret: unknown) => unknown): Promise<unknown> {
  if (pulumi.Output.isInstance(value)) {
    const inner = await replaced(await (value as unknown as Promised).promise(), hide);
    return (await pulumi.isSecret(value)) ? hide(inner) : inner;
  }
  if (value instanceof Promise) return replaced(await value, hide);
  if (Array.isArray(value)) return Promise.all(value.map((item) => replaced(item, hide)));
  if (typeof value === "object" && value !== null) {
    const entries = await Promise.all(
      Object.entries(value).map(async ([key, item]) => [key, await replaced(item, hide)] as const),
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
