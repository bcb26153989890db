import * as pulumi from "@pulumi/pulumi";
import { nameKey, type Entry } from "../catalog";
import { factsOf, type Kind } from "../model/kinds";
import { describe, type MzObject } from "../model/object";
import { comment } from "../text/quote";
import { terminated } from "../text/tokens";

const DIVIDER = "\n\n";

/** A script, and how many statements it holds. */
export interface Script {
  readonly text: pulumi.Input<string>;
  readonly statements: number;
}

/** What has no IF NOT EXISTS and so runs once, before everything else. */
const SETUP_KINDS: readonly Kind[] = ["role"];
const SECRET_KINDS: readonly Kind[] = ["secret"];

/**
 * `setup`: what runs once, before the other scripts. `undefined` where nothing asks for it.
 */
export function setupScript(entries: readonly Entry[]): Script | undefined {
  const created = entries.filter((entry) => isCreated(entry) && SETUP_KINDS.includes(entry.object.kind));
  return created.length === 0 ? undefined : print(created);
}

/**
 * `secrets`: the secrets, after the databases and schemas that they need. A secret Output, always.
 */
export function secretsScript(entries: readonly Entry[]): Script & { readonly text: pulumi.Output<string> } {
  const secrets = entries.filter((entry) => SECRET_KINDS.includes(entry.object.kind) && isCreated(entry));
  // By name: of equal definitions the catalog keeps one, and a secret may refer to another.
  const isSecret = new Set(secrets);
  const homes = new Set(secrets.flatMap((entry) => [...homesOf(entry.object)].map(nameKey)));
  const script = print(
    entries.filter((entry) => isCreated(entry) && (isSecret.has(entry) || homes.has(nameKey(entry.object)))),
  );
  return { text: pulumi.secret(script.text), statements: script.statements };
}

/**
 * `ddl`: everything else that can be created now, in order. What waits for a pending value is a comment that names
 * the config key.
 */
export function ddlScript(entries: readonly Entry[]): Script {
  const mine = entries.filter(
    (e) => !SETUP_KINDS.includes(e.object.kind) && !SECRET_KINDS.includes(e.object.kind),
  );
  return print(mine.filter((entry) => !entry.object.existing));
}

/**
 * Takes everything away again, in reverse; what existed before stays. What waits may be there from an earlier run and
 * is dropped if it is, but REVOKE and COMMENT have no IF EXISTS.
 */
export function dropScript(entries: readonly Entry[]): string {
  const drops = entries
    .filter((entry) => isCreated(entry) || (!entry.object.existing && !isStatement(entry.object)))
    .map((entry) => `${entry.object.drop()};`);
  return drops.length === 0 ? "" : `${drops.reverse().join("\n")}\n`;
}

function isCreated(entry: Entry): boolean {
  return !entry.object.existing && entry.waitsFor.length === 0;
}

function isStatement(object: MzObject): boolean {
  return factsOf(object.kind).namespace === "statement";
}

function homesOf(object: MzObject): ReadonlySet<MzObject> {
  const homes = new Set<MzObject>();
  for (const reference of object.references) {
    homes.add(reference);
    for (const further of homesOf(reference)) homes.add(further);
  }
  return homes;
}

function print(entries: readonly Entry[]): Script {
  const parts = entries.map((entry) =>
    entry.waitsFor.length === 0 ? entry.object.create() : waiting(entry),
  );
  const statements = entries.filter((entry) => entry.waitsFor.length === 0).length;
  const join = (texts: readonly string[]): string =>
    texts.map((text, i) => (entries[i]?.waitsFor.length === 0 ? terminated(text) : text)).join(DIVIDER) +
    (texts.length > 0 ? "\n" : "");
  // Plain text stays plain: an Output for each script of a thousand pipelines is work for nothing.
  const plain = parts.every((part): part is string => typeof part === "string");
  return { text: plain ? join(parts) : pulumi.all(parts).apply(join), statements };
}

function waiting(entry: Entry): string {
  const keys = entry.waitsFor.map((value) => value.configKey).join(", ");
  return comment(`waits for ${keys}: ${describe(entry.object)}`);
}
