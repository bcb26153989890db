/** The kind `segment-kafka`: exactly what it registers and gives. That a broker takes it, the integration tests show. */
import assert from "node:assert/strict";
import { marked, shape } from "../support/mocks";
import { CREATE, deployed, GIVEN, KAFKA, PLANTED, segment } from "../support/environments";

const TOPIC = "kafka:index/topic:Topic";
const PIPELINE = "materialize-ingest:stacks:Pipeline";
const acl = (type: string, name: string, pattern: string) => ({
  aclHost: "*",
  aclOperation: "Read",
  aclPermissionType: "Allow",
  aclPrincipal: "User:materialize",
  aclResourceName: name,
  aclResourceType: type,
  resourcePatternTypeFilter: pattern,
});

describe("A pipeline segment-kafka", () => {
  it("registers a cluster, a topic of 1 partition kept for 7 days, and an account that may read it", async () => {
    const { resources } = await deployed({ web: segment() });
    assert.deepEqual(shape(resources), [
      [
        "kafka:index/acl:Acl",
        "web-acl-read-group-prefixed-materialize.web.",
        acl("Group", "materialize.web.", "Prefixed"),
      ],
      ["kafka:index/acl:Acl", "web-acl-read-topic-web-events", acl("Topic", "web-events", "Literal")],
      [
        TOPIC,
        "web-events-topic",
        { name: "web-events", partitions: 1, replicationFactor: 3, config: { "retention.ms": "604800000" } },
      ],
      [
        "kafka:index/userScramCredential:UserScramCredential",
        "web-user",
        { username: "materialize", scramMechanism: "SCRAM-SHA-512", password: marked("random-web-password") },
      ],
      ["materialize-ingest:kafka:KafkaAccess", "web", {}],
      ["materialize-ingest:kafka:KafkaTopic", "web-events", {}],
      ["materialize-ingest:kafka:SaslKafka", "web", {}],
      [PIPELINE, "web", {}],
      [
        "pulumi:providers:kafka",
        "web-provider",
        {
          bootstrapServers: KAFKA.bootstrapServers,
          saslMechanism: "scram-sha512",
          saslPassword: marked(`${PLANTED}-admin`),
          saslUsername: "admin",
          skipTlsVerify: false,
          timeout: 30,
          tlsEnabled: true,
        },
      ],
      ["random:index/randomPassword:RandomPassword", "web-password", { length: 32, special: false }],
    ]);
  });

  it("puts all of it under one component named after the pipeline", async () => {
    const { resources } = await deployed({ web: segment() });
    const top = resources.filter(({ parent }) => parent === undefined);
    assert.deepEqual(
      top.map(({ type, name }) => [type, name]),
      [[PIPELINE, "web"]],
    );
    const parents = new Set(resources.map(({ type, name }) => `${type}::${name}`));
    for (const { parent, name } of resources) assert.ok(parent === undefined || parents.has(parent), name);
  });

  it("gives the names of what it provisioned, its part of the DDL and the texts of 2022", async () => {
    const { pipelines, ddl } = await deployed({ web: segment() });
    const { legacyDdl, ...web } = pipelines["web"]!;
    assert.deepEqual(web, {
      kind: "segment-kafka",
      bootstrapServers: KAFKA.bootstrapServers,
      topics: ["web-events"],
      username: "materialize",
      ddl,
    });
    assert.deepEqual(Object.keys(legacyDdl as object), ["binary", "cloud2022"]);
  });

  it("makes these objects, and no role, in this order", async () => {
    const { ddl, keys } = await deployed({ web: segment() });
    const names = [...ddl.matchAll(/^CREATE ([A-Z ]+?) IF NOT EXISTS ([^\s;]+)/gm)].map(([, what, name]) => [
      what,
      name,
    ]);
    assert.deepEqual(names, [
      ["SCHEMA", '"materialize"."ingest"'],
      ["SCHEMA", '"materialize"."ingest_views"'],
      ["CONNECTION", '"materialize"."ingest"."web_kafka"'],
      ["SOURCE", '"materialize"."ingest"."web_events_source"'],
      ["TABLE", '"materialize"."ingest"."web_events"'],
      ["VIEW", '"materialize"."ingest_views"."web_events_jsonb"'],
      ["MATERIALIZED VIEW", '"materialize"."ingest_views"."web_events_json"'],
    ]);
    assert.deepEqual(keys, ["ddl", "secrets", "pipelines", "pending"]);
    assert.equal(ddl.match(/;$/gm)?.length, names.length);
  });

  it("names the cluster quickstart unless another is asked for, and makes only one that has a size", async () => {
    assert.match((await deployed({ web: segment() })).ddl, /IN CLUSTER "quickstart"/);
    const named = await deployed({ web: segment() }, { materialize: { cluster: { name: "mine" } } });
    assert.match(named.ddl, /IN CLUSTER "mine"/);
    assert.doesNotMatch(named.ddl, /CREATE CLUSTER/);
    const made = await deployed(
      { web: segment() },
      { materialize: { cluster: { name: "mine", size: "25cc" } } },
    );
    assert.match(made.ddl, /CREATE CLUSTER IF NOT EXISTS "mine" \(SIZE = '25cc'/);
  });

  it("makes a database and schemas that are not built in", async () => {
    const materialize = { database: "prod", schema: "public", viewsSchema: "views" };
    const { ddl, secrets } = await deployed({ web: segment() }, { materialize });
    for (const text of [ddl, secrets.value as string]) {
      assert.match(text, /^CREATE DATABASE IF NOT EXISTS "prod";/m);
      assert.doesNotMatch(text, /CREATE SCHEMA IF NOT EXISTS "prod"\."public"/);
    }
    assert.match(ddl, /CREATE SCHEMA IF NOT EXISTS "prod"\."views"/);
  });

  it("takes the topic's settings, and leaves a topic that is there already alone", async () => {
    const topic = {
      name: "Events.web",
      partitions: 6,
      replicationFactor: 2,
      retentionHours: "unlimited",
      minInsyncReplicas: 2,
    };
    const made = await deployed({ web: segment({ topic }) });
    assert.deepEqual(made.resources.find(({ type }) => type === TOPIC)!.inputs, {
      name: "Events.web",
      partitions: 6,
      replicationFactor: 2,
      config: { "min.insync.replicas": "2", "retention.ms": "-1" },
    });
    assert.match(made.ddl, /TOPIC = 'Events\.web'/);
    const read = await deployed({ web: segment({ topic: { name: "Events.web", create: false } }) });
    assert.deepEqual(
      read.resources.filter(({ type }) => type.endsWith(":Topic") || type.endsWith(":KafkaTopic")),
      [],
    );
    assert.equal(read.ddl, made.ddl);
    assert.deepEqual(read.pipelines["web"]!["topics"], ["Events.web"]);
  });

  it("protects the topic, in development not", async () => {
    const protectedBy = async (more: object) =>
      (await deployed({ web: segment(more) })).resources.find(({ type }) => type === TOPIC)!.opts.protect;
    assert.deepEqual([await protectedBy({}), await protectedBy({ protect: false })], [true, false]);
  });

  it("registers no user and no ACL for an account that is given, unless a principal is named", async () => {
    const types = async (access: object) =>
      (await deployed({ web: segment({ access }) })).resources.map(({ type }) => type.split(":").at(-1));
    const without = await types(GIVEN);
    assert.deepEqual(without, ["Topic", "KafkaAccess", "KafkaTopic", "SaslKafka", "Pipeline", "kafka"]);
    const { given } = GIVEN;
    assert.deepEqual(await types({ given: { ...given, principal: "User:sa-1" } }), [
      "Acl",
      "Acl",
      ...without,
    ]);
  });

  it("gives the secret of a given account and of a made one to Materialize, in the secrets only", async () => {
    const given = await deployed({ web: segment({ access: GIVEN }) });
    assert.match(given.secrets.value as string, new RegExp(`"web_kafka_password" AS '${PLANTED}-mz';`));
    const made = await deployed({ web: segment() });
    assert.match(made.secrets.value as string, /"web_kafka_password" AS 'random-web-password';/);
    for (const { plain, secrets } of [given, made]) {
      assert.equal(secrets.secret, true);
      for (const value of [PLANTED, "random-web-password"]) assert.ok(!plain.includes(value), value);
    }
  });

  it("keeps rows that cannot be decoded where asked, and decodes bytes in the view", async () => {
    const inline = await deployed({ web: segment({ undecodable: "inline" }) });
    assert.match(inline.ddl, /KEY FORMAT BYTES\nVALUE FORMAT JSON[\s\S]*VALUE DECODING ERRORS = INLINE/);
    const bytes = await deployed({ web: segment({ format: "bytes" }) });
    assert.match(bytes.ddl, /FORMAT BYTES[\s\S]*convert_from/);
  });

  it("writes the texts of 2022 with placeholders for the password", async () => {
    for (const access of [CREATE, GIVEN]) {
      const { pipelines } = await deployed({ "web-shop": segment({ access }) });
      const legacy = pipelines["web-shop"]!["legacyDdl"] as Record<string, string>;
      assert.match(legacy["binary"]!, /sasl_password = '<WEB_SHOP_KAFKA_PASSWORD>'/);
      assert.match(legacy["binary"]!, /KAFKA BROKER 'b1\.example\.com:9092' TOPIC 'web-shop-events'/);
      assert.match(legacy["binary"]!, /sasl_username = 'materialize'/);
      assert.match(
        legacy["cloud2022"]!,
        /CREATE SECRET "web_shop_kafka_password" AS '<WEB_SHOP_KAFKA_PASSWORD>'/,
      );
      assert.match(legacy["cloud2022"]!, /SASL PASSWORD = SECRET "web_shop_kafka_password"/);
    }
  });
});
