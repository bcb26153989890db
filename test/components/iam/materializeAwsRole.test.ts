/** What `MaterializeAwsRole` registers. What its documents mean, the simulation beside this says. */
import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { PENDING_EXTERNAL_ID } from "../../../components/iam/externalId";
import { MaterializeAwsRole, type MaterializeAwsRoleArgs } from "../../../components/iam/materializeAwsRole";
import { type PolicyStatement } from "../../../components/iam/policyDocument";
import * as mz from "../../../materialize";
import { valueOf } from "../../support/golden";
import { seen } from "../../support/mocks";
import { only, policyIn, recordAws } from "./answers";

const ROLE = "aws:iam/role:Role";
const POLICY = "aws:iam/rolePolicy:RolePolicy";
const COMPONENT = "materialize-ingest:iam:MaterializeAwsRole";
const CLOUD = "arn:aws:iam::664411391173:role/MaterializeConnection";
const OWN = "arn:aws:iam::444455556666:role/materialize";
const EXTERNAL_ID = "mz_1e2f3a4b-0000-4000-8000-0123456789ab_u42";
const put: PolicyStatement = { sid: "Put", actions: ["s3:PutObject"], resources: ["arn:aws:s3:::b/x/*"] };
const minimal: MaterializeAwsRoleArgs = { deployment: "cloud", statements: [put] };

const made = (args: Partial<MaterializeAwsRoleArgs> = {}, preview = false) =>
  recordAws(() => new MaterializeAwsRole("exports", { ...minimal, ...args }), { preview });

const trust = (principal: string | string[], externalIds: string[]) => ({
  Version: "2012-10-17",
  Statement: [
    {
      Sid: "Materialize",
      Effect: "Allow",
      Principal: { AWS: [principal].flat() },
      Action: "sts:AssumeRole",
      Condition: { StringEquals: { "sts:ExternalId": externalIds } },
    },
  ],
});

describe("MaterializeAwsRole", () => {
  it("gives the connection that takes it, which waits for nothing", async () => {
    const { result } = await made();
    const schema = mz.schema({ database: mz.existingDatabase("materialize"), name: "ingest" });
    const connection = result.connection({ schema, name: "role", region: "us-east-1" });
    assert.deepEqual(connection.waitsFor, []);
    assert.equal(
      await valueOf(connection.create()),
      `CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."role" TO AWS (ASSUME ROLE ARN = 'arn:aws:iam::111122223333:role/exports-role', REGION = 'us-east-1')`,
    );
  });

  it("registers a role that nobody can take yet, and its policy, under it", async () => {
    const { resources, result } = await made();
    assert.deepEqual(
      resources.map(({ type, name, parent }) => [type, name, parent]),
      [
        [ROLE, "exports-role", `${COMPONENT}::exports`],
        [POLICY, "exports-policy", `${COMPONENT}::exports`],
        [COMPONENT, "exports", undefined],
      ],
    );
    const role = only(resources, ROLE);
    assert.deepEqual(Object.keys(role.inputs).sort(), ["assumeRolePolicy", "description"]);
    assert.deepEqual(policyIn(role, "assumeRolePolicy"), trust(CLOUD, [PENDING_EXTERNAL_ID]));
    assert.equal(role.inputs["description"], "Taken by Materialize for an AWS connection");
    assert.deepEqual(only(resources, POLICY).inputs, {
      role: "exports-role",
      policy:
        '{"Version":"2012-10-17","Statement":[{"Sid":"Put","Effect":"Allow","Action":["s3:PutObject"],"Resource":["arn:aws:s3:::b/x/*"]}]}',
    });
    assert.equal(result.usable, false);
    assert.deepEqual(await seen(result.arn), {
      value: "arn:aws:iam::111122223333:role/exports-role",
      secret: false,
      known: true,
    });
    assert.equal(await valueOf(result.roleName), "exports-role");
  });

  it("trusts whoever presents one of the external ids, once they are known", async () => {
    const other = EXTERNAL_ID.replace("u42", "u7");
    const { resources, result } = await made({ externalIds: [EXTERNAL_ID, other] });
    const expected = trust(CLOUD, [EXTERNAL_ID, other]);
    assert.deepEqual(policyIn(only(resources, ROLE), "assumeRolePolicy"), expected);
    assert.equal(result.usable, true);
  });

  it("changes nothing but the trust policy when the external id comes", async () => {
    const [before, after] = [
      (await made()).resources,
      (await made({ externalIds: [EXTERNAL_ID] })).resources,
    ];
    const without = ({ inputs, ...rest }: (typeof before)[number]) => {
      const { assumeRolePolicy: _, ...others } = inputs;
      return { urn: rest.urn, others };
    };
    assert.deepEqual(after.map(without), before.map(without));
  });

  it("trusts the roles that are named, self-managed and on cloud", async () => {
    for (const deployment of ["self-managed", "cloud"] as const) {
      const { resources } = await made({ deployment, trustedPrincipals: [OWN, CLOUD] });
      const expected = trust([OWN, CLOUD], [PENDING_EXTERNAL_ID]);
      assert.deepEqual(policyIn(only(resources, ROLE), "assumeRolePolicy"), expected);
    }
  });

  it("takes any external id of AWS's form where Materialize is self-managed", async () => {
    const ids = {
      deployment: "self-managed",
      trustedPrincipals: [OWN],
      externalIds: ["mz_eb5c_u1"],
    } as const;
    const { resources } = await made(ids);
    assert.deepEqual(policyIn(only(resources, ROLE), "assumeRolePolicy"), trust(OWN, ["mz_eb5c_u1"]));
  });

  it("gives the role what is asked for", async () => {
    const asked = {
      path: "/ingest/",
      description: "Exports",
      permissionsBoundary: "arn:aws:iam::111122223333:policy/bound",
      tags: { Owner: "data" },
    };
    const { resources } = await made({ ...asked, roleName: "mz-exports" });
    const { assumeRolePolicy: _, ...inputs } = only(resources, ROLE).inputs;
    assert.deepEqual(inputs, { ...asked, name: "mz-exports" });
    assert.equal(only(resources, POLICY).inputs["role"], "mz-exports");
  });

  it("prints the same policies, whatever order its lists come in", async () => {
    const second = {
      sid: "Second",
      actions: ["s3:ListBucket", "s3:GetObject"],
      resources: ["arn:b", "arn:a"],
    };
    const texts = (reverse: boolean) => {
      const turn = <T>(list: T[]) => (reverse ? list.reverse() : list);
      const statement = {
        ...second,
        actions: turn([...second.actions]),
        resources: turn([...second.resources]),
      };
      return made({
        statements: [put, statement],
        externalIds: turn([EXTERNAL_ID, EXTERNAL_ID.replace("u42", "u7")]),
        trustedPrincipals: turn([OWN, CLOUD]),
      }).then(({ resources }) => [
        only(resources, ROLE).inputs["assumeRolePolicy"],
        only(resources, POLICY).inputs["policy"],
      ]);
    };
    assert.deepEqual(await texts(true), await texts(false));
  });

  it("applies overrides to each child, with their options", async () => {
    const { resources } = await made({
      overrides: {
        role: { maxSessionDuration: 7200 },
        policy: (defaults) => ({ args: { ...defaults, name: "inline" }, opts: { protect: true } }),
      },
    });
    assert.equal(only(resources, ROLE).inputs["maxSessionDuration"], 7200);
    assert.equal(only(resources, POLICY).inputs["name"], "inline");
    assert.equal(only(resources, POLICY).inputs["role"], "exports-role");
    assert.equal(only(resources, POLICY).opts.protect, true);
  });

  it("can be previewed, with an ARN that is known later only", async () => {
    const bucket = pulumi.output("arn:aws:s3:::b");
    const { resources } = await made({ statements: [{ ...put, resources: [bucket] }] }, true);
    assert.equal(resources.length, 3);
  });

  it("fails where a policy is longer than AWS takes, and says by how much", async () => {
    const ids = Array.from({ length: 40 }, (_, i) => EXTERNAL_ID.replace("u42", `u${i}`));
    const long = Array.from(
      { length: 200 },
      (_, i) => `arn:aws:s3:::bucket-${i}/with/a/prefix/of/some/length/*`,
    );
    const messages: Promise<unknown>[] = [];
    const failure = (document: unknown) =>
      messages.push(valueOf(document).catch((error: Error) => error.message));
    await made({
      externalIds: ids,
      statements: [{ ...put, resources: long }],
      overrides: {
        role: (defaults) => {
          failure(defaults.assumeRolePolicy);
          return { args: { ...defaults, assumeRolePolicy: "{}" } };
        },
        policy: (defaults) => {
          failure(defaults.policy);
          return { args: { ...defaults, policy: "{}" } };
        },
      },
    });
    const trustLength = JSON.stringify(trust(CLOUD, ids)).length;
    const statement = { Sid: "Put", Effect: "Allow", Action: put.actions, Resource: long };
    const policyLength = JSON.stringify({ Version: "2012-10-17", Statement: [statement] }).length;
    assert.deepEqual(await Promise.all(messages), [
      `MaterializeAwsRole exports: the trust policy must have at most 2048 characters without white space, got ${trustLength}; name fewer, or have AWS raise "Role trust policy length"`,
      `MaterializeAwsRole exports: the policy must have at most 10240 characters without white space, got ${policyLength}; make two roles of it`,
    ]);
  });
});
