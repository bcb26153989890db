/** `pulumi preview --policy-pack policy`, as a security engineer runs it, on our own environment and on a bad stack. */
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type CommandError } from "@pulumi/pulumi/automation";
import { useAwsStandIn } from "../support/engine/aws";
import { awsEnvironment, EXTERNAL_ID, PRINCIPAL } from "../support/engine/awsEnvironments";
import { layProgram } from "../support/engine/aws/smallProgram";
import { needEngine } from "../support/engine/needs";
import { engineProject, REPOSITORY, type EngineProject } from "../support/engine/project";

const POLICY_PACK = join(REPOSITORY, "policy");

/** What AWS would take, and nobody should ask for. */
const BAD_PROGRAM = `
const aws = require("@pulumi/aws");
const role = new aws.iam.Role("open", {
  assumeRolePolicy: JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { AWS: "arn:aws:iam::664411391173:role/MaterializeConnection" }, Action: "sts:AssumeRole" }],
  }),
});
new aws.iam.RolePolicy("everything", {
  role: role.name,
  policy: JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "kafka-cluster:*", Resource: "*" }] }),
});
new aws.kinesis.Stream("plain", { streamModeDetails: { streamMode: "ON_DEMAND" } });
`;

async function preview(project: EngineProject): Promise<string> {
  return (await project.stack.preview({ policyPacks: [POLICY_PACK] })).stdout;
}

describe("the policy pack under the real engine", function () {
  const projects: EngineProject[] = [];
  after(() => projects.forEach((project) => project.remove()));

  it("passes our own environment, before and after what Materialize makes is given", async function () {
    const project = await engineProject(needEngine(this));
    projects.push(project);
    useAwsStandIn(project);
    for (const phase of [{}, { externalId: EXTERNAL_ID, principal: PRINCIPAL }]) {
      await project.configure(awsEnvironment(phase));
      await project.stack.setConfig("aws:region", { value: "us-east-1" });
      const told = await preview(project);
      assert.match(told, /materialize-ingest/, "the pack ran");
      assert.doesNotMatch(told, /\[mandatory\]/);
      // Told where it is so, and no longer than that.
      assert.equal(/iam-external-id-pending/.test(told), !("externalId" in phase));
    }
  });

  it("fails a stack that asks for too much, naming each rule", async function () {
    const project = await engineProject(needEngine(this), {
      layProgram: (folder) => {
        layProgram(folder);
        writeFileSync(join(folder, "index.js"), BAD_PROGRAM);
      },
    });
    projects.push(project);
    useAwsStandIn(project);
    const refused = await preview(project).then(
      () => assert.fail("it went through"),
      (error: CommandError) => error.message,
    );
    for (const rule of [
      "iam-foreign-trust-external-id",
      "iam-no-wildcard-actions",
      "iam-no-wildcard-resources",
      "kinesis-encryption",
      "required-tags",
    ])
      assert.match(refused, new RegExp(`\\[mandatory\\][^\\n]*${rule}`), refused);
  });
});
