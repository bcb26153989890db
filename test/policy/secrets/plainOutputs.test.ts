import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { findings } from "../../../policy/findings";
import { CREDENTIAL_TYPES } from "../../../policy/credentials";
import { noSecretInPlainOutput } from "../../../policy/rules/secrets/noSecretInPlainOutput";
import { secret, stackReports, stackRuleCases, UNKNOWN, type StackResource } from "../judgedStacks";

const PASSWORD = "random:index/randomPassword:RandomPassword";
const CONNECTION = "aws:cloudwatch/eventConnection:EventConnection";
const KEY = 'k3y<of>&"Quotes"/42';

const password = (result: unknown = KEY, name = "web-key"): StackResource => ({
  type: PASSWORD,
  name,
  outputs: { result: secret(result), bcryptHash: secret("$2a$10$hash-of-it"), length: 40, id: "none" },
});
const stack = (outputs: object): StackResource => ({ type: "pulumi:pulumi:Stack", name: "mz-dev", outputs });
const connection = (authParameters: unknown): StackResource => ({
  type: CONNECTION,
  name: "connection",
  outputs: { name: "mz", authParameters },
});
const kept = `must not hold what ${PASSWORD}::web-key keeps secret (result)`;
const escaped = 'k3y\\u003cof\\u003e\\u0026\\"Quotes\\"/42';

const CONFIGURED = "eu-west-1-orders";

/** Outputs that the SDK of AWS calls secret though they are settings. */
const PLAIN_ENOUGH: readonly { readonly what: string; readonly type: string; readonly outputs: object }[] = [
  ...["String", "StringList", undefined].map((kind) => ({
    what: `a parameter of type ${kind}`,
    type: "aws:ssm/parameter:Parameter",
    outputs: { ...(kind === undefined ? {} : { type: kind }), value: secret(CONFIGURED) },
  })),
  {
    what: "the key of a copied object",
    type: "aws:s3/objectCopy:ObjectCopy",
    outputs: { kmsKeyId: secret(CONFIGURED) },
  },
  {
    what: "the name of a warehouse's administrator",
    type: "aws:redshiftserverless/namespace:Namespace",
    outputs: { adminUsername: secret(CONFIGURED) },
  },
  {
    what: "a hosted configuration",
    type: "aws:appconfig/hostedConfigurationVersion:HostedConfigurationVersion",
    outputs: { content: secret(CONFIGURED) },
  },
  {
    what: "a database's password, which a program gives",
    type: "aws:rds/instance:Instance",
    outputs: { password: secret(CONFIGURED) },
  },
];

/** Every credential of the table, in a resource that keeps it. */
const EACH = CREDENTIAL_TYPES.flatMap(([type, places]) =>
  places.map((place) => {
    const kept = place.reduceRight<unknown>((inner, step) => ({ [step]: inner }), secret(KEY)) as object;
    // Of the types that have a type, only this one keeps secrets.
    return { type, field: place.join("."), outputs: { type: "SecureString", ...kept } };
  }),
);

stackRuleCases(noSecretInPlainOutput, {
  passes: [
    { what: "no resource at all", resources: [] },
    { what: "a secret where it is made", resources: [password()] },
    {
      what: "a secret output of the stack",
      resources: [password(), stack({ key: secret(KEY), ddl: "SELECT 1" })],
    },
    {
      what: "a secret in what is secret as a whole",
      resources: [password(), stack({ all: secret({ texts: ["plain", KEY] }) })],
    },
    {
      what: "a secret at a connection that keeps it, and the header's name in a text",
      resources: [
        password(),
        connection(secret({ apiKey: { key: "x-mz-api-key", value: KEY } })),
        stack({ ddl: "CHECK (headers->'x-mz-api-key' = key)" }),
      ],
    },
    {
      what: "a key of eight letters by chance: seven are none",
      resources: [password("events1"), stack({ ddl: "events1" })],
    },
    {
      what: "what is secret and no provider calls so: a text that happens to be",
      resources: [
        { type: "a:b:C", name: "c", outputs: { host: secret("db.example.com") } },
        stack({ host: "db.example.com" }),
      ],
    },
    ...PLAIN_ENOUGH.map(({ what, type, outputs }) => ({
      what: `what a provider calls secret and is no credential: ${what}`,
      resources: [{ type, name: "it", outputs }, stack({ text: `a text with ${CONFIGURED} in it` })],
    })),
    {
      what: "the hash of a password",
      resources: [password(), stack({ htpasswd: "admin:$2a$10$hash-of-it" })],
    },
    {
      what: "what is in clear where nobody tells what is",
      resources: [password(), { ...stack({ key: KEY }), unmarked: true }],
    },
    {
      what: "credentials of a resource that may stand anywhere",
      resources: [password(), stack({ key: KEY })],
      config: { excludeSources: ["web-*"] },
    },
    {
      what: "credentials of a type that may stand anywhere",
      resources: [password(), password("other-password", "other"), stack({ key: KEY, b: "other-password" })],
      config: { excludeSources: ["random:*"] },
    },
    { what: "numbers, lists and nothing", resources: [password(), stack({ a: [1, true], b: {} })] },
  ],
  fails: [
    {
      what: "an output of the stack",
      resources: [password(), stack({ key: KEY })],
      says: [`mz-dev: key ${kept}`],
    },
    {
      what: "a text that holds it",
      resources: [stack({ ddl: `CREATE SECRET s AS '${KEY}';` }), password()],
      says: [`mz-dev: ddl ${kept}`],
    },
    {
      what: "a place further inside, beside one that is secret",
      resources: [
        password(),
        stack({ pipelines: { web: { notes: ["x", `key: ${KEY}`], key: secret(KEY) } } }),
      ],
      says: [`mz-dev: pipelines.web.notes.1 ${kept}`],
    },
    {
      what: "what another resource was given",
      resources: [
        password(),
        { type: "random:index/randomPet:RandomPet", name: "pet", outputs: { prefix: KEY, id: `${KEY}-cat` } },
      ],
      says: [`pet: prefix ${kept}`, `pet: id ${kept}`],
    },
    {
      what: "a component's output",
      resources: [
        password(),
        { type: "materialize-ingest:webhook:WebhookKey", name: "web", outputs: { value: KEY } },
      ],
      says: [`web: value ${kept}`],
    },
    {
      what: "it in JSON, in JSON as Go writes it, in a URL, in base64",
      resources: [
        password(),
        stack({
          json: JSON.stringify({ key: KEY }),
          go: `{"key":"${escaped}"}`,
          url: `https://user:${encodeURIComponent(KEY)}@example.com`,
          header: `Basic ${Buffer.from(KEY).toString("base64")}`,
        }),
      ],
      says: ["json", "go", "url", "header"].map((place) => `mz-dev: ${place} ${kept}`),
    },
    {
      what: "an access key's other half",
      resources: [
        {
          type: "aws:iam/accessKey:AccessKey",
          name: "key",
          outputs: { secret: secret("wJalrXUtnFEMI") },
        },
        stack({ key: "wJalrXUtnFEMI" }),
      ],
      says: ["mz-dev: key must not hold what aws:iam/accessKey:AccessKey::key keeps secret (secret)"],
    },
    ...(
      [
        ["apiKey.value", { apiKey: { key: "x-key", value: secret(KEY) } }],
        ["basic.password", { basic: { username: "events", password: secret(KEY) } }],
        [
          "oauth.clientParameters.clientSecret",
          { oauth: { clientParameters: { clientSecret: secret(KEY) } } },
        ],
      ] as const
    ).map(([field, parameters]) => ({
      what: `a connection's ${field}`,
      resources: [connection(parameters), stack({ key: KEY })],
      says: [
        `mz-dev: key must not hold what ${CONNECTION}::connection keeps secret (authParameters.${field})`,
      ],
    })),
    {
      what: "a random password that a connection was given in clear",
      resources: [password(), connection({ apiKey: { key: "x-key", value: KEY } })],
      says: [`connection: authParameters.apiKey.value ${kept}`],
    },
    ...EACH.map(({ type, field, outputs }) => ({
      what: `${field} of ${type}`,
      resources: [{ type, name: "it", outputs }, stack({ note: `it is ${KEY}` })],
      says: [`mz-dev: note must not hold what ${type}::it keeps secret (${field})`],
    })),
    {
      what: "what another resource keeps than the one that may",
      resources: [password(), password("other-password", "other"), stack({ key: KEY, b: "other-password" })],
      config: { excludeSources: ["oth*"] },
      says: [`mz-dev: key ${kept}`],
    },
    {
      what: "a name that is the secret, without printing it",
      resources: [password(), stack({ keys: { [KEY]: KEY } })],
      says: [`mz-dev: keys.* ${kept}`],
    },
  ],
  unknown: [
    { what: "the secret", resources: [password(UNKNOWN), stack({ key: UNKNOWN })] },
    { what: "the output", resources: [password(), stack({ key: UNKNOWN, list: [UNKNOWN] })] },
    {
      what: "the type of a parameter",
      resources: [
        { type: "aws:ssm/parameter:Parameter", name: "it", outputs: { type: UNKNOWN, value: secret(KEY) } },
        stack({ key: KEY }),
      ],
    },
    { what: "a connection's parameters", resources: [connection(UNKNOWN), stack({ key: KEY })] },
  ],
});

describe("no-secret-in-plain-output", () => {
  it("looks for what the SDKs call secret too, in types that there are", () => {
    for (const [type, places] of CREDENTIAL_TYPES.filter(([type]) => !type.startsWith("tls:"))) {
      const [, provider, module, file] = /^(\w+):(\w+)\/(\w+):\w+$/.exec(type)!;
      const path = module === "index" ? file : `${module}/${file}`;
      const code = readFileSync(require.resolve(`@pulumi/${provider}/${path}.js`), "utf8");
      assert.ok(code.includes(`__pulumiType = '${type}'`), type);
      // Of a connection only what is within is a credential, which no SDK can say.
      if (type === CONNECTION) continue;
      const [, secrets = ""] = /additionalSecretOutputs: \[(.*)\]/.exec(code) ?? [];
      for (const place of places)
        assert.ok(secrets.includes(`"${place.join(".")}"`), `${type} ${place.join()}`);
    }
  });

  it("finds any secret in any text, and prints none of it", () => {
    const generated = fc.string({ minLength: 8, unit: "grapheme" });
    fc.assert(
      fc.property(generated, fc.string(), fc.string(), (key, before, after) => {
        fc.pre(!`${PASSWORD}::web-key keeps secret (result) ddl`.includes(key));
        const resources = [password(key), stack({ ddl: before + key + after })];
        const [found, ...others] = stackReports(noSecretInPlainOutput, { resources });
        assert.equal(found, `mz-dev: ddl ${kept}`);
        assert.deepEqual(others, []);
      }),
    );
  });

  it("runs offline only where the plan tells of outputs", () => {
    assert.deepEqual(findings([{ type: PASSWORD, name: "web-key", inputs: { result: KEY } }]), []);
  });
});
