/** What goes with what in an environment, files that it names, secrets that it refers to. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  CREATE,
  environment,
  GIVEN,
  JSON_TOPIC,
  KAFKA,
  KEYS,
  kafkaKind,
  mistakes,
  PLANTED,
  segment,
  SSH,
} from "../support/environments";
import { record, refusal } from "../support/mocks";
import { deploy, readConfig } from "../../stacks";

const of = (pipeline: unknown, materialize?: unknown) => mistakes({ a: pipeline }, { materialize });

describe("Materialize's own part of an environment", () => {
  it("keeps tables and views in different schemas", async () => {
    const message =
      'materialize.viewsSchema: must differ from schema (tables and views do not share one), got "x"';
    assert.deepEqual(await of(segment(), { schema: "x", viewsSchema: "x" }), [message]);
    assert.deepEqual(await of(segment(), { schema: "ingest_views" }), [
      message.replace('"x"', '"ingest_views"'),
    ]);
    assert.deepEqual(await of(segment(), { schema: "x", viewsSchema: "x", shema: 1 }), [
      'materialize: unknown key "shema"; did you mean "schema"? (known: deployment, region, host, database, schema, viewsSchema, cluster)',
      message,
    ]);
  });

  it("takes names of 255 bytes and no more", async () => {
    const rule = 'materialize.schema: must have at most 255 bytes, got "';
    const [line = ""] = await of(segment(), { schema: "ä".repeat(128) });
    assert.ok(line.startsWith(rule), line);
  });
});

describe("The network of a pipeline", () => {
  it("is ssh exactly where a bastion is named", async () => {
    assert.deepEqual(
      await mistakes({
        a: segment({ network: "ssh" }),
        b: segment({ ssh: SSH }),
        c: segment({ network: "public", ssh: SSH }),
      }),
      [
        "pipelines.a.ssh: is missing; it must name the bastion where network is ssh",
        "pipelines.b.ssh: must be left out unless network is ssh, got { host, user }",
        "pipelines.c.ssh: must be left out unless network is ssh, got { host, user }",
      ],
    );
  });

  it("is checked beside other mistakes of the pipeline", async () => {
    assert.deepEqual(await of(segment({ network: "ssh", topic: { partitions: "three" }, x: 1 })), [
      'pipelines.a.topic.partitions: must be a number, got "three"',
      'pipelines.a: unknown key "x"; did you mean "msk"? (known: kafka, access, msk, mskServerless, network, privatelink, ssh, expectedEventsPerSecond, eventBytes, topic, format, undecodable, protect, reader)',
      "pipelines.a.ssh: is missing; it must name the bastion where network is ssh",
    ]);
  });

  const withKeys = (publicKeys: unknown) => segment({ network: "ssh", ssh: { ...SSH, publicKeys } });
  it("takes both keys of the tunnel or none", async () => {
    const path = "pipelines.a.ssh.publicKeys";
    assert.deepEqual(await of(withKeys([])), [`${path}: must be at least 2 entries, got []`]);
    assert.deepEqual(await of(withKeys([KEYS[0]])), [
      `${path}: must be at least 2 entries, got ["${KEYS[0]}"]`,
    ]);
    assert.match(
      (await of(withKeys([...KEYS, KEYS[0]])))[0]!,
      /publicKeys: must be at most 2 entries, got \[/,
    );
    assert.deepEqual(await of(withKeys(KEYS[0])), [`${path}: must be a list, got "${KEYS[0]}"`]);
  });
  for (const key of [
    "AAAA",
    "ssh-ed25519",
    "ssh-ed25519 AAAA\nssh-ed25519 BBBB",
    'command="x" ssh-ed25519 AAAA',
    "",
  ]) {
    it(`refuses ${JSON.stringify(key)} as a public key`, async () => {
      const [line = "", ...more] = await of(withKeys([KEYS[0], key]));
      assert.match(line, /^pipelines\.a\.ssh\.publicKeys\[1\]: must be /);
      assert.deepEqual(more, []);
    });
  }
  it("refuses one key twice, and never prints a private one", async () => {
    assert.match(
      (await of(withKeys([KEYS[0], KEYS[0]])))[0]!,
      /^pipelines\.a\.ssh\.publicKeys: must be two different keys/,
    );
    const privateKey = `-----BEGIN OPENSSH PRIVATE KEY-----\n${PLANTED}\n-----END OPENSSH PRIVATE KEY-----`;
    const lines = await of(withKeys([KEYS[0], privateKey]));
    assert.match(lines[0]!, /must be a public key, such as ssh-ed25519 AAAA…, got a private key$/);
  });
  for (const user of ["a b", "mz\nssh-ed25519 AAAA attacker", 'a"b', "-a", "#"]) {
    it(`refuses ${JSON.stringify(user)} as the user of the bastion: it stands in authorized_keys`, async () => {
      const [line = "", ...more] = await of(segment({ network: "ssh", ssh: { ...SSH, user } }));
      assert.match(line, /^pipelines\.a\.ssh\.user: must be a user's name/);
      assert.deepEqual(more, []);
    });
  }
  it("refuses a host that cannot be dialled and a port that is none", async () => {
    assert.match(
      (await of(segment({ network: "ssh", ssh: { ...SSH, host: "b a" } })))[0]!,
      /host must be a host name/,
    );
    assert.deepEqual(await of(segment({ network: "ssh", ssh: { ...SSH, port: 0 } })), [
      "pipelines.a.ssh.port: must be at least 1, got 0",
    ]);
  });
});

describe("Access and secrets of a pipeline", () => {
  it("is either given or created", async () => {
    assert.deepEqual(
      await mistakes({ a: segment({ access: {} }), b: segment({ access: { ...GIVEN, ...CREATE } }) }),
      [
        "pipelines.a.access: must hold either given or create, got {}",
        "pipelines.b.access: must hold either given or create, got { given, create }",
      ],
    );
  });

  it("names a secret that is missing, those that are there, and the command", async () => {
    const given = { given: { username: "mz", password: { secret: "nope" } } };
    const there = "(there: kafka-admin, kafka-mz, registry)";
    assert.deepEqual(await of(segment({ access: given })), [
      `pipelines.a: refers to secret "nope", which is missing ${there}; set it: pulumi config set --secret --path 'materialize-ingest:secrets.nope'`,
    ]);
    const lines = await mistakes({ a: segment() }, { secrets: undefined });
    assert.match(lines[0]!, /refers to secret "kafka-admin", which is missing \(there: none\)/);
  });

  for (const [name, path] of [
    ["a.b", `materialize-ingest:secrets["a.b"]`],
    ["it's", `materialize-ingest:secrets["it'\\''s"]`],
    ["constructor", "materialize-ingest:secrets.constructor"],
    ["__proto__", "materialize-ingest:secrets.__proto__"],
  ] as const) {
    it(`names a command that sets a secret called ${name}`, async () => {
      const lines = await of(segment({ access: { given: { username: "mz", password: { secret: name } } } }));
      assert.equal(lines.length, 1);
      assert.ok(lines[0]!.endsWith(`set it: pulumi config set --secret --path '${path}'`), lines[0]);
    });
  }

  it("refuses a password in the place of a reference, without printing it", async () => {
    const wanted = "{ secret: <name> } or { secretArn: <arn> }, never the secret itself";
    for (const password of [PLANTED, 4711, [PLANTED], true]) {
      const lines = await of(segment({ kafka: { ...KAFKA, admin: { username: "admin", password } } }));
      assert.equal(lines.length, 1);
      assert.ok(lines[0]!.startsWith(`pipelines.a.kafka.admin.password: must be ${wanted}`), lines[0]);
      assert.ok(!lines[0]!.includes("4711"));
    }
    const lines = await of(segment({ kafka: { ...KAFKA, admin: { username: "admin" } } }));
    assert.ok(
      lines[0]!.startsWith(`pipelines.a.kafka.admin.password: is missing; it must be ${wanted}`),
      lines[0],
    );
  });

  it("refuses a reference of no form or of two, and an ARN that is none, without printing it", async () => {
    const arn = "arn:aws:secretsmanager:us-east-1:012345678901:secret:x";
    const password = (value: unknown) =>
      of(segment({ kafka: { ...KAFKA, admin: { username: "admin", password: value } } }));
    const path = "pipelines.a.kafka.admin.password";
    assert.deepEqual(await password({}), [`${path}: must hold either secret or secretArn, got {}`]);
    assert.deepEqual(await password({ secret: "kafka-admin", secretArn: arn }), [
      `${path}: must hold either secret or secretArn, got { secret, secretArn }`,
    ]);
    assert.deepEqual(await password({ secret: "kafka-admin", field: "x" }), [
      `${path}: must hold field beside secretArn only, got { secret, field }`,
    ]);
    const lines = await password({ secretArn: PLANTED });
    assert.ok(
      lines[0]!.startsWith(`${path}.secretArn: must be the ARN of a Secrets Manager secret`),
      lines[0],
    );
  });

  it("refuses a secure: value outside secrets, names the command, and looks at the rest all the same", async () => {
    const secure = segment({ kafka: { ...KAFKA, admin: { username: "admin", password: PLANTED } } });
    const lines = await mistakes(
      { a: secure },
      { secure: ["pipelines", "secrets"], materialize: { shema: 1 } },
    );
    assert.deepEqual(
      lines.map((line) => line.slice(0, line.indexOf(";"))),
      [
        "pipelines: must hold no secure: value, it would be printed in clear",
        'materialize: unknown key "shema"',
      ],
    );
    assert.match(
      lines[0]!,
      /pulumi config set --secret --path 'materialize-ingest:secrets\.<name>'.*\{ secret: <name> \}/,
    );
    const other = await mistakes(
      { a: segment() },
      { secure: ["materialize", "secrets"], materialize: { host: PLANTED } },
    );
    assert.match(other[0]!, /^materialize: must hold no secure: value/);
    assert.equal(other.length, 1);
  });

  it("refuses secrets that are not encrypted, no map, nested or empty, without printing one", async () => {
    const path = "secrets";
    const set = "set each by pulumi config set --secret --path 'materialize-ingest:secrets.<name>'";
    const hidden = "(what stands there is not shown)";
    assert.deepEqual(await mistakes({ a: segment() }, { secure: [] }), [
      `${path}: must hold encrypted values only ${hidden}; ${set}`,
    ]);
    for (const secrets of [PLANTED, [PLANTED], `"${PLANTED}"`, 5]) {
      assert.deepEqual(await mistakes({ a: segment() }, { secrets }), [
        `${path}: must be a map from names to secrets ${hidden}; ${set}`,
      ]);
    }
    const wrong = { "kafka-admin": { inner: PLANTED }, "kafka-mz": "", registry: 5, other: null };
    const lines = await mistakes({ a: segment({ access: GIVEN }) }, { secrets: wrong });
    assert.deepEqual(
      lines,
      Object.keys(wrong).map((name) => `${path}.${name}: must be text that is not empty ${hidden}`),
    );
  });
});

describe("A CA file", () => {
  let folder: string;
  const withCa = (file: string, more: object = {}) =>
    of(segment({ kafka: { ...KAFKA, certificateAuthorityFile: join(folder, file), ...more } }));
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "mz-ca-"));
    const block = (what: string): string => `-----BEGIN ${what}-----\nTUlJQg==\n-----END ${what}-----\n`;
    writeFileSync(join(folder, "text.pem"), "hello");
    writeFileSync(join(folder, "empty.pem"), "");
    writeFileSync(join(folder, "cut.pem"), block("CERTIFICATE").slice(0, 40));
    writeFileSync(join(folder, "key.pem"), block("PRIVATE KEY"));
    writeFileSync(join(folder, "both.pem"), block("CERTIFICATE") + block("RSA PRIVATE KEY"));
    writeFileSync(join(folder, "ca.pem"), block("CERTIFICATE"));
  });
  after(() => rmSync(folder, { recursive: true }));

  it("that cannot be read is named once, with the reason", async () => {
    for (const [file, reason] of [
      ["nope.pem", "ENOENT"],
      [".", "EISDIR"],
    ] as const) {
      const lines = await withCa(file);
      assert.equal(lines.length, 1);
      assert.ok(
        lines[0]!.startsWith(
          `pipelines.a.kafka.certificateAuthorityFile: must be a file that can be read, got "${join(folder, file)}" (${reason}, in `,
        ),
        lines[0],
      );
    }
  });
  for (const file of ["text.pem", "empty.pem", "cut.pem", "key.pem"]) {
    it(`without a whole certificate is refused: ${file}`, async () => {
      const lines = await withCa(file);
      assert.equal(lines.length, 1);
      assert.match(lines[0]!, /certificateAuthorityFile: must hold a certificate in PEM, got "/);
    });
  }
  it("with a private key beside the certificate is refused: all of it would stand in the DDL", async () => {
    const lines = await withCa("both.pem");
    assert.equal(lines.length, 1);
    assert.match(lines[0]!, /certificateAuthorityFile: must hold no private key, got "/);
  });
  it("is refused where nothing is encrypted", async () => {
    const lines = await withCa("ca.pem", { transport: "plaintext" });
    assert.deepEqual(lines, [
      'pipelines.a.kafka: certificateAuthority must be left out where transport is plaintext, got "a certificate"',
      'pipelines.a.kafka: transport must be tls where deployment is cloud and network is public, got "plaintext"',
    ]);
  });
});

describe("JSON topics of an environment", () => {
  it("are at least one", async () => {
    assert.deepEqual(await of(kafkaKind({})), ["pipelines.a.topics: must name at least one topic, got {}"]);
    assert.deepEqual(await of(kafkaKind([])), ["pipelines.a.topics: must be a map of keys, got []"]);
    assert.deepEqual(await of(kafkaKind(undefined)), [
      "pipelines.a.topics: is missing; it must be a map of keys",
    ]);
  });
  it("that are there already are checked by name too: * would be every topic", async () => {
    for (const name of ["*", "ä", "..", "t".repeat(250)]) {
      const lines = await of(kafkaKind({ orders: { create: false, name, data: JSON_TOPIC.data } }));
      assert.equal(lines.length, 1, lines.join("\n"));
      assert.match(lines[0]!, /^pipelines\.a\.topics\.orders: name must be 1 to 249 of/);
    }
  });
});

describe("A key of the namespace that is not known", () => {
  it("is refused with the nearest one: defaults would stand in its place", async () => {
    const { config, ...rest } = environment({ a: segment() });
    const misspelt = { config: { ...config, "materialize-ingest:materialise": { schema: "x" } }, ...rest };
    assert.match(
      await refusal(() => deploy(readConfig()), misspelt),
      /materialize-ingest:materialise: unknown key; did you mean "materialize-ingest:materialize"\?/,
    );
  });

  it("of another namespace is none of ours", async () => {
    const { config, ...rest } = environment({ a: segment() });
    await record(() => deploy(readConfig()), { config: { ...config, "aws:region": "eu-west-1" }, ...rest });
  });
});
