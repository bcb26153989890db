import type * as pulumi from "@pulumi/pulumi";
import { factsOf } from "./model/kinds";
import { define, type CommonArgs, type MzObject } from "./model/object";
import { literal, qualified } from "./text/quote";

export type Comment = MzObject<"comment">;

export interface CommentArgs extends CommonArgs {
  readonly on: MzObject<Exclude<MzObject["kind"], "grant" | "comment">>;
  /** What the catalog shows beside the object; everyone who may see the object reads it. */
  readonly text: pulumi.Input<string>;
}

/** A comment in Materialize's catalog. Setting it again replaces it. */
export function comment(args: CommentArgs): Comment {
  const keyword = factsOf(args.on.kind).keyword;
  const on = `COMMENT ON ${keyword} ${qualified(args.on.path)}`;
  return define({
    kind: "comment",
    path: [keyword, ...args.on.path],
    args: { on: args.on, text: args.text },
    waitsFor: args.waitsFor,
    create: (plain) => `${on} IS ${literal(plain.text)}`,
    drop: () => `${on} IS NULL`,
  });
}
