import { type Sample } from "./process";

/** A row of the table of figures: one stage of one process. */
export interface Figure {
  readonly median: number;
  readonly min: number;
  readonly max: number;
  readonly cpuMedian: number;
  /** Of the whole process, in bytes. */
  readonly peakMedian: number;
  readonly runs: number;
}

export function median(values: readonly number[]): number {
  if (values.length === 0) throw new Error("the median of nothing");
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle]!;
  return sorted.length % 2 === 1 ? upper : (sorted[middle - 1]! + upper) / 2;
}

export function figureOf(samples: readonly Sample[], stage: string): Figure {
  const times = samples.map((sample) => timeOf(sample, stage));
  const walls = times.map((time) => time.wallMs);
  return {
    median: median(walls),
    min: Math.min(...walls),
    max: Math.max(...walls),
    cpuMedian: median(times.map((time) => time.cpuMs)),
    peakMedian: median(samples.map((sample) => sample.peakBytes)),
    runs: samples.length,
  };
}

export interface Ratio {
  readonly wall: number;
  readonly cpu: number;
  readonly peak: number;
}

/**
 * How many times the other's: the median of the ratios within a round, so that a slow minute falls on both sides.
 *
 * @param per divides the times: 10 where there is ten times as much work
 */
export function ratioOf(
  samples: readonly Sample[],
  baselines: readonly Sample[],
  stage: string,
  per: number,
): Ratio {
  const of = (value: (sample: Sample) => number): number =>
    median(samples.map((sample, i) => value(sample) / value(baselines[i]!)));
  return {
    wall: of((sample) => timeOf(sample, stage).wallMs) / per,
    cpu: of((sample) => timeOf(sample, stage).cpuMs) / per,
    peak: of((sample) => sample.peakBytes),
  };
}

function timeOf(sample: Sample, stage: string): { readonly wallMs: number; readonly cpuMs: number } {
  const time = sample.stages[stage];
  if (time === undefined) throw new Error(`no stage ${stage} was measured`);
  return time;
}

/** `10,000`, on every machine. */
export function thousands(value: number): string {
  return value.toLocaleString("en-US");
}
