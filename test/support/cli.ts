/** The command line, run in this process or as one of its own, on an environment in a folder of its own. */
import { execFile } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { stringify } from "yaml";
import { type Console } from "../../bin/commands";

const ROOT = join(__dirname, "..", "..");
/** What an encrypted value looks like; nothing here decrypts it. */
export const SECURE = { secure: "v1:planted-ciphertext" };

/** The config of an environment with one pipeline `web`. */
export const ENVIRONMENT = {
  "materialize-ingest:pipelines": {
    web: {
      kind: "segment-kafka",
      kafka: {
        bootstrapServers: ["b1.example.com:9092"],
        admin: { username: "admin", password: { secret: "admin" } },
      },
      access: { create: { username: "materialize" } },
    },
  },
  "materialize-ingest:secrets": { admin: SECURE },
};

/** A folder that is removed again. */
export class Folder {
  readonly path = mkdtempSync(join(tmpdir(), "mz-cli-"));

  /** Writes `Pulumi.<env>.yaml`. */
  environment(config: unknown, env = "dev"): void {
    this.write(`Pulumi.${env}.yaml`, stringify({ config }));
  }
  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.path, path)), { recursive: true });
    writeFileSync(join(this.path, path), text);
  }
  read(path: string): string {
    return readFileSync(join(this.path, path), "utf8");
  }
  /** All files below, sorted. */
  files(below = "."): readonly string[] {
    const entries = readdirSync(join(this.path, below), { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => !entry.isDirectory())
      .map((entry) => join(entry.parentPath, entry.name).slice(join(this.path, below).length + 1))
      .sort();
  }
  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** A console that keeps what is printed. */
export class Printed implements Console {
  text = "";
  constructor(readonly isTerminal = false) {}
  print(text: string): void {
    this.text += text;
  }
}

/** How a command ended. */
export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs `materialize-ingest` as a process of its own.
 *
 * @param unread closes the pipe that it prints into, at once
 */
export function run(
  folder: Folder,
  args: readonly string[],
  env: Record<string, string> = {},
  unread = false,
): Promise<Ended> {
  const command = [
    "-r",
    require.resolve("ts-node/register"),
    join(ROOT, "bin", "materializeIngest.ts"),
    ...args,
  ];
  const variables = { ...process.env, TS_NODE_PROJECT: join(ROOT, "tsconfig.json"), ...env };
  const options = { cwd: folder.path, env: variables, timeout: 120_000 };
  return new Promise((resolve, reject) => {
    const child = execFile(process.execPath, command, options, (error, stdout, stderr) => {
      const code = error === null ? 0 : error.code;
      if (typeof code === "number") resolve({ code, stdout, stderr });
      else reject(new Error(`the command hangs or cannot be started: ${String(error?.message)}`));
    });
    if (unread) child.stdout?.destroy();
  });
}

/** A Pulumi CLI that prints what it is told to and writes down how it was called. */
export class FakePulumi {
  constructor(private readonly folder: Folder) {
    const script = [
      "#!/usr/bin/env node",
      'const fs = require("node:fs");',
      `fs.appendFileSync(${JSON.stringify(this.log)}, JSON.stringify({ args: process.argv.slice(2), cwd: process.cwd() }) + "\\n");`,
      `const { stdout, stderr, code } = JSON.parse(fs.readFileSync(${JSON.stringify(this.answer)}, "utf8"));`,
      "fs.writeSync(1, stdout); fs.writeSync(2, stderr); process.exitCode = code;",
    ];
    folder.write("fake/pulumi", `${script.join("\n")}\n`);
    chmodSync(this.path, 0o755);
  }
  get path(): string {
    return join(this.folder.path, "fake", "pulumi");
  }
  private get log(): string {
    return join(this.folder.path, "fake", "log");
  }
  private get answer(): string {
    return join(this.folder.path, "fake", "answer.json");
  }
  /** What the next calls print, and how they end. */
  answers(stdout: unknown, stderr = "", code = 0): void {
    const text = typeof stdout === "string" ? stdout : JSON.stringify(stdout);
    writeFileSync(this.answer, JSON.stringify({ stdout: text, stderr, code }));
    rmSync(this.log, { force: true });
  }
  /** The calls since the last answer was set. */
  calls(): readonly { readonly args: readonly string[]; readonly cwd: string }[] {
    const lines = readFileSync(this.log, "utf8").trimEnd().split("\n");
    return lines.map((line) => JSON.parse(line) as { args: string[]; cwd: string });
  }
}
