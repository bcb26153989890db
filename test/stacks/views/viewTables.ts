/** The tables of docs/webhook-views.md: what each view shows, and where that is not what the guide has. */
import { SENDERS, type Sender, type SenderName } from "../../../senders";
import {
  SENDER_VIEWS,
  type ColumnType,
  type Condition,
  type ViewColumn,
  type ViewPlan,
} from "../../../stacks/views";
import { table } from "../../senders/tables";
import { GUIDE_SLIPS } from "./guideSlips";

/** What Postgres calls each type; Materialize calls them the same. */
export const SQL_TYPES: Readonly<Record<ColumnType, string>> = {
  text: "text",
  json: "jsonb",
  boolean: "boolean",
  numeric: "numeric",
  timestamp: "timestamp without time zone",
  "loose-timestamp": "timestamp without time zone",
  "timestamp-or-milliseconds": "timestamp without time zone",
  "epoch-seconds": "timestamp with time zone",
};

const TAKEN: Readonly<Record<ColumnType, string>> = {
  text: "text as it is; anything else as its JSON",
  json: "any JSON",
  boolean: "true and false, also as text",
  numeric: "up to 18 digits before the point and 18 behind, also as text",
  timestamp: "`2026-11-20T11:00:00.000Z` and no other form, in UTC",
  "loose-timestamp": "the same, or without the fraction",
  "timestamp-or-milliseconds": "the same, or milliseconds since 1970 of up to 15 digits",
  "epoch-seconds": "seconds since 1970 of up to 12 digits",
};

const code = (text: string): string => `\`${text}\``;
const codes = (names: readonly string[]): string => names.map(code).join(", ");

export function typesTable(): string {
  const types = Object.entries(SQL_TYPES) as readonly (readonly [ColumnType, string])[];
  return table(
    ["Type", "In SQL", "What is taken"],
    types.map(([type, inSql]) => [type, inSql, TAKEN[type]]),
  );
}

/** All views of a sender, one behind the other. */
export function viewsOf(sender: SenderName): string {
  const { title } = SENDERS[sender];
  const views = SENDER_VIEWS[sender].map((plan) => viewOf(sender, plan));
  return `## ${title}\n\n${views.join("\n")}`;
}

function viewOf(sender: SenderName, plan: ViewPlan): string {
  const index = `an index, where one is asked for, is by ${codes(plan.key)}`;
  const facts = [shown(plan), copies(plan), ...unproved(plan), leaving(plan), index];
  const list = [...facts, `[what the sender says of it](${plan.source})`].map((fact) => `- ${fact}\n`);
  const rows = plan.columns.map((column) => [code(column.name), column.type, placeOf(sender, column)]);
  const head = ["Column", "Type", "In the event"];
  return `### ${code(`<p>_${plan.name}`)}\n\n${list.join("")}\n${table(head, rows)}`;
}

function shown({ only = [] }: ViewPlan): string {
  return only.length === 0 ? "every event" : `events in which ${only.map(told).join(" and ")}`;
}

function told(condition: Condition): string {
  if ("any" in condition) return condition.any.map((all) => all.map(told).join(" and ")).join(", or ");
  const at = code(condition.path.join("."));
  if ("is" in condition) return `${at} is ${code(condition.is)}`;
  return `${at} is ${"missing" in condition ? "missing" : "there"}`;
}

function copies({ id, receivedAt }: ViewPlan): string {
  if (id === undefined) return "copies cannot be recognised: all of them stay";
  const same = `copies have the same ${id.map(code).join(" and ")}`;
  if (receivedAt === undefined)
    return `${same}: one of them stays, with \`deduplicateDays: unbounded\` and not without`;
  // Where the time is a part of the id, all copies have one.
  return `${same}: ${id.includes(receivedAt) ? "one of them" : `the one with the earliest ${code(receivedAt)}`} stays`;
}

function unproved({ columns }: ViewPlan): readonly string[] {
  const kept = columns.filter(({ path }) => "header" in path).map(({ name }) => code(name));
  return kept.length === 0
    ? []
    : [
        `${kept.join(" and ")} are headers, which no signature covers: who has recorded an event can send it again with others`,
      ];
}

function leaving({ receivedAt }: ViewPlan): string {
  return receivedAt === undefined
    ? "no event ever leaves: it holds no time to go by"
    : `an event leaves ${code("deduplicateDays")} (90) after its ${code(receivedAt)}; one without stays`;
}

function placeOf(sender: SenderName, { path }: ViewColumn): string {
  if ("header" in path) {
    const { headers }: Sender = SENDERS[sender];
    const [header] = Object.entries(headers?.columns ?? {}).find(([, column]) => column === path.header)!;
    return `the header ${code(header)}`;
  }
  if (path.length === 0) return "the event itself";
  const steps = path.map((step, i) =>
    typeof step === "number" ? `[${step}]` : `${i === 0 ? "" : "."}${step}`,
  );
  return code(steps.join(""));
}

/** What does not work in the guide, and what is there instead. */
export function slipsTable(): string {
  const rows = GUIDE_SLIPS.map(({ sender, where, what, mend, columns }) => [
    code(sender),
    where,
    what,
    mend,
    Object.entries(columns)
      .map(([view, types]) =>
        [code(view), codes(Object.keys(types))].filter((part) => part !== "").join(": "),
      )
      .join("; "),
  ]);
  return table(["Sender", "In the guide's", "What does not work", "Here", "In the views"], rows);
}
