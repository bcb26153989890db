/** Keys that are missing, mistyped or unknown: each is named with its path, what was given and what is wanted. */
import assert from "node:assert/strict";
import { CREATE, JSON_TOPIC, KAFKA, kafkaKind, mistakes, segment } from "../support/environments";

/** The mistakes of one pipeline `a`. */
const of = (pipeline: unknown, materialize?: unknown) => mistakes({ a: pipeline }, { materialize });

describe("An environment without the right maps", () => {
  const cases: readonly [string, unknown, string][] = [
    ["no pipelines", undefined, "pipelines: must name at least one pipeline, got nothing"],
    ["pipelines {}", {}, "pipelines: must name at least one pipeline, got {}"],
    ["pipelines null", null, "pipelines: must name at least one pipeline, got null"],
    ["pipelines []", [], "pipelines: must be a map of keys, got []"],
    ["pipelines that are a text", "all", 'pipelines: must be a map of keys, got "all"'],
    ["pipelines that are a number", 5, "pipelines: must be a map of keys, got 5"],
  ];
  for (const [what, pipelines, message] of cases) {
    it(`is refused for ${what}`, async () => assert.deepEqual(await mistakes(pipelines), [message]));
  }

  it("takes materialize as left out where it is null", async () => {
    assert.deepEqual(await mistakes({}, { materialize: null }), [
      "pipelines: must name at least one pipeline, got {}",
    ]);
  });

  it("is refused for materialize [] and a text", async () => {
    assert.deepEqual(await of(segment(), []), ["materialize: must be a map of keys, got []"]);
    assert.deepEqual(await of(segment(), "cloud"), ['materialize: must be a map of keys, got "cloud"']);
  });

  it("names every pipeline that is null, a list or a text, and goes on with the others", async () => {
    const lines = await mistakes({ a: null, b: [], c: "x", d: segment({ protect: "no" }), e: segment() });
    assert.deepEqual(lines, [
      "pipelines.a: must be a map of keys, got null",
      "pipelines.b: must be a map of keys, got []",
      'pipelines.c: must be a map of keys, got "x"',
      'pipelines.d.protect: must be a boolean, got "no"',
    ]);
  });

  it("names each null below a pipeline", async () => {
    assert.deepEqual(await of({ kind: "kafka", kafka: null, access: null, topics: null, registry: null }), [
      "pipelines.a.kafka: must be a map of keys, got null",
      "pipelines.a.access: must be a map of keys, got null",
      "pipelines.a.registry: must be a map of keys, got null",
      "pipelines.a.topics: must be a map of keys, got null",
    ]);
    assert.deepEqual(await of(segment({ topic: null })), [
      "pipelines.a.topic: must be a map of keys, got null",
    ]);
  });
});

describe("The kind of a pipeline", () => {
  const kinds = "kafka, segment-kafka, segment-kinesis, segment-webhook, webhook, eventbridge";
  it("is asked for, named where it is nearly right, refused otherwise; each pipeline by itself", async () => {
    const { kind: _, ...without } = segment();
    assert.deepEqual(
      await mistakes({
        a: without,
        b: segment({ kind: "segment-kafak" }),
        c: segment({ kind: 3 }),
        d: segment({ kind: null }),
        e: segment({ kind: "constructor" }),
        f: segment({ protect: 1 }),
      }),
      [
        `pipelines.a.kind: is missing; it must be one of ${kinds}`,
        `pipelines.b.kind: must be one of ${kinds}, got "segment-kafak"; did you mean "segment-kafka"?`,
        `pipelines.c.kind: must be one of ${kinds}, got 3`,
        `pipelines.d.kind: must be one of ${kinds}, got null`,
        `pipelines.e.kind: must be one of ${kinds}, got "constructor"; did you mean "webhook"?`,
        "pipelines.f.protect: must be a boolean, got 1",
      ],
    );
  });
});

describe("A pipeline's name", () => {
  for (const name of [
    "",
    "A",
    "a_b",
    "1a",
    "a-",
    "-a",
    "a--b",
    "a.b",
    "ä",
    "a b",
    "a".repeat(41),
    "__proto__",
  ]) {
    it(`${JSON.stringify(name)} is refused`, async () => {
      const lines = await mistakes(JSON.parse(`{${JSON.stringify(name)}: ${JSON.stringify(segment())}}`));
      assert.equal(lines.length, 1, lines.join("\n"));
      assert.match(
        lines[0]!,
        /must (have a name of a-z 0-9 - \(first a letter, at most 40\), got "|be called otherwise)/,
      );
      assert.ok(lines[0]!.includes(name));
    });
  }
});

describe("Unknown keys", () => {
  const known = (keys: string): string => `(known: ${keys})`;

  it("are named with the nearest known one, at every level", async () => {
    const lines = await mistakes(
      {
        a: segment({
          topik: {},
          kafka: { ...KAFKA, bootstrapServer: "x", admin: { ...KAFKA.admin, passwd: 1 } },
        }),
        b: kafkaKind({ orders: { ...JSON_TOPIC, partition: 3 } }),
      },
      { materialize: { schma: "x", cluster: { name: "c", sise: "25cc" } } },
    );
    assert.deepEqual(lines.slice(0, 5), [
      'materialize.cluster: unknown key "sise"; did you mean "size"? (known: name, size)',
      `materialize: unknown key "schma"; did you mean "schema"? ${known("deployment, region, host, database, schema, viewsSchema, cluster")}`,
      'pipelines.a.kafka.admin: unknown key "passwd"; did you mean "password"? (known: username, password)',
      `pipelines.a.kafka: unknown key "bootstrapServer"; did you mean "bootstrapServers"? ${known("vendor, bootstrapServers, mechanism, transport, certificateAuthorityFile, admin, timeoutSeconds")}`,
      `pipelines.a: unknown key "topik"; did you mean "topic"? ${known("kafka, access, msk, mskServerless, network, privatelink, ssh, expectedEventsPerSecond, eventBytes, topic, format, undecodable, protect, reader")}`,
    ]);
    assert.match(
      lines[5]!,
      /^pipelines\.b\.topics\.orders: unknown key "partition"; did you mean "partitions"\?/,
    );
    assert.equal(lines.length, 6);
  });

  for (const key of ["constructor", "toString", "hasOwnProperty", "__proto__"]) {
    it(`are found where they are called ${key}`, async () => {
      const planted = (value: object): object =>
        JSON.parse(
          JSON.stringify(value).replace(/^\{/, `{${JSON.stringify(key)}: {"kind": "kafka"}, `),
        ) as object;
      const lines = await mistakes(
        {
          a: planted(segment()),
          b: segment({ kafka: planted(KAFKA) }),
          c: kafkaKind({ orders: { ...JSON_TOPIC, config: planted({ "flush.ms": "1" }) } }),
          d: kafkaKind(planted({ orders: JSON_TOPIC })),
        },
        { materialize: planted({ host: "h" }) },
      );
      const where = lines.map((line) => line.slice(0, line.indexOf(":")));
      const wanted = [
        "materialize",
        "pipelines.a",
        "pipelines.b.kafka",
        "pipelines.c.topics.orders.config",
        "pipelines.d.topics",
      ];
      for (const path of wanted)
        assert.ok(
          where.some((at) => at.startsWith(path)),
          `${path} in ${lines.join("\n")}`,
        );
    });
  }
});

describe("Values of the wrong type", () => {
  it("are named with what is wanted, all of them at once", async () => {
    const lines = await mistakes(
      {
        a: segment({
          kafka: {
            ...KAFKA,
            bootstrapServers: "b1:9092",
            mechanism: "SCRAM",
            transport: "TLS",
            timeoutSeconds: 1.5,
          },
          network: "vpc",
          topic: { partitions: "three", retentionHours: "forever", create: "yes", cleanupPolicy: "delete" },
          format: "avro",
        }),
        b: kafkaKind({ orders: { ...JSON_TOPIC, partitions: 0 }, Bad_Name: JSON_TOPIC, none: {} }),
      },
      { materialize: { deployment: "onprem", database: "" } },
    );
    assert.deepEqual(lines, [
      'materialize.deployment: must be one of "cloud", "self-managed", got "onprem"',
      'materialize.database: must be at least 1 characters, got ""',
      'pipelines.a.kafka.bootstrapServers: must be a list, got "b1:9092"',
      'pipelines.a.kafka.mechanism: must be one of "PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512", got "SCRAM"',
      'pipelines.a.kafka.transport: must be one of "tls", "plaintext", got "TLS"',
      "pipelines.a.kafka.timeoutSeconds: must be a whole number, got 1.5",
      'pipelines.a.network: must be one of "public", "privatelink", "ssh", got "vpc"',
      'pipelines.a.topic.create: must be a boolean, got "yes"',
      'pipelines.a.topic.partitions: must be a number, got "three"',
      'pipelines.a.topic.retentionHours: must be a number, or "unlimited", got "forever"',
      'pipelines.a.topic.cleanupPolicy: must be a list, got "delete"',
      'pipelines.a.format: must be one of "json", "bytes", got "avro"',
      "pipelines.b.topics.orders.partitions: must be at least 1, got 0",
      'pipelines.b.topics.Bad_Name: must have a name of a-z 0-9 - (first a letter), got "Bad_Name"',
      "pipelines.b.topics.none.data: is missing; it must be a map of keys",
      "pipelines.b.topics.none.partitions: is missing; it must be a whole number of 1 or more",
    ]);
  });

  it("that are numbers where text is wanted are to be quoted: YAML changes account ids and versions", async () => {
    const quote = "must be text: quote it, YAML reads it as a number, got";
    const arn = 12345678901;
    const lines = await mistakes(
      {
        a: segment({
          kafka: { ...KAFKA, admin: { username: arn, password: { secretArn: arn } } },
          topic: { name: 3.1, config: { "flush.ms": 1000 } },
        }),
      },
      { materialize: { region: 1, host: 3.1 } },
    );
    assert.deepEqual(lines, [
      `materialize.region: ${quote} 1`,
      `materialize.host: ${quote} 3.1`,
      `pipelines.a.kafka.admin.username: ${quote} ${arn}`,
      `pipelines.a.kafka.admin.password.secretArn: ${quote} ${arn}`,
      `pipelines.a.topic.name: ${quote} 3.1`,
      `pipelines.a.topic.config["flush.ms"]: ${quote} 1000`,
    ]);
  });

  it("in a format name the types that there are, and the nearest", async () => {
    const types = '"json", "text", "bytes", "csv", "avro", "protobuf"';
    const topic = (format: unknown) => kafkaKind({ orders: { partitions: 1, data: { format } } });
    const path = "pipelines.a.topics.orders.data.format";
    assert.deepEqual(await of(topic({ type: "jsn" })), [`${path}.type: must be one of ${types}, got "jsn"`]);
    assert.deepEqual(await of(topic({})), [`${path}.type: is missing; it must be one of ${types}`]);
    assert.deepEqual(await of(topic("json")), [`${path}: must be a map of keys, got "json"`]);
    assert.deepEqual(await of(topic({ type: "csv" })), [`${path}.columns: is missing; it must be a number`]);
  });

  it("below a choice of forms are named at their own path", async () => {
    const data = { format: { type: "json" }, key: { type: "json" }, envelope: "upsert" };
    const topic = (more: object) => kafkaKind({ orders: { partitions: 1, data: { ...data, ...more } } });
    const path = "pipelines.a.topics.orders.data.decodingErrors";
    assert.deepEqual(await of(topic({ decodingErrors: { inlineAs: "" } })), [
      `${path}.inlineAs: must be at least 1 characters, got ""`,
    ]);
    assert.deepEqual(await of(topic({ decodingErrors: { inline: "x" } })), [
      `${path}.inlineAs: is missing; it must be text`,
      `${path}: unknown key "inline"; did you mean "inlineAs"? (known: inlineAs)`,
    ]);
    assert.deepEqual(await of(topic({ decodingErrors: 5 })), [
      `${path}: must be "inline", or a map of keys, got 5`,
    ]);
  });

  it("are not shown below a map: its keys say enough", async () => {
    const lines = await of(
      segment({ kafka: { ...KAFKA, admin: { username: { inner: "hidden" }, password: {} } } }),
    );
    assert.equal(lines[0], "pipelines.a.kafka.admin.username: must be text, got { inner }");
    assert.ok(!lines.join().includes("hidden"));
  });

  it("of text that SQL cannot carry are refused", async () => {
    const lines = await of(segment({ access: CREATE, topic: { name: "a\0b" }, reader: { role: "\ud800" } }));
    assert.deepEqual(
      lines.map((line) => line.slice(0, line.indexOf(", got"))),
      [
        "pipelines.a.topic.name: must hold no NUL character",
        "pipelines.a.reader.role: must be well-formed Unicode (it holds half of a surrogate pair)",
      ],
    );
  });
});
