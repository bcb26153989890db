/** The pack in a process of its own, spoken to as the engine speaks to it. What it cannot show: that a CLI finds it. */
import assert from "node:assert/strict";
import { spawn, type ChildProcess } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { POLICIES } from "../../policy/rules";
import { seal } from "../../policy/secretPaths";

const ROOT = join(__dirname, "..", "..");
const FOLDER = join(ROOT, "policy");

/* eslint-disable @typescript-eslint/no-explicit-any, @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-return */
// The engine's protocol has no declarations, and its packages are the SDK's, not ours.
const sdk = createRequire(require.resolve("@pulumi/policy"));
const grpc = sdk("@grpc/grpc-js");
const service = sdk("@pulumi/pulumi/proto/analyzer_grpc_pb.js");
const messages = sdk("@pulumi/pulumi/proto/analyzer_pb.js");
const { Empty } = sdk("google-protobuf/google/protobuf/empty_pb.js");
const { Struct } = sdk("google-protobuf/google/protobuf/struct_pb.js");
const { unknownStringValue } = require("@pulumi/policy/proxy") as { unknownStringValue: string };

describe("the pack", () => {
  let pack: ChildProcess;
  let client: any;

  const call = (method: string, request: unknown): Promise<any> =>
    new Promise((resolve, reject) =>
      client[method](request, (error: Error | null, answer: unknown) =>
        error ? reject(error) : resolve(answer),
      ),
    );

  before(async () => {
    pack = spawn(process.execPath, ["-r", "ts-node/register", "index.ts"], {
      cwd: FOLDER,
      env: { ...process.env, TS_NODE_TRANSPILE_ONLY: "true" },
      stdio: ["ignore", "pipe", "inherit"],
    });
    const lines = createInterface({ input: pack.stdout! });
    const port = await new Promise<string>((resolve, reject) => {
      lines.once("line", resolve);
      pack.once("exit", (code) => reject(new Error(`the pack ended with ${code}`)));
    });
    client = new service.AnalyzerClient(`127.0.0.1:${port}`, grpc.credentials.createInsecure());
  });

  after(() => {
    client?.close();
    pack.kill();
  });

  it("tells its name, the version of the package, and every rule with its level and settings", async () => {
    const info = (await call("getAnalyzerInfo", new Empty())).toObject();
    const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { version: string };
    assert.equal(info.name, "materialize-ingest");
    assert.equal(info.version, version);
    assert.deepEqual(
      info.policiesList.map((policy: any) => [policy.name, policy.enforcementlevel]),
      POLICIES.map(({ name, enforcementLevel }) => [
        name,
        messages.EnforcementLevel[enforcementLevel.toUpperCase()],
      ]),
    );
    assert.ok(info.policiesList.every((policy: any) => policy.configschema !== undefined));
  });

  const analyze = async (properties: object): Promise<string[]> => {
    const request = new messages.AnalyzeRequest();
    request.setType("aws:kinesis/stream:Stream");
    request.setUrn("urn:pulumi:prod::p::aws:kinesis/stream:Stream::events");
    request.setName("events");
    request.setProperties(
      Struct.fromJavaScript({ tags: { Project: "p", Environment: "e", Owner: "o" }, ...properties }),
    );
    request.setOptions(new messages.AnalyzerResourceOptions());
    const answer = await call("analyze", request);
    return answer
      .toObject()
      .diagnosticsList.map((found: any) => `${found.policyname}: ${found.message.split("\n").at(-1)}`);
  };

  it("reports what is wrong, and nothing of what a preview does not know", async () => {
    assert.deepEqual(await analyze({ encryptionType: "NONE", retentionPeriod: unknownStringValue }), [
      "kinesis-encryption: encryptionType must be KMS, got NONE",
    ]);
    assert.deepEqual(await analyze({ encryptionType: unknownStringValue, retentionPeriod: 24 }), [
      "kinesis-retention: retentionPeriod must be 168 hours or more, got 24",
    ]);
  });

  const analyzeStack = async (resources: readonly [type: string, properties: object, secret: string[]][]) => {
    const request = new messages.AnalyzeStackRequest();
    request.setResourcesList(
      resources.map(([type, properties, secretOutputs]) => {
        const resource = new messages.AnalyzerResource();
        resource.setType(type);
        resource.setUrn(`urn:pulumi:prod::p::${type}::it`);
        resource.setName("it");
        resource.setProperties(Struct.fromJavaScript(properties));
        const options = new messages.AnalyzerResourceOptions();
        options.setAdditionalsecretoutputsList(secretOutputs);
        resource.setOptions(options);
        return resource;
      }),
    );
    const answer = await call("analyzeStack", request);
    return answer
      .toObject()
      .diagnosticsList.map((found: any) => [found.policyname, found.urn, found.message.split("\n").at(-1)]);
  };

  it("knows what is secret of a stack's resources, though the SDK tells no policy", async () => {
    const type = "random:index/randomPassword:RandomPassword";
    const password = [type, { result: seal("hunter2-hunter2") }, ["result"]] as const;
    const outputs = (key: unknown) => ["pulumi:pulumi:Stack", { key }, []] as const;
    assert.deepEqual(await analyzeStack([password, outputs(seal("hunter2-hunter2"))] as never), []);
    assert.deepEqual(await analyzeStack([password, outputs(unknownStringValue)] as never), []);
    assert.deepEqual(await analyzeStack([password, outputs("hunter2-hunter2")] as never), [
      [
        "no-secret-in-plain-output",
        "urn:pulumi:prod::p::pulumi:pulumi:Stack::it",
        `key must not hold what ${type}::it keeps secret (result)`,
      ],
    ]);
  });

  it("takes settings as the engine sends them", async () => {
    const settings = new messages.PolicyConfig();
    settings.setEnforcementlevel(messages.EnforcementLevel.ADVISORY);
    settings.setProperties(Struct.fromJavaScript({ environments: ["prod"], minimumHours: 24, exclude: [] }));
    const request = new messages.ConfigureAnalyzerRequest();
    request.getPolicyconfigMap().set("kinesis-retention", settings);
    await call("configure", request);
    assert.deepEqual(await analyze({ encryptionType: "KMS", retentionPeriod: 24 }), []);
  });
});
