/** Programs of others that install the package: what a platform engineer would copy, compiled and run as hers. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { readEnvironmentFile } from "../../bin/offline/environmentFile";
import {
  addFile,
  examples,
  filesUnder,
  installed,
  note,
  REPOSITORY,
  run,
  type Consumer,
} from "../support/packaging";
import { parses } from "../support/parser";
import { EXAMPLE_RUNS, type ExampleRun } from "./exampleRuns";
import { type MockedResource, type MockResult, type MockRun } from "./underMocks";

const STACK = "dev";

describe("the consumers", () => {
  it("are the examples, all of them", () => {
    assert.deepEqual(examples(), Object.keys(EXAMPLE_RUNS).sort());
  });
});

for (const [example, expected] of Object.entries(EXAMPLE_RUNS)) {
  describe(`a consumer such as examples/${example}`, () => {
    let consumer: Consumer;
    let ran: MockResult;

    before(() => {
      consumer = installed(example);
    });

    it("installs without a word about engines, peers or deprecations, and gets one copy of the SDK", () => {
      assert.doesNotMatch(consumer.printed, /EBADENGINE|ERESOLVE|deprecated|peer/i);
      const copies = filesUnder(join(consumer.folder, "node_modules")).filter((file) =>
        /(^|\/)@pulumi\/pulumi\/package\.json$/.test(file),
      );
      assert.deepEqual(copies, ["@pulumi/pulumi/package.json"]);
    });

    it("compiles strictly, our declarations and those of our dependencies checked too", () => {
      // The examples leave skipLibCheck at its default, false.
      note(`compiled in ${consumer.compile().seconds.toFixed(1)} s`);
    });

    it("makes what it should on Pulumi's mock runtime, and nothing else", () => {
      ran = runUnderMocks(consumer.folder, expected);
      assert.deepEqual(Object.keys(ran.resources).sort(), expected.resources);
    });

    it("gives DDL that Materialize's parser takes, and that holds no secret", () => {
      const { value, secret } = ran.outputs["ddl"]!;
      assert.equal(secret, false);
      assert.deepEqual(kinds(value), expected.ddl);
      for (const held of ["made-up", ...Object.values(expected.secrets)]) {
        assert.ok(!String(value).includes(held), held);
      }
    });

    it("gives its secrets as a secret", () => {
      const { value, secret } = ran.outputs["secrets"]!;
      assert.equal(secret, true);
      assert.deepEqual(kinds(value), expected.secretStatements);
    });
  });
}

/** Mistakes that only types can find: where the types were not found, or were `any`, nothing would be an error here. */
const MISTAKES = `
import { KafkaTopic, SaslKafka, type KafkaCluster } from "materialize-ingest";
import { kafkaTable, sql, view, type KafkaSource, type Schema } from "materialize-ingest/materialize";
import { checkEnvironment } from "materialize-ingest/stacks";

declare const cluster: KafkaCluster;
declare const schema: Schema;
declare const source: KafkaSource;

// @ts-expect-error: no admin
new SaslKafka("a", { bootstrapServers: ["b1:9092"] });
// @ts-expect-error: a number is wanted
new KafkaTopic("a", { cluster, topicName: "a", partitions: "3" });
// @ts-expect-error: no JSON under Debezium's envelope
kafkaTable({ schema, name: "a", source, data: { envelope: "debezium", format: { type: "json" } } });
// @ts-expect-error: text is no query
view({ schema, name: "a", query: "SELECT 1" });
// @ts-expect-error: nothing but a literal's value, an object, column() or sql
sql\`SELECT \${{ name: "a" }}\`;
// @ts-expect-error: no secrets
checkEnvironment({ materialize: {}, pipelines: {} });
`;

/** Every name under an alias, re-exported: the compiler must be able to write down each type that it infers. */
const LIBRARY = `
import * as components from "materialize-ingest";
import * as materialize from "materialize-ingest/materialize";
import * as stacks from "materialize-ingest/stacks";

export const all = { ...components, ...materialize, ...stacks };
export const environment = { ...stacks.checkEnvironment({ materialize: {}, pipelines: {}, secrets: new stacks.Secrets({}) }) };
export const read = (secrets: stacks.Secrets) => secrets.read;
export class Ours extends components.SaslKafka {
  readonly connect = this.connection;
}
`;

for (const example of ["orders-node", "pipelines-node16", "clickstream-override"]) {
  describe(`the types that a consumer such as examples/${example} finds`, () => {
    let consumer: Consumer;

    before(() => {
      consumer = installed(example);
    });

    function compileAlone(name: string, text: string, options: object): void {
      addFile(consumer, `${name}.ts`, text);
      const compilerOptions = { skipLibCheck: true, ...options };
      addFile(
        consumer,
        `tsconfig.${name}.json`,
        JSON.stringify({ extends: "./tsconfig.json", compilerOptions, files: [`${name}.ts`] }),
      );
      consumer.compile(`tsconfig.${name}.json`);
    }

    it("find mistakes", () => {
      compileAlone("mistakes", MISTAKES, { noEmit: true });
    });

    it("can be written down in the declarations of a library of hers", () => {
      compileAlone("library", LIBRARY, { declaration: true, emitDeclarationOnly: true });
    });
  });
}

describe("the check that examples/pipelines-node16 has for pull requests", () => {
  it("names the pipelines of each environment, without a passphrase", () => {
    const consumer = installed("pipelines-node16");
    consumer.compile();
    const { stdout } = run(consumer.folder, process.execPath, [join("bin", "check.js")]);
    assert.match(stdout, /^Pulumi\.dev\.yaml: billing, segment$/m);
  });
});

describe("the overrides of examples/clickstream-override", () => {
  it("change the inputs and options of the children that they are for, and of no others", () => {
    const consumer = installed("clickstream-override");
    consumer.compile();
    const { resources } = runUnderMocks(consumer.folder, EXAMPLE_RUNS["clickstream-override"]!);
    const having = (has: (resource: MockedResource) => unknown): unknown =>
      Object.fromEntries(
        Object.entries(resources).flatMap(([key, resource]) => (has(resource) ? [[key, has(resource)]] : [])),
      );
    assert.deepEqual(
      having((resource) => resource.retainOnDelete),
      { "kafka:index/acl:Acl clicks-acl-read-topic-web.clicks": true },
    );
    assert.deepEqual(
      having((resource) => resource.inputs["kafkaVersion"]),
      { "pulumi:providers:kafka products-provider": "3.9.0" },
    );
    assert.deepEqual(
      having((resource) => resource.inputs["length"]),
      { "random:index/randomPassword:RandomPassword products-password": 48 },
    );
    const topic = resources["kafka:index/topic:Topic products-topic"];
    assert.ok(topic?.ignoreChanges?.includes("partitions"));
  });
});

/** Runs the compiled program in a process of its own, on its own copy of the SDK, with the config of its `dev` stack. */
function runUnderMocks(folder: string, { project, config, secrets }: ExampleRun): MockResult {
  const file = readEnvironmentFile(folder, STACK);
  const setup: MockRun = {
    project,
    stack: STACK,
    values: { ...file.values, ...config, ...secrets },
    secretKeys: [...file.secretKeys, ...Object.keys(secrets)],
  };
  const program = join("bin", "index.js");
  const script = ["-r", require.resolve("ts-node/register"), join(__dirname, "underMocks.ts")];
  const { stdout } = run(folder, process.execPath, [...script, program, JSON.stringify(setup)], {
    // Our script is compiled as ours, whatever the consumer's own settings are.
    TS_NODE_PROJECT: join(REPOSITORY, "tsconfig.json"),
  });
  return JSON.parse(stdout) as MockResult;
}

function kinds(text: unknown): readonly string[] {
  return parses(String(text)).map((statement) => statement.kind);
}
