import type { Field, Row } from "./row";

/** A member that a mapping writes. */
export interface WrittenMember {
  readonly operation: string;
  /** From the request. Items of lists are not marked where a list is filled from one. */
  readonly path: string;
}

/** All members that a row can write, for a test of the row against the model. */
export function membersOf(row: Row): readonly WrittenMember[] {
  const { service: _, operation, fields, name, adds, attributes } = row;
  return [
    ...fieldsOf(fields, operation, ""),
    ...(name === undefined ? [] : [{ operation, path: name.to }]),
    ...Object.entries(adds ?? {}).flatMap(([other, values]) =>
      Object.keys(values).map((path) => ({ operation: other, path })),
    ),
    ...(attributes === undefined ? [] : [{ operation: attributes.in, path: `${attributes.to}[].Key` }]),
  ];
}

function fieldsOf(
  fields: Readonly<Record<string, Field>>,
  operation: string,
  prefix: string,
): readonly WrittenMember[] {
  return Object.values(fields).flatMap((field) => {
    switch (field.kind) {
      case "sent":
        return [
          at(field.in, operation, prefix, withoutEntry(field.to)),
          ...(field.also === undefined ? [] : [{ operation: field.also.in, path: field.also.to }]),
        ];
      case "beside":
        return Object.values(field.paths).map((path) => at(field.in, operation, prefix, path));
      case "block": {
        const { operation: inside, path } = at(field.in, operation, prefix, field.to);
        return [
          ...(path === "" ? [] : [{ operation: inside, path }]),
          ...fieldsOf(field.fields, inside, path),
        ];
      }
      default:
        return [];
    }
  });
}

/** The entries of a map are no members of it. */
function withoutEntry(path: string): string {
  return path.replace(/\{.*\}$/, "");
}

/** A field with an operation of its own starts at that operation's request. */
function at(own: string | undefined, operation: string, prefix: string, path: string): WrittenMember {
  const base = own === undefined ? prefix : "";
  return { operation: own ?? operation, path: [base, path].filter((part) => part !== "").join(".") };
}
