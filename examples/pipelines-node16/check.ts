/**
 * Checks every Pulumi.<env>.yaml, for a pull request: all mistakes at once, without a stack, a network or a passphrase.
 * For what each would make, and its SQL: npx materialize-ingest plan --env <env>.
 */
import { readdirSync, readFileSync } from "node:fs";
import * as pulumi from "@pulumi/pulumi";
import { checkEnvironment, Secrets } from "materialize-ingest/stacks";
import { parse } from "yaml";

interface StackFile {
  readonly config?: {
    readonly "materialize-ingest:materialize"?: unknown;
    readonly "materialize-ingest:pipelines"?: unknown;
    readonly "materialize-ingest:secrets"?: Readonly<Record<string, unknown>>;
  };
}

for (const file of readdirSync(".").filter((name) => /^Pulumi\..+\.yaml$/.test(name))) {
  const { config = {} } = parse(readFileSync(file, "utf8")) as StackFile;
  // Which secrets are there is all that is checked: their values stay encrypted.
  const names = Object.keys(config["materialize-ingest:secrets"] ?? {});
  try {
    const environment = checkEnvironment({
      materialize: config["materialize-ingest:materialize"],
      pipelines: config["materialize-ingest:pipelines"],
      secrets: new Secrets(Object.fromEntries(names.map((name) => [name, pulumi.secret("encrypted")]))),
    });
    console.log(`${file}: ${environment.pipelines.map(({ name }) => name).join(", ")}`);
  } catch (error) {
    if (!pulumi.RunError.isInstance(error)) throw error;
    console.error(`${file}: ${error.message}`);
    process.exitCode = 1;
  }
}
