import { RunError } from "@pulumi/pulumi";
import { statements } from "../text/tokens";

/**
 * The `secrets` script for secrets that are there already: each ALTER SECRET takes the value that the script has now.
 * Holds secrets, as what it is made from does.
 *
 * `secrets` itself says IF NOT EXISTS and leaves values alone: giving a new one is a step of its own, because running
 * sources go on with the old value until their cluster's replicas start again.
 *
 * @throws RunError when it is not the text of a `secrets` script; nothing of the text is in the message.
 */
export function rotateScript(secrets: string): string {
  const altered = statements(secrets).flatMap((statement) => {
    const text = statement.map((token) => token.text).join("");
    if (/^CREATE (DATABASE|SCHEMA) /.test(text)) return [];
    if (!text.startsWith(CREATE))
      throw new RunError("this is no secrets script: it holds something else than secrets");
    return [`ALTER SECRET ${text.slice(CREATE.length)};`];
  });
  return altered.length === 0 ? "" : `${altered.join("\n\n")}\n`;
}

const CREATE = "CREATE SECRET IF NOT EXISTS ";
