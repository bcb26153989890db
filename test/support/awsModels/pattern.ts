/** The models' patterns are Java's; this reads them as JavaScript's, or says that it cannot. */

/** Java's names for sets of ASCII characters. Unicode's sets of the same name, which JavaScript means, are larger. */
const ASCII_SETS: Readonly<Record<string, string>> = {
  Lower: "a-z",
  Upper: "A-Z",
  ASCII: "\\x00-\\x7F",
  Alpha: "A-Za-z",
  Digit: "0-9",
  Alnum: "0-9A-Za-z",
  Punct: "!-\\/:-@\\[-`\\{-~",
  Graph: "!-~",
  Print: " -~",
  Blank: " \\t",
  Cntrl: "\\x00-\\x1F\\x7F",
  XDigit: "0-9A-Fa-f",
  Space: " \\t\\n\\v\\f\\r",
};

/** What Java lets one escape although nothing needs it, and JavaScript does not. */
const NEEDLESS_ESCAPE = /[^A-Za-z0-9\\^$.*+?()[\]{}|/]/;
const CLASS_ESCAPE = /^\\(?:[dDsSwW]|[pP]\{[^}]*\})$/;

const translated = new Map<string, RegExp | undefined>();

/**
 * A pattern of a model, for the whole of a value as AWS reads it. `undefined` where it says something that JavaScript
 * has no word for.
 *
 * `.` matches a line's end too: documents of many lines are sent where a model says `.*`.
 */
export function readPattern(pattern: string): RegExp | undefined {
  if (!translated.has(pattern)) translated.set(pattern, translate(pattern));
  return translated.get(pattern);
}

function translate(pattern: string): RegExp | undefined {
  const ignoresCase = pattern.startsWith("(?i)");
  const body = pattern.replace(/^\(\?[is]\)/, "");
  const source = printed(tokensOf(body));
  if (source === undefined) return undefined;
  try {
    return new RegExp(`^(?:${source})$`, ignoresCase ? "uis" : "us");
  } catch {
    return undefined;
  }
}

/** Escapes whole, all else a character each. */
function tokensOf(pattern: string): readonly string[] {
  return pattern.match(/\\[pP]\{[^}]*\}|\\u[0-9A-Fa-f]{4}|\\x[0-9A-Fa-f]{2}|\\.|[^]/g) ?? [];
}

function printed(tokens: readonly string[]): string | undefined {
  let source = "";
  let inSet = false;
  for (const [i, token] of tokens.entries()) {
    const previous = tokens[i - 1] ?? "";
    // Sets that are cut out of or put into each other.
    if (inSet && (token === "[" || (token === "&" && previous === "&"))) return undefined;
    if (token === "[") inSet = true;
    else if (token === "]") inSet = false;
    // Beside a set a hyphen cannot say a range: Java takes it as itself.
    const lone =
      inSet && token === "-" && (CLASS_ESCAPE.test(previous) || CLASS_ESCAPE.test(tokens[i + 1] ?? ""));
    source += lone ? "\\-" : word(token, inSet);
  }
  return source;
}

function word(token: string, inSet: boolean): string {
  const set = /^\\p\{(\w+)\}$/.exec(token)?.[1];
  const ascii = set === undefined ? undefined : ASCII_SETS[set];
  if (ascii !== undefined) return inSet ? ascii : `[${ascii}]`;
  if (token.length !== 2 || token[0] !== "\\" || !NEEDLESS_ESCAPE.test(token[1]!)) return token;
  return inSet && token[1] === "-" ? token : token[1]!;
}
