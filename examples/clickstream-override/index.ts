/**
 * Clicks from Confluent Cloud, where the topic and the account are there already, joined with the products of our own
 * Kafka, whose certificates are of our own CA. Two clusters, one catalog: one `ddl` for both.
 */
import * as pulumi from "@pulumi/pulumi";
import { KafkaAccess, KafkaTopic, SaslKafka } from "materialize-ingest";
import {
  Catalog,
  cluster,
  ddlScript,
  existingDatabase,
  kafkaSource,
  kafkaTable,
  materializedView,
  parsed,
  schema,
  secretsScript,
  sql,
} from "materialize-ingest/materialize";

const config = new pulumi.Config();
const groupIdPrefix = "materialize.clickstream.";

// ---- Clicks: Confluent Cloud ----------------------------------------------------------------------------------------

const clicksKafka = new SaslKafka("clicks", {
  vendor: "confluent-cloud",
  bootstrapServers: [config.require("clicksBootstrap")],
  admin: { username: config.require("clicksAdminKey"), password: config.requireSecret("clicksAdminSecret") },
});

// The collector's team has made the topic: it is read by its name, and there is no KafkaTopic for it.
const clicksTopic = "web.clicks";

const clicksAccess = new KafkaAccess("clicks", {
  cluster: clicksKafka,
  // Users cannot be made over Kafka's protocol there: an API key of a service account is given.
  credentials: {
    given: { username: config.require("clicksKey"), password: config.requireSecret("clicksSecret") },
  },
  // ACLs name the service account, not its API key.
  principal: config.require("clicksPrincipal"),
  rights: [{ for: "source", topic: clicksTopic, groupIdPrefix }],
  overrides: {
    // A function sees our defaults and the ACL's key, `read-topic-web.clicks` for one, and may add resource options:
    // the service account reads this topic elsewhere too, and two equal ACLs are one.
    acl: (defaults, key) => ({
      args: defaults,
      opts: { retainOnDelete: key === `read-topic-${clicksTopic}` },
    }),
  },
});

// ---- Products: our own Kafka, behind a private CA -------------------------------------------------------------------

const productsKafka = new SaslKafka("products", {
  bootstrapServers: [config.require("productsBootstrap")],
  certificateAuthority: config.require("productsCa"),
  admin: { username: "admin", password: config.requireSecret("productsAdminPassword") },
  // A partial replaces inputs; here it tells the provider the version that it would otherwise assume.
  overrides: { provider: { kafkaVersion: "3.9.0" } },
});

const productsTopic = new KafkaTopic("products", {
  cluster: productsKafka,
  topicName: "products",
  partitions: 3,
  cleanupPolicy: ["compact"],
  overrides: {
    // Operations add partitions by hand when it gets busy: those are not taken back.
    topic: (defaults) => ({ args: defaults, opts: { ignoreChanges: ["partitions"] } }),
  },
});

const productsAccess = new KafkaAccess("products", {
  cluster: productsKafka,
  credentials: { create: { username: "materialize_clickstream" } },
  rights: [{ for: "source", topic: productsTopic.topicName, groupIdPrefix }],
  // Their password rule: 48 characters.
  overrides: { password: (defaults) => ({ args: { ...defaults, length: 48 } }) },
});

// ---- Materialize ----------------------------------------------------------------------------------------------------

const database = existingDatabase("materialize");
const ingest = schema({ database, name: "clickstream_ingest" });
const views = schema({ database, name: "clickstream" });
const compute = cluster({ name: "clickstream", size: "50cc" });

const clicks = kafkaTable({
  schema: ingest,
  name: "clicks",
  source: kafkaSource({
    schema: ingest,
    name: "clicks_source",
    cluster: compute,
    connection: clicksKafka.connection({
      schema: ingest,
      name: "clicks_kafka",
      username: clicksAccess.username,
      password: clicksAccess.secret({ schema: ingest, name: "clicks_kafka_password" }),
    }),
    topic: clicksTopic,
    groupIdPrefix,
    // The last hour is enough to start with; the topic holds weeks.
    start: { timestampMs: -3_600_000 },
  }),
  data: { format: { type: "json" }, include: { timestamp: "clicked_at" } },
});

const products = kafkaTable({
  schema: ingest,
  name: "products",
  source: kafkaSource({
    schema: ingest,
    name: "products_source",
    cluster: compute,
    connection: productsKafka.connection({
      schema: ingest,
      name: "products_kafka",
      username: productsAccess.username,
      password: productsAccess.secret({ schema: ingest, name: "products_kafka_password" }),
    }),
    topic: productsTopic.topicName,
    groupIdPrefix,
  }),
  data: {
    envelope: "upsert",
    key: { type: "text" },
    format: { type: "json" },
    include: { key: "product_id" },
    // A product that is not JSON is a row with its error: the others stay readable.
    decodingErrors: { inlineAs: "decoding_error" },
  },
});

const clicksByProduct = materializedView({
  schema: views,
  name: "clicks_by_product",
  cluster: compute,
  query: sql`
    SELECT products.product_id, products.data->>'title' AS title, count(*) AS clicks
    FROM ${clicks} AS clicks
    JOIN ${products} AS products ON clicks.data->>'productId' = products.product_id
    WHERE products.decoding_error IS NULL
    GROUP BY products.product_id, products.data->>'title'`,
});

// ---- Outputs --------------------------------------------------------------------------------------------------------

const catalog = new Catalog([clicksByProduct]);

/** Run it after `secrets`. */
export const ddl = parsed(ddlScript(catalog.entries), "ddl");

/** Holds the passwords, and so is secret itself. */
export const secrets = secretsScript(catalog.entries).text;
