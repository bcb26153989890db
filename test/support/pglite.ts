/** An embedded Postgres: what it reads back is what a server would. One for the process, made when first asked for. */
import { PGlite } from "@electric-sql/pglite";

let database: Promise<PGlite> | undefined;

export function postgres(): Promise<PGlite> {
  return (database ??= PGlite.create());
}

/** The only value of the only row. Text that starts with a byte-order mark loses it in PGlite's own decoder. */
export async function selectOne(expression: string): Promise<unknown> {
  const { rows } = await (await postgres()).query(`SELECT ${expression}`, [], { rowMode: "array" });
  return (rows as unknown[][])[0]?.[0];
}

/** A text as Postgres has it: through hexadecimal, so that nothing on the way can change it. */
export async function readText(expression: string): Promise<string> {
  const hex = await selectOne(`encode(convert_to(${expression}, 'UTF8'), 'hex')`);
  return Buffer.from(hex as string, "hex").toString("utf8");
}

/** The names of a query's columns, as Postgres has them. */
export async function columnNames(query: string): Promise<readonly string[]> {
  const row = JSON.parse(await readText(`(SELECT row_to_json(t)::text FROM (${query}) t)`)) as object;
  return Object.keys(row);
}

after(async () => {
  if (database !== undefined) await (await database).close();
});
