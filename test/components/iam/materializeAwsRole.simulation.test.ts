/** Who can take the role that `MaterializeAwsRole` makes: the trust policies that it registers, evaluated. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { PENDING_EXTERNAL_ID, STS_EXTERNAL_ID } from "../../../components/iam/externalId";
import { MaterializeAwsRole, type MaterializeAwsRoleArgs } from "../../../components/iam/materializeAwsRole";
import { s3ExportStatements } from "../../../components/iam/s3Export";
import { assumeRole, verdict } from "../../support/iam";
import { only, recordAws } from "./answers";

const ROLE = "arn:aws:iam::111122223333:role/exports-role";
const MATERIALIZE = "arn:aws:iam::664411391173:role/MaterializeConnection";
const OWN = "arn:aws:iam::444455556666:role/materialize";
const OURS = "mz_1e2f3a4b-0000-4000-8000-0123456789ab_u42";
const SECOND = "mz_1e2f3a4b-0000-4000-8000-0123456789ab_u7";
/** What Materialize presents for other customers, and for our own other connections. */
const FOREIGN = [
  "mz_99999999-0000-4000-8000-0123456789ab_u42",
  "mz_1e2f3a4b-0000-4000-8000-0123456789ab_u4",
  "mz_1e2f3a4b-0000-4000-8000-0123456789ab_u420",
  OURS.toUpperCase(),
];

async function documents(args: Partial<MaterializeAwsRoleArgs> = {}) {
  const statements = s3ExportStatements({ bucketArn: "arn:aws:s3:::exports", prefix: "mz" });
  const { resources } = await recordAws(
    () => new MaterializeAwsRole("exports", { deployment: "cloud", statements, ...args }),
  );
  return {
    trustPolicy: only(resources, "aws:iam/role:Role").inputs["assumeRolePolicy"] as string,
    policy: only(resources, "aws:iam/rolePolicy:RolePolicy").inputs["policy"] as string,
  };
}
const taken = async (caller: string, externalId?: string, args?: Partial<MaterializeAwsRoleArgs>) =>
  assumeRole({ trustPolicy: (await documents(args)).trustPolicy, caller, role: ROLE, externalId });

describe("the role that Materialize takes, evaluated", () => {
  const known = { externalIds: [OURS, SECOND] };

  it("is taken by Materialize with one of the external ids", async () => {
    assert.equal(await taken(MATERIALIZE, OURS, known), "allowed");
    assert.equal(await taken(MATERIALIZE, SECOND, known), "allowed");
  });
  it("is not taken by Materialize without an external id, or with another's", async () => {
    assert.equal(await taken(MATERIALIZE, undefined, known), "denied");
    for (const externalId of [...FOREIGN, PENDING_EXTERNAL_ID]) {
      assert.equal(await taken(MATERIALIZE, externalId, known), "denied", externalId);
    }
  });
  it("is not taken by anybody else who has the external id", async () => {
    const others = [
      "arn:aws:iam::664411391173:role/SomethingElse",
      "arn:aws:iam::664411391173:user/somebody",
      "arn:aws:iam::111122223333:role/of-our-own-account",
      "arn:aws:iam::777788889999:role/MaterializeConnection",
    ];
    for (const caller of others) assert.equal(await taken(caller, OURS, known), "denied", caller);
  });

  it("is not taken by Materialize while pending, whatever external id is presented", async () => {
    const { trustPolicy } = await documents();
    const presented = fc.oneof(
      fc.constantFrom(OURS, ...FOREIGN, "PENDING"),
      fc.stringMatching(/^[\w+=,.@:/-]{2,64}$/),
    );
    await fc.assert(
      fc.asyncProperty(presented, async (externalId) => {
        assert.match(externalId, STS_EXTERNAL_ID);
        const asked = { trustPolicy, caller: MATERIALIZE, role: ROLE };
        assert.equal(await assumeRole({ ...asked, externalId }), "denied");
      }),
    );
    assert.equal(await taken(MATERIALIZE), "denied");
  });
  it("demands while pending what STS takes from nobody", async () => {
    // The simulator would let it pass: that STS refuses the characters is what makes it safe.
    assert.equal(await taken(MATERIALIZE, PENDING_EXTERNAL_ID), "allowed");
    assert.doesNotMatch(PENDING_EXTERNAL_ID, STS_EXTERNAL_ID);
    assert.match(PENDING_EXTERNAL_ID, /^PENDING/);
  });

  it("is taken by the named role of an own installation, and not by Materialize Cloud then", async () => {
    const own = { deployment: "self-managed", trustedPrincipals: [OWN], ...known } as const;
    assert.equal(await taken(OWN, OURS, own), "allowed");
    assert.equal(await taken(OWN, undefined, own), "denied");
    assert.equal(await taken(`${OWN}2`, OURS, own), "denied");
    assert.equal(await taken(MATERIALIZE, OURS, own), "denied");
  });

  it("may, once taken, do what its statements say and nothing beside", async () => {
    const { policy } = await documents(known);
    const ask = (action: string, resource: string, context = {}) =>
      verdict({ principal: ROLE, identityPolicies: [policy], action, resource, context });
    assert.equal(await ask("s3:PutObject", "arn:aws:s3:::exports/mz/a"), "allowed");
    assert.equal(await ask("s3:ListBucket", "arn:aws:s3:::exports", { "s3:prefix": "mz/" }), "allowed");
    assert.equal(await ask("s3:GetObject", "arn:aws:s3:::exports/mz/a"), "denied");
    assert.equal(await ask("s3:ListBucket", "arn:aws:s3:::exports"), "denied");
  });
});
