/** The pipelines that every variant makes. Names have one length, so that they sort as they are counted. */
export const ADMIN = { username: "admin", password: "admin-secret" };
export const BROKER = "b1.example.com:9092";
export const CLUSTER = { name: "ingest", size: "25cc" };

export function pipelineNames(count: number): readonly string[] {
  return Array.from({ length: count }, (_, i) => `p${String(i).padStart(5, "0")}`);
}

export function accountName(pipeline: string): string {
  return `materialize_${pipeline}`;
}

/** The count that a child is started with. */
export function countFrom(argument: string | undefined): number {
  const count = Number(argument);
  if (!Number.isInteger(count) || count < 1) throw new Error(`not a count: ${String(argument)}`);
  return count;
}
