/**
 * The stand-in for the AWS plugin, by a small program that has what our own ones have: a cluster, a network load
 * balancer in front of its brokers, an endpoint service. What it can't show is said in `test/support/engine/aws/index.ts`.
 */
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import * as sdk from "@pulumi/aws";
import { type CommandError } from "@pulumi/pulumi/automation";
import { useAwsStandIn, type AwsState } from "../support/engine/aws";
import { COMPARING } from "../support/engine/aws/comparing";
import { NAMES } from "../support/engine/aws/names";
import { OUTPUTS } from "../support/engine/aws/outputs";
import { REFUSAL_SOURCES } from "../support/engine/aws/refusals";
import { REPLACING } from "../support/engine/aws/replacing";
import { layProgram, writeSettings, type Settings } from "../support/engine/aws/smallProgram";
import { OTHER_SUBNETS, SUBNETS } from "../support/engine/aws/state";
import { needEngine } from "../support/engine/needs";
import {
  appliedChanges,
  assertNothingToChange,
  engineProject,
  plannedChanges,
  type EngineProject,
} from "../support/engine/project";

const CLUSTER = "aws:msk/cluster:Cluster";

/** A replacement is several steps, and which of them is told is not said. */
const REPLACEMENT = /^(replace|create-replacement|delete-replaced)$/;

async function failure(run: Promise<unknown>): Promise<string> {
  return run.then(
    () => assert.fail("it went through"),
    (reason: CommandError) => reason.message,
  );
}

describe("the stand-in for AWS under the real engine", function () {
  let project: EngineProject;
  let aws: AwsState;

  const set = (settings: Partial<Settings>) => writeSettings(project.folder, settings);

  before(async function () {
    project = await engineProject(needEngine(this), { layProgram: (folder) => layProgram(folder) });
    aws = useAwsStandIn(project);
    set({});
  });
  after(() => project?.remove());

  it("makes all of it, with what AWS answers in AWS's shapes", async () => {
    const { outputs } = await appliedChanges(project.stack);
    const shapes: Record<string, RegExp> = {
      clusterArn: /^arn:aws:kafka:us-east-1:123456789012:cluster\/demo-[0-9a-f]{7}\/[0-9a-f-]{36}-\d$/,
      iam: /^b-1\.demo[0-9a-f]{7}\.[0-9a-f]{6}\.c\d\.kafka\.us-east-1\.amazonaws\.com:9098,b-2\.[^,]+,b-3\.[^,]+$/,
      scram: /^$/,
      serviceName: /^com\.amazonaws\.vpce\.us-east-1\.vpce-svc-[0-9a-f]{17}$/,
      accessKey: /^AKIA[A-Z2-7]{16}$/,
    };
    for (const [name, shape] of Object.entries(shapes))
      assert.match(String(outputs[name]?.value), shape, name);
    assert.deepEqual(outputs["zones"]?.value, ["use1-az4", "use1-az6", "use1-az1"]);
    assert.equal(outputs["accessKeySecret"]?.secret, true);
    assert.equal(aws.resources("aws:lb/listener:Listener").length, 3);
    const attached = aws.resources("aws:lb/targetGroupAttachment:TargetGroupAttachment");
    assert.deepEqual(
      attached.map(({ inputs }) => inputs["targetId"]),
      aws.brokers("demo").map(({ address }) => address),
    );
  });

  it("has nothing to change afterwards, nor after a refresh, nor when a set is written in another order", async () => {
    await assertNothingToChange(project.stack);
    await project.stack.refresh();
    set({ subnets: Object.values(SUBNETS).reverse() });
    await assertNothingToChange(project.stack);
    set({});
  });

  it("says in a preview what an update and what a replacement is, and what it can't know yet", async () => {
    set({ properties: "auto.create.topics.enable=true\n" });
    const update = { [`${CLUSTER} demo`]: "update" };
    assert.deepEqual(await plannedChanges(project.stack), {
      "aws:msk/configuration:Configuration demo": "update",
      ...update,
    });
    set({ subnets: Object.values(OTHER_SUBNETS) });
    const moved = await plannedChanges(project.stack);
    assert.match(moved[`${CLUSTER} demo`] ?? "", REPLACEMENT);
    assert.match(moved["aws:lb/targetGroupAttachment:TargetGroupAttachment demo-1"] ?? "", REPLACEMENT);
    assert.equal(moved["aws:lb/loadBalancer:LoadBalancer demo"], undefined);
    set({});
  });

  it("shows a lookup the brokers that are there: in the preview the old ones, after a scale-out the new ones", async () => {
    set({ brokers: [1, 2, 3, 4, 5, 6] });
    const planned = await plannedChanges(project.stack);
    assert.equal(planned[`${CLUSTER} demo`], "update");
    const { changes, outputs } = await appliedChanges(project.stack);
    assert.deepEqual(changes, planned);
    assert.equal((outputs["hosts"]?.value as string[]).length, 6);
    assert.deepEqual(
      Object.entries(changes).filter(([name, op]) => op !== "create" && name !== `${CLUSTER} demo`),
      [],
    );
    const [last] = aws.resources("aws:lb/targetGroupAttachment:TargetGroupAttachment").slice(-1);
    assert.equal(last?.inputs["targetId"], aws.brokers("demo").at(-1)?.address);
    await assertNothingToChange(project.stack);
  });

  it("lets a test say which brokers went", async () => {
    aws.setBrokers("demo", [1, 2, 4, 5, 6]);
    const { outputs } = await appliedChanges(project.stack);
    const hosts = outputs["hosts"]?.value as string[];
    assert.deepEqual(
      hosts.map((host) => host.split(".")[0]),
      ["b-1", "b-2", "b-4", "b-5", "b-6"],
    );
    aws.setBrokers("demo", [1, 2, 3, 4, 5, 6]);
    await appliedChanges(project.stack);
  });

  it("puts back what somebody else has changed, once it is refreshed", async () => {
    aws.change("aws:lb/listener:Listener", "demo-2", { port: 7777 });
    await assertNothingToChange(project.stack);
    await project.stack.refresh();
    const { changes } = await appliedChanges(project.stack);
    assert.deepEqual(changes, { "aws:lb/listener:Listener demo-2": "update" });
    aws.forget("aws:lb/listener:Listener", "demo-2");
    await project.stack.refresh();
    assert.deepEqual((await appliedChanges(project.stack)).changes, {
      "aws:lb/listener:Listener demo-2": "create",
    });
  });

  const six = [1, 2, 3, 4, 5, 6];

  it("replaces a target group of an automatic name under its listener, and refuses to for one of a fixed name", async () => {
    set({ brokers: six, targetPort: 9096 });
    const { changes } = await appliedChanges(project.stack);
    assert.match(changes["aws:lb/targetGroup:TargetGroup demo-1"] ?? "", REPLACEMENT);
    assert.equal(changes["aws:lb/listener:Listener demo-1"], "update");
    assert.equal(aws.resources("aws:lb/targetGroup:TargetGroup").length, 6);

    const fixed = (port: number) => ({
      brokers: six,
      targetPort: 9096,
      more: `
        const fixed = new aws.lb.TargetGroup("fixed", {
          name: "fixed", port: ${port}, protocol: "TCP", targetType: "ip", vpcId: group.vpcId,
        });
        new aws.lb.Listener("fixed", {
          loadBalancerArn: balancer.arn, port: 443, protocol: "TCP",
          defaultActions: [{ type: "forward", targetGroupArn: fixed.arn }],
        });`,
    });
    set(fixed(9096));
    await project.stack.up();
    set(fixed(9098));
    assert.match(
      await failure(project.stack.up()),
      /ResourceInUse: Target group .* is currently in use by a listener or a rule/,
    );
    set({ brokers: six, targetPort: 9096 });
    await project.stack.up();
  });

  const refusals: readonly (readonly [string, Partial<Settings>, RegExp])[] = [
    [
      "a target group's name of 40 characters",
      { more: 'new aws.lb.TargetGroup("x", { name: "a".repeat(40), targetType: "ip" });' },
      /"name" cannot be longer than 32 characters: "a{40}"/,
    ],
    [
      "a program's name that is too long for a target group's automatic one",
      { more: 'new aws.lb.TargetGroup("a-target-group-of-the-pipeline", { targetType: "ip" });' },
      /name 'a-target-group-of-the-pipeline-' plus 7 random chars is longer than maximum length 32/,
    ],
    [
      "a program's name that is too long for a load balancer",
      {
        more: 'new aws.lb.LoadBalancer("a-load-balancer-of-the-pipeline", { loadBalancerType: "network" });',
      },
      /"name" cannot be longer than 32 characters: "a-load-balancer-of-the-pipeline-[0-9a-f]{7}"/,
    ],
    [
      "a type without a row",
      { more: 'new aws.lightsail.Disk("disk", { availabilityZone: "us-east-1a", sizeInGb: 8 });' },
      /the stand-in for AWS knows no resource of type aws:lightsail\/disk:Disk/,
    ],
    [
      "a lookup without a row",
      { more: 'aws.iam.getUserOutput({ userName: "x" }).apply(() => 1);' },
      /the stand-in for AWS knows no lookup aws:iam\/getUser:getUser/,
    ],
  ];
  for (const [what, settings, message] of refusals) {
    it(`refuses ${what} in the preview`, async () => {
      set({ brokers: six, targetPort: 9096, ...settings });
      assert.match(await failure(project.stack.preview()), message);
    });
  }

  it("leaves nothing behind after destroy", async () => {
    set({ brokers: six, targetPort: 9096 });
    await project.stack.destroy();
    assert.deepEqual(aws.resources(), []);
  });
});

describe("the stand-in for AWS, where there is more than one program's own", function () {
  let project: EngineProject;
  let aws: AwsState;

  const write = (program: string) =>
    writeFileSync(join(project.folder, "index.js"), `const aws = require("@pulumi/aws");\n${program}`);

  before(async function () {
    project = await engineProject(needEngine(this), { layProgram: (folder) => layProgram(folder, "") });
    aws = useAwsStandIn(project);
  });
  after(() => project?.remove());
  afterEach(() => project?.stack.destroy());

  it("looks a cluster up that others have made, in the region of a program's own provider", async () => {
    const arn = aws.addCluster({
      name: "others",
      region: "us-west-2",
      subnets: Object.values(SUBNETS),
      brokerIds: [1, 2, 3],
      kafkaVersion: "3.9.x.kraft",
      scram: true,
      iam: false,
    });
    write(`
      const provider = new aws.Provider("west", { region: "us-west-2", defaultTags: { tags: { owner: "us" } } });
      exports.ids = aws.msk.getBrokerNodesOutput({ clusterArn: "${arn}" }, { provider })
        .nodeInfoLists.apply((nodes) => nodes.map(({ brokerId }) => brokerId));
      exports.brokers = aws.msk.getBootstrapBrokersOutput({ clusterArn: "${arn}" }, { provider });
      exports.zone = aws.ec2.getSubnetOutput({ id: "${SUBNETS.a}" }, { provider }).availabilityZoneId;
      exports.tags = new aws.kms.Key("key", { tags: { name: "key" } }, { provider }).tagsAll;`);
    const { outputs } = await appliedChanges(project.stack);
    assert.deepEqual(outputs["ids"]?.value, [1, 2, 3]);
    const brokers = outputs["brokers"]?.value as Record<string, string>;
    assert.match(
      brokers["bootstrapBrokersSaslScram"] ?? "",
      /^b-1\.others\.[^,]+\.us-west-2\.amazonaws\.com:9096,/,
    );
    assert.equal(brokers["bootstrapBrokersSaslIam"], "");
    assert.equal(outputs["zone"]?.value, "usw2-az2");
    assert.deepEqual(outputs["tags"]?.value, { name: "key", owner: "us" });
    aws.resizeCluster("others", [1, 3]);
    assert.deepEqual((await appliedChanges(project.stack)).outputs["ids"]?.value, [1, 3]);
  });

  it("keeps a secret's name while the secret waits for its deletion", async () => {
    write('new aws.secretsmanager.Secret("a", { name: "AmazonMSK_a" });');
    await project.stack.up();
    await project.stack.destroy();
    assert.match(await failure(project.stack.up()), /already scheduled for deletion/);
  });

  it("replaces a topic of a fixed name only where the program says what goes first", async () => {
    const arn = aws.addCluster({
      name: "topics",
      region: "us-east-1",
      subnets: Object.values(SUBNETS),
      brokerIds: [1, 2, 3],
      kafkaVersion: "3.9.x.kraft",
      scram: false,
      iam: true,
    });
    const topic = (replicationFactor: number, options = "{}") =>
      write(`new aws.msk.Topic("orders", {
        clusterArn: "${arn}", name: "orders", partitionCount: 1, replicationFactor: ${replicationFactor},
      }, ${options});`);
    topic(2);
    await project.stack.up();
    topic(3);
    assert.match(await failure(project.stack.up()), /AlreadyExists: aws:msk\/topic:Topic with name "orders"/);
    topic(3, "{ deleteBeforeReplace: true }");
    await project.stack.up();
    topic(4, "{ deleteBeforeReplace: true }");
    assert.match(await failure(project.stack.up()), /Replication factor: 4 larger than available brokers: 3/);
  });
});

describe("the tables of the stand-in for AWS", () => {
  it("know the same types, each of which the SDK has", () => {
    const types = Object.keys(REPLACING).sort();
    assert.deepEqual(Object.keys(OUTPUTS).sort(), types);
    for (const type of [...Object.keys(NAMES), ...Object.keys(COMPARING)])
      assert.ok(types.includes(type), type);
    for (const type of types) {
      const [, module = "", name = ""] = /^aws:(\w+)\/\w+:(\w+)$/.exec(type) ?? [];
      const members = (sdk as unknown as Record<string, Record<string, { __pulumiType?: string }>>)[module];
      assert.equal(members?.[name]?.__pulumiType, type);
    }
  });

  it("say for every row where it was read", () => {
    const sources = [
      ...Object.values(REPLACING).map(({ source }) => source),
      ...Object.values(NAMES).flatMap((naming) => naming.sources),
      ...REFUSAL_SOURCES,
    ];
    for (const source of sources) assert.match(source, /^https:\/\/[\w.]+\/\S+$/);
    assert.deepEqual(
      Object.keys(NAMES).filter((type) => NAMES[type]?.sources.length === 0),
      [],
    );
  });
});
