/** What `MaterializeReader` registers and refuses, as a role and as the user of 2021. */
import assert from "node:assert/strict";
import { MaterializeReader } from "../../../components/kinesis/materializeReader";
import { type MaterializeReaderArgs } from "../../../components/kinesis/readerArgs";
import { refusal, seen } from "../../support/mocks";
import { only, policyIn, recordAws } from "../iam/answers";

const COMPONENT = "materialize-ingest:kinesis:MaterializeReader";
const [ROLE, ROLE_POLICY] = ["aws:iam/role:Role", "aws:iam/rolePolicy:RolePolicy"];
const [USER, USER_POLICY] = ["aws:iam/user:User", "aws:iam/userPolicy:UserPolicy"];
const ACCESS_KEY = "aws:iam/accessKey:AccessKey";
const ETL = "arn:aws:iam::111122223333:role/etl";
const stream = { arn: "arn:aws:kinesis:eu-west-1:111122223333:stream/events" };
const kmsKeyArn = "arn:aws:kms:eu-west-1:111122223333:key/1a2b";
const made = (args: Omit<MaterializeReaderArgs, "stream">, preview = false) =>
  recordAws(() => new MaterializeReader("reader", { stream, ...args }), { preview });

const allow = (Sid: string, Action: string[], Resource: string) => ({
  Sid,
  Effect: "Allow",
  Action,
  Resource: [Resource],
});
const listAndRead = {
  Version: "2012-10-17",
  Statement: [
    allow("ListStreams", ["kinesis:ListStreams"], "*"),
    allow(
      "ReadStream",
      [
        "kinesis:DescribeStream",
        "kinesis:DescribeStreamSummary",
        "kinesis:GetRecords",
        "kinesis:GetShardIterator",
        "kinesis:ListShards",
      ],
      stream.arn,
    ),
    allow(
      "ReadByFanOut",
      ["kinesis:DescribeStreamConsumer", "kinesis:SubscribeToShard"],
      `${stream.arn}/consumer/*`,
    ),
  ],
};
const trust = (externalIds?: string[]) => ({
  Version: "2012-10-17",
  Statement: [
    {
      Sid: "Reader",
      Effect: "Allow",
      Principal: { AWS: [ETL] },
      Action: "sts:AssumeRole",
      ...(externalIds && { Condition: { StringEquals: { "sts:ExternalId": externalIds } } }),
    },
  ],
});

describe("MaterializeReader", () => {
  it("registers a role for the named principals that may list, and read the one stream", async () => {
    const { resources, result } = await made({ trustedPrincipals: [ETL] });
    assert.deepEqual(
      resources.map(({ type, name, parent }) => [type, name, parent]),
      [
        [ROLE, "reader-role", `${COMPONENT}::reader`],
        [ROLE_POLICY, "reader-policy", `${COMPONENT}::reader`],
        [COMPONENT, "reader", undefined],
      ],
    );
    assert.deepEqual(policyIn(only(resources, ROLE), "assumeRolePolicy"), trust());
    assert.deepEqual(policyIn(only(resources, ROLE_POLICY)), listAndRead);
    assert.equal((await seen(result.arn)).value, "arn:aws:iam::111122223333:role/reader-role");
    assert.deepEqual(
      [result.user, result.accessKeyId, result.secretAccessKey],
      [undefined, undefined, undefined],
    );
  });

  it("asks for external ids where they are given", async () => {
    const { resources } = await made({ trustedPrincipals: [ETL], externalIds: ["e-1"] });
    assert.deepEqual(policyIn(only(resources, ROLE), "assumeRolePolicy"), trust(["e-1"]));
  });

  it("makes the user of 2021 on request: its key's secret is secret, its id is not", async () => {
    const { resources, result } = await made({ legacyUser: true, path: "/legacy/", tags: { Owner: "data" } });
    assert.deepEqual(
      resources.map(({ type, name, parent }) => [type, name, parent]),
      [
        [ACCESS_KEY, "reader-key", `${COMPONENT}::reader`],
        [USER, "reader-user", `${COMPONENT}::reader`],
        [USER_POLICY, "reader-policy", `${COMPONENT}::reader`],
        [COMPONENT, "reader", undefined],
      ],
    );
    assert.deepEqual(only(resources, USER).inputs, { path: "/legacy/", tags: { Owner: "data" } });
    assert.deepEqual(only(resources, ACCESS_KEY).inputs, { user: "reader-user" });
    assert.equal(only(resources, USER_POLICY).inputs["user"], "reader-user");
    assert.deepEqual(policyIn(only(resources, USER_POLICY)), listAndRead);
    assert.equal(result.role, undefined);
    assert.equal((await seen(result.arn)).value, "arn:aws:iam::111122223333:user/reader-user");
    assert.deepEqual(await seen(result.accessKeyId), { value: "id-reader-key", secret: false, known: true });
    assert.deepEqual(await seen(result.secretAccessKey), {
      value: "planted-secret",
      secret: true,
      known: true,
    });
  });

  it("adds the right to decrypt by the stream's customer key, for the role and for the user", async () => {
    for (const who of [{ trustedPrincipals: [ETL] }, { legacyUser: true }]) {
      const { resources } = await recordAws(
        () => new MaterializeReader("reader", { stream: { ...stream, kmsKeyArn }, ...who }),
      );
      const policy = resources.find(({ type }) => type === ROLE_POLICY || type === USER_POLICY)!;
      const decrypt = {
        ...allow("DecryptRecords", ["kms:Decrypt"], kmsKeyArn),
        Condition: { StringEquals: { "kms:EncryptionContext:aws:kinesis:arn": [stream.arn] } },
      };
      assert.deepEqual(policyIn(policy), {
        Version: "2012-10-17",
        Statement: [...listAndRead.Statement, decrypt],
      });
    }
  });

  it("applies overrides to each child", async () => {
    const { resources } = await made({
      legacyUser: true,
      overrides: {
        user: { name: "mz" },
        userPolicy: { name: "read" },
        accessKey: (defaults) => ({ args: { ...defaults, status: "Inactive" }, opts: { protect: true } }),
      },
    });
    assert.equal(only(resources, USER_POLICY).inputs["name"], "read");
    assert.deepEqual(only(resources, ACCESS_KEY).inputs, { user: "mz", status: "Inactive" });
    assert.equal(only(resources, ACCESS_KEY).opts.protect, true);
    const overrides = { role: { path: "/x/" }, policy: { name: "read" } };
    const role = (await made({ trustedPrincipals: [ETL], overrides })).resources;
    assert.equal(only(role, ROLE).inputs["path"], "/x/");
    assert.equal(only(role, ROLE_POLICY).inputs["name"], "read");
  });

  it("can be previewed, both ways", async () => {
    assert.equal((await made({ trustedPrincipals: [ETL] }, true)).resources.length, 3);
    assert.equal((await made({ legacyUser: true }, true)).resources.length, 4);
  });
});

describe("MaterializeReader refuses, before anything is registered,", () => {
  const wide = "be the ARN of one role, such as arn:aws:iam::123456789012:role/reader";
  const cases: [what: string, args: object, message: string][] = [
    [
      "nobody",
      {},
      "trustedPrincipals must name who may take the role, got nothing; or say legacyUser for the access key of 2021",
    ],
    ["nobody in a list", { trustedPrincipals: [] }, "trustedPrincipals must name at least one role, got []"],
    [
      "everybody",
      { trustedPrincipals: ["*"] },
      `trustedPrincipals[0] must ${wide}, got "*"; that would trust everybody there`,
    ],
    [
      "an account",
      { trustedPrincipals: ["arn:aws:iam::111122223333:root"] },
      `trustedPrincipals[0] must ${wide}, got "arn:aws:iam::111122223333:root"; that would trust everybody there`,
    ],
    [
      "an empty list of external ids",
      { trustedPrincipals: [ETL], externalIds: [] },
      "externalIds must hold at least one external id, got []; leave externalIds out where none is presented",
    ],
    [
      "a principal beside the user",
      { legacyUser: true, trustedPrincipals: [ETL] },
      `trustedPrincipals must be left out with legacyUser (a user has none), got ["${ETL}"]`,
    ],
    [
      "a role's name beside the user",
      { legacyUser: true, roleName: "r" },
      'roleName must be left out with legacyUser (a user has none), got "r"',
    ],
    [
      "an override of a role beside the user",
      { legacyUser: true, overrides: { role: { path: "/x/" } } },
      'overrides must be of user, userPolicy, accessKey, got ["role"]',
    ],
    [
      "an override of a user beside the role",
      { trustedPrincipals: [ETL], overrides: { accessKey: { status: "Active" } } },
      'overrides must be of role, policy, got ["accessKey"]',
    ],
    [
      "another thing than a stream",
      { trustedPrincipals: [ETL], stream: { arn: "*" } },
      'stream.arn must be the ARN of a stream, such as arn:aws:kinesis:us-east-1:123456789012:stream/events, got "*"',
    ],
    [
      "an unknown input in an override",
      { legacyUser: true, overrides: { user: { username: "x" } } },
      'overrides.user: username must be an input of the resource (forceDestroy, name, path, permissionsBoundary, tags), got "username"',
    ],
  ];
  for (const [what, args, message] of cases) {
    it(what, async () =>
      assert.equal(
        await refusal(() => new MaterializeReader("reader", { stream, ...args })),
        `MaterializeReader reader: ${message}`,
      ),
    );
  }
});
