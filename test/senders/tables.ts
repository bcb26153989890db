/** The two tables of docs/webhook-checks.md: what is known of each sender, and what each attack got. */
import { headerOf, SENDERS, UNSUPPORTED, type Sender } from "../../senders";
import { type Answer } from "../support/webhookBench";
import { attacksOn, ATTACK_GROUPS } from "./attacks";
import { type Attack, type AttackGroup } from "./attacks/attack";
import { SUBJECTS, type Subject } from "./subjects";
import { type Wire } from "./wire";

/** What an attack got, of those who have run it. */
export type OutcomeOf = (subject: Subject, group: string, attack: Attack) => Answer;

const COLUMNS = [...new Set(SUBJECTS.map(({ column }) => column))];

/** Answers that the CHECK gave. The others it was not asked for: see the bench. */
export const ASKED: readonly Answer[] = ["true", "false", "NULL"];

/** Cases in which the CHECK was run, and answered. */
function casesOf(subject: Subject, outcomeOf: OutcomeOf): number {
  return attacksOn(subject).filter(({ group, attack }) =>
    ASKED.includes(outcomeOf(subject, group.title, attack)),
  ).length;
}

export function sendersTable(outcomeOf: OutcomeOf): string {
  const rows = Object.values<Sender>(SENDERS).map((sender) => {
    const { name, title, scheme, secretFrom, source } = sender;
    if (scheme.type === "none") throw new Error(`${name} has no CHECK`);
    const subject = SUBJECTS.find((each) => each.name === name)!;
    const cells = [`\`${headerOf(scheme)}\``, schemeOf(subject.wire), minted(secretFrom), windowOf(subject.wire)];
    return [`\`${name}\` ${title}`, ...cells, String(casesOf(subject, outcomeOf)), `[1](${source})`];
  });
  return table(
    ["Sender", "Header", "Scheme", "Who makes the secret", "Replay window", "Cases", "Source"],
    rows,
  );
} // prettier-ignore

/** The schemes for a sender of one's own; each in all the forms that it can have. */
export function schemesTable(outcomeOf: OutcomeOf): string {
  const generic = COLUMNS.filter((column) => !Object.hasOwn(SENDERS, column));
  const rows = generic.map((column) => {
    const forms = SUBJECTS.filter((subject) => subject.column === column);
    const cases = forms.map((form) => casesOf(form, outcomeOf)).reduce((sum, n) => sum + n, 0);
    const schemes = [...new Set(forms.map(({ wire }) => schemeOf({ ...wire, ...ANY_FORM } as Wire)))];
    return [column, schemes.join(", "), String(forms.length), windowOf(forms[0]!.wire), String(cases)];
  });
  return table(["Scheme", "What is sent", "Forms", "Replay window as tested", "Cases"], rows);
}

/** What differs between the forms of a scheme. */
const ANY_FORM = { algorithm: "SHA-1 to SHA-512", encoding: "hex or base64", prefix: "" };

export function unsupportedTable(): string {
  const rows = Object.entries(UNSUPPORTED).map(([name, { reason, source }]) => [
    `\`${name}\``,
    reason,
    `[1](${source})`,
  ]);
  return table(["Sender", "Why it cannot work", "Source"], rows);
}

/** A table for each group of attacks: a row an attack, a column a sender or scheme. */
export function attackTables(outcomeOf: OutcomeOf): string {
  return ATTACK_GROUPS.map((group) => {
    const columns = COLUMNS.filter((column) => subjectsOf(column).some((s) => triedOn(s, group).length > 0));
    const names = [...new Set(group.attacks.map(({ name }) => name))];
    const notes = names.map((name) => group.attacks.find((each) => each.name === name)?.note ?? "");
    const rows = names.map((name, i) => [
      name,
      ...columns.map((column) => cell(column, group, name, outcomeOf)),
      ...(notes.some((note) => note !== "") ? [notes[i]!] : []),
    ]);
    const head = [
      "Tried",
      ...columns.map((column) => (Object.hasOwn(SENDERS, column) ? `\`${column}\`` : column)),
      ...(notes.some((note) => note !== "") ? ["Note"] : []),
    ];
    return `### ${group.title}\n\n${group.about}\n\n${table(head, rows)}`;
  }).join("\n");
}

function subjectsOf(column: string): readonly Subject[] {
  return SUBJECTS.filter((subject) => subject.column === column);
}

function triedOn(subject: Subject, group: AttackGroup): readonly Attack[] {
  return attacksOn(subject)
    .filter((each) => each.group === group)
    .map(({ attack }) => attack);
}

/** What they got; all forms of a scheme the same, or it is said. */
function cell(column: string, group: AttackGroup, name: string, outcomeOf: OutcomeOf): string {
  const got = subjectsOf(column).flatMap((subject) =>
    triedOn(subject, group)
      .filter((attack) => attack.name === name)
      .map((attack) => SHOWN[outcomeOf(subject, group.title, attack)]),
  );
  return [...new Set(got)].join(", ");
}

const SHOWN: Readonly<Record<Answer, string>> = {
  true: "**let in**",
  false: "false",
  NULL: "NULL",
  "no text": "before the CHECK",
  "not shown": "not shown",
};

function schemeOf(wire: Wire): string {
  switch (wire.type) {
    case "api-key":
      return "the secret itself";
    case "basic":
      return "`Basic` and base64 of name and secret";
    case "hmac": {
      const { algorithm, encoding, prefix } = wire;
      return `HMAC ${digestName(algorithm)} of the body, ${encoding}${prefix === "" ? "" : `, after \`${prefix}\``}`;
    }
    case "timestamped-hmac": {
      const { algorithm, timestampKey, signatureKey } = wire;
      return `HMAC ${digestName(algorithm)} of time, dot and body, hex, as \`${timestampKey}=…,${signatureKey}=…\``;
    }
  }
}

/** `sha256` as people write it. */
function digestName(algorithm: string): string {
  return algorithm.replace(/^sha/, "SHA-");
}

function minted(secretFrom: Sender["secretFrom"]): string {
  return secretFrom === "us" ? "we: a random one" : "the sender, once it knows the URL";
}

function windowOf(wire: Wire): string {
  return wire.type === "timestamped-hmac" ? `${wire.toleranceSeconds} s` : "none: no time is signed";
}

/** Three dashes are the least that makes a column. */
const NARROWEST = 3;

/** Markdown. Padded, so that it reads as a table in its source too. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, i) =>
    Math.max(NARROWEST, title.length, ...rows.map((row) => row[i]!.length)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((text, i) => text.padEnd(widths[i]!)).join(" | ")} |\n`;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)].join("");
}
