import { execFileSync } from "node:child_process";
import { accessSync, constants, readdirSync } from "node:fs";
import { delimiter, dirname, join, sep } from "node:path";

/** The real CLI and the PATH to run it with, or why there is none. */
export type EngineCli =
  { readonly command: string; readonly path: string; readonly version: string } | { readonly skip: string };

const PLUGINS = ["random", "kafka"];

/**
 * Finds the real `pulumi`: `PULUMI_CLI`, or PATH without `node_modules/.bin`, where the npm wrapper of the same name
 * would try to download one.
 */
export function findEngine(): EngineCli {
  const folders = (process.env["PATH"] ?? "")
    .split(delimiter)
    .filter((folder) => !folder.includes(join("node_modules", ".bin")));
  const command = process.env["PULUMI_CLI"] ?? find("pulumi", folders);
  if (command === undefined) return { skip: "no Pulumi CLI on PATH, and PULUMI_CLI is not set" };
  const path = [command.includes(sep) ? dirname(command) : "", ...folders]
    .filter((folder) => folder !== "")
    .join(delimiter);
  let version: string;
  try {
    version = execFileSync(command, ["version"], {
      encoding: "utf8",
      env: { ...process.env, PATH: path },
    }).trim();
  } catch (error) {
    return { skip: `${command} does not run: ${(error as Error).message.split("\n")[0] ?? ""}` };
  }
  const missing = PLUGINS.filter((plugin) => !hasPlugin(plugin, path.split(delimiter)));
  if (missing.length > 0)
    return { skip: `no plugin for ${missing.join(", ")}, neither on PATH nor installed` };
  return { command, path, version };
}

function find(name: string, folders: readonly string[]): string | undefined {
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function hasPlugin(plugin: string, folders: readonly string[]): boolean {
  return (
    find(`pulumi-resource-${plugin}`, folders) !== undefined ||
    installed().some((name) => name.startsWith(`resource-${plugin}-v`))
  );
}

function installed(): readonly string[] {
  try {
    return readdirSync(
      join(process.env["PULUMI_HOME"] ?? join(process.env["HOME"] ?? "", ".pulumi"), "plugins"),
    );
  } catch {
    return [];
  }
}
