#!/usr/bin/env node
/** The command line. Exit codes: 0 done, 1 refused or failed, 2 wrong usage, 3 `pending --fail` and something is, `plan --fail` and a finding is mandatory. */
// Read by the SDK when it loads: text made from an Output without `interpolate` throws instead of going unnoticed.
process.env["PULUMI_ERROR_OUTPUT_STRING"] = "true";

import { writeSync } from "node:fs";
import { Command, CommanderError, Option } from "commander";
import type * as commandsModule from "./commands";
import type { CommandOptions, Console } from "./commands";

const stdout: Console = {
  print: (text) => writeAll(1, text.endsWith("\n") ? text : `${text}\n`),
  isTerminal: process.stdout.isTTY === true,
};

/** All of it before the process ends, also where a pipe takes it in parts. */
function writeAll(fd: number, text: string): void {
  let bytes = Buffer.from(text, "utf8");
  while (bytes.length > 0) {
    try {
      bytes = bytes.subarray(writeSync(fd, bytes));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // Whoever read has gone (`| head`): nothing is left to be said, to nobody.
      if (code === "EPIPE") process.exit(1);
      if (code !== "EAGAIN") throw error;
    }
  }
}

/** Loaded when a command runs: `--help` needs no SDK. */
function commands(): typeof commandsModule {
  return require("./commands") as typeof commandsModule;
}

function build(): Command {
  const program = new Command("materialize-ingest")
    .description(
      "Plans and prints what the stack of one environment (Pulumi.<env>.yaml) makes for Materialize.",
    )
    .exitOverride()
    .configureOutput({ writeOut: (text) => writeAll(1, text), writeErr: (text) => writeAll(2, text) })
    .addHelpText(
      "after",
      "\nExit codes: 0 done, 1 refused or failed, 2 wrong usage, 3 something is pending (pending --fail) or refused by policy (plan --fail).",
    );

  const command = (name: string, description: string): Command =>
    program
      .command(name)
      .description(description)
      .option("--env <name>", "the environment, and the name of its stack", "dev")
      .addOption(
        new Option("--folder <path>", "where Pulumi.<env>.yaml is").default(process.cwd(), "this folder"),
      )
      .option("--json", "for programs: one JSON document");
  /** The file says all that these print; who says --offline has it. */
  const ofFile = (name: string, description: string): Command =>
    command(name, `${description}, from the environment's file alone`).addOption(
      new Option("--offline", "always so").hideHelp(),
    );
  const ofStack = (name: string, description: string): Command =>
    command(name, `${description}, as the deployed stack has it`).option(
      "--offline",
      "from the offline plan, with stand-ins, without a stack",
    );

  command("plan", "Show what would be made, and write out/<env>/; needs no CLI, account or network")
    .option("--fail", "exit with 3 when the policy pack has a mandatory finding")
    .action(async (options: CommandOptions & { fail?: boolean }) => {
      const refused = await commands().plan(options, stdout);
      if (refused && options.fail) process.exitCode = 3;
    });
  ofStack("ddl", "Print the DDL that can run now").action((options: CommandOptions) =>
    commands().script("ddl", options, stdout),
  );
  ofStack("setup", "Print what runs once, before everything else").action((options: CommandOptions) =>
    commands().script("setup", options, stdout),
  );
  ofStack("brokers", "Print the lists of brokers as ALTER CONNECTION, for connections that are there").action(
    (options: CommandOptions) => commands().brokers(options, stdout),
  );
  ofStack("secrets", "Print the secrets, for a pipe into psql")
    .option("--show", "print them on a terminal too, or those of the offline plan")
    .option("--rotate", "as ALTER SECRET: gives secrets that are there the values of now")
    .action((options: CommandOptions & { show?: boolean; rotate?: boolean }) =>
      commands().secrets(options, stdout),
    );
  ofStack("pending", "Print what somebody still has to give")
    .option("--fail", "exit with 3 when something is")
    .action(async (options: CommandOptions & { fail?: boolean }) => {
      const some = await commands().pending(options, stdout);
      if (some && options.fail) process.exitCode = 3;
    });
  ofStack("settings", "Print what to enter in the consoles of senders of webhooks").action(
    (options: CommandOptions) => commands().settings(options, stdout),
  );
  ofFile("monitor", "Print the operator's queries about the environment's objects").action(
    (options: CommandOptions) => commands().monitor(options, stdout),
  );
  ofFile("consume", "Print how to read what the environment makes: SUBSCRIBE, by cursor, by query").action(
    (options: CommandOptions) => commands().consume(options, stdout),
  );
  ofFile("swap", "Print the steps that give a webhook another check, other headers or another body format")
    .requiredOption("--webhook <name>", "its pipeline, or its own name as database.schema.name")
    .action((options: CommandOptions & { webhook: string }) => commands().swap(options, stdout));
  ofStack("export", "Write the objects as a project for mz-deploy")
    .requiredOption("--out <folder>", "where to write it; files of objects that are gone are removed")
    .option("--mz-version <tag>", "mz_version of the project", "cloud")
    .action((options: CommandOptions & { out: string; mzVersion?: string }) =>
      commands().exportProject(options, stdout),
    );
  return program;
}

/** One message, whatever went wrong: the user's mistakes without a stack, our own with one. */
function fail(error: unknown): never {
  const known = error instanceof Error && (error as { __pulumiRunError?: boolean }).__pulumiRunError === true;
  writeAll(
    2,
    `${known ? `error: ${error.message}` : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exit(1);
}

process.on("unhandledRejection", fail);
build()
  .parseAsync()
  .catch((error: unknown) => {
    if (error instanceof CommanderError) process.exit(error.exitCode === 0 ? 0 : 2);
    fail(error);
  });
