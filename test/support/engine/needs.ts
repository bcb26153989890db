import { ensureKafkaJars } from "../kafka/jars";
import { findEngine, type EngineCli } from "./cli";

/** The engine that was found. */
export type Engine = Extract<EngineCli, { command: string }>;

/** The real engine, or a skip of this suite with its reason printed. Called in a `before`. */
export function needEngine(context: Mocha.Context): Engine {
  const engine = findEngine();
  if ("skip" in engine) return skip(context, engine.skip);
  return engine;
}

/** The real engine and what a real Kafka needs, or a skip with its reason printed. */
export async function needEngineAndKafka(context: Mocha.Context): Promise<Engine> {
  const engine = needEngine(context);
  const jars = await ensureKafkaJars();
  if ("skip" in jars) return skip(context, jars.skip);
  return engine;
}

function skip(context: Mocha.Context, reason: string): never {
  console.log(`      skipped: ${reason}`);
  context.skip();
}
