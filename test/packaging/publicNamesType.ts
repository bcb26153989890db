/** What one entry of the package shows. */
export interface PublicNames {
  /** What `require` gives. */
  readonly values: readonly string[];
  /** Further names, for the compiler only. */
  readonly types: readonly string[];
  /** The packages and builtins that loading the entry loads; no provider that a program may not have installed. */
  readonly loads: readonly string[];
}
