/** Golden texts: what each object prints, kept in `test/golden/ddl/<file>.sql`; UPDATE_GOLDEN=1 rewrites them. */
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { assertOneStatement } from "./parser";

const FOLDER = join(__dirname, "..", "golden", "ddl");
const UPDATE = process.env.UPDATE_GOLDEN === "1";

export interface Variant {
  /** A line of its own in the golden file. */
  readonly name: string;
  /** The parser's word for the statement: `create_connection`. */
  readonly kind: string;
  readonly text: () => pulumi.Input<string>;
}

/** The value of an input that is known: rejects as the Output does. */
export function valueOf<T>(input: pulumi.Input<T>): Promise<T> {
  return (pulumi.output(input) as unknown as { promise(): Promise<T> }).promise();
}

/** A test for each variant: its text is the golden one, and is exactly one statement of its kind. */
export function goldenTexts(file: string, variants: readonly Variant[]): void {
  describe(`golden texts: ${file}`, () => {
    const path = join(FOLDER, `${file}.sql`);
    const golden = existsSync(path) ? readGolden(readFileSync(path, "utf8")) : new Map<string, string>();
    const printed = new Map<string, string>();

    for (const { name, kind, text } of variants) {
      it(`${name} is as it was, and one ${kind}`, async () => {
        assert.ok(!printed.has(name), `two variants are called ${name}`);
        const sql = await valueOf(text());
        printed.set(name, sql);
        assertOneStatement(sql, kind);
        if (!UPDATE) assert.equal(sql, golden.get(name), `${name}: UPDATE_GOLDEN=1 rewrites ${path}`);
      });
    }

    it("every golden text belongs to a variant", () => {
      if (!UPDATE) assert.deepEqual([...golden.keys()], [...variants.map(({ name }) => name)]);
    });

    after(() => {
      if (!UPDATE) return;
      mkdirSync(FOLDER, { recursive: true });
      writeFileSync(path, writeGolden(printed));
    });
  });
}

function readGolden(text: string): Map<string, string> {
  const parts = text.split(/^-- \[(.*)\]\n/m).slice(1);
  const golden = new Map<string, string>();
  for (let i = 0; i < parts.length; i += 2) golden.set(parts[i]!, parts[i + 1]!.replace(/;\n+$/, ""));
  return golden;
}

function writeGolden(texts: ReadonlyMap<string, string>): string {
  return [...texts].map(([name, sql]) => `-- [${name}]\n${sql};\n`).join("\n");
}
