/**
 * MSK over PrivateLink from nothing to a whole DDL, and its brokers coming and going, under the real engine. AWS is a
 * stand-in: `test/support/engine/aws/index.ts` says what that cannot show.
 */
import assert from "node:assert/strict";
import { type OutputMap } from "@pulumi/pulumi/automation";
import { loadParser } from "../../materialize/parser";
import { statements } from "../../materialize/text/tokens";
import { useAwsStandIn, type AwsState } from "../support/engine/aws";
import {
  awsEnvironment,
  ENDPOINT_ID,
  EXTERNAL_ID,
  PRINCIPAL,
  type OrdersPhase,
} from "../support/engine/awsEnvironments";
import { needEngine } from "../support/engine/needs";
import {
  appliedChanges,
  assertNothingToChange,
  engineProject,
  plannedChanges,
  type EngineProject,
} from "../support/engine/project";

const GIVEN = { externalId: EXTERNAL_ID, principal: PRINCIPAL };
const WHOLE = { ...GIVEN, endpointId: ENDPOINT_ID };
const LISTENER = "aws:lb/listener:Listener";

/** Everything that belongs to one broker, and nothing else. */
const partsOf = (id: number): readonly string[] => [
  `${LISTENER} orders-listener-b${id}`,
  `aws:lb/targetGroup:TargetGroup orders-tg-b${id}`,
  `aws:lb/targetGroupAttachment:TargetGroupAttachment orders-attachment-b${id}`,
];

function textsOf(outputs: OutputMap): readonly string[] {
  return statements(String(outputs["ddl"]?.value)).map((statement) =>
    statement.map(({ text }) => text).join(""),
  );
}

function pendingKeys(outputs: OutputMap): readonly string[] {
  const pending = outputs["pending"]?.value as readonly { readonly configKey: string }[];
  return pending.map(({ configKey }) => configKey.replace("materialize-ingest:pipelines.", ""));
}

describe("msk over privatelink under the real engine", function () {
  // Each step starts from what the one before it left.
  this.bail(true);
  let project: EngineProject;
  let aws: AwsState;
  let ddl: readonly string[] = [];

  const configure = async (phase: OrdersPhase): Promise<void> => {
    await project.configure(awsEnvironment(phase));
    await project.stack.setConfig("aws:region", { value: "us-east-1" });
  };
  /** Ports of AWS's listeners, and of the SQL. */
  const awsPorts = (): readonly number[] =>
    aws
      .resources(LISTENER)
      .map(({ inputs }) => Number(inputs["port"]))
      .sort((a, b) => a - b);
  const sqlPorts = (text: string): readonly number[] =>
    [...text.matchAll(/\(PORT (\d+),/g)].map(([, port]) => Number(port)).sort((a, b) => a - b);

  before(async function () {
    project = await engineProject(needEngine(this));
    aws = useAwsStandIn(project);
  });
  after(() => project?.remove());

  it("first makes everything but what hangs on Materialize, and lets nobody in", async () => {
    await configure({});
    const { outputs } = await appliedChanges(project.stack);
    ddl = textsOf(outputs);
    assert.deepEqual(pendingKeys(outputs), [
      "orders.msk.iam.externalId",
      "orders.privatelink.endpointId",
      "orders.privatelink.principal",
    ]);
    assert.deepEqual(
      aws.resources("aws:ec2/vpcEndpointServiceAllowedPrinciple:VpcEndpointServiceAllowedPrinciple"),
      [],
    );
    assert.equal(ddl.filter((text) => text.includes("TO KAFKA")).length, 0);
    assert.equal(ddl.filter((text) => text.includes("TO AWS PRIVATELINK")).length, 1);
    assert.equal(ddl.filter((text) => text.includes("TO AWS (")).length, 1);
  });

  it("shows no secret where the CLI prints outputs, and keeps none in clear", () => {
    const shown = JSON.parse(project.cli(["stack", "output", "--stack", "dev", "--json"])) as {
      readonly secrets: string;
      readonly pipelines: Record<string, Record<string, unknown>>;
    };
    assert.equal(shown.secrets, "[secret]");
    assert.equal(shown.pipelines["ab-tests"]?.["legacySecretAccessKey"], "[secret]");
    assert.match(String(shown.pipelines["ab-tests"]?.["legacyAccessKeyId"]), /^AKIA/);
    const key = String(aws.resource("aws:iam/accessKey:AccessKey", "ab-tests-legacy-key").outputs["secret"]);
    assert.ok(key.length > 20 && !project.stateText().includes(key), "not in the state");
  });

  it("has nothing to change afterwards", async () => {
    await assertNothingToChange(project.stack);
  });

  it("then lets the one principal in and trusts the one external id, and replaces nothing", async () => {
    await configure(GIVEN);
    const { changes, outputs } = await appliedChanges(project.stack);
    assert.deepEqual(changes, {
      "aws:iam/role:Role orders-role": "update",
      [`aws:ec2/vpcEndpointServiceAllowedPrinciple:VpcEndpointServiceAllowedPrinciple ${"orders-principal-" + PRINCIPAL.split("/")[1]}`]:
        "create",
    });
    assert.deepEqual(pendingKeys(outputs), ["orders.privatelink.endpointId"]);
    const trust = String(aws.resource("aws:iam/role:Role", "orders-role").inputs["assumeRolePolicy"]);
    assert.ok(trust.includes(EXTERNAL_ID) && !trust.includes("PENDING"), trust);
  });

  it("at last accepts the endpoint, and the DDL is whole, with the same ports in AWS and in SQL", async () => {
    // Materialize asks: its endpoint is there now.
    aws.addScenery({ endpoints: [ENDPOINT_ID] });
    await configure(WHOLE);
    const { changes, outputs } = await appliedChanges(project.stack);
    assert.deepEqual(changes, {
      [`aws:ec2/vpcEndpointConnectionAccepter:VpcEndpointConnectionAccepter orders-accepter-${ENDPOINT_ID}`]:
        "create",
    });
    assert.deepEqual(pendingKeys(outputs), []);
    const now = textsOf(outputs);
    assert.deepEqual(
      ddl.filter((text) => !now.includes(text)),
      [],
      "the DDL only grows",
    );
    assert.equal((await loadParser())?.(String(outputs["ddl"]?.value)).error, null);
    const kafka = now.find((text) => text.includes("TO KAFKA")) ?? "";
    assert.deepEqual(sqlPorts(kafka), [9001, 9002]);
    assert.deepEqual(awsPorts(), sqlPorts(kafka));
    for (const { id } of aws.brokers("orders-cluster"))
      assert.match(
        kafka,
        new RegExp(
          `'b-${id}\\.[^']*:9098' USING AWS PRIVATELINK [^(]* \\(PORT 900${id}, AVAILABILITY ZONE '[a-z0-9]+-az\\d'\\)`,
        ),
      );
    await assertNothingToChange(project.stack);
  });

  it("grows by two brokers touching only their own parts, already in the preview", async () => {
    await configure({ ...WHOLE, brokers: 4 });
    const wanted = Object.fromEntries([
      ["aws:msk/cluster:Cluster orders-cluster", "update"],
      ...[3, 4].flatMap(partsOf).map((part) => [part, "create"]),
    ]);
    const planned = await plannedChanges(project.stack);
    assert.deepEqual(planned, wanted);
    const { changes, outputs } = await appliedChanges(project.stack);
    assert.deepEqual(changes, wanted);
    assert.deepEqual(awsPorts(), [9001, 9002, 9003, 9004]);
    assert.deepEqual(sqlPorts(String(outputs["ddl"]?.value)), awsPorts());
    const altered = project.commandLine(["brokers", "--env", "dev"]);
    assert.match(
      altered,
      /ALTER CONNECTION IF EXISTS "materialize"\."ingest"\."orders_kafka" SET \(BROKERS = /,
    );
    assert.deepEqual(sqlPorts(altered), awsPorts());
    await assertNothingToChange(project.stack);
  });

  it("shrinks SQL first: retiring brokers leave the DDL and keep their listeners", async () => {
    await configure({ ...WHOLE, brokers: 4, retiringBrokerIds: [3, 4] });
    const { changes, outputs } = await appliedChanges(project.stack);
    assert.deepEqual(changes, {});
    assert.deepEqual(sqlPorts(String(outputs["ddl"]?.value)), [9001, 9002]);
    assert.deepEqual(awsPorts(), [9001, 9002, 9003, 9004]);
  });

  it("and then takes away their parts and nothing else", async () => {
    await configure({ ...WHOLE, brokers: 2 });
    const { changes } = await appliedChanges(project.stack);
    assert.deepEqual(
      changes,
      Object.fromEntries([
        ["aws:msk/cluster:Cluster orders-cluster", "update"],
        ...[3, 4].flatMap(partsOf).map((part) => [part, "delete"]),
      ]),
    );
    assert.deepEqual(awsPorts(), [9001, 9002]);
    await assertNothingToChange(project.stack);
  });

  it("takes everything away again", async () => {
    await project.stack.destroy();
    assert.deepEqual(aws.resources(), []);
  });
});
