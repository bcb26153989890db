/** The statements that a role of Materialize is given for S3 and Glue. What they mean, the simulation beside this says. */
import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { GLUE_RIGHTS, glueRegistryStatements } from "../../../components/iam/glueRegistry";
import { policyDocument } from "../../../components/iam/policyDocument";
import { S3_RIGHTS, s3ExportStatements } from "../../../components/iam/s3Export";
import { valueOf } from "../../support/golden";

const bucketArn = "arn:aws:s3:::exports";
const kmsKeyArn = "arn:aws:kms:eu-west-1:111122223333:key/1a2b";
const registryArn = "arn:aws:glue:us-east-1:111122223333:registry/events";

const statementsIn = async (statements: Parameters<typeof policyDocument>[0]) =>
  (JSON.parse(await valueOf(policyDocument(statements))) as { Statement: unknown }).Statement;
const allow = (Sid: string, Action: readonly string[], Resource: string[], Condition?: object) => ({
  Sid,
  Effect: "Allow",
  Action: [...Action],
  Resource,
  ...(Condition && { Condition }),
});

describe("s3ExportStatements", () => {
  const objects = allow("WriteObjects", S3_RIGHTS.writeObjects.actions, [`${bucketArn}/mz/orders/*`]);
  const list = allow("ListPrefix", ["s3:ListBucket"], [bucketArn], {
    StringLike: { "s3:prefix": ["mz/orders/*"] },
  });
  const key = allow("UseBucketKey", S3_RIGHTS.useBucketKey.actions, [kmsKeyArn], {
    StringEquals: { "kms:ViaService": ["s3.eu-west-1.amazonaws.com"] },
  });

  it("reach the objects below the prefix, and the list of them", async () => {
    const statements = s3ExportStatements({ bucketArn, prefix: "mz/orders" });
    assert.deepEqual(await statementsIn(statements), [objects, list]);
  });
  it("reach the bucket's key, through S3 in its region", async () => {
    const later = { bucketArn: pulumi.output(bucketArn), kmsKeyArn: pulumi.output(kmsKeyArn) };
    const statements = s3ExportStatements({ ...later, prefix: "mz/orders" });
    assert.deepEqual(await statementsIn(statements), [objects, list, key]);
  });

  for (const prefix of ["", "/", "/a", "a/", "a//b", "a*", "a?b", "${aws:username}", "a b", undefined]) {
    it(`refuse the prefix ${JSON.stringify(prefix) ?? "that is none"}`, () => {
      const got = prefix === undefined ? "nothing" : JSON.stringify(prefix);
      assert.throws(() => s3ExportStatements({ bucketArn, prefix: prefix as string }), {
        message: `s3ExportStatements: prefix must be a folder of A-Z a-z 0-9 ! _ . ' ( ) = -, without a slash at its ends, got ${got}`,
      });
    });
  }
  it("refuse what is no bucket, at once or when it is known", async () => {
    const message =
      's3ExportStatements: bucketArn must be the ARN of a bucket, such as arn:aws:s3:::exports, got "arn:aws:s3:::*"';
    assert.throws(() => s3ExportStatements({ bucketArn: "arn:aws:s3:::*", prefix: "a" }), { message });
    const later = s3ExportStatements({ bucketArn: pulumi.output("arn:aws:s3:::*"), prefix: "a" });
    await assert.rejects(statementsIn(later), { message });
  });
  it("refuse an alias for a key", () => {
    const alias = "arn:aws:kms:eu-west-1:111122223333:alias/exports";
    assert.throws(() => s3ExportStatements({ bucketArn, prefix: "a", kmsKeyArn: alias }), {
      message: `s3ExportStatements: kmsKeyArn must be the ARN of a KMS key (…:key/…, not an alias), got "${alias}"`,
    });
  });
});

describe("glueRegistryStatements", () => {
  const reading = [
    allow("FindRegistry", ["glue:GetRegistry"], [registryArn]),
    allow("ReadVersions", ["glue:GetSchemaVersion"], ["*"]),
  ];
  it("let a source find its registry, and read versions by their ids", async () => {
    assert.deepEqual(await statementsIn(glueRegistryStatements({ registryArn, for: "source" })), reading);
  });
  it("let a sink write schemas of its registry besides", async () => {
    const schemas = "arn:aws:glue:us-east-1:111122223333:schema/events/*";
    assert.deepEqual(
      await statementsIn(glueRegistryStatements({ registryArn: pulumi.output(registryArn), for: "sink" })),
      [...reading, allow("WriteSchemas", GLUE_RIGHTS.writeSchemas.actions, [registryArn, schemas])],
    );
  });
  it("refuse what is no registry, and another use", () => {
    assert.throws(() => glueRegistryStatements({ registryArn: "events", for: "source" }), {
      message:
        'glueRegistryStatements: registryArn must be the ARN of a Glue registry, such as arn:aws:glue:us-east-1:123456789012:registry/events, got "events"',
    });
    assert.throws(() => glueRegistryStatements({ registryArn, for: "both" as never }), {
      message: 'glueRegistryStatements: for must be source or sink, got "both"',
    });
  });
});
