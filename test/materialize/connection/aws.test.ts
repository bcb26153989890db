import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import * as mz from "../../../materialize";
import { show } from "../../../materialize/errors";
import { goldenTexts, valueOf, type Variant } from "../../support/golden";
import { schema } from "../objects/world";

const ARN = "arn:aws:iam::123456789012:role/materialize-msk";
const aws = (args: Partial<mz.AwsConnectionArgs>): mz.AwsConnection =>
  mz.awsConnection({ schema, name: "msk_role", assumeRoleArn: ARN, ...args });
const variant = (name: string, args: Partial<mz.AwsConnectionArgs>): Variant => ({
  name,
  kind: "create_connection",
  text: () => aws(args).create(),
});

goldenTexts("awsConnection", [
  variant("a role", {}),
  variant("a role and a region", { region: "us-east-1" }),
  variant("a role and the name of its sessions", { assumeRoleSessionName: "materialize=orders@prod" }),
  variant("everything", { assumeRoleSessionName: "mz", region: "eu-west-1" }),
  variant("everything, as Outputs", {
    assumeRoleArn: pulumi.output(ARN),
    assumeRoleSessionName: Promise.resolve("mz"),
    region: pulumi.output("eu-west-1"),
  }),
]);

describe("an AWS connection", () => {
  const WHERE = 'aws connection "materialize"."ingest"."msk_role"';

  type Field = "assumeRoleArn" | "assumeRoleSessionName" | "region";
  const RULES: Record<Field, string> = {
    assumeRoleArn: "be a role's ARN, arn:aws:iam::<account>:role/<name>",
    assumeRoleSessionName: "be 2 to 64 of A-Z a-z 0-9 _ + = , . @ -",
    region: "be a region of AWS, such as us-east-1",
  };
  const WRONG: Record<Field, readonly string[]> = {
    assumeRoleArn: [
      // Whoever takes the root of an account may do everything there.
      "arn:aws:iam::123456789012:root", "arn:aws:iam::123456789012:user/mz", "arn:aws:sts::123456789012:assumed-role/mz/s",
      "arn:aws:iam::12345678901:role/mz", "arn:aws:iam::1234567890123:role/mz", "arn:aws:iam:us-east-1:123456789012:role/mz",
      "arn:aws:iam::123456789012:role/", "arn:aws:iam::123456789012:role/path/", "arn:aws:iam::123456789012:role//mz",
      "arn:aws:iam::123456789012:role/a b", "arn:aws:iam::123456789012:role/mz\n", "arn:aws:iam::123456789012:role/*",
      `arn:aws:iam::123456789012:role/${"a".repeat(65)}`, "arn:gcp:iam::123456789012:role/mz", "mz", "", " " + ARN,
    ],
    assumeRoleSessionName: ["", "a", "a b", "a".repeat(65), "mz/orders", "mz:orders", "mz\n", "é é", "it's"],
    region: ["", "us-east", "us-east-1a", "use1-az1", "US-EAST-1", "aws/us-east-1", "us-east-1 ", "us_east_1", "Ohio"],
  }; // prettier-ignore
  for (const [field, values] of Object.entries(WRONG) as [Field, readonly string[]][]) {
    for (const value of values) {
      it(`refuses ${JSON.stringify(value.slice(0, 60))} as ${field} at once, and as an Output when it is known`, async () => {
        const refused = (error: Error): boolean => {
          assert.ok(pulumi.RunError.isInstance(error), error.stack);
          assert.equal(error.message, `${WHERE}: ${field} must ${RULES[field]}, got ${show(value)}`);
          return true;
        };
        assert.throws(() => aws({ [field]: value }), refused);
        await assert.rejects(valueOf(aws({ [field]: pulumi.output(value) }).create()), refused);
      });
    }
  }

  for (const arn of [
    "arn:aws:iam::123456789012:role/service-role/team.a/mz_+=,.@-1",
    "arn:aws-us-gov:iam::123456789012:role/mz",
    "arn:aws-cn:iam::123456789012:role/mz",
    `arn:aws:iam::123456789012:role/${"a".repeat(64)}`,
  ]) {
    it(`takes the role ${arn.slice(0, 60)}`, () => {
      assert.ok((aws({ assumeRoleArn: arn }).create() as string).includes(`ASSUME ROLE ARN = '${arn}'`));
    });
  }

  for (const region of ["us-east-1", "ap-southeast-2", "us-gov-west-1", "cn-northwest-1", "eusc-de-east-1"]) {
    it(`takes the region ${region}`, () => {
      assert.ok((aws({ region }).create() as string).includes(`REGION = '${region}'`));
    });
  }

  it("offers no access keys: what callers without types add is not printed", () => {
    const keys = { accessKeyId: "AKIA", secretAccessKey: "hunter2" } as object;
    assert.doesNotMatch(aws(keys).create() as string, /ACCESS KEY|AKIA|hunter2/);
  });

  it("refers to its schema only", () => {
    assert.deepEqual(aws({}).references, [schema]);
  });
});
