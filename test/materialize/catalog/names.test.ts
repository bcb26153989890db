/** Which objects may stand in one catalog. */
import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import {
  Catalog,
  cluster,
  database,
  ddlScript,
  dropScript,
  existingCluster,
  existingDatabase,
  existingRole,
  existingSchema,
  grant,
  kafkaSource,
  kafkaTable,
  role,
  schema,
  secret,
  secretsScript,
  setupScript,
  sql,
  view,
  type KafkaSource,
  type MzObject,
} from "../../../materialize";
import { valueOf } from "../../support/golden";
import { INGEST, names, sample, viewOn } from "./sample";

const CLUSTER = cluster({ name: "c", size: "25cc" });
const { connection } = sample();

function source(name: string): KafkaSource {
  return kafkaSource({ schema: INGEST, name, cluster: CLUSTER, connection, topic: "t" });
}

function refuses(objects: readonly MzObject[], expected: RegExp): void {
  for (const roots of [objects, [...objects].reverse()])
    assert.throws(
      () => new Catalog(roots),
      (error: unknown) => pulumi.RunError.isInstance(error) && expected.test(error.message),
    );
}

describe("names in a catalog", () => {
  it("refuses two different views of one name, in either order", () => {
    const other = view({ schema: INGEST, name: "v", query: sql`SELECT 2 AS x` });
    refuses(
      [viewOn("v", [], INGEST), other],
      /^two different objects have one name: view "materialize"\."ingest"\."v" and view .*rename one of them$/,
    );
  });

  it("refuses one name for items of different kinds", () => {
    refuses([secret({ schema: INGEST, name: "x", value: "v" }), source("x")], /secret .*"x"/);
    refuses(
      [viewOn("kafka", [], INGEST), connection],
      /(view|kafka connection) "materialize"\."ingest"\."kafka"/,
    );
    refuses(
      [source("s"), kafkaTable({ schema: INGEST, name: "s", source: source("s"), data: jsonData() })],
      /"materialize"\."ingest"\."s"/,
    );
  });

  it("refuses the name of a source's progress collection", () => {
    refuses(
      [source("s"), viewOn("s_progress", [], INGEST)],
      /kafka source .*"s" also takes the name of view .*"s_progress"/,
    );
    refuses([source("s"), source("s_progress")], /also takes the name of/);
  });

  it("takes one name in different schemas, and for a cluster, a role and a database", () => {
    const other = schema({ database: existingDatabase("materialize"), name: "other" });
    const { entries } = new Catalog([
      viewOn("v", [], INGEST),
      viewOn("v", [], other),
      cluster({ name: "n", size: "25cc" }),
      role({ name: "n" }),
      database({ name: "n" }),
    ]);
    assert.equal(names(entries).filter((name) => / (n|.*\.v)$/.test(name)).length, 5);
  });

  it("keeps apart names whose parts read the same together, also with dots and colons in them", () => {
    const split = ["ab", "a"].map((name) => schema({ database: existingDatabase("d"), name }));
    const together = [viewOn("c", [], split[0]), viewOn("bc", [], split[1])];
    assert.equal(new Catalog(together).entries.filter(({ object }) => object.kind === "view").length, 2);

    const dotted = schema({ database: existingDatabase("a.b"), name: "c" });
    const other = schema({ database: existingDatabase("a"), name: "b.c" });
    const { entries } = new Catalog([
      viewOn("1:d", [], dotted),
      viewOn("1:d", [], other),
      viewOn("1:d1:e", [], other),
      viewOn("e", [], schema({ database: existingDatabase("a"), name: "b.c1:d" })),
    ]);
    assert.equal(entries.filter(({ object }) => object.kind === "view").length, 4);
  });

  it("takes equal definitions once, however often they were written", () => {
    const size = pulumi.output("25cc");
    const write = (): readonly MzObject[] => [
      viewOn("v", [viewOn("w", [source("s")])]),
      cluster({ name: "sized", size }),
      grant({ privileges: ["USAGE"], on: existingCluster("quickstart"), to: existingRole("r") }),
    ];
    assert.deepEqual(
      names(new Catalog([...write(), ...write()]).entries),
      names(new Catalog(write()).entries),
    );
  });

  it("refuses definitions that differ in what they read, in an Output or in what they wait for", () => {
    refuses([viewOn("v", [viewOn("w")]), viewOn("v", [viewOn("u")])], /one name/);
    refuses(
      [
        cluster({ name: "sized", size: pulumi.output("25cc") }),
        cluster({ name: "sized", size: pulumi.output("25cc") }),
      ],
      /one name/,
    );
    const waitsFor = [{ configKey: "k", what: "w", givenBy: "g" }];
    refuses(
      [cluster({ name: "w", size: "25cc" }), cluster({ name: "w", size: "25cc", waitsFor })],
      /one name/,
    );
  });

  it("refuses a definition that reads another one of the same name below it", () => {
    const inner = (query: ReturnType<typeof sql>): MzObject => view({ schema: INGEST, name: "inner", query });
    refuses(
      [viewOn("v", [inner(sql`SELECT 1`)]), viewOn("v", [inner(sql`SELECT 2`)])],
      /"inner" and view .*"inner"/,
    );
  });

  it("refuses an object that is both to be created and there already", () => {
    refuses(
      [existingCluster("c"), CLUSTER],
      /two different objects have one name: cluster "c" and cluster "c"/,
    );
  });

  it("refuses a circle and names its path", () => {
    // By force: objects cannot be made in a circle.
    const a = { ...viewOn("a"), references: [] as MzObject[] };
    const b = { ...viewOn("b", [a]), references: [a] };
    const c = { ...viewOn("c", [b]), references: [b] };
    a.references.push(c);
    const at = (name: string): string => `view "materialize"."ingest_views"."${name}"`;
    const path = ["b", "a", "c", "b"].map(at).join(" -> ");
    refuses(
      [viewOn("outside", [b])],
      new RegExp(`^references run in a circle: ${path.replaceAll(".", "\\.")}$`),
    );
    const self = { ...viewOn("self"), references: [] as MzObject[] };
    self.references.push(self);
    refuses([self], /^references run in a circle: view .*"self" -> view .*"self"$/);
  });

  it("never creates or drops what exists already", async () => {
    const home = existingSchema(existingDatabase("old_database"), "old_schema");
    const { entries } = new Catalog([
      grant({ privileges: ["USAGE"], on: home, to: existingRole("old_role") }),
      grant({ privileges: ["USAGE"], on: existingCluster("old_cluster"), to: existingRole("old_role") }),
      viewOn("v", [], home),
      secret({ schema: home, name: "s", value: "x" }),
    ]);
    const texts = [
      await valueOf(ddlScript(entries).text),
      await valueOf(secretsScript(entries).text),
      dropScript(entries),
    ];
    for (const text of texts) assert.doesNotMatch(text, /(CREATE|DROP) (DATABASE|SCHEMA|CLUSTER|ROLE)/);
    assert.equal(setupScript(entries), undefined);
    assert.match(texts[2]!, /DROP VIEW IF EXISTS "old_database"\."old_schema"\."v";/);
  });
});

function jsonData(): { readonly format: { readonly type: "json" } } {
  return { format: { type: "json" } };
}
