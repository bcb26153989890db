import { invalid } from "../../materialize/errors";

/**
 * What AWS takes as an external id when a role is taken: 2 to 1224 of these characters.
 *
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 */
export const STS_EXTERNAL_ID = /^[\w+=,.@:/-]{2,1224}$/;

/**
 * Stands in a trust policy while the external id is not known. A trust policy may demand any text, but STS refuses a
 * request whose external id holds a space or a parenthesis, so that nobody can present this one, whoever he is.
 *
 * It starts with `PENDING`: our policy pack warns of that.
 *
 * @see https://repost.aws/questions/QUuTgK1l3RSgyZn0ZGkpRzbw (a trust policy takes what STS does not)
 */
export const PENDING_EXTERNAL_ID = "PENDING (no external id yet)";

/** How the external ids of one party look. */
export interface ExternalIdForm {
  readonly pattern: RegExp;
  /** In an error: `be …`. */
  readonly rule: string;
}

const ANY: ExternalIdForm = {
  pattern: STS_EXTERNAL_ID,
  rule: "be 2 to 1224 of A-Z a-z 0-9 _ + = , . @ : / -",
};

/**
 * @param next what to do in place of an empty list
 * @throws RunError where the list is empty, or one of them is empty, a placeholder, or not of the form.
 */
export function checkExternalIds(
  externalIds: readonly string[],
  where: string,
  next: string,
  form: ExternalIdForm = ANY,
): void {
  if (!Array.isArray(externalIds) || externalIds.length === 0)
    throw invalid(where, "externalIds", "hold at least one external id", externalIds, next);
  externalIds.forEach((id: unknown, i) => {
    const field = `externalIds[${i}]`;
    if (typeof id === "number") throw invalid(where, field, "be text", id, "quote it");
    if (typeof id === "string" && id.startsWith("PENDING"))
      throw invalid(where, field, "be an external id, not a placeholder for one", id, next);
    if (typeof id !== "string" || !STS_EXTERNAL_ID.test(id) || !form.pattern.test(id))
      throw invalid(where, field, form.rule, id);
  });
}
