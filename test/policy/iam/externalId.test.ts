import assert from "node:assert/strict";
import { MATERIALIZE_CLOUD } from "../../../components/iam/materializeCloud";
import { SEGMENT } from "../../../components/kinesis/segment";
import { VENDOR_ACCOUNTS } from "../../../policy/iam/vendors";
import { iamExternalIdPending } from "../../../policy/rules/iam/iamExternalIdPending";
import { iamForeignTrustExternalId } from "../../../policy/rules/iam/iamForeignTrustExternalId";
import { iamNamedTrustExternalId } from "../../../policy/rules/iam/iamNamedTrustExternalId";
import { ruleCases, UNKNOWN } from "../judged";
import { failing, passing, ROLE, trust, TRUST, unknowing } from "./statements";

const segment = "arn:aws:iam::595280932656:root";
const ROLE_ARN = "arn:aws:iam::111122223333:role/r";
const USER_ARN = "arn:aws:iam::111122223333:user/u";
const SESSION_ARN = "arn:aws:sts::111122223333:assumed-role/r/s";
const equals = (id: unknown) => ({ StringEquals: { "sts:ExternalId": id } });
const demand = (who: string) => `must demand a non-empty StringEquals sts:ExternalId of ${who}`;
const missing = [demand("account 595280932656")];

describe("the table of vendors' accounts", () => {
  it("holds the accounts that our components trust", () => {
    assert.deepEqual(
      Object.keys(VENDOR_ACCOUNTS).sort(),
      [MATERIALIZE_CLOUD.accountId, SEGMENT.account.split(":")[4], SEGMENT.role.split(":")[4]]
        .filter((account, i, all) => all.indexOf(account) === i)
        .sort(),
    );
  });
});

ruleCases(iamForeignTrustExternalId, {
  passes: passing(
    [TRUST],
    [
      { what: "an external id", statement: trust({ AWS: segment }, equals("workspace")) },
      { what: "a list of ids", statement: trust({ AWS: [segment] }, equals(["one", "two"])) },
      {
        what: "the key in other letters",
        statement: trust({ AWS: segment }, { stringequals: { "STS:externalid": "one" } }),
      },
      { what: "an id that is pending", statement: trust({ AWS: segment }, equals("PENDING-x")) },
      { what: "a stand-in for an id", statement: trust({ AWS: segment }, equals("<external id>")) },
      {
        what: "whole accounts that the config calls ours",
        statement: trust({ AWS: ["arn:aws:iam::111122223333:root", "444455556666"] }),
        config: { ownAccounts: ["111122223333", "444455556666"] },
      },
      {
        what: "one role, user, session or unique id of who knows which account",
        statement: trust({ AWS: [ROLE_ARN, USER_ARN, SESSION_ARN, "AROAEXAMPLE"] }),
      },
      {
        what: "one role of ours, once the config says so",
        statement: trust({ AWS: ROLE_ARN }),
        config: { ownAccounts: ["111122223333"] },
      },
      {
        what: "a stand-in for a principal",
        statement: trust({ AWS: ["<arn role>", "arn:aws:iam::<account>:root"] }),
      },
      { what: "a service", statement: trust({ Service: "lambda.amazonaws.com" }) },
      { what: "a refusal", statement: { ...trust({ AWS: segment }), Effect: "Deny" } },
      { what: "only tags of a session", statement: trust({ AWS: segment }, undefined, "sts:TagSession") },
    ],
  ),
  fails: failing(
    [TRUST],
    [
      { what: "no condition", statement: trust({ AWS: segment }), says: missing },
      { what: "an empty id", statement: trust({ AWS: segment }, equals("")), says: missing },
      { what: "a blank id", statement: trust({ AWS: segment }, equals("  ")), says: missing },
      { what: "no id", statement: trust({ AWS: segment }, equals([])), says: missing },
      {
        what: "an empty id beside another",
        statement: trust({ AWS: segment }, equals(["one", ""])),
        says: missing,
      },
      {
        what: "an id that the caller fills in",
        statement: trust({ AWS: segment }, equals("${sts:ExternalId}")),
        says: missing,
      },
      {
        what: "a pattern",
        statement: trust({ AWS: segment }, { StringLike: { "sts:ExternalId": "*" } }),
        says: missing,
      },
      {
        what: "a test that passes without the key",
        statement: trust({ AWS: segment }, { StringEqualsIfExists: { "sts:ExternalId": "one" } }),
        says: missing,
      },
      {
        what: "a test of all values of none",
        statement: trust({ AWS: segment }, { "ForAllValues:StringEquals": { "sts:ExternalId": "one" } }),
        says: missing,
      },
      {
        what: "a test of another key",
        statement: trust({ AWS: segment }, { StringEquals: { "aws:PrincipalTag/x": "one" } }),
        says: missing,
      },
      { what: "a bare account id", statement: trust({ AWS: "595280932656" }), says: missing },
      {
        what: "a vendor's account of another partition",
        statement: trust({ AWS: "arn:aws-cn:iam::595280932656:user/x" }),
        says: missing,
      },
      {
        what: "a vendor's session",
        statement: trust({ AWS: "arn:aws:sts::595280932656:assumed-role/r/s" }),
        says: missing,
      },
      {
        what: "a vendor's role whose name is a stand-in",
        statement: trust({ AWS: "arn:aws:iam::664411391173:role/<name>" }),
        says: [demand("account 664411391173")],
      },
      {
        what: "a vendor, whatever the config calls ours",
        statement: trust({ AWS: [MATERIALIZE_CLOUD.connectionRoleArn, segment] }),
        config: { ownAccounts: ["664411391173", "595280932656"] },
        says: [demand("account 664411391173"), ...missing],
      },
      {
        what: "the whole of any account, of any partition",
        statement: trust({ AWS: ["111122223333", "arn:aws-us-gov:iam::444455556666:root"] }),
        says: [demand("account 111122223333"), demand("account 444455556666")],
      },
      {
        what: "one role, user or session of an account that is not ours, once the config says which are",
        statement: trust({ AWS: [ROLE_ARN, USER_ARN, SESSION_ARN] }),
        config: { ownAccounts: ["777788889999"] },
        says: [demand("account 111122223333")],
      },
      {
        what: "a principal by its unique id, once the config says which accounts are ours",
        statement: trust({ AWS: "AROAEXAMPLE" }),
        config: { ownAccounts: ["111122223333"] },
        says: [demand("a principal whose account is not told")],
      },
      {
        what: "actions in a list, by a wildcard",
        statement: trust({ AWS: segment }, undefined, ["sts:TagSession", "sts:*"]),
        says: missing,
      },
      {
        what: "all actions but one",
        statement: { Effect: "Allow", Principal: { AWS: segment }, NotAction: "s3:GetObject" },
        says: missing,
      },
      {
        what: "each foreign account once, beside one of ours",
        statement: trust({
          AWS: [segment, "595280932656", "111122223333", "arn:aws:iam::444455556666:role/r"],
        }),
        config: { ownAccounts: ["111122223333"] },
        says: [...missing, demand("account 444455556666")],
      },
    ],
  ),
  unknown: [
    ...unknowing(
      [TRUST],
      [
        { what: "the id", statement: trust({ AWS: segment }, equals(UNKNOWN)) },
        { what: "one id", statement: trust({ AWS: segment }, equals(["one", UNKNOWN])) },
        { what: "the key's operator", statement: trust({ AWS: segment }, { StringEquals: UNKNOWN }) },
        { what: "the condition", statement: trust({ AWS: segment }, UNKNOWN) },
        { what: "the principal", statement: trust({ AWS: UNKNOWN }) },
        { what: "the principals", statement: trust(UNKNOWN) },
        { what: "the action", statement: trust({ AWS: segment }, undefined, UNKNOWN) },
      ],
    ),
    { what: "the document", type: ROLE, inputs: { assumeRolePolicy: UNKNOWN } },
  ],
});

const unless = (who: string) => `${demand(who)}, unless it is yours`;
ruleCases(iamNamedTrustExternalId, {
  passes: passing(
    [TRUST],
    [
      { what: "an external id", statement: trust({ AWS: ROLE_ARN }, equals("one")) },
      {
        what: "what the mandatory rule reports",
        statement: trust({ AWS: [segment, MATERIALIZE_CLOUD.connectionRoleArn, "111122223333"] }),
      },
      {
        what: "a role that the config calls ours",
        statement: trust({ AWS: ROLE_ARN }),
        config: { ownAccounts: ["111122223333"] },
      },
      { what: "a stand-in for a principal", statement: trust({ AWS: "<arn role>" }) },
      { what: "a service", statement: trust({ Service: "lambda.amazonaws.com" }) },
      { what: "a refusal", statement: { ...trust({ AWS: ROLE_ARN }), Effect: "Deny" } },
      { what: "only tags of a session", statement: trust({ AWS: ROLE_ARN }, undefined, "sts:TagSession") },
    ],
  ),
  fails: failing(
    [TRUST],
    [
      {
        what: "a role, a user and a session, once",
        statement: trust({ AWS: [ROLE_ARN, USER_ARN, SESSION_ARN] }),
        says: [unless("account 111122223333")],
      },
      {
        what: "a role whose name is a stand-in",
        statement: trust({ AWS: "arn:aws:iam::111122223333:role/<name>" }),
        says: [unless("account 111122223333")],
      },
      {
        what: "a principal by its unique id, whatever the config calls ours",
        statement: trust({ AWS: ["AROAEXAMPLE", ROLE_ARN] }),
        config: { ownAccounts: ["111122223333"] },
        says: [unless("a principal whose account is not told")],
      },
      {
        what: "another account than the config's",
        statement: trust({ AWS: ROLE_ARN }),
        config: { ownAccounts: ["444455556666"] },
        says: [unless("account 111122223333")],
      },
      {
        what: "a pattern for an id",
        statement: trust({ AWS: ROLE_ARN }, { StringLike: { "sts:ExternalId": "*" } }),
        says: [unless("account 111122223333")],
      },
    ],
  ),
  unknown: unknowing(
    [TRUST],
    [
      { what: "the id", statement: trust({ AWS: ROLE_ARN }, equals(UNKNOWN)) },
      { what: "the condition", statement: trust({ AWS: ROLE_ARN }, UNKNOWN) },
      { what: "the principal", statement: trust({ AWS: [UNKNOWN] }) },
      { what: "the action", statement: trust({ AWS: ROLE_ARN }, undefined, UNKNOWN) },
    ],
  ),
});

const pending = "must have the external id of the connection, got one that is pending";
ruleCases(iamExternalIdPending, {
  passes: passing(
    [TRUST],
    [
      { what: "an id", statement: trust({ AWS: segment }, equals("mz_1_u1")) },
      { what: "an id that holds the word", statement: trust({ AWS: segment }, equals("mz_PENDING")) },
      {
        what: "another key",
        statement: trust({ AWS: segment }, { StringEquals: { "aws:PrincipalTag/x": "PENDING" } }),
      },
      { what: "no condition", statement: trust({ AWS: segment }) },
    ],
  ),
  fails: failing(
    [TRUST],
    [
      { what: "PENDING", statement: trust({ AWS: segment }, equals("PENDING")), says: [pending] },
      {
        what: "a long one, without printing it",
        statement: trust({ AWS: segment }, equals(["PENDING-hunter2"])),
        says: [pending],
      },
      {
        what: "one of several",
        statement: trust({ AWS: segment }, equals(["mz_1_u1", "PENDING"])),
        says: [pending],
      },
    ],
  ),
  unknown: unknowing([TRUST], [{ what: "the id", statement: trust({ AWS: segment }, equals(UNKNOWN)) }]),
});
