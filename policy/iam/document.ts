import { items, UNKNOWN, type Items } from "../seen";

/** One test of a statement's `Condition`. */
export interface Condition {
  /** In small letters: `stringequals`. */
  readonly operator: string;
  /** In small letters: names of keys know no case. */
  readonly key: string;
  readonly values: Items<unknown>;
}

/** A statement of an IAM document, read: lists are lists, whatever was written as a single value. */
export interface Statement {
  /** `policy: Statement[0]` */
  readonly where: string;
  readonly allows: boolean;
  readonly denies: "yes" | "no" | "unknown";
  readonly actions: Items<string>;
  readonly resources: Items<string>;
  /** Who, by the kind of principal in small letters (`aws`, `service`, `federated`); `*` alone counts as `aws`. */
  readonly principals: Readonly<Record<string, Items<string>>>;
  /** Which of `NotAction`, `NotResource` and `NotPrincipal` it has. */
  readonly inverted: readonly string[];
  readonly conditions: Items<Condition>;
}

const NOT_KNOWN = { known: [], whole: false };

/** A statement that may say anything. */
const UNKNOWN_STATEMENT: Omit<Statement, "where"> = {
  denies: "unknown",
  // A rule about what is allowed says nothing of it.
  allows: false,
  actions: NOT_KNOWN,
  resources: NOT_KNOWN,
  principals: { aws: NOT_KNOWN },
  inverted: [],
  conditions: NOT_KNOWN,
};

const INVERTED = ["NotAction", "NotResource", "NotPrincipal"];

/**
 * Reads an IAM document given as JSON text or as an object. What is unknown or no document (a stand-in) has no
 * statements: AWS refuses it if it stays so.
 *
 * Names of elements and of condition keys are read without regard to case, as AWS does.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html
 */
export function statementsOf(document: unknown, field: string): readonly Statement[] {
  const statement = elementOf(parsed(document), "statement");
  return listOf(statement).flatMap((value, i): readonly Statement[] => {
    const where = `${field}: Statement[${i}]`;
    if (value === UNKNOWN) return [{ ...UNKNOWN_STATEMENT, where }];
    if (!isMap(value)) return [];
    const effect = elementOf(value, "effect");
    return [
      {
        where,
        denies: effect === UNKNOWN ? "unknown" : String(effect).toLowerCase() === "deny" ? "yes" : "no",
        allows: typeof effect === "string" && effect.toLowerCase() === "allow",
        actions: textsOf(elementOf(value, "action")),
        resources: textsOf(elementOf(value, "resource")),
        principals: principalsOf(elementOf(value, "principal")),
        inverted: INVERTED.filter((name) => elementOf(value, name.toLowerCase()) !== undefined),
        conditions: conditionsOf(elementOf(value, "condition")),
      },
    ];
  });
}

/** Whether a document is there to be read: not unset, not unknown, no stand-in. */
export function isKnownDocument(document: unknown): boolean {
  const statement = elementOf(parsed(document), "statement");
  return statement !== undefined && statement !== UNKNOWN;
}

function parsed(document: unknown): unknown {
  if (typeof document !== "string") return document;
  try {
    return JSON.parse(document);
  } catch {
    return undefined;
  }
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value of an element by its name in small letters. Two spellings of one name AWS refuses. */
function elementOf(holder: unknown, name: string): unknown {
  if (!isMap(holder)) return undefined;
  const spelt = Object.keys(holder).find((key) => key.toLowerCase() === name);
  return spelt === undefined ? undefined : holder[spelt];
}

function listOf(value: unknown): readonly unknown[] {
  return value === undefined || value === null ? [] : Array.isArray(value) ? (value as unknown[]) : [value];
}

function textsOf(value: unknown): Items<string> {
  const { known, whole } = items(value === UNKNOWN ? value : listOf(value));
  return { known: known.filter((item): item is string => typeof item === "string"), whole };
}

function principalsOf(value: unknown): Statement["principals"] {
  if (!isMap(value)) return { aws: textsOf(value) };
  return Object.fromEntries(Object.entries(value).map(([kind, who]) => [kind.toLowerCase(), textsOf(who)]));
}

function conditionsOf(value: unknown): Items<Condition> {
  if (value === undefined) return { known: [], whole: true };
  if (!isMap(value)) return { known: [], whole: false };
  const operators = Object.entries(value);
  const known = operators.flatMap(([operator, keys]) =>
    isMap(keys)
      ? Object.entries(keys).map(([key, values]) => ({
          operator: operator.toLowerCase(),
          key: key.toLowerCase(),
          values: items(values === UNKNOWN ? values : listOf(values)),
        }))
      : [],
  );
  return { known, whole: operators.every(([, keys]) => keys !== UNKNOWN) };
}
