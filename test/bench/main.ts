/** `npm run bench`: what the project costs. Nothing here fails by a time limit: figures are told, not enforced. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { build, removeBuild } from "./compile";
import { runRounds } from "./rounds";
import { componentsSuite, scriptsSuite, startSuite, type Suite } from "./suites";
import { machine, prettyMarkdown, suiteReport } from "./table";

const QUICK_ROUNDS = 3;

const USAGE = `npm run bench -- [--quick] [--only components|scripts|start]... [--rounds <n>] [--write <file>]

  --quick   ${QUICK_ROUNDS} runs of each, to see that it works: too few for figures
  --only    one suite, or several
  --rounds  runs of each
  --write   write the tables into a file too, such as docs/benchmarks.md`;

const HEAD = `# Benchmarks

Written by \`npm run bench -- --write docs/benchmarks.md\`; \`--quick\` takes fewer runs. Nothing fails when an aim is
missed.

Every run is a process of its own. The processes of a section run in turn, A B C A B C, after one run of each that is
not counted. Time is the median of the runs, CPU the processor time of all threads, peak memory the most that the whole
process had resident.

A ratio is the median of the ratios within each turn, so that a busy minute falls on both sides: 1.20 means a fifth
longer than what it is compared to. "By 10" divides the ratio of the times by the tenfold work: 1.00 is linear, and less
means that starting up weighs more on the small one. Aims are for the time.

- **flat** registers the same provider resources as the project's program does for pipelines of kind
  \`segment-kafka\`, on the SDK's mock runtime, with the statements in templates written by hand;
  **flat+components** puts them under as many empty components. That resources, inputs and outputs are the same, to the
  byte, is checked before anything is measured. Only **components** checks a config, and has its scripts read by
  Materialize's parser.
- **Objects** are connections, sources, tables, views three deep, indexes and grants; each connection holds an Output.
  Making an object also prints it, unless it holds an Output. Parsing is the guard that every script goes through.
- **The floor** of \`npm start\` loads the SDK, the providers and the parser, and does nothing with them.
`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      quick: { type: "boolean", default: false },
      only: { type: "string", multiple: true },
      rounds: { type: "string" },
      write: { type: "string" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return console.log(USAGE);
  if (values.write !== undefined && values.only !== undefined)
    throw new Error(`--write takes all suites: a page with some of them would look whole\n\n${USAGE}`);

  const built = build();
  const folder = mkdtempSync(join(tmpdir(), "materialize-ingest-bench-"));
  try {
    const suites = [componentsSuite(built), scriptsSuite(built), startSuite(built, folder)];
    const reports: string[] = [];
    for (const suite of chosen(suites, values.only)) {
      const rounds = roundsOf(suite, values.quick, values.rounds);
      reports.push(await run(suite, built, rounds));
    }
    const body = `Measured on ${machine()}.\n\n${reports.join("\n\n")}`;
    const file = resolve(values.write ?? "benchmarks.md");
    console.log(await prettyMarkdown(body, file));
    if (values.write !== undefined) {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, await prettyMarkdown(`${HEAD}\n${body}`, file));
    }
  } finally {
    removeBuild(built);
    rmSync(folder, { recursive: true, force: true });
  }
}

function chosen(suites: readonly Suite[], only: readonly string[] | undefined): readonly Suite[] {
  const unknown = only?.find((name) => suites.every((suite) => suite.name !== name));
  if (unknown !== undefined) throw new Error(`there is no suite ${unknown}\n\n${USAGE}`);
  return suites.filter((suite) => only === undefined || only.includes(suite.name));
}

function roundsOf(suite: Suite, quick: boolean, given: string | undefined): number {
  const rounds = given === undefined ? (quick ? QUICK_ROUNDS : suite.rounds) : Number(given);
  if (!Number.isInteger(rounds) || rounds < 1) throw new Error(`not a number of runs: ${given}\n\n${USAGE}`);
  return rounds;
}

async function run(suite: Suite, built: string, rounds: number): Promise<string> {
  const samples = await runRounds(suite.commands, {
    probe: join(built, "test/bench/children/probe.js"),
    rounds,
    log: (line) => process.stderr.write(`${suite.name}: ${line}\n`),
    check: suite.check,
  });
  return suiteReport(suite, samples);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
