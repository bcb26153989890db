import { cpus, totalmem } from "node:os";
import { format, resolveConfig } from "prettier";
import { figureOf, ratioOf, thousands } from "./figures";
import { type Samples } from "./rounds";
import { type Suite } from "./suites";

/** The machine, as far as it decides figures. */
export function machine(): string {
  const gib = Math.round(totalmem() / 2 ** 30);
  const [first] = cpus();
  return `${cpus().length} cores (${first?.model.trim() ?? "unknown"}), ${gib} GiB of memory, Node ${process.version}, ${process.platform}/${process.arch}`;
}

/** Both tables of a suite, in Markdown. */
export function suiteReport(suite: Suite, samples: Samples): string {
  const figures = suite.rows.map((row) => {
    const figure = figureOf(samples.get(row.command)!, row.stage);
    return [
      row.label,
      row.count === undefined ? "" : thousands(row.count),
      String(figure.runs),
      ms(figure.median),
      `${ms(figure.min)} – ${ms(figure.max)}`,
      ms(figure.cpuMedian),
      `${thousands(Math.round(figure.peakMedian / 2 ** 20))} MiB`,
    ];
  });
  const ratios = suite.comparisons.map(({ label, command, baseline, stage, per = 1, aim }) => {
    const ratio = ratioOf(samples.get(command)!, samples.get(baseline)!, stage, per);
    return [
      label,
      ratio.wall.toFixed(2),
      aim === undefined ? "" : String(aim),
      aim === undefined ? "" : ratio.wall <= aim ? "yes" : "**no**",
      ratio.cpu.toFixed(2),
      ratio.peak.toFixed(2),
    ];
  });
  return [
    `## ${suite.title}`,
    table(["", "N", "runs", "median", "min – max", "CPU", "peak memory"], figures),
    table(["Ratio", "time", "aim", "met", "CPU", "peak memory"], ratios),
  ].join("\n\n");
}

/** As `npm run lint` wants it. */
export async function prettyMarkdown(text: string, file: string): Promise<string> {
  return format(text, { ...(await resolveConfig(file)), parser: "markdown" });
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const alignment = head.map((_, i) => (i === 0 ? ":--" : "--:"));
  return [head, alignment, ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

function ms(value: number): string {
  return `${value < 100 ? value.toFixed(1) : thousands(Math.round(value))} ms`;
}
