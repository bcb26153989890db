/**
 * Materialize's own parser, where it is installed: an optional peer (its licence is the Business Source License), and
 * the only file that knows it.
 */
import { readFile } from "node:fs/promises";

/** One statement as the parser saw it. */
export interface ParsedStatement {
  /** `create_connection`, `create_view` … in the parser's own words. */
  readonly kind: string;
  /** Its text, without the semicolon. */
  readonly sql: string;
  /** Where it starts, in bytes of UTF-8. */
  readonly offset: number;
}

export interface ParseResult {
  readonly statements: readonly ParsedStatement[];
  /** The first mistake, and where it is in bytes of UTF-8. */
  readonly error: { readonly message: string; readonly offset: number } | null;
}

export type Parser = (sql: string) => ParseResult;

const MODULE = "@materializeinc/sql-parser/mz_sql_parser_wasm_bg.js";
const WASM = "@materializeinc/sql-parser/mz_sql_parser_wasm_bg.wasm";

/** The little of WebAssembly that is used: Node has it, its types come with the browser's library only. */
declare const WebAssembly: {
  instantiate(
    bytes: Uint8Array,
    imports: object,
  ): Promise<{ instance: { exports: Record<string, unknown> } }>;
};

/** A result lives in the parser's own memory until it is freed. */
interface Held {
  free(): void;
}

interface Bindings {
  parse(sql: string): Held & {
    readonly statements: readonly (ParsedStatement & Held)[];
    readonly error: ({ readonly message: string; readonly offset: number } & Held) | null | undefined;
  };
  __wbg_set_wasm(exports: object): void;
}

let loading: Promise<Parser | undefined> | undefined;

/** The parser, or `undefined` where the package is not installed. Loaded once. */
export function loadParser(): Promise<Parser | undefined> {
  return (loading ??= load());
}

async function load(): Promise<Parser | undefined> {
  let wasmFile: string;
  try {
    wasmFile = require.resolve(WASM);
  } catch {
    return undefined;
  }
  // The package's own entry imports its wasm as a module, which Node runs behind a flag only: put together by hand.
  const bindings = (await import(MODULE)) as Bindings;
  const { instance } = await WebAssembly.instantiate(await readFile(wasmFile), {
    "./mz_sql_parser_wasm_bg.js": bindings,
  });
  bindings.__wbg_set_wasm(instance.exports);
  const start = instance.exports["__wbindgen_start"];
  if (typeof start === "function") (start as () => void)();

  return (sql) => {
    const result = bindings.parse(sql);
    // Asked once each: every look makes new objects. What is not freed holds 2 MiB a view, and in the end all there is.
    const { statements, error } = result;
    const copy: ParseResult = {
      statements: statements.map(({ kind, sql: text, offset }) => ({ kind, sql: text, offset })),
      error: error ? { message: error.message, offset: error.offset } : null,
    };
    [...statements, ...(error ? [error] : []), result].forEach((held) => held.free());
    return copy;
  };
}
