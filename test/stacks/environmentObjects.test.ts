/** What only making the objects shows: vendors' rules, ranges, combinations of formats, names that clash. */
import assert from "node:assert/strict";
import {
  CREATE,
  deployed,
  GIVEN,
  JSON_TOPIC,
  KAFKA,
  kafkaKind,
  mistakes,
  PLANTED,
  segment,
} from "../support/environments";

const of = (pipeline: unknown, materialize?: unknown) => mistakes({ a: pipeline }, { materialize });
const onVendor = (vendor: string, more: object = {}) =>
  segment({ kafka: { ...KAFKA, vendor }, access: GIVEN, ...more });

describe("A pipeline's cluster", () => {
  it("is checked by its vendor's rules", async () => {
    const lines = await mistakes({
      a: onVendor("confluent-cloud", {
        kafka: { ...KAFKA, vendor: "confluent-cloud", transport: "plaintext" },
      }),
      b: onVendor("confluent-cloud", {
        kafka: { ...KAFKA, vendor: "confluent-cloud", mechanism: "SCRAM-SHA-512" },
      }),
      c: onVendor("aiven", { access: CREATE }),
      d: onVendor("upstash", { access: { given: { ...GIVEN.given, principal: "User:mz" } } }),
      e: segment({ kafka: { ...KAFKA, mechanism: "PLAIN" } }),
      f: segment({ access: { given: { ...GIVEN.given, principal: "User:*" } } }),
      g: segment({ access: { create: { username: "a b" } } }),
    });
    assert.deepEqual(lines, [
      'pipelines.a.kafka: transport must be tls on Confluent Cloud, got "plaintext"',
      'pipelines.a.kafka: transport must be tls where deployment is cloud and network is public, got "plaintext"',
      'pipelines.b.kafka: mechanism must be one of PLAIN on Confluent Cloud, got "SCRAM-SHA-512"',
      'pipelines.c.access: credentials must be given on Aiven for Apache Kafka, got "create"; make the user by its console, CLI or Terraform provider (service users and their ACLs)',
      'pipelines.d.access: principal must be left out on Upstash Kafka, got "User:mz"; give rights by its console (rights belong to a credential)',
      'pipelines.e.access: credentials must be given with PLAIN (only SCRAM users can be made), got "create"',
      'pipelines.f.access: principal must be User:<name>, without a wildcard, got "User:*"',
      'pipelines.g.access: credentials.create.username must be 1 to 100 of a-z A-Z 0-9 . _ -, got "a b"',
    ]);
  });

  it("names each mistake of one pipeline, whatever part it is in, and of Materialize's part too", async () => {
    const lines = await of(
      kafkaKind(
        {
          one: { ...JSON_TOPIC, retentionHours: -1 },
          two: { partitions: 1, name: "ä", data: { format: { type: "avro" } } },
          three: { partitions: 1, data: { format: { type: "json" }, envelope: "upsert" } },
        },
        { kafka: { ...KAFKA, bootstrapServers: ["b1"] }, access: { create: { username: " " } } },
      ),
      { schema: "x", viewsSchema: "x" },
    );
    assert.deepEqual(
      lines.map((line) => line.replace(/ must .*/, "")),
      [
        "materialize.viewsSchema:",
        "pipelines.a.kafka: bootstrapServers[0]",
        "pipelines.a.access: credentials.create.username",
        "pipelines.a.topics.one: retentionHours",
        "pipelines.a.topics.two: name",
        "pipelines.a.registry:",
        "pipelines.a.topics.three.data: key",
      ],
    );
  });
});

describe("A pipeline's topics", () => {
  it("are named where they stand in the config: topic for segment-kafka, topics.<key> for kafka", async () => {
    const lines = await mistakes({
      a: segment({ topic: { retentionHours: 1e-9 } }),
      b: segment({ topic: { name: "a b" } }),
      c: kafkaKind({ orders: { ...JSON_TOPIC, replicationFactor: 1, minInsyncReplicas: 2 } }),
    });
    assert.deepEqual(lines, [
      'pipelines.a.topic: retentionHours must be a number of hours, to the millisecond, of 0 or more, or "unlimited", got 1e-9',
      'pipelines.b.topic: name must be 1 to 249 of a-z A-Z 0-9 . _ - (and not . or ..), got "a b"',
      "pipelines.c.topics.orders: minInsyncReplicas must be at most the replication factor, 1, got 2",
    ]);
  });

  it("are made once each: a second topic of one name would fail at the broker", async () => {
    const topics = { one: { ...JSON_TOPIC, name: "orders" }, two: { ...JSON_TOPIC, name: "orders" } };
    assert.deepEqual(await of(kafkaKind(topics)), [
      'pipelines.a.topics.two: name must differ from that of topics.one, unless one of the two says create: false, got "orders"',
    ]);
    const read = { one: topics.one, two: { create: false, name: "orders", data: JSON_TOPIC.data } };
    assert.equal(
      (await deployed({ a: kafkaKind(read) })).resources.filter(({ type }) => /:Topic$/.test(type)).length,
      1,
    );
  });

  const data = (value: object, more: object = {}) =>
    kafkaKind({ orders: { partitions: 1, data: value } }, more);
  const json = { format: { type: "json" } };
  const illegal: readonly [string, object, string][] = [
    [
      "upsert without a key",
      { ...json, envelope: "upsert" },
      "data: key must be given under the upsert envelope, got nothing",
    ],
    [
      "debezium over JSON",
      { ...json, envelope: "debezium" },
      'data: envelope must be one of none, upsert with format json, got "debezium"',
    ],
    [
      "upsert over csv",
      { format: { type: "csv", columns: 2 }, key: { type: "text" }, envelope: "upsert" },
      'data: envelope must be one of none with format csv, got "upsert"',
    ],
    [
      "a csv key",
      { ...json, key: { type: "csv", columns: 1 } },
      'data: key must be a format that a key may have, got "csv"',
    ],
    [
      "a key under debezium",
      { format: { type: "avro" }, key: { type: "avro" }, envelope: "debezium" },
      'data: key must be left out under the debezium envelope, got "avro"',
    ],
    [
      "a key column without a key",
      { ...json, include: { key: true } },
      "data: key must be given where the key is included, got nothing",
    ],
    [
      "headers under debezium",
      { format: { type: "avro" }, envelope: "debezium", include: { headers: true } },
      "data: include.headers must be left out under the debezium envelope, got true",
    ],
    [
      "inline errors without upsert",
      { ...json, decodingErrors: "inline" },
      'data: decodingErrors must be left out unless the envelope is upsert, got "inline"',
    ],
    [
      "one column twice",
      { ...json, include: { partition: "data" } },
      'data: include must give each column a name of its own, got "data"',
    ],
    [
      "a delimiter of two characters",
      { format: { type: "csv", columns: 2, delimiter: ";;" } },
      'data: format.delimiter must be one ASCII character, got ";;"',
    ],
  ];
  for (const [what, value, message] of illegal) {
    it(`may not hold ${what}`, async () => {
      const lines = await of(data(value, { registry: { url: "https://registry.example.com" } }));
      assert.deepEqual(lines, [`pipelines.a.topics.orders.${message}`]);
    });
  }

  it("may not hold half of a protobuf schema", async () => {
    const path =
      "pipelines.a.topics.orders.data.format: must hold both message and schemaHex, or neither, got";
    const registry = { registry: { url: "https://registry.example.com" } };
    assert.deepEqual(await of(data({ format: { type: "protobuf", message: "a.B" } }, registry)), [
      `${path} { type, message }`,
    ]);
    assert.deepEqual(await of(data({ format: { type: "protobuf", schemaHex: "00" } }, registry)), [
      `${path} { type, schemaHex }`,
    ]);
    assert.match(
      (await of(data({ format: { type: "protobuf", message: "a.B", schemaHex: "xyz" } })))[0]!,
      /format\.schemaHex must be hex/,
    );
  });

  for (const [what, value] of [
    ["avro", { format: { type: "avro" } }],
    ["protobuf", { format: { type: "protobuf" } }],
    ["an avro key", { ...json, key: { type: "avro" } }],
  ] as const) {
    it(`need a registry for ${what}`, async () => {
      assert.deepEqual(await of(data(value)), [
        "pipelines.a.registry: must be given, topics.orders reads schemas from it",
      ]);
    });
  }
});

describe("A pipeline's registry", () => {
  const avro = { orders: { partitions: 1, data: { format: { type: "avro" } } } };
  const withRegistry = (registry: object) => of(kafkaKind(avro, { registry }));
  it("has a user and a password of its own, or neither", async () => {
    const url = "https://registry.example.com";
    const rule = "pipelines.a.registry: must hold both username and password, or neither, got";
    assert.deepEqual(await withRegistry({ url, username: "u" }), [`${rule} { url, username }`]);
    assert.deepEqual(await withRegistry({ url, password: { secret: "registry" } }), [
      `${rule} { url, password }`,
    ]);
  });
  it("never prints a password in its URL", async () => {
    for (const url of [`https://u:${PLANTED}@r.example.com`, `https://${PLANTED}@r.example.com`]) {
      const lines = await withRegistry({ url });
      assert.equal(lines.length, 1);
      assert.match(lines[0]!, /^pipelines\.a\.registry\.url: must hold no user and no password/);
    }
  });
  for (const url of ["registry:8081", "ftp://r", "https://r/path", ""]) {
    it(`is not at ${JSON.stringify(url)}`, async () => {
      const lines = await withRegistry({ url });
      assert.equal(lines.length, 1, lines.join("\n"));
      assert.match(lines[0]!, /^pipelines\.a/);
      assert.match(lines[0]!, /url/);
    });
  }
});

describe("Names of objects", () => {
  it("that clash between pipelines name both pipelines", async () => {
    const lines = await mistakes({
      a: kafkaKind({ "b-c": JSON_TOPIC }),
      "a-b": kafkaKind({ c: JSON_TOPIC }),
    });
    assert.equal(lines.length, 2);
    assert.match(
      lines[0]!,
      /^pipelines\.a-b: clashes with pipelines\.a: two different objects have one name: /,
    );
    assert.match(lines[0]!, /"a_b_c/);
    assert.match(
      lines[1]!,
      /^pipelines\.a-b: makes topic "a-b-c", and so does pipelines\.a on the same cluster/,
    );
  });

  it("that clash within a pipeline name it, and each pipeline by itself", async () => {
    const clash = { kafka: JSON_TOPIC, orders: JSON_TOPIC, "orders-source": JSON_TOPIC };
    const lines = await mistakes({
      a: kafkaKind(clash),
      b: kafkaKind(clash),
      c: kafkaKind({ kafka: JSON_TOPIC }),
    });
    assert.deepEqual(
      lines.map((line) => line.slice(0, 55)),
      [
        "pipelines.a: two different objects have one name: kafka",
        "pipelines.b: two different objects have one name: kafka",
        "pipelines.c: two different objects have one name: kafka",
      ],
    );
  });

  it("of a role that one pipeline makes and another finds clash", async () => {
    const lines = await mistakes({
      a: segment({ reader: { role: "bi" } }),
      b: segment({ reader: { role: "bi", existing: true } }),
    });
    assert.equal(lines.length, 1);
    assert.match(lines[0]!, /^pipelines\.b: clashes with pipelines\.a: .*role "bi"/);
  });

  it("hold 255 bytes with every suffix, and no more", async () => {
    const longest = 255 - "a_".length - "_source_progress".length;
    const topics = (length: number) =>
      kafkaKind({ ["t".repeat(length)]: { create: false, name: "t", data: JSON_TOPIC.data } });
    assert.match(
      (await deployed({ a: topics(longest) })).ddl,
      new RegExp(`"a_t{${longest}}_source_progress"`),
    );
    const lines = await of(topics(longest + 1));
    assert.equal(lines.length, 1);
    assert.match(lines[0]!, /^pipelines\.a: .* name must have at most \d+ bytes/);
  });

  it("hold 249 characters where a topic is named after its pipeline", async () => {
    const key = (length: number) => ({ ["t".repeat(length)]: JSON_TOPIC });
    const lines = await of(kafkaKind(key(249)));
    assert.match(lines[0]!, /^pipelines\.a\.topics\.t{249}: name must be 1 to 249 of/);
    assert.equal(lines.length, 1);
  });

  it("may be those of every object's own fields", async () => {
    const { pipelines } = await deployed({
      constructor: kafkaKind({ constructor: JSON_TOPIC }),
      tostring: segment(),
    });
    assert.deepEqual(Object.keys(pipelines), ["constructor", "tostring"]);
    assert.deepEqual(pipelines["constructor"]!["topics"], ["constructor-constructor"]);
  });
});
