/**
 * Stripe's own library judges each request that is tried on Stripe's CHECK. Where the two differ, it is written down
 * here and why: our CHECK is the stricter one, but for one harmless case.
 */
import assert from "node:assert/strict";
import Stripe from "stripe";
import { attacksOn } from "./attacks";
import { outcomeOf, sent } from "./outcomes";
import { SUBJECTS } from "./subjects";

const TOLERANCE = 300;

/** What the library takes and the CHECK refuses, or the other way round; by group and name. */
const DIFFERENCES: Readonly<Record<string, "the CHECK is stricter" | "the library is stricter">> = {
  // The library has no limit for the future, and counts whole seconds.
  "Another time: half a second older": "the CHECK is stricter",
  "Another time: half a second further ahead": "the CHECK is stricter",
  "Another time: one second further ahead": "the CHECK is stricter",
  "Another time: the year 33658, signed": "the CHECK is stricter",
  "Another time: a time in milliseconds, signed": "the CHECK is stricter",
  // What is no number is not older than anything.
  "Another time: a time that is NaN, signed": "the CHECK is stricter",
  // Materialize has to find the signatures one by one.
  "Several signatures, other elements: four, the right one last": "the CHECK is stricter",
  // Of two times the library takes the last one, the CHECK the first: either is the one that is signed.
  "Another time: a good one, with an old time at the end": "the library is stricter",
  // The library signs the number that it has read.
  "Another time: leading zeros, signed": "the library is stricter",
};

function libraryTakes(body: string, header: string, secret: string, at: number): boolean {
  try {
    return Stripe.webhooks.signature!.verifyHeader(body, header, secret, TOLERANCE, undefined, at * 1000);
  } catch (error) {
    // It refuses by throwing; a signature that is empty by another error than its own.
    if (error instanceof Stripe.errors.StripeSignatureVerificationError) return false;
    if (error instanceof Error && error.message.startsWith("secureCompare ")) return false;
    throw error;
  }
}

describe("Stripe's library", () => {
  const stripe = SUBJECTS.find(({ name }) => name === "stripe")!;
  const differences: Record<string, string> = {};

  for (const { group, attack } of attacksOn(stripe)) {
    const name = `${group.title}: ${attack.name}`;
    it(`judges as the CHECK does, or as is written here: ${name}`, async () => {
      const answer = await outcomeOf(stripe, group.title, attack);
      if (answer === "not shown" || answer === "no text") return;
      const { request, stored } = sent(stripe, attack);
      const header = request.headers["stripe-signature"] ?? "";
      const library = libraryTakes(request.body.toString("utf8"), header, stored, request.at!);
      const wanted =
        answer === "true" ? !library && "the library is stricter" : library && "the CHECK is stricter";
      if (wanted !== false) differences[name] = wanted;
      assert.equal(wanted === false ? undefined : wanted, DIFFERENCES[name]);
    });
  }

  it("differs in nothing else", () => {
    assert.deepEqual(Object.keys(differences).sort(), Object.keys(DIFFERENCES).sort());
  });
});
