/** What `MaterializeAwsRole` refuses: nothing is registered before. */
import assert from "node:assert/strict";
import { PENDING_EXTERNAL_ID } from "../../../components/iam/externalId";
import { MaterializeAwsRole, type MaterializeAwsRoleArgs } from "../../../components/iam/materializeAwsRole";
import { type PolicyStatement } from "../../../components/iam/policyDocument";
import { refusal } from "../../support/mocks";
import { recordAws } from "./answers";

const CLOUD = "arn:aws:iam::664411391173:role/MaterializeConnection";
const OWN = "arn:aws:iam::444455556666:role/materialize";
const EXTERNAL_ID = "mz_1e2f3a4b-0000-4000-8000-0123456789ab_u42";
const put: PolicyStatement = { sid: "Put", actions: ["s3:PutObject"], resources: ["arn:aws:s3:::b/x/*"] };
const minimal: MaterializeAwsRoleArgs = { deployment: "cloud", statements: [put] };

describe("MaterializeAwsRole refuses, before anything is registered,", () => {
  const wide = "be the ARN of one role, such as arn:aws:iam::123456789012:role/reader";
  const toAll = "; that would trust everybody there";
  const cases: [what: string, args: object, message: string][] = [
    [
      "another deployment",
      { deployment: "emulator" },
      'deployment must be cloud or self-managed, got "emulator"',
    ],
    [
      "self-managed without a principal",
      { deployment: "self-managed" },
      "trustedPrincipals must name the role that your Materialize runs as, got nothing",
    ],
    [
      "no principal at all",
      { trustedPrincipals: [] },
      "trustedPrincipals must name at least one role, got []",
    ],
    ["everybody", { trustedPrincipals: ["*"] }, `trustedPrincipals[0] must ${wide}, got "*"${toAll}`],
    [
      "everybody of Materialize",
      { trustedPrincipals: [CLOUD, "arn:aws:iam::664411391173:root"] },
      `trustedPrincipals[1] must ${wide}, got "arn:aws:iam::664411391173:root"${toAll}`,
    ],
    [
      "roles by a pattern",
      { trustedPrincipals: ["arn:aws:iam::664411391173:role/mz_*"] },
      `trustedPrincipals[0] must ${wide}, got "arn:aws:iam::664411391173:role/mz_*"${toAll}`,
    ],
    [
      "an account by its id",
      { trustedPrincipals: ["664411391173"] },
      `trustedPrincipals[0] must ${wide}, got "664411391173"`,
    ],
    [
      "an account's id that YAML made a number of",
      { trustedPrincipals: [664411391173] },
      `trustedPrincipals[0] must ${wide}, got 664411391173`,
    ],
    [
      "no external id in a list",
      { externalIds: [] },
      "externalIds must hold at least one external id, got []; leave externalIds out until Materialize has made one",
    ],
    [
      "an empty external id",
      { externalIds: [""] },
      'externalIds[0] must be of the form mz_<uuid>_u<number>, as mz_internal.mz_aws_connections shows it, got ""',
    ],
    [
      "a wildcard for an external id",
      { externalIds: [EXTERNAL_ID, "mz_*"] },
      'externalIds[1] must be of the form mz_<uuid>_u<number>, as mz_internal.mz_aws_connections shows it, got "mz_*"',
    ],
    [
      "the guide's placeholder",
      { externalIds: ["PENDING"] },
      'externalIds[0] must be an external id, not a placeholder for one, got "PENDING"; leave externalIds out until Materialize has made one',
    ],
    [
      "our own placeholder, self-managed",
      { deployment: "self-managed", trustedPrincipals: [OWN], externalIds: [PENDING_EXTERNAL_ID] },
      'externalIds[0] must be an external id, not a placeholder for one, got "PENDING (no external id yet)"; leave externalIds out until Materialize has made one',
    ],
    [
      "an external id that STS does not take, self-managed",
      { deployment: "self-managed", trustedPrincipals: [OWN], externalIds: ["a b"] },
      'externalIds[0] must be 2 to 1224 of A-Z a-z 0-9 _ + = , . @ : / -, got "a b"',
    ],
    [
      "an external id of one character, self-managed",
      { deployment: "self-managed", trustedPrincipals: [OWN], externalIds: ["a"] },
      'externalIds[0] must be 2 to 1224 of A-Z a-z 0-9 _ + = , . @ : / -, got "a"',
    ],
    ["a number for an external id", { externalIds: [42] }, "externalIds[0] must be text, got 42; quote it"],
    ["no statement", { statements: [] }, "statements must hold at least one statement, got []"],
    [
      "a wildcard for an action",
      { statements: [{ ...put, actions: ["s3:*"] }] },
      'statements[0].actions must be exact actions, such as s3:PutObject, without a wildcard, got "s3:*"',
    ],
    [
      "a statement without an action",
      { statements: [{ ...put, actions: [] }] },
      "statements[0].actions must name at least one action, got []",
    ],
    [
      "a statement without a resource",
      { statements: [{ ...put, resources: [] }] },
      "statements[0].resources must name at least one resource, got []",
    ],
    [
      "a resource that is no ARN",
      { statements: [{ ...put, resources: ["bucket"] }] },
      'statements[0].resources must be ARNs, got "bucket"',
    ],
    [
      "one sid twice",
      { statements: [put, put] },
      'statements[1].sid must be of one statement only, got "Put"',
    ],
    [
      "a sid that IAM does not take",
      { statements: [{ ...put, sid: "a-b" }] },
      'statements[0].sid must be letters and digits, got "a-b"',
    ],
    [
      "a role's name of another alphabet",
      { roleName: "a b" },
      'roleName must be 1 to 64 of A-Z a-z 0-9 _ + = , . @ -, got "a b"',
    ],
    [
      "a path without its slashes",
      { path: "ingest" },
      'path must start and end with a slash, at most 512 characters, got "ingest"',
    ],
    [
      "a description of another alphabet",
      { description: "目的" },
      'description must be at most 1000 characters of Latin-1, got "目的"',
    ],
    [
      "a boundary that is no policy",
      { permissionsBoundary: OWN },
      `permissionsBoundary must be the ARN of a managed policy, got "${OWN}"`,
    ],
    [
      "an unknown input in an override",
      { overrides: { policy: { roles: "x" } } },
      'overrides.policy: roles must be an input of the resource (name, namePrefix, policy, role), got "roles"',
    ],
    [
      "an override of undefined",
      { overrides: { role: { path: undefined } } },
      "overrides.role: path must have a value (a function can leave an input out), got nothing",
    ],
  ];
  for (const [what, args, message] of cases) {
    it(what, async () =>
      assert.equal(
        await refusal(() => new MaterializeAwsRole("exports", { ...minimal, ...args })),
        `MaterializeAwsRole exports: ${message}`,
      ),
    );
  }

  it("a name that leaves no room for the end that Pulumi gives it, unless the role has a name", async () => {
    const name = "n".repeat(52);
    const message = await refusal(() => new MaterializeAwsRole(name, minimal));
    assert.equal(
      message,
      `MaterializeAwsRole ${name}: the component's name must have at most 51 characters, of which the name in AWS is made, got "${name}"; or give roleName`,
    );
    await recordAws(() => new MaterializeAwsRole(name.slice(1), minimal));
    await recordAws(() => new MaterializeAwsRole(name, { ...minimal, roleName: "exports" }));
  });
});
