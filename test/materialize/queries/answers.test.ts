/**
 * The operator's queries run: on an embedded Postgres, over stand-ins for Materialize's catalog with the columns that
 * its documentation lists. Shown: the joins mean what the questions say, and every column exists. Not shown: that a
 * server fills these relations as documented, and what it answers to VALIDATE CONNECTION.
 */
import assert from "node:assert/strict";
import { type PGlite } from "@electric-sql/pglite";
import {
  Catalog,
  existingCluster,
  existingDatabase,
  kafkaConnection,
  kafkaSource,
  kafkaTable,
  materializedView,
  operatorQueries,
  schema,
  sql,
  sshTunnelConnection,
  type Entry,
} from "../../../materialize";
import { postgres } from "../../support/pglite";

/** Columns: https://materialize.com/docs/sql/system-catalog/mz_catalog/ and …/mz_internal/, read Nov 2026. */
const CATALOG = `
  CREATE SCHEMA mz_catalog; CREATE SCHEMA mz_internal;
  CREATE TABLE mz_catalog.mz_databases (id text, oid oid, name text, owner_id text, privileges text[]);
  CREATE TABLE mz_catalog.mz_schemas (id text, oid oid, database_id text, name text, owner_id text, privileges text[]);
  CREATE TABLE mz_catalog.mz_objects (id text, oid oid, schema_id text, name text, type text, owner_id text,
    cluster_id text, privileges text[]);
  CREATE TABLE mz_catalog.mz_connections (id text, oid oid, schema_id text, name text, type text, owner_id text,
    privileges text[], create_sql text, redacted_create_sql text);
  CREATE TABLE mz_catalog.mz_ssh_tunnel_connections (id text, public_key_1 text, public_key_2 text);
  CREATE TABLE mz_catalog.mz_cluster_replicas (id text, name text, cluster_id text, size text, owner_id text);
  CREATE TABLE mz_catalog.mz_egress_ips (egress_ip text, prefix_length int, cidr text);
  CREATE TABLE mz_internal.mz_source_statuses (id text, name text, type text, last_status_change_at timestamptz,
    status text, error text, details jsonb);
  CREATE TABLE mz_internal.mz_source_statistics (id text, replica_id text, messages_received numeric,
    bytes_received numeric, updates_staged numeric, updates_committed numeric, records_indexed numeric,
    bytes_indexed numeric, rehydration_latency interval, snapshot_records_known numeric,
    snapshot_records_staged numeric, snapshot_committed boolean, offset_known numeric, offset_committed numeric);
  CREATE TABLE mz_internal.mz_hydration_statuses (object_id text, replica_id text, hydrated boolean);
  CREATE TABLE mz_internal.mz_wallclock_global_lag (object_id text, lag interval);
  CREATE TABLE mz_internal.mz_cluster_replica_utilization (replica_id text, process_id int, cpu_percent float8,
    memory_percent float8, disk_percent float8, heap_percent float8);`;

/** One name in two schemas of one database, and in a schema of one name in two databases. */
const HOMES = [
  ["d1", "s1"],
  ["d1", "s2"],
  ["d2", "s1"],
  ["d'3", 's"3'],
] as const;

/** The id that an object has in the stand-in catalog: `d1.s1.events`. */
const idOf = (database: string, home: string, name: string): string => `${database}.${home}.${name}`;

async function fill(db: PGlite): Promise<void> {
  await db.exec(CATALOG);
  // A relation of the system stands in a schema without a database.
  await db.query("INSERT INTO mz_catalog.mz_schemas (id, database_id, name) VALUES ('sys', NULL, 's1')");
  await db.query(
    "INSERT INTO mz_catalog.mz_objects (id, schema_id, name) VALUES ('sys.events', 'sys', 'events')",
  );
  for (const database of new Set(HOMES.map(([name]) => name)))
    await db.query("INSERT INTO mz_catalog.mz_databases (id, name) VALUES ($1, $2)", [
      `id ${database}`,
      database,
    ]);
  for (const [i, [database, home]] of HOMES.entries()) {
    const schemaId = `id ${database}.${home}`;
    await db.query("INSERT INTO mz_catalog.mz_schemas (id, database_id, name) VALUES ($1, $2, $3)", [
      schemaId,
      `id ${database}`,
      home,
    ]);
    for (const name of ["bastion", "events", "totals"]) {
      const id = idOf(database, home, name);
      const row = [id, schemaId, name];
      await db.query("INSERT INTO mz_catalog.mz_objects (id, schema_id, name) VALUES ($1, $2, $3)", row);
      if (name === "bastion") {
        await db.query(
          "INSERT INTO mz_catalog.mz_connections (id, schema_id, name) VALUES ($1, $2, $3)",
          row,
        );
        await db.query("INSERT INTO mz_catalog.mz_ssh_tunnel_connections VALUES ($1, $2, $3)", [
          id,
          `${id} 1`,
          `${id} 2`,
        ]);
      }
      await db.query("INSERT INTO mz_internal.mz_source_statuses (id, name, status) VALUES ($1, $2, $3)", [
        id,
        name,
        `${id} runs`,
      ]);
      await db.query(
        `INSERT INTO mz_internal.mz_source_statistics (id, replica_id, messages_received, snapshot_records_known,
          snapshot_records_staged, snapshot_committed, offset_known, offset_committed)
          VALUES ($1, 'r1', $2, $3, 1, $4, 100, $2)`,
        [id, i, i === 0 ? 0 : 3 * i, i > 1],
      );
      for (const replica of ["r1", "r2"])
        await db.query("INSERT INTO mz_internal.mz_hydration_statuses VALUES ($1, $2, $3)", [
          id,
          replica,
          replica === "r1",
        ]);
      await db.query(
        "INSERT INTO mz_internal.mz_wallclock_global_lag VALUES ($1, make_interval(secs => $2))",
        [id, i],
      );
    }
  }
}

function objectsOf(database: string, home: string): readonly Entry[] {
  const place = schema({ database: existingDatabase(database), name: home });
  const cluster = existingCluster("c");
  const sshTunnel = sshTunnelConnection({ schema: place, name: "bastion", host: "b", user: "u" });
  const connection = kafkaConnection({
    schema: place,
    name: "kafka",
    brokers: [{ address: "b:9092" }],
    security: {},
    sshTunnel,
  });
  const source = kafkaSource({ schema: place, name: "events", cluster, connection, topic: "t" });
  return new Catalog([
    kafkaTable({ schema: place, name: "rows", source, data: { format: { type: "json" } } }),
    materializedView({ schema: place, name: "totals", cluster, query: sql`SELECT 1 AS x` }),
  ]).entries;
}

describe("the answers to operator queries", () => {
  let db: PGlite;

  /** The rows that a question about the objects of one home is answered with. */
  async function ask(question: RegExp, [database, home]: readonly [string, string]): Promise<unknown[]> {
    const found = operatorQueries(objectsOf(database, home)).filter(({ title }) => question.test(title));
    assert.equal(found.length, 1, `${found.length} questions are like ${question}`);
    return (await db.query(found[0]!.sql)).rows;
  }

  before(async () => {
    db = await postgres();
    await fill(db);
  });
  after(() => db.exec("DROP SCHEMA mz_catalog CASCADE; DROP SCHEMA mz_internal CASCADE"));

  for (const home of HOMES) {
    const [database, name] = home;
    const i = HOMES.indexOf(home);
    it(`are about the object of this schema in this database: ${database}.${name}`, async () => {
      const tunnel = idOf(database, name, "bastion");
      assert.deepEqual(await ask(/public keys/, home), [
        { public_key_1: `${tunnel} 1`, public_key_2: `${tunnel} 2` },
      ]);
      assert.deepEqual(await ask(/and if not, why/, home), [
        {
          status: `${idOf(database, name, "events")} runs`,
          error: null,
          details: null,
          last_status_change_at: null,
        },
      ]);
      assert.deepEqual(await ask(/hydrated/, home), [
        { replica_id: "r1", hydrated: true },
        { replica_id: "r2", hydrated: false },
      ]);
      assert.deepEqual(await ask(/Does .* move/, home), [
        { bytes_received: null, messages_received: String(i), updates_staged: null, updates_committed: null },
      ]);
      const [lag] = (await ask(/behind the clock/, home)) as { lag: unknown }[];
      assert.equal(String(lag?.lag), `00:00:0${i}`);
    });
  }

  it("show a snapshot while it is read, in percent, and no longer when it is committed", async () => {
    const question = /first read/;
    assert.deepEqual(await ask(question, HOMES[0]), [
      { snapshot_records_staged: "1", snapshot_records_known: "0", snapshot_percent: null },
    ]);
    assert.deepEqual(await ask(question, HOMES[1]), [
      { snapshot_records_staged: "1", snapshot_records_known: "3", snapshot_percent: "33.33" },
    ]);
    assert.deepEqual(await ask(question, HOMES[2]), []);
  });

  it("show how far a source is behind once its snapshot is committed, and not before", async () => {
    const question = /messages is .* behind/;
    assert.deepEqual(await ask(question, HOMES[0]), []);
    assert.deepEqual(await ask(question, HOMES[2]), [
      { offset_known: "100", offset_committed: "2", offset_delta: "98" },
    ]);
  });

  it("are none for an object that is not there", async () => {
    for (const question of [/public keys/, /and if not, why/, /hydrated/, /first read/, /behind the clock/])
      assert.deepEqual(await ask(question, ["d2", "s2"]), []);
  });

  it("come for the whole region too", async () => {
    await db.exec(`INSERT INTO mz_catalog.mz_cluster_replicas (id, name) VALUES ('u1', 'r1');
      INSERT INTO mz_internal.mz_cluster_replica_utilization VALUES ('u1', 0, 1, 2, 3, 4);
      INSERT INTO mz_catalog.mz_egress_ips VALUES ('1.2.3.0', 24, '1.2.3.0/24')`);
    assert.deepEqual(await ask(/How busy/, HOMES[0]), [
      { replica: "r1", process_id: 0, cpu_percent: 1, memory_percent: 2, disk_percent: 3 },
    ]);
    assert.deepEqual(await ask(/Which addresses/, HOMES[0]), [
      { egress_ip: "1.2.3.0", prefix_length: 24, cidr: "1.2.3.0/24" },
    ]);
  });

  it("name the messages that could not be decoded, and why", async () => {
    const { rows } = await db.query<{ name: string }>("SELECT current_database() AS name");
    const place = schema({ database: existingDatabase(rows[0]!.name), name: "inline" });
    const cluster = existingCluster("c");
    const connection = kafkaConnection({
      schema: place,
      name: "kafka",
      brokers: [{ address: "b:9092" }],
      security: {},
    });
    const source = kafkaSource({ schema: place, name: "events", cluster, connection, topic: "t" });
    const data = {
      envelope: "upsert",
      format: { type: "json" },
      key: { type: "text" },
      decodingErrors: "inline",
    } as const;
    const table = kafkaTable({ schema: place, name: "rows", source, data });
    await db.exec(`CREATE SCHEMA inline; CREATE TYPE inline.error AS (description text);
      CREATE TABLE inline.rows (key text, data jsonb, error inline.error);
      INSERT INTO inline.rows VALUES ('good', '{}', NULL), ('bad', NULL, ROW('no JSON'))`);
    const query = operatorQueries(new Catalog([table]).entries).find(({ title }) => /decoded/.test(title))!;
    assert.deepEqual((await db.query(query.sql)).rows, [
      { description: "no JSON", key: "bad", data: null, error: '("no JSON")' },
    ]);
    await db.exec("DROP SCHEMA inline CASCADE");
  });
});
