import { EVENTBRIDGE_RIGHTS } from "../eventbridge/rights";
import { MSK_RIGHTS } from "../kafka/msk/iamRights";
import { KINESIS_RIGHTS } from "../kinesis/actions";
import { GLUE_RIGHTS } from "./glueRegistry";
import { type RightsTable } from "./rights";
import { S3_RIGHTS } from "./s3Export";

/** A table of rights under the heading that it has in the documentation. */
export interface TitledRights {
  readonly title: string;
  readonly rights: RightsTable;
}

/** Every table of rights of the package: who adds one adds it here, and gives its rows cases for the simulator. */
export const RIGHTS_TABLES: readonly TitledRights[] = [
  { title: "Amazon MSK", rights: MSK_RIGHTS },
  { title: "Kinesis", rights: KINESIS_RIGHTS },
  { title: "EventBridge", rights: EVENTBRIDGE_RIGHTS },
  { title: "Exports to S3", rights: S3_RIGHTS },
  { title: "Glue schema registry", rights: GLUE_RIGHTS },
];

/** What the simulator says of a row: `allowed; 45 other actions denied`. */
export type OutcomeOf = (title: string, row: string) => string;

const COLUMNS = ["Use", "Actions", "On", "If", "Simulated", "Sources"] as const;

/** All tables as Markdown, in the order given; the rows in the order of their tables. */
export function rightsMarkdown(tables: readonly TitledRights[], outcomeOf: OutcomeOf): string {
  return tables
    .map(({ title, rights }) => {
      const rows = Object.entries(rights).map(([row, facts]) => [
        facts.use,
        facts.actions.map((action) => `\`${action}\``).join(", "),
        facts.on,
        facts.when ?? "",
        outcomeOf(title, row),
        facts.sources.map((source, i) => `[${i + 1}](${source})`).join(" "),
      ]);
      return `## ${title}\n\n${table([...COLUMNS], rows)}`;
    })
    .join("\n");
}

/** Three dashes are the least that makes a column. */
const NARROWEST = 3;

/** Padded, so that it reads as a table in its source too. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((cell, i) =>
    Math.max(NARROWEST, cell.length, ...rows.map((row) => row[i]!.length)),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, i) => cell.padEnd(widths[i]!)).join(" | ")} |\n`;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)].join("");
}
