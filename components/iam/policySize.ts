import type * as pulumi from "@pulumi/pulumi";
import { invalid } from "../../materialize/errors";

/**
 * How many characters, white space left out, AWS takes. The first can be raised to 8192 on request, the others not;
 * they are of all inline policies of one role or user together.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export const POLICY_LIMITS = { trustPolicy: 2048, roleInline: 10_240, userInline: 2048 } as const;

/** The document; its Output fails, once the text is known, where AWS would refuse it for its length. */
export function ofFitLength(
  document: pulumi.Output<string>,
  limit: number,
  where: string,
  field: string,
  next: string,
): pulumi.Output<string> {
  return document.apply((text) => {
    const length = text.replace(/\s/g, "").length;
    if (length > limit)
      throw invalid(where, field, `have at most ${limit} characters without white space`, length, next);
    return text;
  });
}
