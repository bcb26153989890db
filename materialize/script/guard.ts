import * as pulumi from "@pulumi/pulumi";
import { RunError } from "@pulumi/pulumi";
import { loadParser } from "../parser";
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
    if (parse === undefined) return text;
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

function excerpt(text: string, byteOffset: number): string {
  return Buffer.from(text, "utf8")
    .subarray(byteOffset, byteOffset + 60)
    .toString("utf8");
}
