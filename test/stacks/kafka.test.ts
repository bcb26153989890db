/** The kind `kafka`: what its topics become. That a server takes it, only a server can say; its parser is asked here. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deployed, GIVEN, JSON_TOPIC, KAFKA, KEYS, kafkaKind, PLANTED, SSH } from "../support/environments";

const TOPIC = "kafka:index/topic:Topic";
const REGISTRY = { url: "https://registry.example.com:8081" };
const read = (data: object) => ({ create: false, name: "there", data });
/** The statement that makes an object, without its end. */
function statement(ddl: string, name: string): string {
  const found = ddl
    .split(";\n")
    .filter((text) =>
      text.split("\n").some((line) => line.startsWith("CREATE") && line.includes(`"${name}"`)),
    );
  assert.equal(found.length, 1, `${name} in:\n${ddl}`);
  return found[0]!.trim();
}

describe("A pipeline kafka", () => {
  it("makes a source and a table for each topic, and the topics that are not there yet", async () => {
    const topics = { orders: JSON_TOPIC, "order-lines": { ...read(JSON_TOPIC.data), name: "Lines" } };
    const { ddl, resources, pipelines } = await deployed({ shop: kafkaKind(topics) });
    assert.deepEqual(
      resources.filter(({ type }) => type === TOPIC).map(({ name, inputs }) => [name, inputs]),
      [["shop-orders-topic", { name: "shop-orders", partitions: 3, replicationFactor: 3, config: {} }]],
    );
    assert.match(
      statement(ddl, "shop_orders_source"),
      /TOPIC = 'shop-orders', GROUP ID PREFIX = 'materialize\.shop\.'/,
    );
    assert.match(
      statement(ddl, "shop_order_lines_source"),
      /TOPIC = 'Lines', GROUP ID PREFIX = 'materialize\.shop\.'/,
    );
    assert.match(statement(ddl, "shop_orders"), /FROM SOURCE "materialize"\."ingest"\."shop_orders_source"/);
    assert.deepEqual(pipelines["shop"]!["topics"], ["Lines", "shop-orders"]);
    assert.doesNotMatch(ddl, /ingest_views/);
  });

  it("may read exactly the topics that it names, and commit under its own prefix", async () => {
    const { resources } = await deployed({
      shop: kafkaKind({ a: JSON_TOPIC, b: { ...read(JSON_TOPIC.data), name: "shop-b" } }),
    });
    const acls = resources.filter(({ type }) => type.endsWith(":Acl"));
    assert.deepEqual(
      acls.map(({ name }) => name),
      [
        "shop-acl-read-group-prefixed-materialize.shop.",
        "shop-acl-read-topic-shop-a",
        "shop-acl-read-topic-shop-b",
      ],
    );
  });

  it("reads every format in every envelope that is legal for it", async () => {
    const key = { type: "text" };
    const topics = {
      csv: read({ format: { type: "csv", columns: 3, delimiter: ";" } }),
      text: read({ format: { type: "text" }, key, include: { key: "id", timestamp: true, headers: true } }),
      bytes: read({ format: { type: "bytes" }, key, envelope: "upsert" }),
      json: read({
        format: { type: "json" },
        key,
        envelope: "upsert",
        decodingErrors: { inlineAs: "problem" },
      }),
      avro: read({ format: { type: "avro", valueStrategy: { id: 7 } }, envelope: "upsert" }),
      cdc: read({ format: { type: "avro" }, envelope: "debezium", include: { offset: "at" } }),
      proto: read({ format: { type: "protobuf" } }),
      inline: read({ format: { type: "protobuf", message: "a.B", schemaHex: "0a00" } }),
      header: read({
        format: { type: "json" },
        include: { header: [{ header: "trace", as: "trace_id", bytes: true }] },
      }),
    };
    const { ddl } = await deployed({ shop: kafkaKind(topics, { registry: REGISTRY }) });
    const tail = (name: string): string => statement(ddl, `shop_${name}`).split("\n").slice(2).join("\n");
    const registry = 'USING CONFLUENT SCHEMA REGISTRY CONNECTION "materialize"."ingest"."shop_registry"';
    assert.equal(tail("csv"), "FORMAT CSV WITH 3 COLUMNS DELIMITED BY ';'\nENVELOPE NONE");
    assert.equal(
      tail("text"),
      'KEY FORMAT TEXT\nVALUE FORMAT TEXT\nINCLUDE KEY AS "id", TIMESTAMP, HEADERS\nENVELOPE NONE',
    );
    assert.equal(tail("bytes"), "KEY FORMAT TEXT\nVALUE FORMAT BYTES\nENVELOPE UPSERT");
    assert.match(
      tail("json"),
      /VALUE FORMAT JSON\nENVELOPE UPSERT \(VALUE DECODING ERRORS = INLINE AS "problem"\)$/,
    );
    assert.equal(tail("avro"), `FORMAT AVRO ${registry} VALUE STRATEGY ID 7\nENVELOPE UPSERT`);
    assert.equal(tail("cdc"), `FORMAT AVRO ${registry}\nINCLUDE OFFSET AS "at"\nENVELOPE DEBEZIUM`);
    assert.equal(tail("proto"), `FORMAT PROTOBUF ${registry}\nENVELOPE NONE`);
    assert.equal(tail("inline"), "FORMAT PROTOBUF MESSAGE 'a.B' USING SCHEMA '\\x0a00'\nENVELOPE NONE");
    assert.equal(tail("header"), `FORMAT JSON\nINCLUDE HEADER 'trace' AS "trace_id" BYTES\nENVELOPE NONE`);
  });

  it("connects to a registry with a password out of the secrets, or without one", async () => {
    const topics = { orders: read({ format: { type: "avro" } }) };
    const open = await deployed({ shop: kafkaKind(topics, { registry: REGISTRY }) });
    assert.match(
      statement(open.ddl, "shop_registry"),
      /CONFLUENT SCHEMA REGISTRY \(URL = 'https:\/\/registry\.example\.com:8081'\)/,
    );
    assert.doesNotMatch(open.secrets.value as string, /registry/);
    const registry = { ...REGISTRY, username: "sr", password: { secret: "registry" } };
    const closed = await deployed({ shop: kafkaKind(topics, { registry }) });
    assert.match(
      statement(closed.ddl, "shop_registry"),
      /USERNAME = 'sr',\s+PASSWORD = SECRET "materialize"\."ingest"\."shop_registry_password"/,
    );
    assert.match(
      closed.secrets.value as string,
      new RegExp(`"shop_registry_password" AS '${PLANTED}-registry';`),
    );
    assert.ok(!closed.plain.includes(PLANTED));
  });

  it("reaches brokers and registry through the bastion, which opens both", async () => {
    const topics = { orders: read({ format: { type: "avro" } }) };
    const more = (registry: object, publicKeys?: readonly string[]) => ({
      registry,
      network: "ssh",
      ssh: { ...SSH, publicKeys },
    });
    const waiting = await deployed({ shop: kafkaKind(topics, more(REGISTRY)) });
    assert.match(waiting.ddl, /^-- waits for .*"shop_registry"$/m);
    const through = await deployed({ shop: kafkaKind(topics, more(REGISTRY, KEYS)) });
    assert.match(statement(through.ddl, "shop_registry"), /SSH TUNNEL = "materialize"\."ingest"\."shop_ssh"/);
    const bastionOf = ({ pipelines }: typeof through) =>
      (pipelines["shop"]!["upstream"] as { bastion: string }).bastion;
    assert.match(bastionOf(through), /permitopen="registry\.example\.com:8081"/);
    const beside = await deployed({ shop: kafkaKind(topics, more({ ...REGISTRY, tunnel: false }, KEYS)) });
    assert.doesNotMatch(statement(beside.ddl, "shop_registry"), /SSH TUNNEL/);
    assert.doesNotMatch(bastionOf(beside), /registry/);
  });

  it("opens the port that a registry's URL leaves out", async () => {
    const topics = { orders: read({ format: { type: "avro" } }) };
    for (const [url, port] of [
      ["https://r.example.com", 443],
      ["http://r.example.com", 80],
    ] as const) {
      const more = { registry: { url }, network: "ssh", ssh: { ...SSH, publicKeys: KEYS } };
      const { pipelines } = await deployed({ shop: kafkaKind(topics, more) });
      const { bastion } = pipelines["shop"]!["upstream"] as { bastion: string };
      assert.ok(bastion.includes(`permitopen="r.example.com:${port}"`), bastion);
    }
  });

  it("lets a reader see its tables", async () => {
    const { ddl } = await deployed({ shop: kafkaKind({ orders: JSON_TOPIC }, { reader: { role: "bi" } }) });
    assert.match(ddl, /^GRANT SELECT ON TABLE "materialize"\."ingest"\."shop_orders" TO "bi";$/m);
    assert.match(ddl, /^GRANT USAGE ON SCHEMA "materialize"\."ingest" TO "bi";$/m);
    assert.doesNotMatch(ddl, /GRANT .*(shop_orders_source|shop_kafka)/);
  });

  it("gives a private CA, out of a file, to the provider and to Materialize", async () => {
    const folder = mkdtempSync(join(tmpdir(), "mz-ca-"));
    const certificateAuthorityFile = join(folder, "ca.pem");
    const pem = "-----BEGIN CERTIFICATE-----\nTUlJQg==\n-----END CERTIFICATE-----\n";
    try {
      writeFileSync(certificateAuthorityFile, pem);
      const kafka = { ...KAFKA, certificateAuthorityFile };
      const { ddl, resources } = await deployed({ shop: kafkaKind({ orders: JSON_TOPIC }, { kafka }) });
      assert.ok(statement(ddl, "shop_kafka").includes(`SSL CERTIFICATE AUTHORITY = '${pem}'`), ddl);
      assert.equal(resources.find(({ type }) => type === "pulumi:providers:kafka")!.inputs["caCert"], pem);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("takes Confluent's mechanism by itself, and leaves the replicas to it", async () => {
    const kafka = { ...KAFKA, vendor: "confluent-cloud" };
    const { ddl, resources } = await deployed({
      shop: kafkaKind({ orders: JSON_TOPIC }, { kafka, access: GIVEN }),
    });
    assert.match(statement(ddl, "shop_kafka"), /SASL MECHANISMS = 'PLAIN'/);
    const topic = resources.find(({ type }) => type === TOPIC)!;
    assert.deepEqual(topic.opts.ignoreChanges, ["replicationFactor"]);
  });

  it("keeps two pipelines on one cluster apart: no name is used twice", async () => {
    const { resources, pipelines } = await deployed({
      a: kafkaKind({ b: JSON_TOPIC }),
      "a-b": kafkaKind({ c: JSON_TOPIC }),
      "a-b-topic": kafkaKind({ d: JSON_TOPIC }),
    });
    assert.equal(new Set(resources.map(({ urn }) => urn)).size, resources.length);
    assert.deepEqual(Object.keys(pipelines), ["a", "a-b", "a-b-topic"]);
  });
});
