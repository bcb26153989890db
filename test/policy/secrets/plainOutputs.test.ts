import assert from "node:assert/strict";
import fc from "fast-check";
import { findings } from "../../../policy/findings";
import { noSecretInPlainOutput } from "../../../policy/rules/secrets/noSecretInPlainOutput";
import { secret, settled, stackReports, stackRuleCases, UNKNOWN, type StackResource } from "../judgedStacks";

const PASSWORD = "random:index/randomPassword:RandomPassword";
const CONNECTION = "aws:cloudwatch/eventConnection:EventConnection";
const KEY = 'k3y<of>&"Quotes"/42';

const password = (result: unknown = KEY, name = "web-key"): StackResource => ({
  type: PASSWORD,
  name,
  outputs: { result: secret(result), length: 40, id: "none" },
  secretOutputs: ["bcryptHash", "result"],
});
const stack = (outputs: object): StackResource => ({ type: "pulumi:pulumi:Stack", name: "mz-dev", outputs });
const connection = (authParameters: unknown): StackResource => ({
  type: CONNECTION,
  name: "connection",
  outputs: { name: "mz", authParameters },
});
const kept = `must not hold what ${PASSWORD}::web-key keeps secret (result)`;
const escaped = 'k3y\\u003cof\\u003e\\u0026\\"Quotes\\"/42';

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
        {
          ...connection(secret({ apiKey: { key: "x-mz-api-key", value: KEY } })),
          secretOutputs: ["authParameters"],
        },
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
      what: "what a user called secret, and a provider",
      resources: [
        {
          type: "aws:iam/accessKey:AccessKey",
          name: "key",
          outputs: { secret: secret("wJalrXUtnFEMI") },
          secretOutputs: ["secret"],
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
    {
      what: "a name that is the secret, without printing it",
      resources: [password(), stack({ keys: { [KEY]: KEY } })],
      says: [`mz-dev: keys.* ${kept}`],
    },
  ],
  unknown: [
    { what: "the secret", resources: [password(UNKNOWN), stack({ key: UNKNOWN })] },
    { what: "the output", resources: [password(), stack({ key: UNKNOWN, list: [UNKNOWN] })] },
    { what: "a connection's parameters", resources: [connection(UNKNOWN), stack({ key: KEY })] },
  ],
});

describe("no-secret-in-plain-output", () => {
  it("says so where nobody tells which values are secret, instead of letting all pass", () => {
    const blind = [password(), stack({ key: KEY })].map((resource) => {
      const { secretPaths: _, ...rest } = settled(resource);
      return rest;
    });
    assert.deepEqual(
      noSecretInPlainOutput.judge(blind, {}).map(({ message }) => message),
      ["@pulumi/policy must tell which values are secret, as version 1.21 does"],
    );
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
