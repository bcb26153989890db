/** The offline plan: the program on stand-ins, with no secret, no CLI and no passphrase. */
import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { awsFactsIn } from "../../bin/offline/awsFacts";
import { readEnvironmentFile } from "../../bin/offline/environmentFile";
import { planOffline } from "../../bin/offline/plan";
import { Recorder } from "../../bin/offline/recorder";
import { planFiles } from "../../bin/planFiles";
import { resourceTree } from "../../bin/report";
import { ENVIRONMENT, Folder, SECURE } from "../support/cli";
import { within } from "../support/mocks";

const PIPELINES = "materialize-ingest:pipelines";
const SECRETS = "materialize-ingest:secrets";
const web = ENVIRONMENT[PIPELINES].web;
const ARN = "arn:aws:secretsmanager:us-east-1:012345678901:secret:kafka-AbCdEf";

describe("The offline plan", () => {
  let folder: Folder;
  beforeEach(() => void (folder = new Folder()));
  afterEach(() => folder.remove());
  const plan = (env = "dev") => within("the plan", planOffline({ folder: folder.path, env }), 20_000);
  const refused = async (env = "dev"): Promise<string> => {
    const error: unknown = await plan(env).then(
      () => assert.fail("it was not refused"),
      (reason: unknown) => reason,
    );
    assert.ok(pulumi.RunError.isInstance(error), String((error as Error).stack ?? error));
    return error.message;
  };

  it("plans an environment: resources with their parents, scripts, nothing secret", async () => {
    folder.environment(ENVIRONMENT);
    const planned = await plan();
    assert.equal(
      resourceTree(planned.resources),
      [
        "└─ materialize-ingest:stacks:Pipeline  web",
        "   ├─ materialize-ingest:kafka:KafkaAccess  web",
        "   │  ├─ kafka:index/acl:Acl  web-acl-read-group-prefixed-materialize.web.",
        "   │  ├─ kafka:index/acl:Acl  web-acl-read-topic-web-events",
        "   │  ├─ kafka:index/userScramCredential:UserScramCredential  web-user",
        "   │  └─ random:index/randomPassword:RandomPassword  web-password",
        "   ├─ materialize-ingest:kafka:KafkaTopic  web-events",
        "   │  └─ kafka:index/topic:Topic  web-events-topic",
        "   └─ materialize-ingest:kafka:SaslKafka  web",
        "      └─ pulumi:providers:kafka  web-provider",
      ].join("\n"),
    );
    assert.match(planned.secrets, /"web_kafka_password" AS '<random password web-password>';/);
    const user = planned.resources.find(({ name }) => name === "web-user")!;
    assert.equal(user.inputs["password"], "[secret]");
    const provider = planned.resources.find(({ name }) => name === "web-provider")!;
    assert.equal(provider.inputs["saslPassword"], "[secret]");
    assert.ok(!JSON.stringify({ ...planned, entries: [] }).includes("planted"));
  });

  it("stands in for an encrypted value, whole secrets of Secrets Manager and their fields", async () => {
    const pipeline = (name: string, password: object) => ({
      ...web,
      access: { given: { username: "mz", password } },
      topic: { name, create: false },
    });
    folder.environment({
      [PIPELINES]: {
        a: pipeline("a", { secret: "mz" }),
        b: pipeline("b", { secretArn: ARN }),
        c: pipeline("c", { secretArn: `${ARN}2`, field: "password" }),
      },
      [SECRETS]: { admin: SECURE, mz: SECURE },
    });
    const { secrets } = await plan();
    assert.match(secrets, new RegExp(`"a_kafka_password" AS '<${SECRETS}.mz>';`));
    assert.match(secrets, new RegExp(`"b_kafka_password" AS '<secret ${ARN}>';`));
    assert.match(secrets, new RegExp(`"c_kafka_password" AS '<secret ${ARN}2 password>';`));
  });

  it("gives the same files, to the byte, each time", async () => {
    folder.environment(ENVIRONMENT);
    const [one, other] = [planFiles(await plan()).files, planFiles(await plan()).files];
    assert.deepEqual([...other], [...one]);
    assert.deepEqual([...one.keys()].filter((file) => !file.startsWith("mz-deploy/")).sort(), [
      "consumer.sql",
      "findings.json",
      "materialize.sql",
      "monitoring.sql",
      "pending.json",
      "resources.json",
      "secrets.sql",
    ]);
  });

  it("refuses a secret in clear beside encrypted ones: it would be written into out/", async () => {
    const config = {
      ...ENVIRONMENT,
      [SECRETS]: { admin: SECURE, other: "planted-in-clear", deep: { x: "planted-too" } },
    };
    folder.environment(config);
    const message = await refused();
    assert.match(message, /materialize-ingest:secrets\.other: must be an encrypted value/);
    assert.match(message, /materialize-ingest:secrets\.deep\.x: must be an encrypted value/);
    assert.doesNotMatch(message, /planted/);
    folder.environment({ ...ENVIRONMENT, [SECRETS]: { admin: "planted-in-clear" } });
    assert.doesNotMatch(await refused(), /planted/);
  });

  it("refuses a secure: value inside pipelines", async () => {
    const admin = { username: "admin", password: SECURE };
    folder.environment({ [PIPELINES]: { web: { ...web, kafka: { ...web.kafka, admin } } } });
    assert.match(await refused(), /pipelines: must hold no secure: value/);
  });

  it("lists the mistakes of the config as the program does, also where pipelines is no map", async () => {
    folder.environment({ ...ENVIRONMENT, [PIPELINES]: "hello" });
    assert.equal(
      await refused(),
      'the config has 1 mistake:\n  materialize-ingest:pipelines: must be a map of keys, got "hello"',
    );
    folder.environment({ ...ENVIRONMENT, [PIPELINES]: null });
    assert.match(await refused(), /pipelines: must name at least one pipeline, got null/);
    folder.write("Pulumi.dev.yaml", "");
    assert.match(await refused(), /pipelines: must name at least one pipeline, got nothing/);
  });

  it("reads a CA file beside the environment's file, wherever it is run from", async () => {
    const kafka = { ...web.kafka, certificateAuthorityFile: "ca.pem" };
    folder.environment({ ...ENVIRONMENT, [PIPELINES]: { web: { ...web, kafka } } });
    folder.write("ca.pem", "-----BEGIN CERTIFICATE-----\nTUlJQg==\n-----END CERTIFICATE-----\n");
    const here = process.cwd();
    assert.match((await plan()).ddl, /SSL CERTIFICATE AUTHORITY = '-----BEGIN CERTIFICATE-----/);
    assert.equal(process.cwd(), here);
    folder.write("ca.pem", "no certificate");
    assert.match(await refused(), /certificateAuthorityFile: must hold a certificate in PEM/);
    assert.equal(process.cwd(), here);
  });

  it("names the environments that there are where one is unknown", async () => {
    folder.environment(ENVIRONMENT, "prod");
    folder.environment(ENVIRONMENT, "eu.staging");
    folder.write("Pulumi.yaml", "name: x");
    assert.match(
      await refused("prd"),
      /^environment prd: .*Pulumi\.prd\.yaml cannot be read \(environments here: eu\.staging, prod\)$/,
    );
    assert.match(await refused(), /environments here: eu\.staging, prod/);
  });

  for (const env of ["x/../../evil", "../evil", "a/b", "", ".", "..", "-x", "a b"]) {
    it(`refuses ${JSON.stringify(env)} as the name of an environment`, async () => {
      folder.write("evil.yaml", "config: {}");
      assert.match(await refused(env), /^--env must be a name of a-z A-Z 0-9 \. _ -, got "/);
    });
  }

  it("says what hangs, instead of hanging", async () => {
    folder.environment(ENVIRONMENT);
    let answer = (): void => {};
    const late = new Promise<void>((resolve) => (answer = resolve));
    const own = Object.getOwnPropertyDescriptor(Recorder.prototype, "newResource")!;
    const newResource = own.value as (this: Recorder, args: pulumi.runtime.MockResourceArgs) => unknown;
    Object.defineProperty(Recorder.prototype, "newResource", {
      ...own,
      value: async function (this: Recorder, args: pulumi.runtime.MockResourceArgs): Promise<unknown> {
        await late;
        return newResource.call(this, args);
      },
    });
    try {
      const hanging = planOffline({ folder: folder.path, env: "dev", timeoutMs: 50 });
      await assert.rejects(
        within("the plan", hanging, 20_000),
        /^Error: the plan hangs; waiting for \S+.*web/,
      );
    } finally {
      Object.defineProperty(Recorder.prototype, "newResource", own);
      // The runtime reports, when the process ends, what never came to an end.
      answer();
    }
  });
});

describe("An environment's file", () => {
  let folder: Folder;
  beforeEach(() => void (folder = new Folder()));
  afterEach(() => folder.remove());
  const read = (text: string) => {
    folder.write("Pulumi.dev.yaml", text);
    return readEnvironmentFile(folder.path, "dev");
  };

  it("becomes a text for each key, encrypted values placeholders that name their place", () => {
    const text =
      "config:\n  a:text: hello\n  a:number: 5\n  a:map:\n    list: [1, {x: {secure: v1:c}}]\n  a:secret:\n    secure: v1:c\n";
    assert.deepEqual(read(text), {
      values: {
        "a:text": "hello",
        "a:number": "5",
        "a:map": '{"list":[1,{"x":"<a:map.list[1].x>"}]}',
        "a:secret": "<a:secret>",
      },
      secretKeys: ["a:map", "a:secret"],
    });
  });

  it("may hold keys that every object has", () => {
    const { values } = read("config:\n  a:map:\n    __proto__: {x: 1}\n    constructor: 2\n");
    assert.equal(values["a:map"], '{"__proto__":{"x":1},"constructor":2}');
  });

  for (const [what, text] of [
    ["broken YAML", "config:\n  a: [planted\n"],
    ["a key twice", "config:\n  a: planted\n  a: planted\n"],
    ["tabs", "config:\n\ta: planted\n"],
  ] as const) {
    it(`is refused for ${what} in one line, without its text`, () => {
      assert.throws(
        () => read(text),
        (error: unknown) =>
          pulumi.RunError.isInstance(error) &&
          /Pulumi\.dev\.yaml is not YAML: [^\n]+$/.test(error.message) &&
          !error.message.includes("planted"),
      );
    });
  }

  for (const text of ["config: []", "config: hello", "config: 5", "hello", "[]"]) {
    it(`is refused where there is no map of keys: ${text}`, () => {
      assert.throws(
        () => read(text),
        (error: unknown) => pulumi.RunError.isInstance(error) && /must be a map/.test(error.message),
      );
    });
  }
});

describe("The recorder of the offline plan", () => {
  it("refuses two resources of one name, which mocks do not notice", () => {
    const recorder = new Recorder({ secretFields: new Map(), aws: awsFactsIn({}, "materialize-ingest") });
    for (const resource of [{}, {}]) {
      recorder.transformation({
        resource: resource as pulumi.Resource,
        type: "a:b:C",
        name: "x",
        props: {},
        opts: {},
      });
    }
    assert.throws(() => recorder.resources(), /two resources have one name: a:b:C::x/);
  });

  it("knows what was constructed and not registered", () => {
    const recorder = new Recorder({ secretFields: new Map(), aws: awsFactsIn({}, "materialize-ingest") });
    for (const name of ["x", "y"])
      recorder.transformation({ resource: {} as pulumi.Resource, type: "a:b:C", name, props: {}, opts: {} });
    recorder.newResource({ type: "a:b:C", name: "x", inputs: {} });
    assert.deepEqual(recorder.waiting(), ["a:b:C::y"]);
  });
});
