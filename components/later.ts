import * as pulumi from "@pulumi/pulumi";

/** An Output that is handed out before there is anything behind it. */
export interface Later<T> {
  readonly output: pulumi.Output<T>;
  /** Puts the real Output behind it, with its dependencies and its secretness. */
  become(value: pulumi.Output<T>): void;
}

/**
 * For an override that must be called before the resource is registered whose output it is shown: a mistake in it then
 * leaves nothing behind.
 */
export function later<T>(): Later<T> {
  let become: (value: pulumi.Output<T>) => void = () => undefined;
  const promise = new Promise<pulumi.Output<T>>((resolve) => (become = resolve));
  return { output: pulumi.output(promise) as pulumi.Output<T>, become: (value) => become(value) };
}
