/** The pack in a process of its own, spoken to as the engine speaks to it. What it cannot show: that a CLI finds it. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { POLICIES } from "../../policy/rules";
import { seal } from "../../policy/secretPaths";
import {
  Empty,
  messages,
  ROOT,
  startPack,
  struct,
  unknownStringValue,
  urnOf,
  type RunningPack,
} from "./runningPack";

/* eslint-disable @typescript-eslint/no-explicit-any, @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-return */
describe("the pack", () => {
  let pack: RunningPack;
  before(async () => {
    pack = await startPack(join(ROOT, "policy"), "index.ts");
  });
  after(() => pack?.stop());

  it("tells its name, the version of the package, and every rule with its level and settings", async () => {
    const info = (await pack.call("getAnalyzerInfo", new Empty())).toObject();
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
    const tags = { Project: "p", Environment: "e", Owner: "o" };
    const found = await pack.analyze("aws:kinesis/stream:Stream", { tags, ...properties });
    return found.map(({ policy, message }) => `${policy}: ${message}`);
  };

  it("reports what is wrong, and nothing of what a preview does not know", async () => {
    assert.deepEqual(await analyze({ encryptionType: "NONE", retentionPeriod: unknownStringValue }), [
      "kinesis-encryption: encryptionType must be KMS, got NONE",
    ]);
    assert.deepEqual(await analyze({ encryptionType: unknownStringValue, retentionPeriod: 24 }), [
      "kinesis-retention: retentionPeriod must be 168 hours or more, got 24",
    ]);
  });

  it("knows what is secret of a stack's resources, though the SDK tells no policy", async () => {
    const type = "random:index/randomPassword:RandomPassword";
    const password = [type, { result: seal("hunter2-hunter2") }] as const;
    const found = (key: unknown) => pack.analyzeStack([password, ["pulumi:pulumi:Stack", { key }]]);
    assert.deepEqual(await found(seal("hunter2-hunter2")), []);
    assert.deepEqual(await found(unknownStringValue), []);
    assert.deepEqual(await found("hunter2-hunter2"), [
      {
        policy: "no-secret-in-plain-output",
        level: "mandatory",
        urn: urnOf("pulumi:pulumi:Stack"),
        message: `key must not hold what ${type}::it keeps secret (result)`,
      },
    ]);
  });

  it("takes settings as the engine sends them", async () => {
    const settings = new messages.PolicyConfig();
    settings.setEnforcementlevel(messages.EnforcementLevel.ADVISORY);
    settings.setProperties(struct({ environments: ["prod"], minimumHours: 24, exclude: [] }));
    const request = new messages.ConfigureAnalyzerRequest();
    request.getPolicyconfigMap().set("kinesis-retention", settings);
    await pack.call("configure", request);
    assert.deepEqual(await analyze({ encryptionType: "KMS", retentionPeriod: 24 }), []);
  });
});
