import { invalid } from "../errors";
import { isMzObject } from "../model/brand";
import { kindTitle, type Kind } from "../model/kinds";
import { describe } from "../model/object";

/**
 * Passwords and private keys are secret objects, also for callers without types: as text they would stand in a
 * connection's CREATE, which everyone may read. The error never shows what was given.
 */
export function requireSecret(where: string, field: string, value: unknown): void {
  if (!isMzObject(value) || value.kind !== "secret")
    throw invalid(where, field, "be a secret object", "something else");
}

/** What may be text may also be a secret, and no other object: its name would be printed as a secret's. */
export function requireTextOrSecret(where: string, field: string, value: unknown): void {
  if (isMzObject(value) && value.kind !== "secret")
    throw invalid(where, field, "be text or a secret object", describe(value));
}

/** Is it an object of one of these kinds? For callers without types: another object's name would be printed. */
export function requireKind(where: string, field: string, value: unknown, kinds: readonly Kind[]): void {
  if (isMzObject(value) && kinds.includes(value.kind)) return;
  const wanted = kinds.map(kindTitle).join(" or ");
  const got = isMzObject(value) ? describe(value) : "something else";
  throw invalid(where, field, `be an object of kind ${wanted}`, got);
}
