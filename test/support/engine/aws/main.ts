import { serve } from "./server";
import { STATE_VARIABLE } from "./state";
import { Store } from "./store";

/** The process that the engine starts in the place of the AWS plugin: it prints its port, and serves until killed. */
async function main(): Promise<void> {
  const folder = process.env[STATE_VARIABLE];
  if (folder === undefined) throw new Error(`${STATE_VARIABLE} names no folder for what AWS has`);
  const { version } = require("@pulumi/aws/package.json") as { version: string };
  const port = await serve(new Store(folder), version);
  process.stdout.write(`${port}\n`);
}

void main();
