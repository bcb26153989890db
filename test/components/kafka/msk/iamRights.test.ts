/**
 * MSK's rights as statements, evaluated by a simulator of IAM. That the actions are enough for Materialize, and all
 * needed, the sources of the table say; a simulator cannot.
 */
import assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import {
  MSK_RIGHTS,
  mskStatements,
  mskTopicAdminStatements,
} from "../../../../components/kafka/msk/iamRights";
import { mskResourceArn } from "../../../../components/kafka/msk/arn";
import { policyDocument, type PolicyStatement } from "../../../../components/iam/policyDocument";
import { checkStatements } from "../../../../components/iam/statements";
import { actionsOf, verdict } from "../../../support/iam";
import { seen, UNKNOWN } from "../../../support/mocks";
import { otherActions, wrongAnswers } from "../../iam/rightCases";
import { MSK_RIGHT_CASES, SINK, SOURCE } from "./rightCases";
import { ARN, onAws, SERVERLESS_ARN } from "./world";

const ROLE = "arn:aws:iam::123456789012:role/materialize";
const topic = (name: string): string => mskResourceArn(ARN, "topic", name);
const group = (name: string): string => mskResourceArn(ARN, "group", name);
const transaction = (name: string): string => mskResourceArn(ARN, "transactional-id", name);

async function printed(statements: readonly PolicyStatement[]): Promise<readonly unknown[]> {
  return Promise.all(
    statements.map(async ({ sid, actions, resources }) => [
      sid,
      actions.map((action) => action.replace("kafka-cluster:", "")),
      (await Promise.all(resources.map(seen))).map(({ value }) => value),
    ]),
  );
}
async function policy(statements: readonly PolicyStatement[]): Promise<string> {
  return (await seen(policyDocument(statements))).value as string;
}
/** Which kind of resource an action of the service is about. */
function kindOf(action: string): string {
  if (/Topic|ReadData|WriteData$/.test(action)) return "topic";
  if (action.includes("Group")) return "group";
  return action.includes("TransactionalId") ? "transactional-id" : "cluster";
}

/** What of the whole service a policy allows, on what is named in it and on what is like it. */
async function allowed(statements: readonly PolicyStatement[]): Promise<readonly string[]> {
  const everything: Readonly<Record<string, readonly string[]>> = {
    cluster: [ARN],
    topic: ["orders", "results", "progress", "other", "orders2"].map(topic),
    group: ["materialize.events.1", "materialize.events2", "materialize-progress-1", "other"].map(group),
    "transactional-id": ["materialize-tx-1", "materialize-t", "other"].map(transaction),
  };
  const identityPolicies = [await policy(statements)];
  const found: string[] = [];
  for (const action of await actionsOf("kafka-cluster")) {
    for (const resource of everything[kindOf(action)]!) {
      if ((await verdict({ principal: ROLE, action, resource, identityPolicies })) === "allowed")
        found.push(`${action} on ${resource}`);
    }
  }
  const short = (answer: string): string =>
    answer.replace("kafka-cluster:", "").replace(ARN.split(":cluster/")[0]!, "");
  return found.map(short).sort();
}
const END = ARN.split(":cluster/")[1]!;

describe("The rights of Materialize on MSK", () => {
  it("for a source are these statements, and each action on its own kind of resource", async () => {
    assert.deepEqual(await printed(mskStatements([SOURCE], ARN)), [
      ["Connect", ["Connect"], [ARN]],
      ["ReadTopic", ["DescribeTopic", "ReadData"], [topic("orders")]],
      ["UseGroup", ["AlterGroup", "DescribeGroup"], [group("materialize.events.*")]],
    ]);
  });

  it("for a sink are these", async () => {
    const sink = { ...SINK, createsTopic: false };
    const statements = [
      ["Connect", ["Connect"], [ARN]],
      ["WriteIdempotently", ["WriteDataIdempotently"], [ARN]],
      ["WriteTopic", ["DescribeTopic", "DescribeTopicDynamicConfiguration", "WriteData"], [topic("results")]],
      [
        "KeepProgress",
        ["DescribeTopic", "DescribeTopicDynamicConfiguration", "ReadData", "WriteData"],
        [topic("progress")],
      ],
      [
        "UseTransactions",
        ["AlterTransactionalId", "DescribeTransactionalId"],
        [transaction("materialize-tx-*")],
      ],
      ["UseProgressGroup", ["AlterGroup", "DescribeGroup"], [group("materialize-progress-*")]],
    ];
    assert.deepEqual(await printed(mskStatements([sink], ARN)), statements);
    assert.deepEqual(await printed(mskStatements([SINK], ARN)), [
      ...statements,
      ["CreateTopic", ["CreateTopic"], [topic("results")]],
      ["ReadDefaults", ["DescribeClusterDynamicConfiguration"], [ARN]],
    ]);
  });

  it("for a source allow exactly this of the whole service, anywhere", async () => {
    assert.deepEqual(await allowed(mskStatements([SOURCE], ARN)), [
      `AlterGroup on :group/${END}/materialize.events.1`,
      `Connect on :cluster/${END}`,
      `DescribeGroup on :group/${END}/materialize.events.1`,
      `DescribeTopic on :topic/${END}/orders`,
      `ReadData on :topic/${END}/orders`,
    ]);
  });

  it("for a sink that makes its topic allow exactly this", async () => {
    assert.deepEqual(await allowed(mskStatements([SINK], ARN)), [
      `AlterGroup on :group/${END}/materialize-progress-1`,
      `AlterTransactionalId on :transactional-id/${END}/materialize-tx-1`,
      `Connect on :cluster/${END}`,
      `CreateTopic on :topic/${END}/results`,
      `DescribeClusterDynamicConfiguration on :cluster/${END}`,
      `DescribeGroup on :group/${END}/materialize-progress-1`,
      `DescribeTopic on :topic/${END}/progress`,
      `DescribeTopic on :topic/${END}/results`,
      `DescribeTopicDynamicConfiguration on :topic/${END}/progress`,
      `DescribeTopicDynamicConfiguration on :topic/${END}/results`,
      `DescribeTransactionalId on :transactional-id/${END}/materialize-tx-1`,
      `ReadData on :topic/${END}/progress`,
      `WriteData on :topic/${END}/progress`,
      `WriteData on :topic/${END}/results`,
      `WriteDataIdempotently on :cluster/${END}`,
    ]);
  });

  it("would allow nothing on a topic, had they been asked for on the cluster's ARN", async () => {
    const wrong = mskStatements([SOURCE], ARN).map((statement) => ({ ...statement, resources: [ARN] }));
    const answer = (statements: readonly PolicyStatement[]) =>
      policy(statements).then((text) =>
        verdict({
          principal: ROLE,
          action: "kafka-cluster:ReadData",
          resource: topic("orders"),
          identityPolicies: [text],
        }),
      );
    assert.equal(await answer(wrong), "denied");
    assert.equal(await answer(mskStatements([SOURCE], ARN)), "allowed");
  });

  it("name a resource once, whoever asks for it, in an order of their own", async () => {
    const other: typeof SOURCE = { ...SOURCE, topic: "clicks" };
    const text = await policy(mskStatements([SOURCE, other, SINK], ARN));
    assert.equal(text, await policy(mskStatements([SINK, other, SOURCE, SOURCE], ARN)));
    assert.equal(text.split("materialize.events.*").length, 2);
    assert.doesNotThrow(() => checkStatements(mskStatements([SOURCE, other, SINK], ARN), "X", "statements"));
  });

  it("are the same on a serverless cluster", async () => {
    const [connect] = mskStatements([SOURCE], SERVERLESS_ARN);
    assert.deepEqual(connect?.actions, ["kafka-cluster:Connect"]);
    assert.equal((await seen(connect?.resources[0])).value, SERVERLESS_ARN);
  });

  it("can be previewed before the cluster is there", async () => {
    const { resources } = await onAws(
      () => {
        const bucket = new aws.s3.Bucket("later");
        const document = policyDocument(mskStatements([SOURCE], bucket.arn));
        new aws.iam.Policy("policy", { policy: document });
      },
      { preview: true },
    );
    assert.equal(resources.find(({ name }) => name === "policy")!.inputs["policy"], UNKNOWN);
  });
});

describe("The rights of whoever runs Pulumi, for topics through AWS", () => {
  it("allow exactly this, on the topics alone", async () => {
    const verbs = ["AlterTopic", "AlterTopicDynamicConfiguration", "CreateTopic", "DeleteTopic"];
    const all = [...verbs, "DescribeTopic", "DescribeTopicDynamicConfiguration"];
    assert.deepEqual(
      await allowed(mskTopicAdminStatements(["orders", "results"], ARN)),
      [
        ...all.flatMap((verb) => ["orders", "results"].map((name) => `${verb} on :topic/${END}/${name}`)),
        `Connect on :cluster/${END}`,
      ].sort(),
    );
  });
});

describe("The table of MSK's rights", () => {
  it("has a case for every row, and no other", () => {
    assert.deepEqual(Object.keys(MSK_RIGHT_CASES), Object.keys(MSK_RIGHTS));
  });
  for (const [row, right] of Object.entries(MSK_RIGHT_CASES)) {
    it(`${row}: allowed where it has to be, denied elsewhere, nothing else allowed`, async () => {
      const { actions, sources } = MSK_RIGHTS[row as keyof typeof MSK_RIGHTS];
      assert.deepEqual(right.statement.actions, actions);
      assert.deepEqual([...actions], [...actions].sort());
      for (const source of sources) assert.match(source, /^https:\/\/\S+$/);
      assert.deepEqual(await wrongAnswers(right), []);
      assert.deepEqual((await otherActions(right)).allowed, []);
    });
  }
});

describe("MSK's rights refuse", () => {
  const refused = (work: () => unknown): string => {
    try {
      work();
    } catch (error) {
      assert.ok(pulumi.RunError.isInstance(error));
      return error.message;
    }
    return assert.fail("it was not refused");
  };
  const TOPIC = "be 1 to 249 of a-z A-Z 0-9 . _ - (and not . or ..)";
  const PREFIX = "be 1 to 249 characters without * ? $ or spaces";
  for (const [what, right, message] of [
    ["every topic", { ...SOURCE, topic: "*" }, `rights[0].topic must ${TOPIC}, got "*"`],
    ["a topic without a name", { ...SOURCE, topic: undefined }, `rights[0].topic must ${TOPIC}, got nothing`],
    [
      "every progress topic",
      { ...SINK, progressTopic: "a*" },
      `rights[0].progressTopic must ${TOPIC}, got "a*"`,
    ],
    ["every group", { ...SOURCE, groupIdPrefix: "" }, `rights[0].groupIdPrefix must ${PREFIX}, got ""`],
    ...["*", "mz*", "m?", "${aws:username}", "a b"].map((prefix): [string, object, string] => [
      `the prefix ${prefix}`,
      { ...SOURCE, groupIdPrefix: prefix },
      `rights[0].groupIdPrefix must ${PREFIX}, got "${prefix}"`,
    ]),
    [
      "a transactional id's pattern",
      { ...SINK, transactionalIdPrefix: "*" },
      `rights[0].transactionalIdPrefix must ${PREFIX}, got "*"`,
    ],
    [
      "a progress group's pattern",
      { ...SINK, progressGroupIdPrefix: "?" },
      `rights[0].progressGroupIdPrefix must ${PREFIX}, got "?"`,
    ],
    ["another use", { ...SOURCE, for: "both" }, 'rights[0].for must be source or sink, got "both"'],
  ] as const) {
    it(what, () => {
      assert.equal(
        refused(() => mskStatements([right as typeof SOURCE], ARN)),
        `mskStatements: ${message}`,
      );
    });
  }
  it("no right, no topic, and what is no cluster's ARN", () => {
    assert.equal(
      refused(() => mskStatements([], ARN, "role events")),
      "role events: rights must name what Materialize does, got []",
    );
    assert.equal(
      refused(() => mskTopicAdminStatements([], ARN)),
      "mskTopicAdminStatements: topics must name at least one topic, got []",
    );
    assert.equal(
      refused(() => mskTopicAdminStatements(["orders", "a b"], ARN)),
      `mskTopicAdminStatements: topics[1] must ${TOPIC}, got "a b"`,
    );
    assert.match(
      refused(() => mskStatements([SOURCE], topic("orders"))),
      /clusterArn must be an MSK cluster's ARN/,
    );
  });
});
