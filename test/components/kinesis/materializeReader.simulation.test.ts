/** What the reader may do, as a role and as the user of 2021: the documents that are registered, evaluated. */
import assert from "node:assert/strict";
import { MaterializeReader } from "../../../components/kinesis/materializeReader";
import { type MaterializeReaderArgs } from "../../../components/kinesis/readerArgs";
import { actionsOf, allowedAmong, assumeRole, verdict } from "../../support/iam";
import { only, recordAws } from "../iam/answers";
import { DEFAULT_KEY_POLICY } from "../iam/rightCases";

const ETL = "arn:aws:iam::777788889999:role/etl";
const STREAM = "arn:aws:kinesis:us-east-1:111122223333:stream/events";
const KEY = "arn:aws:kms:us-east-1:111122223333:key/1a2b";
const stream = { arn: STREAM, kmsKeyArn: KEY };
const made = async (args: Omit<MaterializeReaderArgs, "stream">) =>
  (await recordAws(() => new MaterializeReader("reader", { stream, ...args }))).resources;

const READERS = [
  {
    who: "the role",
    principal: "arn:aws:iam::111122223333:role/reader-role",
    args: { trustedPrincipals: [ETL] },
    type: "aws:iam/rolePolicy:RolePolicy",
  },
  {
    who: "the user",
    principal: "arn:aws:iam::111122223333:user/reader-user",
    args: { legacyUser: true },
    type: "aws:iam/userPolicy:UserPolicy",
  },
];

for (const { who, principal, args, type } of READERS) {
  describe(`the reader, ${who}, evaluated`, () => {
    const asker = async () => ({
      principal,
      identityPolicies: [only(await made(args), type).inputs["policy"] as string],
    });

    it("lists and reads its stream, and no other", async () => {
      const base = await asker();
      const ask = (action: string, resource: string) => verdict({ ...base, action, resource });
      assert.equal(await ask("kinesis:ListStreams", "*"), "allowed");
      for (const action of ["kinesis:GetRecords", "kinesis:GetShardIterator", "kinesis:ListShards"]) {
        assert.equal(await ask(action, STREAM), "allowed", action);
        assert.equal(await ask(action, `${STREAM}2`), "denied", action);
      }
      const consumer = "/consumer/materialize:1700000000";
      assert.equal(await ask("kinesis:SubscribeToShard", STREAM + consumer), "allowed");
      assert.equal(await ask("kinesis:SubscribeToShard", `${STREAM}2${consumer}`), "denied");
    });

    it("decrypts what is of its stream only", async () => {
      const asked = {
        ...(await asker()),
        action: "kms:Decrypt",
        resource: KEY,
        resourcePolicy: DEFAULT_KEY_POLICY,
      };
      const context = { "kms:EncryptionContext:aws:kinesis:arn": STREAM };
      const other = { "kms:EncryptionContext:aws:kinesis:arn": `${STREAM}2` };
      assert.equal(await verdict({ ...asked, context }), "allowed");
      assert.equal(await verdict({ ...asked, context: other }), "denied");
    });

    it("may change nothing", async () => {
      const allowed = await allowedAmong(await actionsOf("kinesis"), await asker());
      assert.deepEqual(allowed, [
        "kinesis:DescribeStream",
        "kinesis:DescribeStreamConsumer",
        "kinesis:DescribeStreamSummary",
        "kinesis:GetRecords",
        "kinesis:GetShardIterator",
        "kinesis:ListShards",
        "kinesis:ListStreams",
        "kinesis:SubscribeToShard",
      ]);
    });
  });
}

describe("the reader's role, evaluated", () => {
  it("is taken by the named principal, with the external id where one is asked for", async () => {
    const role = "arn:aws:iam::111122223333:role/reader-role";
    const trusting = async (more: object) =>
      only(await made({ trustedPrincipals: [ETL], ...more }), "aws:iam/role:Role").inputs[
        "assumeRolePolicy"
      ] as string;
    const open = await trusting({});
    const guarded = await trusting({ externalIds: ["e-1"] });
    const ask = (trustPolicy: string, caller: string, externalId?: string) =>
      assumeRole({ trustPolicy, caller, role, externalId });
    assert.equal(await ask(open, ETL), "allowed");
    assert.equal(await ask(open, `${ETL}2`), "denied");
    assert.equal(await ask(guarded, ETL, "e-1"), "allowed");
    assert.equal(await ask(guarded, ETL), "denied");
    assert.equal(await ask(guarded, ETL, "e-2"), "denied");
  });
});
