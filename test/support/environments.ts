/** Environments as `Pulumi.<env>.yaml` holds them, and the whole program run on them. */
import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { deploy, readConfig } from "../../stacks";
import { record, refusal, seen, type Recorded, type RunOptions, type Seen } from "./mocks";

/** Text that must not turn up where secrets do not belong. */
export const PLANTED = "planted-9f1c";

export const KAFKA = {
  bootstrapServers: ["b1.example.com:9092", "b2.example.com:9092"],
  admin: { username: "admin", password: { secret: "kafka-admin" } },
};
export const CREATE = { create: { username: "materialize" } };
export const GIVEN = { given: { username: "materialize", password: { secret: "kafka-mz" } } };
export const SSH = { host: "bastion.example.com", user: "materialize" };
export const KEYS = ["ssh-ed25519 AAAAfirst materialize", "ssh-ed25519 AAAAsecond materialize"];
export const JSON_TOPIC = { partitions: 3, data: { format: { type: "json" } } };

/** A pipeline of kind `segment-kafka`. */
export const segment = (more: object = {}) => ({
  kind: "segment-kafka",
  kafka: KAFKA,
  access: CREATE,
  ...more,
});
/** A pipeline of kind `kafka`. */
export const kafkaKind = (topics: unknown, more: object = {}) => ({
  kind: "kafka",
  kafka: KAFKA,
  access: CREATE,
  topics,
  ...more,
});

export interface EnvironmentOptions {
  readonly materialize?: unknown;
  /** `undefined` leaves the key out. */
  readonly secrets?: unknown;
  /** Keys that hold a `secure:` value. @default secrets */
  readonly secure?: readonly string[];
  /** The key `aws`. */
  readonly aws?: unknown;
  /** The key `aws:region`. @default none */
  readonly awsRegion?: string;
  readonly preview?: boolean;
  readonly lookups?: RunOptions["lookups"];
}

const SECRETS = {
  "kafka-admin": `${PLANTED}-admin`,
  "kafka-mz": `${PLANTED}-mz`,
  registry: `${PLANTED}-registry`,
};

/** The config as the engine hands it over. */
export function environment(pipelines: unknown, options: EnvironmentOptions = {}): RunOptions {
  const secrets = "secrets" in options ? options.secrets : SECRETS;
  const { materialize, aws, awsRegion } = options;
  const keys = { materialize, aws, pipelines: withUsers(pipelines), secrets };
  const given = Object.entries(keys).filter(([, value]) => value !== undefined);
  return {
    config: {
      ...Object.fromEntries(given.map(([key, value]) => [`materialize-ingest:${key}`, value])),
      ...(awsRegion === undefined ? {} : { "aws:region": awsRegion }),
    },
    secretKeys: (options.secure ?? ["secrets"]).map((key) => `materialize-ingest:${key}`),
    preview: options.preview,
    lookups: options.lookups,
  };
}

/** Several pipelines with {@link CREATE} on one cluster make a user each. */
function withUsers(pipelines: unknown): unknown {
  if (typeof pipelines !== "object" || pipelines === null || Object.keys(pipelines).length < 2)
    return pipelines;
  const entries = Object.entries(pipelines).map(([name, pipeline]): [string, unknown] => {
    const { access } = (pipeline ?? {}) as { access?: unknown };
    return [
      name,
      access === CREATE ? { ...pipeline, access: { create: { username: `materialize_${name}` } } } : pipeline,
    ];
  });
  return Object.fromEntries(entries);
}

/** The outputs of a program, read inside the stack: afterwards nobody can tell a secret from a plain value. */
export interface Outputs {
  readonly keys: readonly string[];
  readonly ddl: string;
  readonly secrets: Seen;
  /** `undefined` where no sender is to be told one. */
  readonly senderSecrets: Seen | undefined;
  readonly setup: string | undefined;
  readonly pipelines: Readonly<Record<string, Record<string, unknown>>>;
  readonly pending: readonly Record<string, unknown>[];
  /** Everything but `secrets` and `senderSecrets`, as one text. */
  readonly plain: string;
  readonly resources: readonly Recorded[];
}

/** Runs `deploy(readConfig())`. */
export async function deployed(pipelines: unknown, options: EnvironmentOptions = {}): Promise<Outputs> {
  const { result, resources } = await record(
    async () => {
      const outputs = deploy(readConfig());
      const { secrets, senderSecrets, ...others } = outputs;
      const plain = (await plainValue(others, "outputs")) as Omit<
        Outputs,
        "secrets" | "senderSecrets" | "keys" | "plain"
      >;
      return {
        ...plain,
        setup: plain.setup,
        keys: Object.keys(outputs),
        secrets: await seen(secrets),
        senderSecrets: senderSecrets === undefined ? undefined : await seen(senderSecrets),
        plain: JSON.stringify(plain),
      };
    },
    environment(pipelines, options),
  );
  return { ...result, resources };
}

/** Replaces Outputs by their values. Fails where one is secret. */
async function plainValue(value: unknown, path: string): Promise<unknown> {
  if (pulumi.Output.isInstance(value)) {
    const { value: inner, secret, known } = await seen(value);
    assert.equal(secret, false, `${path} is secret`);
    return known ? plainValue(inner, path) : "[unknown]";
  }
  if (Array.isArray(value)) return Promise.all(value.map((item, i) => plainValue(item, `${path}[${i}]`)));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(
    async ([key, item]) => [key, await plainValue(item, `${path}.${key}`)] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}

/** The mistakes for which a program is refused: one RunError, nothing registered, no secret in it. */
export async function mistakes(
  pipelines: unknown,
  options: EnvironmentOptions = {},
): Promise<readonly string[]> {
  const message = await refusal(() => deploy(readConfig()), environment(pipelines, options));
  assert.ok(!message.includes(PLANTED), `a secret is in the message: ${message}`);
  const [head, ...lines] = message.split("\n");
  assert.equal(head, `the config has ${lines.length === 1 ? "1 mistake" : `${lines.length} mistakes`}:`);
  return lines.map((line) => {
    assert.match(line, /^ {2}materialize-ingest:/, "each line starts with a path");
    return line.slice("  materialize-ingest:".length);
  });
}
