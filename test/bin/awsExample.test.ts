/** The example of AWS, and what the plan says of environments like it. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import * as commands from "../../bin/commands";
import { awsFactsIn } from "../../bin/offline/awsFacts";
import { planOffline, type OfflinePlan } from "../../bin/offline/plan";
import { planFiles } from "../../bin/planFiles";
import { findingsReport, notesReport } from "../../bin/report";
import { alterBrokersScript } from "../../materialize";
import {
  CERTIFICATE,
  create,
  EXTERNAL_ID,
  kinesis,
  onMsk,
  onMskBySsh,
  onServerless,
} from "../support/awsEnvironments";
import { FakePulumi, Folder, Printed } from "../support/cli";
import { within } from "../support/mocks";
import { assertOneStatement, parses } from "../support/parser";

const EXAMPLE = readFileSync(join(__dirname, "..", "..", "Pulumi.aws-example.yaml"), "utf8");
const CONFIG = (parse(EXAMPLE) as { config: Record<string, unknown> }).config;
const PIPELINES = "materialize-ingest:pipelines";

describe("The example of AWS", () => {
  let folder: Folder;
  beforeEach(() => void (folder = new Folder()));
  afterEach(() => folder.remove());
  const plan = async (config: object = CONFIG): Promise<OfflinePlan> => {
    folder.environment(config);
    return within("the plan", planOffline({ folder: folder.path, env: "dev" }), 60_000);
  };

  it("makes so many of each, a stream, two clusters and three endpoint services among them", async () => {
    const counts: Record<string, number> = {};
    for (const { type } of (await plan()).resources) counts[type] = (counts[type] ?? 0) + 1;
    const wanted: Record<string, number> = {
      "aws:kinesis/stream:Stream": 1,
      "aws:msk/cluster:Cluster": 1,
      "aws:msk/serverlessCluster:ServerlessCluster": 1,
      "aws:msk/topic:Topic": 3,
      "aws:lb/loadBalancer:LoadBalancer": 3,
      "aws:ec2/vpcEndpointService:VpcEndpointService": 3,
      "aws:lb/listener:Listener": 3 + 4 + 3,
      "aws:lb/targetGroup:TargetGroup": 3 + 4 + 3,
      "aws:lb/targetGroupAttachment:TargetGroupAttachment": 3 + 4 + 3,
      "aws:iam/role:Role": 3,
      "aws:iam/rolePolicy:RolePolicy": 3,
      "aws:msk/singleScramSecretAssociation:SingleScramSecretAssociation": 1,
      "random:index/randomPassword:RandomPassword": 2,
      "materialize-ingest:stacks:Pipeline": 5,
    };
    for (const [type, count] of Object.entries(wanted)) assert.equal(counts[type], count, type);
    for (const type of Object.keys(counts))
      assert.doesNotMatch(type, /AllowedPrinciple|Accepter|iam\/user|accessKey/i);
  });

  it("waits for exactly these, and has no finding", async () => {
    const { pending, findings } = await plan();
    assert.deepEqual(
      pending.map(({ configKey }) => configKey.slice("materialize-ingest:pipelines.".length)),
      [
        "clicks.mskServerless.iam.externalId",
        "clicks.ssh.publicKeys",
        "inventory.privatelink.endpointId",
        "inventory.privatelink.principal",
        "orders.msk.iam.externalId",
        "orders.privatelink.endpointId",
        "orders.privatelink.principal",
        "segment.privatelink.principal",
      ],
    );
    assert.deepEqual(findings, []);
  });

  it("is texts that Materialize's parser takes, with no secret in them", async () => {
    const planned = await plan();
    for (const text of [planned.ddl, planned.secrets, planned.setup!]) assert.ok(parses(text).length > 0);
    assert.doesNotMatch(
      JSON.stringify([planned.ddl, planned.pipelines, planned.resources]),
      /made up, not a value|<random password/,
    );
  });

  it("is the same to the byte, again and with its pipelines in another order", async () => {
    const bytes = async (config: object = CONFIG): Promise<unknown> =>
      [...planFiles(await plan(config)).files].sort(([a], [b]) => (a < b ? -1 : 1));
    const one = await bytes();
    assert.deepEqual(await bytes(), one);
    const turned = Object.fromEntries(Object.entries(CONFIG[PIPELINES] as object).reverse());
    assert.deepEqual(await bytes({ ...CONFIG, [PIPELINES]: turned }), one);
  });

  it("prints findings and notes in sections of their own, and writes the findings", async () => {
    folder.environment({
      "aws:region": "us-east-1",
      [PIPELINES]: { ab: kinesis({ legacyUser: true }) },
    });
    const printed = new Printed();
    await commands.plan({ env: "dev", folder: folder.path }, printed);
    assert.match(
      printed.text,
      /\n## Policy\n\n(?!No finding)[\s\S]*advisory iam-no-access-keys\n {2}\S[^\n]*ab-legacy[^\n]*\n {2}\S/,
    );
    assert.match(printed.text, /\n## Notes\n\nab: Nothing moves from the stream/);
    const findings = JSON.parse(folder.read("out/dev/findings.json")) as { rule: string; level: string }[];
    assert.ok(findings.some(({ rule, level }) => rule === "iam-no-access-keys" && level === "advisory"));
    assert.ok(
      findings.some(({ rule }) => rule === "required-tags"),
      "nobody owns it",
    );
  });
});

describe("The reports", () => {
  it("write a finding in three lines, one apart from the other, and notes a line each", () => {
    const finding = { level: "mandatory", rule: "r", resource: "t::n", message: "m" } as const;
    assert.equal(findingsReport([finding, finding]), "mandatory r\n  t::n\n  m\n\nmandatory r\n  t::n\n  m");
    assert.equal(findingsReport([]), "No finding.");
    assert.equal(notesReport({ a: { notes: ["x", "y"] }, b: {}, c: { notes: ["z"] } }), "a: x\na: y\nc: z");
  });
});

describe("Facts of AWS in a config", () => {
  const facts = (pipelines: unknown) =>
    awsFactsIn(
      { [PIPELINES]: typeof pipelines === "string" ? pipelines : JSON.stringify(pipelines) },
      "materialize-ingest",
    );

  it("are brokers by cluster, and every subnet that is named, once", () => {
    const { region, brokers, subnets } = awsFactsIn(
      {
        "aws:region": "eu-west-1",
        [PIPELINES]: JSON.stringify({
          a: onMsk(create()),
          b: onServerless({
            existing: undefined,
            create: { vpc: { subnetIds: ["subnet-0a", "subnet-0123456789abcdef1"] } },
          }),
        }),
      },
      "materialize-ingest",
    );
    assert.equal(region, "eu-west-1");
    assert.deepEqual(
      [...brokers.keys()],
      ["arn:aws:kafka:eu-west-1:000000000000:cluster/stand-in-a-cluster/stand-in-1"],
    );
    assert.deepEqual([...brokers.values()][0]!.ids, [1, 2, 3]);
    assert.deepEqual(subnets.slice(0, 4), [
      "subnet-0123456789abcdef1",
      "subnet-0123456789abcdef2",
      "subnet-0123456789abcdef3",
      "subnet-0a",
    ]);
    assert.equal(new Set(subnets).size, subnets.length);
  });

  const malformed: readonly unknown[] = [
    "",
    "{",
    "null",
    "5",
    '"x"',
    "[1]",
    { a: null },
    { a: 5 },
    { a: { msk: null } },
    { a: { msk: { create: null, existing: 5 } } },
    { a: { msk: { create: { brokers: null, brokerIds: "x", vpc: [] } } } },
    ...[1e12, -1, 1.5, "3", null].map((count) => ({ a: { msk: { create: { brokers: { count } } } } })),
    {
      a: {
        msk: {
          existing: { clusterArn: 5, brokerIds: [null, "1", {}], vpc: { subnetIds: 5, default: null } },
        },
      },
    },
  ];
  for (const pipelines of malformed) {
    it(`are few and no crash where pipelines is ${JSON.stringify(pipelines)}`, () => {
      const { brokers, subnets, region } = facts(pipelines);
      assert.ok(subnets.length > 0 && region === "us-east-1");
      for (const { ids } of brokers.values()) assert.ok(ids.length <= 1, JSON.stringify(ids));
    });
  }
});

describe("The command brokers", () => {
  let folder: Folder;
  const before = process.env["PULUMI_CLI"];
  beforeEach(() => void (folder = new Folder()));
  afterEach(() => {
    if (before === undefined) delete process.env["PULUMI_CLI"];
    else process.env["PULUMI_CLI"] = before;
    folder.remove();
  });
  const printedBy = async (more: object = {}): Promise<string> => {
    const printed = new Printed();
    await commands.brokers({ env: "dev", folder: folder.path, ...more }, printed);
    return printed.text;
  };
  const READY = {
    iam: { roleArn: "arn:aws:iam::123456789012:role/mz", externalId: EXTERNAL_ID },
    privatelink: {
      acceptance: "automatic",
      principal: "arn:aws:iam::664411391173:role/mz_12345678-1234-1234-1234-123456789012_u7",
    },
  };
  const write = (pipelines: object): void => {
    folder.write("client.pem", CERTIFICATE);
    folder.environment({
      "aws:region": "us-east-1",
      "materialize-ingest:materialize": { region: "aws/us-east-1" },
      [PIPELINES]: pipelines,
    });
  };

  it("alters each connection once: zones before the brokers that name them, in the words of ddl", async () => {
    write({ a: onMsk(create({}, { iam: READY.iam }), { privatelink: READY.privatelink }) });
    const text = await printedBy({ offline: true });
    const altered = text
      .trimEnd()
      .split(/;\n\n/)
      .map((statement) => statement.replace(/;$/, ""));
    assert.deepEqual(
      altered.map((statement) => statement.slice(0, statement.indexOf(" ("))),
      [
        'ALTER CONNECTION IF EXISTS "materialize"."ingest"."a_privatelink" SET',
        'ALTER CONNECTION IF EXISTS "materialize"."ingest"."a_kafka" SET',
      ],
    );
    for (const statement of altered) assertOneStatement(statement, "alter_connection");
    const { ddl } = await within("the plan", planOffline({ folder: folder.path, env: "dev" }));
    assert.deepEqual(text.match(/'b-\d.*/g), ddl.match(/'b-\d.*/g));
  });

  it("prints nothing where no connection has brokers, or what has them is still waiting", async () => {
    for (const pipelines of [{ ab: kinesis() }, { a: onMskBySsh(create()) }]) {
      write(pipelines);
      assert.equal(await printedBy({ offline: true }), "");
      assert.deepEqual(JSON.parse(await printedBy({ offline: true, json: true })), { brokers: "" });
    }
  });

  it("reads the stack's own ddl, asking for no secrets, and says where it has none", async () => {
    const pulumi = new FakePulumi(folder);
    process.env["PULUMI_CLI"] = pulumi.path;
    const ddl = `CREATE CONNECTION IF NOT EXISTS "m"."i"."k" TO KAFKA (BROKERS = ('b1:9092'), SECURITY PROTOCOL = 'SSL');\n`;
    pulumi.answers({ ddl });
    assert.equal(await printedBy(), alterBrokersScript(ddl));
    assert.equal(await printedBy(), `ALTER CONNECTION IF EXISTS "m"."i"."k" SET (BROKERS = ('b1:9092'));\n`);
    assert.deepEqual(pulumi.calls()[0]!.args, ["stack", "output", "--json", "--stack", "dev"]);
    pulumi.answers({ pipelines: {} });
    await assert.rejects(printedBy(), /stack dev has no ddl output/);
  });
});
