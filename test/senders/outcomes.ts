/** Runs attacks, each once a process: the page of all of them needs no second run. */
import { answerOf, type Answer, type WebhookRequest } from "../support/webhookBench";
import { goodRequest, type Attack } from "./attacks/attack";
import { type Subject } from "./subjects";

interface Sent {
  readonly request: WebhookRequest;
  /** What the secret of Materialize holds. */
  readonly stored: string;
}

export function sent(subject: Subject, attack: Attack): Sent {
  const good = goodRequest(subject);
  const {
    value = good.value,
    more = {},
    body = good.body,
    at = good.at,
    known = good.secret,
  } = attack.make(good);
  const kept = Object.values(subject.kept).map((header) => [header, "as it was"]);
  const headers = {
    ...Object.fromEntries(kept),
    ...more,
    ...(value === null ? {} : { [good.wire.header]: value }),
  };
  return { request: { headers, body, at }, stored: subject.stored(known) };
}

const outcomes = new Map<string, Promise<Answer>>();

export function outcomeOf(subject: Subject, group: string, attack: Attack): Promise<Answer> {
  const key = JSON.stringify([subject.name, group, attack.name]);
  const known = outcomes.get(key);
  if (known !== undefined) return known;
  const { request, stored } = sent(subject, attack);
  const outcome = answerOf(subject.create, request, stored);
  outcomes.set(key, outcome);
  return outcome;
}
