import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import * as mz from "../../../materialize";
import { factsOf } from "../../../materialize/model/kinds";
import { goldenTexts, type Variant } from "../../support/golden";
import { assertOneStatement } from "../../support/parser";
import * as world from "./world";

/** One object of every kind. */
const OBJECTS: Record<Exclude<mz.Kind, "grant" | "comment">, mz.MzObject> = {
  database: mz.database({ name: "shop" }),
  schema: world.schema,
  cluster: world.cluster,
  role: world.role,
  secret: world.password,
  "ssh-tunnel-connection": world.tunnel,
  "aws-connection": world.aws,
  "aws-privatelink-connection": world.privateLink,
  "aws-glue-schema-registry-connection": world.glue,
  "confluent-schema-registry-connection": world.registry,
  "kafka-connection": world.kafka,
  "kafka-source": world.source,
  "webhook-source": world.webhook,
  "webhook-table": world.webhookTable,
  table: world.table,
  view: world.view,
  "materialized-view": world.materialized,
  index: world.index,
};
const KINDS = Object.keys(OBJECTS) as (keyof typeof OBJECTS)[];
const PRIVILEGES = ["SELECT", "INSERT", "UPDATE", "DELETE", "USAGE", "CREATE", "toString", "select", ""];

function grantOf(on: mz.MzObject, privileges: readonly string[], to: mz.Role = world.role): mz.Grant {
  return mz.grant({ privileges, on, to } as never);
}
const grantable = KINDS.filter((kind) => factsOf(kind).privileges !== undefined);

goldenTexts(
  "grant",
  grantable.flatMap((kind): Variant[] => {
    const privileges = factsOf(kind).privileges!;
    return [
      ...privileges.map((privilege): Variant => ({
        name: `${privilege} on a ${kind}`,
        kind: "grant_privileges",
        text: () => grantOf(OBJECTS[kind], [privilege]).create(),
      })),
      ...(privileges.length > 1
        ? [
            {
              name: `${privileges.join(" and ")} on a ${kind}`,
              kind: "grant_privileges",
              text: () => grantOf(OBJECTS[kind], privileges).create(),
            },
          ]
        : []),
    ];
  }),
);

describe("a grant", () => {
  for (const kind of KINDS) {
    const legal = factsOf(kind).privileges ?? [];
    for (const privilege of PRIVILEGES.filter((p) => !legal.includes(p))) {
      it(`of ${JSON.stringify(privilege)} on a ${kind} is refused, also beside a legal one`, () => {
        for (const privileges of [[privilege], [...legal, privilege]]) {
          assert.throws(
            () => grantOf(OBJECTS[kind], privileges),
            (error: Error) =>
              pulumi.RunError.isInstance(error) &&
              error.message.startsWith(`grant on ${kind.replaceAll("-", " ")} `) &&
              error.message.includes(
                `: privileges must be of ${legal.join(", ") || "none"}, got "${privilege}"`,
              ),
          );
        }
      });
    }
  }

  it("of nothing is refused", () => {
    assert.throws(() => grantOf(world.view, []), { message: /privileges must be of SELECT, got nothing/ });
  });

  it("says each privilege once and in one order, whatever was asked", () => {
    const text = grantOf(world.schema, ["USAGE", "CREATE", "USAGE"]).create();
    assert.equal(text, 'GRANT CREATE, USAGE ON SCHEMA "materialize"."ingest" TO "app"');
    assert.equal(text, grantOf(world.schema, ["CREATE", "USAGE"]).create());
  });

  it("refers to its object and to its role", () => {
    assert.deepEqual(grantOf(world.view, ["SELECT"]).references, [world.view, world.role]);
  });

  it("of other privileges, on another object or to another role has another name", () => {
    const grants = [
      grantOf(world.schema, ["USAGE"]),
      grantOf(world.schema, ["USAGE", "CREATE"]),
      grantOf(world.cluster, ["USAGE"]),
      grantOf(world.schema, ["USAGE"], mz.existingRole("other")),
    ];
    assert.equal(new Set(grants.map((grant) => JSON.stringify(grant.path))).size, grants.length);
  });
});

describe("a comment", () => {
  for (const kind of KINDS) {
    it(`on a ${kind} and its removal are one statement each`, () => {
      const comment = mz.comment({ on: OBJECTS[kind] as never, text: "It's\n-- ours; 'really'" });
      assertOneStatement(comment.create() as string, "comment");
      assertOneStatement(comment.drop(), "comment");
    });
  }
});

goldenTexts("comment", [
  ...KINDS.map((kind) => ({
    name: `on a ${kind}`,
    kind: "comment",
    text: () => mz.comment({ on: OBJECTS[kind] as never, text: "It's ours" }).create(),
  })),
  {
    name: "whose text is an Output",
    kind: "comment",
    text: () => mz.comment({ on: world.view, text: pulumi.interpolate`of ${"it's"}` }).create(),
  },
]);

goldenTexts("drop", [
  ...KINDS.map((kind) => ({ name: kind, kind: "drop_objects", text: () => OBJECTS[kind].drop() })),
  {
    name: "kafka-source with data of its own",
    kind: "drop_objects",
    text: () =>
      mz
        .kafkaSource({
          schema: world.schema,
          name: "old",
          cluster: world.cluster,
          connection: world.kafka,
          topic: "t",
          data: { format: { type: "json" } },
        })
        .drop(),
  },
  ...grantable.map((kind) => ({
    name: `grant on a ${kind}`,
    kind: "revoke_privileges",
    text: () => grantOf(OBJECTS[kind], factsOf(kind).privileges!).drop(),
  })),
  {
    name: "comment",
    kind: "comment",
    text: () => mz.comment({ on: world.index, text: "x" }).drop(),
  },
]);
