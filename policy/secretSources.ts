import { credentialsOf } from "./credentials";
import { type Path } from "./secretPaths";
import { type Settled } from "./stackRule";

/** A text that must stay secret, and who keeps it. */
export interface Source {
  readonly resource: Settled;
  /** `result` */
  readonly field: string;
  /** Whether a text holds it, as it is or as JSON, URLs or headers write it. */
  isIn(text: string): boolean;
  /** Whether it is kept at this place itself. */
  isAt(resource: Settled, path: Path): boolean;
}

/** Shorter texts are in others by chance. */
const FEWEST_CHARACTERS = 8;

/** Every text in a value with its place. */
export function leavesOf(
  value: unknown,
  path: Path = [],
): readonly { readonly path: Path; readonly text: string }[] {
  if (typeof value === "string") return [{ path, text: value }];
  if (Array.isArray(value)) return value.flatMap((item, i) => leavesOf(item, [...path, i]));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, field]) => leavesOf(field, [...path, key]));
}

/** The credentials that resources keep. */
export function sourcesOf(resources: readonly Settled[]): readonly Source[] {
  return resources.flatMap((resource) => {
    const { type, outputs, credentials = credentialsOf(type, outputs) } = resource;
    return credentials.flatMap((place) => {
      const text = valueAt(outputs, place);
      return typeof text === "string" && text.length >= FEWEST_CHARACTERS
        ? [sourceOf(resource, place, text)]
        : [];
    });
  });
}

function sourceOf(keeper: Settled, place: Path, secret: string): Source {
  const forms = formsOf(secret);
  return {
    resource: keeper,
    field: place.join("."),
    isIn: (text) => forms.some((form) => text.includes(form)),
    isAt: (resource, path) =>
      resource === keeper && path.length === place.length && path.every((step, i) => step === place[i]),
  };
}

/** Providers write JSON as Go does, with `<`, `>` and `&` escaped. @see https://pkg.go.dev/encoding/json#Marshal */
function formsOf(secret: string): readonly string[] {
  const json = JSON.stringify(secret).slice(1, -1);
  const goJson = json.replace(/[<>&]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
  const url = encodeURIComponent(secret.toWellFormed());
  const base64 = Buffer.from(secret, "utf8").toString("base64");
  return [...new Set([secret, json, goJson, url, base64])];
}

function valueAt(holder: unknown, [step, ...rest]: Path): unknown {
  if (step === undefined) return holder;
  if (typeof holder !== "object" || holder === null || !Object.hasOwn(holder, step)) return undefined;
  return valueAt((holder as Record<string, unknown>)[step], rest);
}
