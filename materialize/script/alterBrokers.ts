import { statements, type Token } from "../text/tokens";

/** The option of a connection that follows the brokers, by what stands behind its TO. */
const FOLLOWS: readonly (readonly [kind: readonly string[], option: readonly string[]])[] = [
  [
    ["AWS", "PRIVATELINK"],
    ["AVAILABILITY", "ZONES"],
  ],
  [["KAFKA"], ["BROKERS"]],
];

/**
 * The `ddl` script's connections as they are now, for those that are there already: `ddl` itself says IF NOT EXISTS
 * and leaves an old list of brokers alone. Zones come before the brokers that name them, as in `ddl`.
 *
 * A connection that is not there yet is left to `ddl`. Materialize connects to the new list before it takes it: run it when every new broker has its listener, and before a
 * broker that leaves loses its own.
 *
 * @see https://materialize.com/docs/sql/alter-connection/
 */
export function alterBrokersScript(ddl: string): string {
  const altered = statements(ddl).flatMap(alterOf);
  return altered.length === 0 ? "" : `${altered.join("\n\n")}\n`;
}

function alterOf(statement: readonly Token[]): readonly string[] {
  const solid = statement.filter(({ kind }) => kind !== "space" && kind !== "comment");
  if (!startsWith(solid, 0, ["CREATE", "CONNECTION", "IF", "NOT", "EXISTS"])) return [];
  const to = solid.findIndex(({ kind, text }) => kind === "word" && text === "TO");
  const name = solid
    .slice(5, to)
    .map(({ text }) => text)
    .join("");
  return FOLLOWS.flatMap(([kind, option]) => {
    if (!startsWith(solid, to + 1, kind)) return [];
    const value = optionValue(statement, option);
    return value === undefined
      ? []
      : [`ALTER CONNECTION IF EXISTS ${name} SET (${option.join(" ")} = ${value});`];
  });
}

function startsWith(solid: readonly Token[], at: number, words: readonly string[]): boolean {
  return words.every((word, i) => solid[at + i]?.kind === "word" && solid[at + i]?.text === word);
}

/** The text in parentheses behind an option's name. */
function optionValue(statement: readonly Token[], option: readonly string[]): string | undefined {
  const at = statement.findIndex((_, i) =>
    option.every((word, j) => statement[i + 2 * j]?.kind === "word" && statement[i + 2 * j]?.text === word),
  );
  if (at < 0) return undefined;
  const open = statement.findIndex(({ text }, i) => i > at && text === "(");
  let depth = 0;
  for (let i = open; i >= 0 && i < statement.length; i++) {
    const { kind, text } = statement[i]!;
    if (kind === "symbol" && text === "(") depth++;
    if (kind === "symbol" && text === ")" && --depth === 0) {
      return statement
        .slice(open, i + 1)
        .map((token) => token.text)
        .join("");
    }
  }
  return undefined;
}
