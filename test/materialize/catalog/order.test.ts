/** The order of a catalog. Whether a server accepts it is not shown: here an order is right when references come first. */
import assert from "node:assert/strict";
import * as fc from "fast-check";
import {
  Catalog,
  comment,
  grant,
  index,
  cluster,
  role,
  type MzObject,
  type View,
} from "../../../materialize";
import { chain, names, sample, viewOn } from "./sample";

interface Node {
  readonly name: string;
  /** Which of the views before this one it reads: the remainders. */
  readonly reads: readonly number[];
  readonly extra: "none" | "index" | "grant" | "comment";
}

const node: fc.Arbitrary<Node> = fc.record({
  name: fc.string({ minLength: 1, maxLength: 8, unit: "grapheme" }),
  reads: fc.array(fc.nat(), { maxLength: 4 }),
  extra: fc.constantFrom("none", "index", "grant", "comment"),
});

/** Views that read any of those before them, and things said about them. */
const graph: fc.Arbitrary<readonly MzObject[]> = fc
  .uniqueArray(node, { minLength: 1, maxLength: 12, selector: ({ name }) => name })
  .map((nodes) => {
    const on = cluster({ name: "c", size: "25cc" });
    const reader = role({ name: "r" });
    const views: View[] = [];
    return nodes.flatMap(({ name, reads, extra }, i): readonly MzObject[] => {
      const made = viewOn(`v${name}`, i === 0 ? [] : reads.map((read) => views[read % i]!));
      views.push(made);
      if (extra === "index")
        return [made, index({ name: `i${name}`, on: made, cluster: on, columns: ["x"] })];
      if (extra === "grant") return [made, grant({ privileges: ["SELECT"], on: made, to: reader })];
      return extra === "comment" ? [made, comment({ on: made, text: "t" })] : [made];
    });
  });

function requireCreatable(catalog: Catalog): void {
  const made = new Set<MzObject>();
  for (const { object } of catalog.entries) {
    for (const reference of object.references)
      assert.ok(made.has(reference), `${object.path.join(".")} comes before ${reference.path.join(".")}`);
    made.add(object);
  }
}

describe("the order of a catalog", () => {
  it("holds everything that the roots refer to, each once", () => {
    const entries = new Catalog(sample().objects).entries;
    assert.deepEqual(names(entries), [
      "database materialize",
      "schema materialize.ingest",
      "schema materialize.ingest_views",
      "cluster ingest",
      "role analyst",
      "secret materialize.ingest.kafka_password",
      "secret materialize.ingest.registry_password",
      "ssh-tunnel-connection materialize.ingest.bastion",
      "kafka-connection materialize.ingest.kafka",
      "confluent-schema-registry-connection materialize.ingest.registry",
      "kafka-source materialize.ingest.orders_source",
      "table materialize.ingest.order_changes",
      "table materialize.ingest.orders",
      "view materialize.ingest_views.orders_flat",
      "materialized-view materialize.ingest_views.order_totals",
      "index materialize.ingest_views.order_totals_by_id",
      "grant SELECT.TABLE.materialize.ingest_views.order_totals.analyst",
      "grant USAGE.CLUSTER.ingest.analyst",
      "grant USAGE.SCHEMA.materialize.ingest_views.analyst",
      "comment MATERIALIZED VIEW.materialize.ingest_views.order_totals",
      "comment ROLE.analyst",
      "comment SCHEMA.materialize.ingest_views",
    ]);
  });

  it("puts every reference before its user, in any graph", () => {
    fc.assert(fc.property(graph, (objects) => requireCreatable(new Catalog(objects))));
    requireCreatable(new Catalog(sample().objects));
  });

  it("does not depend on the order of the roots, nor on their being given twice", () => {
    fc.assert(
      fc.property(
        graph.chain((objects) =>
          fc.tuple(
            fc.constant(objects),
            fc.shuffledSubarray([...objects], { minLength: objects.length, maxLength: objects.length }),
          ),
        ),
        ([objects, shuffled]) => {
          const expected = names(new Catalog(objects).entries);
          assert.deepEqual(names(new Catalog(shuffled).entries), expected);
          assert.deepEqual(names(new Catalog([...shuffled, ...objects]).entries), expected);
        },
      ),
    );
  });

  it("keeps the order of what was there when other objects are added", () => {
    fc.assert(
      fc.property(graph, fc.nat(), (objects, split) => {
        const some = objects.slice(0, 1 + (split % objects.length));
        const before = names(new Catalog(some).entries);
        const after = names(new Catalog(objects).entries);
        assert.deepEqual(
          after.filter((name) => before.includes(name)),
          before,
        );
      }),
    );
  });

  it("orders names by code unit, whatever the machine's language", () => {
    const catalog = new Catalog(["b", "ä", "B", "a", "a_1", "a1"].map((name) => viewOn(name)));
    assert.deepEqual(
      catalog.entries.filter(({ object }) => object.kind === "view").map(({ object }) => object.path[2]),
      ["B", "a", "a1", "a_1", "b", "ä"],
    );
  });

  it("gives a part as an ordered subset: what those roots need and nothing else", () => {
    fc.assert(
      fc.property(graph, fc.nat(), (objects, pick) => {
        const root = objects[pick % objects.length]!;
        const catalog = new Catalog(objects);
        const part = catalog.part([root]);
        assert.deepEqual(
          catalog.entries.filter((entry) => part.includes(entry)),
          part,
        );
        assert.deepEqual(names(part), names(new Catalog([root]).entries));
      }),
    );
  });

  it("finds a part by another, equal definition of its root", () => {
    const catalog = new Catalog(sample().objects);
    assert.deepEqual(names(catalog.part([viewOn("orders_flat")])).at(-1), names(catalog.entries)[13]);
  });

  it("takes chains of ten thousand views", () => {
    const last = chain(10_000);
    const { entries } = new Catalog([last]);
    assert.equal(entries.length, 10_002);
    assert.equal(entries.at(-1)?.object, last);
  });

  it("takes the same chain of ten thousand views defined twice", () => {
    assert.equal(new Catalog([chain(10_000), chain(10_000)]).entries.length, 10_002);
  });
});
