/** The program's outputs as a contract: keys, secrecy, no change from the order of the config. */
import assert from "node:assert/strict";
import { loadParser } from "../../materialize/parser";
import {
  deployed,
  GIVEN,
  JSON_TOPIC,
  KAFKA,
  KEYS,
  kafkaKind,
  PLANTED,
  segment,
  SSH,
  type Outputs,
} from "../support/environments";

const ARN = "arn:aws:secretsmanager:us-east-1:012345678901:secret:kafka-AbCdEf";
const LOOKUP = "aws:secretsmanager/getSecretVersion:getSecretVersion";

/** A pipeline of each kind, with every source of secrets. */
const EVERYTHING = {
  web: segment({ access: GIVEN, reader: { role: "bi" } }),
  shop: kafkaKind(
    {
      orders: JSON_TOPIC,
      changes: { create: false, name: "cdc", data: { format: { type: "avro" }, envelope: "debezium" } },
    },
    {
      access: { create: { username: "materialize_shop" } },
      registry: { url: "https://registry.example.com", username: "sr", password: { secret: "registry" } },
      reader: { role: "bi" },
    },
  ),
  logs: kafkaKind(
    { lines: { partitions: 1, data: { format: { type: "text" } } } },
    {
      access: { create: { username: "materialize_logs" } },
      kafka: { ...KAFKA, admin: { username: "admin", password: { secretArn: ARN, field: "password" } } },
      network: "ssh",
      ssh: SSH,
    },
  ),
};
const lookups = {
  [LOOKUP]: (inputs: Record<string, unknown>) => ({
    ...inputs,
    secretString: `{"password":"${PLANTED}-arn"}`,
  }),
};
const everything = (materialize?: object) => deployed(EVERYTHING, { lookups, materialize });

/** The same value, the keys of every map the other way round. */
function shuffled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shuffled);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, item]) => [key, shuffled(item)]),
  );
}

describe("The outputs of the program", () => {
  it("are ddl, secrets, pipelines and pending; setup only where a role is to be made", async () => {
    assert.deepEqual((await deployed({ web: segment() })).keys, ["ddl", "secrets", "pipelines", "pending"]);
    const reader = (existing: boolean) => deployed({ web: segment({ reader: { role: "bi", existing } }) });
    assert.deepEqual((await reader(false)).keys, ["ddl", "secrets", "setup", "pipelines", "pending"]);
    assert.deepEqual((await reader(true)).keys, ["ddl", "secrets", "pipelines", "pending"]);
  });

  it("hold a role to be made in setup alone, and grant it in ddl either way", async () => {
    const reader = (existing: boolean) => deployed({ web: segment({ reader: { role: "bi", existing } }) });
    const [made, found] = [await reader(false), await reader(true)];
    assert.equal(made.setup, 'CREATE ROLE "bi";\n');
    assert.equal(found.setup, undefined);
    assert.equal(made.ddl, found.ddl);
    assert.deepEqual(
      [...made.ddl.matchAll(/^GRANT .*$/gm)].map(([line]) => line),
      [
        'GRANT SELECT ON TABLE "materialize"."ingest_views"."web_events_json" TO "bi";',
        'GRANT SELECT ON TABLE "materialize"."ingest_views"."web_events_jsonb" TO "bi";',
        'GRANT USAGE ON SCHEMA "materialize"."ingest_views" TO "bi";',
      ],
    );
  });

  it("make a role once that two pipelines share", async () => {
    assert.equal((await everything()).setup, 'CREATE ROLE "bi";\n');
  });

  it("mark secrets as a secret and nothing else", async () => {
    const { secrets } = await everything();
    assert.equal(secrets.secret, true);
  });

  it("hold each secret's value in secrets, and nowhere else", async () => {
    const { secrets, plain, resources } = await everything();
    const text = secrets.value as string;
    for (const value of [
      `${PLANTED}-mz`,
      `${PLANTED}-registry`,
      "random-shop-password",
      "random-logs-password",
    ])
      assert.ok(text.includes(`AS '${value}';`), value);
    for (const value of [PLANTED, "random-shop-password"]) assert.ok(!plain.includes(value), value);
    // An administrator's password is for the provider: Materialize never gets it.
    for (const value of [`${PLANTED}-admin`, `${PLANTED}-arn`]) assert.ok(!text.includes(value), value);
    for (const { name, inputs } of resources) {
      for (const [key, value] of Object.entries(inputs)) {
        const inClear = JSON.stringify(value).replaceAll(/\{"\[secret\]":"[^"]*"\}/g, "");
        assert.ok(!inClear.includes(PLANTED) && !inClear.includes("random-"), `${name}.${key}`);
      }
    }
  });

  it("list pipelines by name, each with its kind and its part of the DDL", async () => {
    const { pipelines, ddl } = await everything();
    assert.deepEqual(Object.keys(pipelines), ["logs", "shop", "web"]);
    for (const [name, { kind, ddl: part }] of Object.entries(pipelines)) {
      assert.equal(kind, name === "web" ? "segment-kafka" : "kafka");
      const statements = (part as string).trimEnd().split("\n\n");
      for (const statement of statements) assert.ok(ddl.includes(statement), `${name}: ${statement}`);
      const others = Object.keys(pipelines).filter((other) => other !== name);
      for (const other of others)
        assert.ok(!(part as string).includes(`"${other}_`), `${name} holds ${other}`);
    }
    assert.deepEqual(Object.keys(pipelines["shop"]!), [
      "kind",
      "bootstrapServers",
      "username",
      "topics",
      "ddl",
    ]);
    assert.deepEqual(Object.keys(pipelines["logs"]!).at(-1), "upstream");
  });

  it("are texts that Materialize's parser takes", async () => {
    const parse = await loadParser();
    assert.ok(parse, "the parser is a development dependency");
    const { ddl, secrets, setup } = await everything();
    for (const text of [ddl, secrets.value as string, setup!]) {
      const { error, statements } = parse(text);
      assert.equal(error, null);
      assert.ok(statements.length > 0);
    }
  });

  it("are the same, to the byte, in whatever order the keys of the config are", async () => {
    const [one, other] = [
      await everything({ host: "h", schema: "s" }),
      await deployed(shuffled(EVERYTHING), { lookups, materialize: { schema: "s", host: "h" } }),
    ];
    const bytes = ({ plain, secrets, resources }: Outputs): string =>
      JSON.stringify([
        plain,
        secrets,
        resources.map(({ type, name, inputs, urn }) => [type, name, sorted(inputs), urn]),
      ]);
    assert.equal(bytes(other), bytes(one));
  });
  const sorted = (inputs: object): unknown => Object.entries(inputs).sort(([a], [b]) => (a < b ? -1 : 1));

  it("can be previewed with everything unknown, and as many resources", async () => {
    const preview = await deployed(EVERYTHING, { lookups, preview: true });
    const up = await everything();
    assert.deepEqual(
      preview.resources.map(({ urn }) => urn),
      up.resources.map(({ urn }) => urn),
    );
    assert.equal(preview.ddl, up.ddl);
    assert.deepEqual([preview.secrets.known, preview.secrets.secret], [false, true]);
  });
});

describe("A pipeline over network: ssh", () => {
  const tunnelled = (publicKeys?: readonly string[], more: object = {}) =>
    deployed({ web: segment({ network: "ssh", ssh: { ...SSH, port: 2222, publicKeys }, ...more }) });
  const created = (ddl: string): (string | undefined)[] =>
    [...ddl.matchAll(/^CREATE ([A-Z ]+?) IF NOT/gm)].map(([, what]) => what);

  it("first makes the tunnel alone, and says what is pending and who waits for it", async () => {
    const { ddl, pending, pipelines } = await tunnelled();
    assert.deepEqual(created(ddl), ["SCHEMA", "SCHEMA", "CONNECTION"]);
    assert.match(
      ddl,
      /"web_ssh" TO SSH TUNNEL \(\s*HOST = 'bastion\.example\.com',\s*PORT = 2222,\s*USER = 'materialize'/,
    );
    const key = "materialize-ingest:pipelines.web.ssh.publicKeys";
    const waiting = [...ddl.matchAll(/^-- waits for (\S+): .*"(web\w+)"$/gm)].map(([, at, name]) => [
      at,
      name,
    ]);
    const names = ["web_kafka", "web_events_source", "web_events", "web_events_jsonb", "web_events_json"];
    assert.deepEqual(
      waiting,
      names.map((name) => [key, name]),
    );
    assert.equal(pending.length, 1);
    const [entry] = pending;
    assert.deepEqual([entry!["configKey"], (entry!["waiting"] as string[]).length], [key, 5]);
    assert.match(entry!["query"] as string, /mz_ssh_tunnel_connections.*'web_ssh'/);
    const { bastion } = pipelines["web"]!["upstream"] as Record<string, string>;
    assert.doesNotMatch(bastion!, /^[^#\n]/m, "nothing but comments until there are keys");
  });

  it("then makes everything, and gives the bastion a line for each key that opens the brokers only", async () => {
    const { ddl, pending, pipelines } = await tunnelled(KEYS);
    assert.deepEqual(pending, []);
    assert.equal(created(ddl).length, 8);
    assert.match(ddl, /SSH TUNNEL = "materialize"\."ingest"\."web_ssh"/);
    const { bastion } = pipelines["web"]!["upstream"] as Record<string, string>;
    const open = KAFKA.bootstrapServers.map((broker) => `permitopen="${broker}"`).join(",");
    const lines = bastion!.split("\n").filter((line) => !line.startsWith("#") && line !== "");
    assert.deepEqual(
      lines,
      KEYS.map((key) => `restrict,port-forwarding,${open} ${key}`),
    );
  });

  it("registers the same resources in both phases, and the same secrets script", async () => {
    const [first, second] = [await tunnelled(), await tunnelled(KEYS)];
    assert.deepEqual(
      first.resources.map(({ urn }) => urn),
      second.resources.map(({ urn }) => urn),
    );
    assert.equal(first.secrets.value, second.secrets.value);
  });

  it("grants nothing on what is not there yet", async () => {
    const { ddl, setup } = await tunnelled(undefined, { reader: { role: "bi" } });
    assert.equal(setup, 'CREATE ROLE "bi";\n');
    assert.doesNotMatch(ddl, /^GRANT SELECT/m);
  });
});
