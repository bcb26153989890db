import { copyFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./compile";
import { WHOLE, type Command } from "./process";
import { thousands } from "./figures";

/** One line of the table of figures. */
export interface Row {
  readonly label: string;
  /** Pipelines or objects. */
  readonly count?: number;
  /** The id of a command. */
  readonly command: string;
  readonly stage: string;
}

/** One line of the table of ratios. */
export interface Comparison {
  readonly label: string;
  readonly command: string;
  readonly baseline: string;
  readonly stage: string;
  /** How many times the baseline's work. @default 1 */
  readonly per?: number;
  /** The most that the ratio should be; without one it is told, not judged. */
  readonly aim?: number;
}

export interface Suite {
  readonly name: string;
  readonly title: string;
  readonly rounds: number;
  readonly commands: readonly Command[];
  readonly rows: readonly Row[];
  readonly comparisons: readonly Comparison[];
  readonly check?: (notes: ReadonlyMap<string, Readonly<Record<string, string>>>) => void;
}

/** Ten times the work may take a little more than ten times as long: memory is farther away. */
const LINEAR = 1.3;
const PROGRAM = "program";

function child(built: string, id: string, file: string, ...args: readonly string[]): Command {
  return { id, args: [join(built, "test/bench/children", `${file}.js`), ...args], cwd: ROOT };
}

/** The project's program against the same program written by hand. */
export function componentsSuite(built: string): Suite {
  const counts = [100, 1000];
  return {
    name: "components",
    title: "Components against a flat program",
    rounds: 7,
    commands: counts.flatMap((n) => [
      child(built, `flat ${n}`, "flat", String(n)),
      child(built, `flat+components ${n}`, "flat", String(n), "components"),
      child(built, `components ${n}`, "components", String(n)),
    ]),
    rows: counts.flatMap((count) =>
      ["flat", "flat+components", "components"].flatMap((label) => [
        { label, count, command: `${label} ${count}`, stage: PROGRAM },
        { label: `${label}, whole process`, count, command: `${label} ${count}`, stage: WHOLE },
      ]),
    ),
    comparisons: [
      ...counts.flatMap((n) => [
        {
          label: `components to flat+components, ${thousands(n)} pipelines`,
          command: `components ${n}`,
          baseline: `flat+components ${n}`,
          stage: PROGRAM,
          aim: 1.2,
        },
        {
          label: `components to flat, ${thousands(n)} pipelines`,
          command: `components ${n}`,
          baseline: `flat ${n}`,
          stage: PROGRAM,
          aim: 1.5,
        },
      ]),
      ...["flat", "flat+components", "components"].map((label) => ({
        label: `${label}: 1,000 to 100 pipelines, by 10`,
        command: `${label} 1000`,
        baseline: `${label} 100`,
        stage: PROGRAM,
        per: 10,
        // The flat programs are nobody's to improve: how linear the SDK itself is.
        ...(label === "components" ? { aim: LINEAR } : {}),
      })),
    ],
    check: (notes) => {
      for (const n of counts) {
        const [components, empty, flat] = [`components ${n}`, `flat+components ${n}`, `flat ${n}`];
        same(notes, components, flat, ["outputs", "provider resources"]);
        same(notes, components, empty, ["outputs", "all resources"]);
      }
    },
  };
}

/** Programs that make different things cannot be compared. */
function same(
  notes: ReadonlyMap<string, Readonly<Record<string, string>>>,
  a: string,
  b: string,
  names: readonly string[],
): void {
  for (const name of names) {
    const [left, right] = [notes.get(a)?.[name], notes.get(b)?.[name]];
    if (left === undefined || left !== right)
      throw new Error(`${a} and ${b} differ in their ${name}: bring children/flat.ts up to date`);
  }
}

/** Objects to text, stage by stage. */
export function scriptsSuite(built: string): Suite {
  const counts = [1000, 10000];
  const stages = ["make", "order", "render", "parse", "order, render and parse"];
  return {
    name: "scripts",
    title: "Objects: made, ordered, rendered, parsed",
    rounds: 11,
    commands: counts.map((n) => child(built, `scripts ${n}`, "scripts", String(n))),
    rows: counts.flatMap((count) =>
      [...stages, WHOLE].map((stage) => ({ label: stage, count, command: `scripts ${count}`, stage })),
    ),
    comparisons: stages.map((stage) => ({
      label: `${stage}: 10,000 to 1,000 objects, by 10`,
      command: "scripts 10000",
      baseline: "scripts 1000",
      stage,
      per: 10,
      aim: LINEAR,
    })),
  };
}

/**
 * The offline plan as a user starts it, against what none can do without.
 *
 * @param folder an empty one, for the environment's file and what the plan writes
 */
export function startSuite(built: string, folder: string): Suite {
  copyFileSync(join(ROOT, "Pulumi.dev.yaml"), join(folder, "Pulumi.dev.yaml"));
  const start = startCommand();
  const compiled = [join(built, "bin/materializeIngest.js"), "plan"];
  return {
    name: "start",
    title: "npm start against its floor",
    rounds: 15,
    commands: [
      child(built, "floor", "floor"),
      { id: "npm start", args: [...start, "--folder", folder], cwd: ROOT },
      { id: "compiled plan", args: [...compiled, "--folder", folder], cwd: ROOT },
    ],
    rows: [
      { label: "floor: SDK, providers' import, parser's load", command: "floor", stage: WHOLE },
      { label: `npm start: node ${start.join(" ")}`, command: "npm start", stage: WHOLE },
      { label: "the same, compiled beforehand", command: "compiled plan", stage: WHOLE },
    ],
    comparisons: [
      { label: "npm start to floor", command: "npm start", baseline: "floor", stage: WHOLE, aim: 1.5 },
      { label: "compiled plan to floor", command: "compiled plan", baseline: "floor", stage: WHOLE },
    ],
  };
}

/** What package.json says today; npm itself is left out, it is the same for every script. */
function startCommand(): readonly string[] {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
    scripts: { start: string };
  };
  const [node, ...args] = scripts.start.split(" ");
  if (node !== "node") throw new Error(`npm start is no longer a command of node: ${scripts.start}`);
  return args;
}
