/** Who can take Segment's role, and what for: the documents that `SegmentWriterRole` registers, evaluated. */
import assert from "node:assert/strict";
import { KinesisStream } from "../../../components/kinesis/kinesisStream";
import { SegmentWriterRole, type SegmentWriterRoleArgs } from "../../../components/kinesis/segmentWriterRole";
import { assumeRole, verdict } from "../../support/iam";
import { only, recordAws } from "../iam/answers";
import { DEFAULT_KEY_POLICY } from "../iam/rightCases";

const ROLE = "arn:aws:iam::111122223333:role/segment-role";
const SEGMENT = "arn:aws:iam::595280932656:role/customer-kinesis-access";
const STREAM = "arn:aws:kinesis:us-east-1:111122223333:stream/events-stream";
const KEY = "arn:aws:kms:us-east-1:111122223333:key/events-key";

async function documents(args: Partial<SegmentWriterRoleArgs> = {}) {
  const { resources } = await recordAws(() => {
    const stream = new KinesisStream("events", { createKey: true });
    return new SegmentWriterRole("segment", { stream, externalIds: ["workspace", "source"], ...args });
  });
  return {
    trustPolicy: only(resources, "aws:iam/role:Role").inputs["assumeRolePolicy"] as string,
    policy: only(resources, "aws:iam/rolePolicy:RolePolicy").inputs["policy"] as string,
  };
}

describe("Segment's role, evaluated", () => {
  const cases: [what: string, caller: string, externalId: string | undefined, expected: string][] = [
    ["Segment with the first external id", SEGMENT, "workspace", "allowed"],
    ["Segment with the second external id", SEGMENT, "source", "allowed"],
    ["Segment without an external id", SEGMENT, undefined, "denied"],
    ["Segment with another customer's", SEGMENT, "workspace2", "denied"],
    ["Segment with it in other letters", SEGMENT, "Workspace", "denied"],
    ["Segment with a wildcard", SEGMENT, "*", "denied"],
    [
      "another account with it",
      "arn:aws:iam::777788889999:role/customer-kinesis-access",
      "workspace",
      "denied",
    ],
    ["a role of our own account with it", "arn:aws:iam::111122223333:role/etl", "workspace", "denied"],
    ["Materialize with it", "arn:aws:iam::664411391173:role/MaterializeConnection", "workspace", "denied"],
  ];
  for (const [what, caller, externalId, expected] of cases) {
    it(`taken by ${what}: ${expected}`, async () => {
      const { trustPolicy } = await documents();
      assert.equal(await assumeRole({ trustPolicy, caller, role: ROLE, externalId }), expected);
    });
  }

  it("taken by another role of Segment's account: only where the whole account is trusted", async () => {
    const asked = { caller: "arn:aws:iam::595280932656:role/other", role: ROLE, externalId: "workspace" };
    const { trustPolicy } = await documents();
    assert.equal(await assumeRole({ ...asked, trustPolicy }), "allowed");
    const narrow = (await documents({ trust: "role" })).trustPolicy;
    assert.equal(await assumeRole({ ...asked, trustPolicy: narrow }), "denied");
    assert.equal(await assumeRole({ ...asked, trustPolicy: narrow, caller: SEGMENT }), "allowed");
  });

  it("puts, encrypts for this stream, looks at itself, and does nothing else", async () => {
    const { policy } = await documents();
    const ask = (action: string, resource: string, context = {}) =>
      verdict({
        principal: ROLE,
        identityPolicies: [policy],
        action,
        resource,
        context,
        ...(action.startsWith("kms:") && { resourcePolicy: DEFAULT_KEY_POLICY }),
      });
    const ofStream = { "kms:EncryptionContext:aws:kinesis:arn": STREAM };
    assert.equal(await ask("kinesis:PutRecord", STREAM), "allowed");
    assert.equal(await ask("kinesis:PutRecords", STREAM), "allowed");
    assert.equal(await ask("kms:GenerateDataKey", KEY, ofStream), "allowed");
    assert.equal(await ask("iam:SimulatePrincipalPolicy", ROLE), "allowed");
    assert.equal(await ask("kinesis:GetRecords", STREAM), "denied");
    assert.equal(await ask("kinesis:PutRecords", `${STREAM}2`), "denied");
    assert.equal(await ask("kms:GenerateDataKey", KEY), "denied");
    assert.equal(await ask("kms:Decrypt", KEY, ofStream), "denied");
    assert.equal(await ask("iam:SimulatePrincipalPolicy", `${ROLE}2`), "denied");
  });
});
