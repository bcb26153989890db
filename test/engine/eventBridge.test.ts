/**
 * `EventBridgeToMaterialize` under the real engine: what protection keeps, and in which order a rule is replaced. What the
 * events meet meanwhile, only AWS shows.
 */
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type EngineEvent } from "@pulumi/pulumi/automation";
import { useAwsStandIn, type AwsState } from "../support/engine/aws";
import { layProgram } from "../support/engine/aws/smallProgram";
import { needEngine } from "../support/engine/needs";
import { engineProject, REPOSITORY, type EngineProject } from "../support/engine/project";

/** Makes one of the arguments that lie beside it. */
const PROGRAM = `
process.env.TS_NODE_PROJECT = ${JSON.stringify(join(REPOSITORY, "tsconfig.json"))};
require("ts-node/register");
const { EventBridgeToMaterialize } = require(${JSON.stringify(join(REPOSITORY, "components"))});
const args = JSON.parse(require("node:fs").readFileSync(__dirname + "/arguments.json", "utf8"));
new EventBridgeToMaterialize("uploads", {
  url: "https://engine.us-east-1.aws.materialize.cloud/api/webhook/materialize/ingest/uploads", apiKey: "planted-key", ...args,
});
`;

/** Steps of an update in their order, as `delete-replaced uploads-rule`. */
function steps(into: string[]): (event: EngineEvent) => void {
  return ({ resOutputsEvent }) => {
    const { op, urn } = resOutputsEvent?.metadata ?? {};
    if (op !== undefined && op !== "same") into.push(`${op} ${urn!.split("::").at(-1)}`);
  };
}

describe("EventBridge under the real engine", function () {
  let project: EngineProject;
  let aws: AwsState;
  before(async function () {
    project = await engineProject(needEngine(this), {
      layProgram: (folder) => layProgram(folder, PROGRAM),
    });
    aws = useAwsStandIn(project);
  });
  after(() => project?.remove());

  const up = async (args: object): Promise<readonly string[]> => {
    writeFileSync(join(project.folder, "arguments.json"), JSON.stringify(args));
    const done: string[] = [];
    await project.stack.up({ onEvent: steps(done) });
    return done;
  };
  const there = (): readonly string[] =>
    aws
      .resources()
      .map(({ type, logicalName }) => `${type.split(":").at(-1)} ${logicalName}`)
      .sort();

  it("keeps what is protected with all that guards it, and takes the rest away", async () => {
    const args = { bucket: { create: { versioning: true } } };
    await up(args);
    await project.stack.destroy({ excludeProtected: true });
    assert.deepEqual(there(), [
      "Bucket uploads-bucket",
      "BucketPolicy uploads-bucket-policy",
      "BucketPublicAccessBlock uploads-bucket-public-access",
      "BucketServerSideEncryptionConfiguration uploads-bucket-encryption",
      "BucketVersioning uploads-bucket-versioning",
      // The queue's policy names it.
      "EventRule uploads-rule",
      "Queue uploads-dead-letters",
      "QueuePolicy uploads-dead-letters-policy",
    ]);
    await up({ ...args, protect: false });
    await project.stack.destroy();
    assert.deepEqual(there(), []);
  });

  /** What is said of `overrides.rule`: there is no order in which no event is lost. */
  const REPLACED: readonly (readonly [what: string, rule: object, order: readonly string[]])[] = [
    [
      "gives role and queue to the new rule before its target is there",
      {},
      ["create-replacement uploads-rule", "update uploads-role", "create-replacement uploads-target"],
    ],
    [
      "has no rule for a while where it has a name of ours",
      { name: "orders" },
      [
        "delete-replaced uploads-rule",
        "create-replacement uploads-rule",
        "create-replacement uploads-target",
      ],
    ],
  ];
  for (const [what, rule, order] of REPLACED)
    it(`${what}, when the bus is another one`, async () => {
      const on = (bus: string) =>
        up({
          bus: { existing: { name: bus } },
          pattern: { source: ["shop.orders"] },
          protect: false,
          overrides: { rule },
        });
      await on("one");
      const done = await on("two");
      assert.deepEqual(
        done.filter((step) => order.includes(step)),
        order,
      );
      const isBefore = (first: string, then: string): boolean => done.indexOf(first) < done.indexOf(then);
      assert.ok(isBefore("update uploads-dead-letters-policy", "create-replacement uploads-target"));
    });
});
