/**
 * Orders: a topic on our own Kafka, an account with which Materialize may read it, and the SQL that keeps the newest
 * state of each order.
 *
 *   pulumi up
 *   pulumi stack output secrets --show-secrets | psql -X -v ON_ERROR_STOP=1 "$MATERIALIZE_URL"
 *   pulumi stack output ddl | psql -X -v ON_ERROR_STOP=1 "$MATERIALIZE_URL"
 */
import * as pulumi from "@pulumi/pulumi";
import { KafkaAccess, KafkaTopic, SaslKafka } from "materialize-ingest";
import {
  Catalog,
  cluster,
  ddlScript,
  existingDatabase,
  index,
  kafkaSource,
  kafkaTable,
  materializedView,
  parsed,
  schema,
  secret,
  secretsScript,
  sql,
  view,
} from "materialize-ingest/materialize";

const config = new pulumi.Config();

// ---- Kafka ----------------------------------------------------------------------------------------------------------

const kafka = new SaslKafka("orders", {
  bootstrapServers: config.requireObject<string[]>("bootstrapServers"),
  admin: { username: config.require("kafkaAdmin"), password: config.requireSecret("kafkaAdminPassword") },
});

const topic = new KafkaTopic("orders", {
  cluster: kafka,
  topicName: "orders",
  partitions: 6,
  // The newest message of each order stays, so that Materialize can start over at any time.
  cleanupPolicy: ["compact"],
  minInsyncReplicas: 2,
});

// Materialize's consumer groups start with this: the account below may use those, and no others.
const groupIdPrefix = "materialize.orders.";

const access = new KafkaAccess("orders", {
  cluster: kafka,
  credentials: { create: { username: "materialize_orders" } },
  rights: [{ for: "source", topic: topic.topicName, groupIdPrefix }],
});

// ---- Materialize ----------------------------------------------------------------------------------------------------
// Nothing below connects anywhere: these are values, and the scripts at the end print them in an order that works.

const database = existingDatabase("materialize");
const ingest = schema({ database, name: "orders_ingest" });
const views = schema({ database, name: "orders" });
const compute = cluster({ name: "orders", size: "25cc" });

const connection = kafka.connection({
  schema: ingest,
  name: "kafka",
  username: access.username,
  password: secret({ schema: ingest, name: "kafka_password", value: access.password }),
});

const source = kafkaSource({
  schema: ingest,
  name: "orders_source",
  cluster: compute,
  connection,
  topic: topic.topicName,
  groupIdPrefix,
});

// A message is keyed by the order's id, as text; the newest one of each key is the order's row.
const messages = kafkaTable({
  schema: ingest,
  name: "orders",
  source,
  data: {
    envelope: "upsert",
    key: { type: "text" },
    format: { type: "json" },
    include: { key: "order_id", timestamp: "received_at" },
  },
});

const orders = view({
  schema: views,
  name: "orders",
  query: sql`
    SELECT
      order_id,
      data->>'customerId' AS customer_id,
      data->>'status' AS status,
      (data->>'amountCents')::bigint AS amount_cents,
      received_at
    FROM ${messages}`,
});

// An object in a template becomes its quoted name, a string a quoted literal.
const revenue = materializedView({
  schema: views,
  name: "revenue_by_customer",
  cluster: compute,
  query: sql`
    SELECT customer_id, count(*) AS orders, sum(amount_cents) AS amount_cents
    FROM ${orders}
    WHERE status <> ${"cancelled"}
    GROUP BY customer_id`,
});

const openOrders = index({
  name: "orders_by_customer",
  on: orders,
  cluster: compute,
  columns: ["customer_id"],
});

// ---- Outputs --------------------------------------------------------------------------------------------------------
// What nothing else refers to is enough: a catalog finds the rest.

const catalog = new Catalog([revenue, openOrders]);

/** Run it after `secrets`. `parsed` has Materialize's own parser read it first, as it is installed here. */
export const ddl = parsed(ddlScript(catalog.entries), "ddl");

/** Holds the password, and so is secret itself. */
export const secrets = secretsScript(catalog.entries).text;
