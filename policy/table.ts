import type { PolicyConfigJSONSchema } from "@pulumi/policy/schema";
import { POLICIES } from "./rules";

const HEAD = ["rule", "level", "what it asks, and why", "control", "settings and their defaults"] as const;

/** The rules as a markdown table, in the order of the barrel. */
export function rulesTable(): string {
  const rows = POLICIES.map((rule) => [
    `\`${rule.name}\``,
    rule.enforcementLevel,
    rule.description,
    rule.controls.join(", "),
    Object.entries(rule.configSchema.properties)
      .filter(([name]) => name !== "exclude")
      .map(([name, option]) => `\`${name}\` ${printDefault(option)}`)
      .join("; "),
  ]);
  return aligned([HEAD, ...rows].map((row) => row.map((cell) => cell.replaceAll("|", "\\|"))));
}

function printDefault(option: PolicyConfigJSONSchema): string {
  const value = option.default;
  if (!Array.isArray(value)) return JSON.stringify(value);
  return value.length === 0 ? "none" : value.map((item) => `\`${String(item)}\``).join(" ");
}

/** The formatter of this repository lines columns up: text from here must pass it unchanged. */
function aligned(rows: readonly (readonly string[])[]): string {
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  const padded = rows.map((row) => line(row.map((cell, column) => cell.padEnd(widths[column]!))));
  return [padded[0]!, line(widths.map((width) => "-".repeat(width))), ...padded.slice(1)].join("\n") + "\n";
}
