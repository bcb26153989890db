import * as pulumi from "@pulumi/pulumi";
import { RunError } from "@pulumi/pulumi";
import { loadParser, type Parser } from "../parser";
import { type Script } from "./script";

/**
 * The second guard, behind the types: a script is read by Materialize's own parser as soon as its text is known, where
 * the parser is installed, and must hold as many statements as objects went in.
 *
 * @throws RunError naming the script and the place; the text itself only where it holds no secret.
 */
export function parsed(script: Script, name: string, holdsSecrets = false): pulumi.Output<string> {
  return pulumi.output(script.text).apply(async (text) => {
    const parse = await loadParser();
    if (parse === undefined || countInChunks(parse, text) === script.statements) return text;
    // Something is wrong: the whole text tells where.
    const { statements, error } = parse(text);
    if (error !== null) {
      const place = holdsSecrets
        ? ""
        : `: ${error.message}, near ${JSON.stringify(excerpt(text, error.offset))}`;
      throw new RunError(
        `the ${name} script is refused by Materialize's parser at byte ${error.offset}${place}`,
      );
    }
    if (statements.length !== script.statements) {
      throw new RunError(
        `the ${name} script holds ${statements.length} statements where ${script.statements} were written`,
      );
    }
    return text;
  });
}

/** Characters, some twenty statements: one call on a megabyte takes 16 times as long, and gigabytes of memory. */
const CHUNK = 4 * 1024;
/** What stands between two statements of a script; it may stand in a literal too. */
const BOUNDARY = ";\n\n";

/**
 * How many statements a text holds, read piece by piece, or `undefined` where a piece is refused. A cut inside of a
 * literal or a comment leaves it open, and is refused: pieces that are all read are the statements of the whole.
 */
function countInChunks(parse: Parser, text: string): number | undefined {
  let count = 0;
  for (let start = 0; start < text.length;) {
    const cut = text.indexOf(BOUNDARY, start + CHUNK);
    const end = cut < 0 ? text.length : cut + BOUNDARY.length;
    const { statements, error } = parse(text.slice(start, end));
    if (error !== null) return undefined;
    count += statements.length;
    start = end;
  }
  return count;
}

function excerpt(text: string, byteOffset: number): string {
  return Buffer.from(text, "utf8")
    .subarray(byteOffset, byteOffset + 60)
    .toString("utf8");
}
