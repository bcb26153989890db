import { type MzObject } from "./object";

// `Symbol.for`: a stack may load two copies of this package, and their objects must know each other.
export const objectBrand: unique symbol = Symbol.for("materialize-ingest/object") as never;

export function isMzObject(value: unknown): value is MzObject {
  return typeof value === "object" && value !== null && objectBrand in value;
}
