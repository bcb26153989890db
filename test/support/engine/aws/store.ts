import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DEFAULT_SCENERY, type Scenery } from "./scenery";
import { type Props } from "./values";

/** Something that AWS has. */
export interface Stored {
  readonly urn: string;
  readonly type: string;
  /** The name that the program gave it, not the one that AWS knows it by. */
  readonly logicalName: string;
  readonly id: string;
  readonly inputs: Props;
  readonly outputs: Props;
  /** Names it among those that one program resource was in turn. */
  readonly generation: number;
  /** The brokers of a cluster, which no output lists. */
  readonly brokers?: readonly StoredBroker[];
}

export interface StoredBroker {
  readonly id: number;
  readonly subnet: string;
  readonly address: string;
}

/**
 * What AWS has, as files: one a resource, so that the processes of several provider instances can write at the same
 * time. A test reads and changes them between two runs of the engine, through `state.ts`.
 */
export class Store {
  constructor(readonly folder: string) {
    for (const name of ["resources", "generations", "reserved"])
      mkdirSync(join(folder, name), { recursive: true });
  }

  all(): readonly Stored[] {
    return this.read<Stored>("resources").sort((a, b) => (a.urn < b.urn ? -1 : 1));
  }

  ofType(type: string): readonly Stored[] {
    return this.all().filter((stored) => stored.type === type);
  }

  find(type: string, id: string): Stored | undefined {
    return this.ofType(type).find((stored) => stored.id === id);
  }

  put(stored: Stored): void {
    this.write("resources", keyOf(stored), stored);
  }

  remove(stored: Stored): void {
    rmSync(join(this.folder, "resources", fileName(keyOf(stored))), { force: true });
  }

  /** Counts the creations of a resource of the program. */
  nextGeneration(urn: string): number {
    const [last] = this.readIf<{ count: number }>("generations", urn);
    const count = (last?.count ?? 0) + 1;
    this.write("generations", urn, { count });
    return count;
  }

  /** Keeps a name from being used again, as Secrets Manager does while a secret waits for its deletion. */
  reserve(type: string, name: string): void {
    this.write("reserved", `${type}|${name}`, { type, name });
  }

  isReserved(type: string, name: string): boolean {
    return this.readIf("reserved", `${type}|${name}`).length > 0;
  }

  /** What was there before any program ran. */
  get scenery(): Scenery {
    const file = join(this.folder, "scenery.json");
    const given = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Partial<Scenery>) : {};
    return { ...DEFAULT_SCENERY, ...given };
  }

  set scenery(scenery: Scenery) {
    this.replace(join(this.folder, "scenery.json"), scenery);
  }

  private read<T>(kind: string): T[] {
    const folder = join(this.folder, kind);
    return readdirSync(folder)
      .filter((name) => name.endsWith(".json"))
      .map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")) as T);
  }

  private readIf<T>(kind: string, key: string): readonly T[] {
    const file = join(this.folder, kind, fileName(key));
    return existsSync(file) ? [JSON.parse(readFileSync(file, "utf8")) as T] : [];
  }

  private write(kind: string, key: string, value: unknown): void {
    this.replace(join(this.folder, kind, fileName(key)), value);
  }

  /** In one step: another process never reads half a file. */
  private replace(file: string, value: unknown): void {
    const draft = `${file}.${process.pid}.draft`;
    writeFileSync(draft, JSON.stringify(value, null, 1));
    renameSync(draft, file);
  }
}

function keyOf({ urn, generation }: Stored): string {
  return `${urn}|${generation}`;
}

function fileName(key: string): string {
  return `${createHash("sha256").update(key).digest("hex").slice(0, 32)}.json`;
}
