/** `scripts <count>`: that many objects of every usual kind are made, ordered, rendered and parsed. */
import * as pulumi from "@pulumi/pulumi";
import {
  Catalog,
  cluster,
  ddlScript,
  existingDatabase,
  existingRole,
  grant,
  index,
  kafkaConnection,
  kafkaSource,
  kafkaTable,
  parsed,
  schema,
  sql,
  view,
  type MzObject,
} from "../../../materialize";
import { loadParser } from "../../../materialize/parser";
import { stage } from "./probe";
import { countFrom } from "./pipelines";

/** Objects of one group. */
const GROUP = 10;

function makeObjects(count: number): readonly MzObject[] {
  const database = existingDatabase("materialize");
  const shared = {
    schema: schema({ database, name: "ingest" }),
    viewsSchema: schema({ database, name: "ingest_views" }),
    cluster: cluster({ name: "ingest", size: "25cc" }),
    reader: existingRole("reader"),
  };
  return Array.from({ length: count / GROUP }, (_, i) => makeGroup(i, shared)).flat();
}

interface Shared {
  readonly schema: ReturnType<typeof schema>;
  readonly viewsSchema: ReturnType<typeof schema>;
  readonly cluster: ReturnType<typeof cluster>;
  readonly reader: ReturnType<typeof existingRole>;
}

/** A connection, a source, a table, three views on each other, two indexes, two grants. */
function makeGroup(i: number, shared: Shared): readonly MzObject[] {
  const { schema, viewsSchema, cluster, reader: to } = shared;
  const name = `g${String(i).padStart(5, "0")}`;
  const connection = kafkaConnection({
    schema,
    name: `${name}_kafka`,
    // An Output, as where a cluster is provisioned: its text is known later than the others.
    brokers: [{ address: pulumi.output(Promise.resolve(`b-${i}.example.com:9092`)) }],
    security: {},
  });
  const source = kafkaSource({
    schema,
    name: `${name}_source`,
    cluster,
    connection,
    topic: `${name}-events`,
  });
  const table = kafkaTable({
    schema,
    name: `${name}_events`,
    source,
    data: { format: { type: "json" }, include: { partition: true, offset: true, timestamp: true } },
  });
  const typed = view({
    schema: viewsSchema,
    name: `${name}_typed`,
    query: sql`SELECT data->>'userId' AS user_id, data->>'event' AS event, (data->>'total')::numeric AS total
FROM ${table}
WHERE data->>'type' = ${"track"}`,
  });
  const orders = view({
    schema: viewsSchema,
    name: `${name}_orders`,
    query: sql`SELECT user_id, total FROM ${typed} WHERE event = ${"Order Completed"}`,
  });
  const totals = view({
    schema: viewsSchema,
    name: `${name}_totals`,
    query: sql`SELECT user_id, sum(total) AS total, count(*) AS orders FROM ${orders} GROUP BY user_id`,
  });
  return [
    index({ name: `${name}_orders_idx`, on: orders, cluster, columns: ["user_id"] }),
    index({ name: `${name}_totals_idx`, on: totals, cluster, columns: ["user_id"] }),
    grant<"view">({ privileges: ["SELECT"], on: orders, to }),
    grant<"view">({ privileges: ["SELECT"], on: totals, to }),
  ];
}

function valueOf(output: pulumi.Output<string>): Promise<string> {
  // The SDK leaves it out of its types; unlike `apply` it rejects where the Output does.
  return (output as unknown as { promise(): Promise<string> }).promise();
}

async function main(): Promise<void> {
  const count = countFrom(process.argv[2]);
  // Its load is part of `npm start`, not of the work on each object.
  if ((await loadParser()) === undefined)
    throw new Error("the parser is a development dependency: run npm install");

  const made = await stage("make", () => makeObjects(count));
  await stage("order, render and parse", async () => {
    const catalog = await stage("order", () => new Catalog(made));
    const script = await stage("render", async () => {
      const rendered = ddlScript(catalog.entries);
      await valueOf(pulumi.output(rendered.text));
      return rendered;
    });
    // Two schemas and a cluster besides the groups.
    if (script.statements !== count + 3) throw new Error(`${script.statements} statements of ${count + 3}`);
    // As the program does it; that every statement was found is its own check.
    await stage("parse", () => valueOf(parsed(script, "ddl")));
  });
}

void main();
