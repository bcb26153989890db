/** Whether a text fits a glob: `*` is any run of characters, `?` any one; all else is itself, case matters. */
export function fitsGlob(glob: string, text: string): boolean {
  const source = glob
    .replace(/[\\^$.|+()[\]{}]/g, "\\$&")
    .replace(/\*+/g, ".*")
    .replace(/\?/g, ".");
  return new RegExp(`^${source}$`, "s").test(text);
}

export function fitsAny(globs: readonly string[], text: string): boolean {
  return globs.some((glob) => fitsGlob(glob, text));
}
