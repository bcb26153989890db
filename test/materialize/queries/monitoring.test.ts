/** The operator's queries as text. `mz_internal` is no stable interface: what a later release answers is not shown. */
import assert from "node:assert/strict";
import * as fc from "fast-check";
import {
  awsConnection,
  awsExternalId,
  awsPrivateLinkConnection,
  Catalog,
  existingDatabase,
  kafkaConnection,
  kafkaSource,
  kafkaTable,
  materializedView,
  monitoringScript,
  operatorQueries,
  privateLinkPrincipal,
  schema,
  secret,
  sql,
  sshPublicKeys,
  sshTunnelConnection,
  validateConnection,
  existingCluster,
  webhookSource,
  webhookTable,
  type MzObject,
  type OperatorQuery,
} from "../../../materialize";
import { hostileName } from "../../support/arbitrary";
import { parses } from "../../support/parser";
import { awsSample } from "../catalog/awsSample";
import { sample } from "../catalog/sample";

const { objects } = sample();
const { entries } = new Catalog(objects);
const onAws = new Catalog(awsSample().objects).entries;

/** A source, its table and its connections, all of one name but for what keeps them apart. */
function called(name: string): readonly MzObject[] {
  const home = schema({ database: existingDatabase(name), name });
  const cluster = existingCluster(name);
  const sshTunnel = sshTunnelConnection({ schema: home, name: `${name}t`, host: "b", user: "u" });
  const password = secret({ schema: home, name: `${name}p`, value: "x" });
  const connection = kafkaConnection({
    schema: home,
    name: `${name}c`,
    brokers: [{ address: "b:9092" }],
    security: { sasl: { mechanism: "PLAIN", username: "u", password } },
    sshTunnel,
  });
  const source = kafkaSource({ schema: home, name: `${name}s`, cluster, connection, topic: "t" });
  const upsert = { envelope: "upsert", format: { type: "json" }, key: { type: "text" } } as const;
  return [
    kafkaTable({ schema: home, name: `${name}d`, source, data: { format: { type: "json" } } }),
    kafkaTable({
      schema: home,
      name: `${name}e`,
      source,
      data: { ...upsert, decodingErrors: { inlineAs: name } },
    }),
    materializedView({ schema: home, name: `${name}m`, cluster, query: sql`SELECT 1 AS x` }),
    awsConnection({ schema: home, name: `${name}a`, assumeRoleArn: "arn:aws:iam::123456789012:role/mz" }),
    awsPrivateLinkConnection({
      schema: home,
      name: `${name}l`,
      serviceName: "com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0",
      availabilityZones: [],
    }),
    webhookSource({ schema: home, name: `${name}w`, cluster, check: "insecure" }),
    webhookTable({ schema: home, name: `${name}x`, check: "insecure" }),
  ];
}

describe("operator queries", () => {
  it("each parses as one statement, and says in words what it asks and where it comes from", () => {
    for (const { title, sql: query, source } of [...operatorQueries(entries), ...operatorQueries(onAws)]) {
      const [statement, ...others] = parses(query);
      assert.ok(["select", "validate_connection"].includes(statement!.kind), query);
      assert.deepEqual(others, []);
      assert.match(title, /\?/);
      assert.match(source, /^https:\/\/materialize\.com\/docs\/[a-z0-9/#_-]+$/);
    }
  });

  it("ask what an operator asks, of every object that has an answer", () => {
    const asked = operatorQueries(entries).map(({ title }) => title);
    const about = (name: string): number => asked.filter((title) => title.includes(`"${name}"`)).length;
    assert.deepEqual(
      [
        "bastion",
        "kafka",
        "registry",
        "orders_source",
        "orders",
        "order_changes",
        "order_totals",
        "ingest_views",
      ].map(about),
      [2, 1, 1, 5, 1, 1, 2, 3],
    );
    assert.equal(new Set(asked).size, asked.length, "two questions have one title");
    assert.deepEqual(
      operatorQueries([]).map(({ sql: query }) => /FROM (\S+)/.exec(query)?.[1]),
      ["mz_internal.mz_cluster_replica_utilization", "mz_catalog.mz_egress_ips"],
    );
  });

  it("ask what an operator asks of what stands on AWS", () => {
    const asked = operatorQueries(onAws).map(({ title }) => title);
    const about = (name: string): readonly string[] =>
      asked.filter((title) => title.includes(`"${name}"`)).map((title) => title.split(" ")[0]!);
    assert.deepEqual(about("msk_role"), ["Which", "Does"]);
    assert.deepEqual(about("msk_endpoint"), ["Which", "What", "Does"]);
    assert.deepEqual(about("a_glue"), ["Does"]);
    assert.deepEqual(about("a_kafka"), ["Does"]);
    assert.deepEqual(about("a_webhook"), ["Which", "How"]);
    assert.deepEqual(about("b_webhook"), ["Which", "How"]);
    assert.equal(new Set(asked).size, asked.length, "two questions have one title");
  });

  it("ask for the addresses to let through a firewall of Materialize's own cloud only", () => {
    const asksEgress = (deployment: "cloud" | "self-managed"): boolean =>
      operatorQueries(entries, deployment).some(({ sql: query }) => query.includes("mz_egress_ips"));
    assert.deepEqual([asksEgress("cloud"), asksEgress("self-managed")], [true, false]);
  });

  it("ask nothing about what was not made here", () => {
    const existing = entries.map((entry) => ({ ...entry, object: { ...entry.object, existing: true } }));
    assert.deepEqual(operatorQueries(existing), operatorQueries([]));
  });

  it("make a script whose statements are the queries, each after its question and its source", () => {
    const text = monitoringScript(entries);
    const queries = operatorQueries(entries);
    assert.deepEqual(
      parses(text).map((statement) => statement.sql),
      queries.map(({ sql: query }) => query),
    );
    const comments = text.split("\n").filter((line) => line.startsWith("-- "));
    assert.deepEqual(
      comments,
      queries.flatMap(({ title, source }) => [`-- ${title}`, `-- see ${source}`]),
    );
  });

  it("are safe whatever objects are called: a comment line a title, the queries untouched", () => {
    fc.assert(
      fc.property(hostileName(120), (name) => {
        const hostile = new Catalog(called(name)).entries;
        const text = monitoringScript(hostile);
        const queries = operatorQueries(hostile);
        assert.deepEqual(
          parses(text).map((statement) => statement.sql),
          queries.map(({ sql: query }) => query),
        );
        for (const { sql: query } of queries) assert.equal(parses(query).length, 1);
        // Without the queries, two comment lines each: a title never ends its line.
        const rest = queries.reduce((left, { sql: query }) => left.replace(`${query};`, () => ""), text);
        const lines = rest.split(/[\n\r\v\f\u0085\u2028\u2029]/).filter((line) => line !== "");
        assert.equal(lines.length, 2 * queries.length, text);
        for (const line of lines) assert.match(line, /^-- /);
      }),
    );
  });

  it("name an object by all parts of its name, as literals", () => {
    const tunnel = sshTunnelConnection({
      schema: schema({ database: existingDatabase("d'b"), name: 's"c' }),
      name: "it's",
      host: "b",
      user: "u",
    });
    const { sql: query } = sshPublicKeys(tunnel);
    for (const part of ["'d''b'", "'s\"c'", "'it''s'"]) assert.ok(query.includes(part), query);
    assert.equal(validateConnection(tunnel).sql, `VALIDATE CONNECTION "d'b"."s""c"."it's"`);
    const { aws, privateLink } = awsSample();
    for (const { sql: query } of [awsExternalId(aws), privateLinkPrincipal(privateLink)])
      assert.match(
        query,
        /name = 'msk_(role|endpoint)' AND c_s\.name = 'ingest' AND c_d\.name = 'materialize' /,
      );
  });

  it("read a table's inline errors by the name of their column, and count where there are none", () => {
    const queries = operatorQueries(new Catalog(called("q")).entries);
    const find = (name: string): OperatorQuery => queries.find(({ title }) => title.includes(`"${name}"`))!;
    assert.equal(find("qd").sql, 'SELECT count(*) FROM "q"."q"."qd"');
    assert.equal(find("qe").sql, 'SELECT ("q").description, * FROM "q"."q"."qe" WHERE "q" IS NOT NULL');
  });
});
