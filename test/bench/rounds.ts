import { measure, type Command, type Sample } from "./process";

/** The samples of a process, by round. */
export type Samples = ReadonlyMap<string, readonly Sample[]>;

export interface RoundsOptions {
  readonly probe: string;
  readonly rounds: number;
  readonly log: (line: string) => void;
  /** Sees what each process made, before anything is measured. @throws Error when they cannot be compared */
  readonly check?: (notes: ReadonlyMap<string, Readonly<Record<string, string>>>) => void;
}

/**
 * Runs processes in turn, A B C A B C: whatever else the machine does in the meantime falls on all of them. One run of
 * each comes first and is not counted; it fills the system's caches.
 */
export async function runRounds(commands: readonly Command[], options: RoundsOptions): Promise<Samples> {
  const notes = new Map<string, Readonly<Record<string, string>>>();
  for (const command of commands) {
    const { notes: made } = await measure(command, options.probe, true);
    notes.set(command.id, made);
  }
  options.check?.(notes);

  const samples = new Map<string, Sample[]>(commands.map(({ id }) => [id, []]));
  for (let round = 1; round <= options.rounds; round++) {
    options.log(`round ${round} of ${options.rounds}`);
    for (const command of commands)
      samples.get(command.id)!.push(await measure(command, options.probe, false));
  }
  return samples;
}
