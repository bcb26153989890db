/**
 * A catalog that references by id, as Materialize's does: a swap of schemas moves names and nothing else. It runs the
 * statements of our own scripts, on names without quotes in them, and refuses what a server refuses: a name twice, a
 * reference to nothing, a drop of what others read.
 */
import assert from "node:assert/strict";
import { parses } from "../../support/parser";

interface Item {
  readonly schema: number;
  readonly name: string;
  /** The statement that made it, without the names. */
  readonly definition: string;
  readonly reads: readonly number[];
}

const NAME = '"([^"]+)"';
const PATH = new RegExp([NAME, NAME, NAME].join("\\."), "g");

export class CatalogModel {
  private ids = 0;
  private readonly schemas = new Map<string, number>();
  private readonly items = new Map<number, Item>();
  private readonly said = new Set<string>();

  run(script: string): void {
    for (const { sql } of parses(script)) this.statement(sql);
  }

  /** What somebody who asks by names finds. */
  snapshot(): readonly string[] {
    const named = [...this.items.values()].map(
      ({ schema, name, definition, reads }) =>
        `${this.nameOf(schema)}.${name}: ${definition} reads ${reads.map((id) => this.pathOf(id)).join(", ")}`,
    );
    const said = [...this.said].map((text) =>
      text.replaceAll(/#(\d+)/g, (_, id: string) => this.pathOf(Number(id))),
    );
    return [...[...this.schemas.keys()].map((name) => `schema ${name}`), ...named, ...said].sort();
  }

  /** The id behind a name. */
  idOf(path: string): number {
    const found = [...this.items.keys()].find((id) => this.pathOf(id) === path);
    assert.ok(found !== undefined, `there is no ${path}`);
    return found;
  }

  private statement(sql: string): void {
    const matched = <T>(pattern: RegExp, act: (...groups: string[]) => T): boolean => {
      const match = pattern.exec(sql);
      if (match !== null) act(...match.slice(1));
      return match !== null;
    };
    const known =
      matched(/^CREATE (?:CLUSTER|ROLE)|^SELECT /, () => undefined) ||
      matched(new RegExp(`^CREATE SCHEMA (IF NOT EXISTS )?${NAME}\\.${NAME}$`), (exists, database, name) =>
        this.createSchema(`${database}.${name}`, exists !== undefined),
      ) ||
      matched(
        new RegExp(`^CREATE INDEX (IF NOT EXISTS )?${NAME} IN CLUSTER ${NAME} ON ([^(]+)`),
        (exists, name, _, on) => {
          const [database, schema] = [...on.matchAll(PATH)][0]!.slice(1);
          this.create(`${database}.${schema}`, name, sql, exists !== undefined, on);
        },
      ) ||
      matched(
        new RegExp(
          `^CREATE (?:SECRET|SOURCE|TABLE|VIEW|MATERIALIZED VIEW) (IF NOT EXISTS )?${NAME}\\.${NAME}\\.${NAME}([^]*)$`,
        ),
        (exists, database, schema, name, rest) =>
          this.create(`${database}.${schema}`, name, rest, exists !== undefined, rest),
      ) ||
      matched(
        new RegExp(
          `^DROP (?:INDEX|VIEW|MATERIALIZED VIEW|SOURCE|TABLE) IF EXISTS ${NAME}\\.${NAME}\\.${NAME}$`,
        ),
        (...path) => this.drop(path.join(".")),
      ) ||
      matched(new RegExp(`^DROP SCHEMA ${NAME}\\.${NAME}( CASCADE)?$`), (database, schema, cascade) =>
        this.dropSchema(`${database}.${schema}`, cascade !== undefined),
      ) ||
      matched(new RegExp(`^ALTER SCHEMA ${NAME}\\.${NAME} SWAP WITH ${NAME}$`), (database, a, b) =>
        this.swap(`${database}.${a}`, `${database}.${b}`),
      ) ||
      matched(/^(GRANT|COMMENT) (.*)$/s, () => this.say(sql));
    assert.ok(known, `the model knows no such statement: ${sql}`);
  }

  private createSchema(name: string, ifNotExists: boolean): void {
    if (this.schemas.has(name)) assert.ok(ifNotExists, `schema ${name} is there already`);
    else this.schemas.set(name, ++this.ids);
  }

  private create(
    schema: string,
    name: string,
    definition: string,
    ifNotExists: boolean,
    reading: string,
  ): void {
    const home = this.schemas.get(schema);
    assert.ok(home !== undefined, `there is no schema ${schema}`);
    if ([...this.items.values()].some((item) => item.schema === home && item.name === name))
      return assert.ok(ifNotExists, `${schema}.${name} is there already`);
    const reads = [...reading.matchAll(PATH)].map((match) => this.idOf(match.slice(1).join(".")));
    // Definitions are compared, and names in them are ids to a server.
    this.items.set(++this.ids, { schema: home, name, definition: definition.replaceAll(PATH, "?"), reads });
  }

  private drop(path: string): void {
    const found = [...this.items.keys()].find((id) => this.pathOf(id) === path);
    if (found === undefined) return;
    const readers = this.readersOf(found);
    const isIndex = (id: number): boolean => this.items.get(id)!.definition.startsWith("CREATE INDEX");
    const reader = readers.find((id) => !isIndex(id));
    assert.ok(
      reader === undefined,
      `cannot drop ${path}: ${reader === undefined ? "" : this.pathOf(reader)} reads it`,
    );
    // Indexes go with what they are on.
    [...readers, found].forEach((id) => this.forget(id));
  }

  private dropSchema(name: string, isCascading: boolean): void {
    const home = this.schemas.get(name);
    assert.ok(home !== undefined, `there is no schema ${name}`);
    const isEmpty = [...this.items.values()].every(({ schema }) => schema !== home);
    assert.ok(isCascading || isEmpty, `cannot drop schema ${name}: it is not empty`);
    const cascade = (id: number): void => {
      this.readersOf(id).forEach(cascade);
      this.forget(id);
    };
    [...this.items].filter(([, { schema }]) => schema === home).forEach(([id]) => cascade(id));
    this.schemas.delete(name);
    this.forget(home);
  }

  private swap(a: string, b: string): void {
    const [first, second] = [this.schemas.get(a), this.schemas.get(b)];
    assert.ok(
      first !== undefined && second !== undefined,
      `there is no schema ${first === undefined ? a : b}`,
    );
    this.schemas.set(a, second).set(b, first);
  }

  /** A grant or a comment stays with what it is about, whatever that is called later. */
  private say(sql: string): void {
    const [target, ...rest] = /"[^ ]+"/.exec(sql)!;
    assert.equal(rest.length, 0);
    const path = target.replaceAll('"', "");
    const parts = path.split(".").length;
    const id = parts === 3 ? this.idOf(path) : this.schemas.get(path);
    if (parts > 1) assert.ok(id !== undefined, `there is no ${path}`);
    this.said.add(parts > 1 ? sql.replace(target, `#${id}`) : sql);
  }

  private forget(id: number): void {
    this.items.delete(id);
    for (const text of this.said) if (new RegExp(`#${id}\\b`).test(text)) this.said.delete(text);
  }

  private readersOf(id: number): readonly number[] {
    return [...this.items].filter(([, { reads }]) => reads.includes(id)).map(([reader]) => reader);
  }

  private pathOf(id: number): string {
    const item = this.items.get(id);
    return item === undefined ? this.nameOf(id) : `${this.nameOf(item.schema)}.${item.name}`;
  }

  private nameOf(schema: number): string {
    return [...this.schemas].find(([, id]) => id === schema)?.[0] ?? "gone";
  }
}
