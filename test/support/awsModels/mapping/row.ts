/** The form of a mapping: which input of a resource goes where in the requests that the provider makes to create it. */
import type { NameRule } from "../naming";

/** One input. Paths name members, as `A.B`; `A[]` is the first item of a list, `A{x}` an entry of a map. */
export type Field = Sent | Beside | Block | Attribute | Switch | NotSent;

interface Sent {
  readonly kind: "sent";
  readonly to: string;
  /** The operation. @default the one that creates the resource */
  readonly in?: string;
  readonly as?: (plain: unknown) => unknown;
  /** A second request that takes the same value. */
  readonly also?: { readonly in: string; readonly to: string };
}

/** Goes beside another input: to the first path whose input is given. */
interface Beside {
  readonly kind: "beside";
  readonly paths: Readonly<Record<string, string>>;
  readonly in?: string;
}

interface Block {
  readonly kind: "block";
  /** A structure, or a list of them where the input is a list. Empty: the members stand in the request itself. */
  readonly to: string;
  readonly in?: string;
  readonly fields: Readonly<Record<string, Field>>;
}

/** An entry `{ Key, Value }` of the row's attributes. */
interface Attribute {
  readonly kind: "attribute";
  readonly key: string;
}

/** `true` is a request of its own. */
interface Switch {
  readonly kind: "switch";
  readonly in: string;
}

interface NotSent {
  readonly kind: "not sent";
  readonly why: string;
}

type Options = Pick<Sent, "in" | "as" | "also">;
type FieldsOf<A> = { readonly [K in keyof A]?: Field };

export const to = (path: string, options: Options = {}): Sent => ({ kind: "sent", to: path, ...options });
export const beside = (paths: Beside["paths"], operation?: string): Beside => ({
  kind: "beside",
  paths,
  ...(operation !== undefined && { in: operation }),
});
/** `block<inputs.kinesis.StreamStreamModeDetails>()("StreamModeDetails", { streamMode: to("StreamMode") })` */
export const block =
  <A>() =>
  (path: string, fields: FieldsOf<A>, operation?: string): Block => ({
    kind: "block",
    to: path,
    fields: fields as Readonly<Record<string, Field>>,
    ...(operation !== undefined && { in: operation }),
  });
export const attribute = (key: string): Attribute => ({ kind: "attribute", key });
export const switches = (operation: string): Switch => ({ kind: "switch", in: operation });
export const notSent = (why: string): NotSent => ({ kind: "not sent", why });

/** A resource type. */
export interface Row {
  /** As botocore calls it. */
  readonly service: string;
  /** The operation that creates the resource. */
  readonly operation: string;
  readonly fields: Readonly<Record<string, Field>>;
  readonly name?: NameRule;
  /** Inputs as the provider has them where a program gives none. */
  readonly defaults?: Readonly<Record<string, unknown>>;
  /** What the provider adds to a request that it makes: by operation, then path. */
  readonly adds?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Where attributes go: an operation and its list. */
  readonly attributes?: { readonly in: string; readonly to: string };
  /** Requests that the provider leaves out when they say nothing new: by operation. */
  readonly omits?: Readonly<Record<string, (request: Readonly<Record<string, unknown>>) => boolean>>;
  /** Why a plan has nothing to check here: all of it is known only to the provider, or secret. */
  readonly onlyReferences?: string;
}

type RowOf<A> = Omit<Row, "fields"> & { readonly fields: FieldsOf<A> };

/** A row whose inputs are those of the provider's type. */
export function row<A>(given: RowOf<A>): Row {
  // Every resource of the provider takes a region since its version 7.
  const region = notSent("which of the service's endpoints is asked");
  return { ...given, fields: { region, ...given.fields } };
}

/** Tags as they are. The provider sends none rather than an empty map. */
export const tagMap = (tags: unknown): unknown => (isEmpty(tags) ? undefined : tags);

/** `{ a: "1" }` as `[{ Key: "a", Value: "1" }]`. */
export const tagList =
  (key = "Key", value = "Value") =>
  (tags: unknown): unknown =>
    isEmpty(tags)
      ? undefined
      : Object.entries(tags as object).map(([name, text]) => ({ [key]: name, [value]: text as unknown }));

/** Tags as EC2 takes them when it creates a resource. */
export const tagSpecifications =
  (resourceType: string) =>
  (tags: unknown): unknown =>
    isEmpty(tags) ? undefined : [{ ResourceType: resourceType, Tags: tagList()(tags) }];

const isEmpty = (tags: unknown): boolean => Object.keys(tags as object).length === 0;

/** `["a"]` as `[{ CidrIp: "a" }]`. */
export const each =
  (member: string) =>
  (items: unknown): unknown =>
    (items as unknown[]).map((item) => ({ [member]: item }));
/** A policy may be given as text or as a document. */
export const asDocument = (policy: unknown): unknown =>
  typeof policy === "string" ? policy : JSON.stringify(policy);
