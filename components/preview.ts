import * as pulumi from "@pulumi/pulumi";

/** The SDK keeps this on every Output and leaves it out of its types. */
interface Knowable {
  readonly isKnown: Promise<boolean>;
}

/**
 * An Output that is known in a preview too: while its value is not, `standIn` takes its place. For inputs that a
 * provider cannot plan with when they are unknown. In an update every value is known, and passes as it is.
 */
export function knownInPreview<T>(value: pulumi.Output<T>, standIn: T): pulumi.Output<T> {
  if (!pulumi.runtime.isDryRun()) return value;
  const known = (value as unknown as Knowable).isKnown;
  return pulumi.output(
    known.then((isKnown): pulumi.Output<T> =>
      isKnown ? value : (pulumi.output(standIn) as pulumi.Output<T>),
    ),
  ) as pulumi.Output<T>;
}
