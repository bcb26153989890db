/** Policy documents: what the API's models take for any text. */
import assert from "node:assert/strict";
import { checkResources, describeFinding } from "../../support/awsModels/check";
import type { RecordedResource } from "../../support/awsModels/mapping";
import type { AwsModels } from "../../support/awsModels/model";
import { awsModelsOrSkip } from "../../support/awsModels/suite";

describe("AWS's own API models: policy documents", function () {
  this.timeout(700_000);

  let models: AwsModels;
  before(async function () {
    models = await awsModelsOrSkip(this);
  });

  const findings = async (resources: readonly RecordedResource[]): Promise<readonly string[]> =>
    (await checkResources(resources, models)).findings.map(describeFinding);
  const statement = { Sid: "Read", Effect: "Allow", Action: "kinesis:GetRecords", Resource: "*" };
  const policy = (...statements: readonly object[]) =>
    JSON.stringify({ Version: "2012-10-17", Statement: statements });
  const inline = (document: string, name = "p", role = "<id reader>"): RecordedResource => ({
    type: "aws:iam/rolePolicy:RolePolicy",
    name,
    inputs: { role, policy: document },
  });
  const cases: readonly (readonly [claim: string, document: string, finding: string | undefined])[] = [
    ["that are good", policy(statement), undefined],
    ["with stand-ins", policy({ ...statement, Resource: ["<arn clicks>"] }), undefined],
    [
      "with a pattern that some action matches",
      policy({ ...statement, Action: ["kinesis:Get*"] }),
      undefined,
    ],
    [
      "that are no JSON",
      "{",
      'policy must be a policy in JSON, of version 2012-10-17 with statements, got "{"',
    ],
    [
      "of the old version",
      JSON.stringify({ Statement: [statement] }),
      'policy must be a policy in JSON, of version 2012-10-17 with statements, got "{\\"Statement\\":[{\\"Sid\\":\\"Read\\",\\"Effect\\":\\"Allow\\",\\"Action\\":\\"kinesis:GetRecords\\",\\"Resource\\":\\"*\\"}]}"',
    ],
    [
      "with an action that does not exist",
      policy({ ...statement, Action: "kinesis:ReadRecords" }),
      'policy.Statement[0].Action must name actions that exist, got "kinesis:ReadRecords"',
    ],
    [
      "with a service that does not exist",
      policy({ ...statement, Action: "msk:GetRecords" }),
      'policy.Statement[0].Action must name actions that exist, got "msk:GetRecords"',
    ],
    [
      "with a pattern that no action matches",
      policy({ ...statement, Action: "kinesis:Peek*" }),
      'policy.Statement[0].Action must name actions that exist, got "kinesis:Peek*"',
    ],
    [
      "without an effect",
      policy({ ...statement, Effect: "allow" }),
      'policy.Statement[0].Effect must be Allow or Deny, got "allow"',
    ],
    [
      "without a resource",
      policy({ ...statement, Resource: undefined }),
      "policy.Statement[0].Resource must be given, got nothing",
    ],
    [
      "with an id that IAM refuses",
      policy({ ...statement, Sid: "Read it" }),
      'policy.Sid must have only letters and digits, got "Read it"',
    ],
    [
      "with one id twice",
      policy(statement, statement),
      'policy.Sid must stand once in a document, got "Read"',
    ],
    [
      "with characters beyond Latin-1",
      policy({ ...statement, Resource: ["<arn>", "stream/💧"] }),
      'policy must have only characters of Latin-1, got "💧"',
    ],
  ];
  for (const [claim, document, finding] of cases) {
    it(`${finding === undefined ? "pass" : "fail"} ${claim}`, async () => {
      const expected = finding === undefined ? [] : [`aws:iam/rolePolicy:RolePolicy::p ${finding}`];
      assert.deepEqual(await findings([inline(document)]), expected);
    });
  }

  it("are counted together for a role: IAM's sum is of all its inline policies", async () => {
    const half = policy({ ...statement, Resource: ["x".repeat(5200)] });
    assert.deepEqual(await findings([inline(half, "a"), inline(half, "b", "<id other>")]), []);
    const size = 2 * half.length;
    assert.deepEqual(await findings([inline(half, "a"), inline(half, "b")]), [
      `aws:iam/rolePolicy:RolePolicy::b policy must have at most 10240 characters without white space (inline policies of a role), got ${size}`,
    ]);
  });

  it("are counted by what stand-ins will be, and trust by what third parties can send", async () => {
    const trust = (externalId: string, count: number) =>
      policy(
        ...Array.from({ length: count }, (_, i) => ({
          Sid: `T${i}`,
          Effect: "Allow",
          Action: "sts:AssumeRole",
          Principal: { AWS: "<arn of a role>" },
          Condition: { StringEquals: { "sts:ExternalId": [externalId] } },
        })),
      );
    const role = (document: string): readonly RecordedResource[] => [
      { type: "aws:iam/role:Role", name: "reader", inputs: { assumeRolePolicy: document } },
    ];
    assert.deepEqual(await findings(role(trust("mz_1234_u1", 6))), []);
    const [finding] = await findings(role(trust("mz_1234_u1", 7)));
    assert.match(
      finding!,
      /assumeRolePolicy must have at most 2048 characters without white space \(trust\), got 2\d{3}$/,
    );
    const place =
      "aws:iam/role:Role::reader assumeRolePolicy.Statement[0].Condition.StringEquals.sts:ExternalId";
    const ids: readonly (readonly [id: string, finding: string | undefined])[] = [
      ["a b", 'must match [\\w+=,.@:\\/-]*, got "a b"'],
      ["x", 'must have 2 or more characters, got "x"'],
      ["PENDING", 'must be a placeholder that STS refuses to take from anybody, got "PENDING"'],
      ["PENDING (no external id yet)", undefined],
      ["<external id>", undefined],
    ];
    for (const [id, finding] of ids) {
      const expected = finding === undefined ? [] : [`${place} ${finding}`];
      assert.deepEqual(await findings(role(trust(id, 1))), expected, id);
    }
  });

  it("of keys are counted in bytes", async () => {
    const text = policy({ ...statement, Action: "kms:*", Principal: { AWS: "x".repeat(32_768) } });
    assert.deepEqual(
      await findings([{ type: "aws:kms/key:Key", name: "events", inputs: { policy: text } }]),
      [`aws:kms/key:Key::events policy must have at most 32768 bytes (key), got ${text.length}`],
    );
  });
});
