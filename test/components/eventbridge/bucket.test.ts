/** The bucket of an `EventBridgeToMaterialize`: one that it makes, and one that is there. */
import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { valueOf } from "../../support/golden";
import { shape, type Recorded } from "../../support/mocks";
import { only } from "../iam/answers";
import { document, overTlsOnly, run, waitsFor } from "./expected";
import { ARNS, TYPES } from "./world";

const named = (resources: readonly Recorded[], name: string): Recorded => {
  const found = resources.find((resource) => resource.name === `uploads-${name}`);
  assert.ok(found, `no uploads-${name}`);
  return found;
};

describe("EventBridgeToMaterialize with a bucket", () => {
  const S3_PATTERN = (bucket: string) =>
    `{"detail":{"bucket":{"name":["${bucket}"]}},"detail-type":["Object Created","Object Deleted"],"source":["aws.s3"]}`;
  const SETTINGS = {
    publicAccess: {
      bucket: "uploads-bucket",
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    },
    encryption: {
      bucket: "uploads-bucket",
      rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }],
    },
    bucketPolicy: {
      bucket: "uploads-bucket",
      policy: document(overTlsOnly("s3:*", ARNS.bucket, `${ARNS.bucket}/*`)),
    },
    notification: { bucket: "uploads-bucket", eventbridge: true },
  };
  const ofBucket = (resources: readonly Recorded[]) =>
    shape(resources.filter(({ type }) => type.startsWith("aws:s3/")));

  it("makes one that is shut, encrypted, and sends what is created and deleted in it", async () => {
    const { resources, result } = await run({ bucket: { create: {} }, tags: { Owner: "data" } });
    assert.deepEqual(ofBucket(resources), [
      [TYPES.bucket, "uploads-bucket", { forceDestroy: false, tags: { Owner: "data" } }],
      [TYPES.notification, "uploads-bucket-notification", SETTINGS.notification],
      [TYPES.bucketPolicy, "uploads-bucket-policy", SETTINGS.bucketPolicy],
      [TYPES.publicAccess, "uploads-bucket-public-access", SETTINGS.publicAccess],
      [TYPES.encryption, "uploads-bucket-encryption", SETTINGS.encryption],
    ]);
    assert.equal(only(resources, TYPES.rule).inputs["eventPattern"], S3_PATTERN("uploads-bucket"));
    assert.equal(await valueOf(result.bucketName), "uploads-bucket");
  });

  it("protects it together with what guards it, or none of that", async () => {
    for (const protect of [undefined, true, false]) {
      const args = { bucket: { create: { versioning: true } } };
      const { resources } = await run({ ...args, ...(protect === undefined ? {} : { protect }) });
      const guards = [TYPES.publicAccess, TYPES.encryption, TYPES.versioning, TYPES.bucketPolicy];
      for (const type of [TYPES.bucket, ...guards])
        assert.equal(only(resources, type).opts.protect, protect ?? true, type);
      assert.equal(only(resources, TYPES.notification).opts.protect, undefined);
    }
  });

  it("sets it up one setting after the other, which S3 wants", async () => {
    for (const versioning of [false, true]) {
      const { resources } = await run({ bucket: { create: { versioning } } });
      const order = [
        "public-access",
        "encryption",
        ...(versioning ? ["versioning"] : []),
        "policy",
        "notification",
      ];
      for (const [i, name] of order.entries())
        assert.deepEqual(
          waitsFor(named(resources, `bucket-${name}`)),
          i === 0 ? [] : [`uploads-bucket-${order[i - 1]}`],
        );
    }
  });

  it("names it, keeps versions, and lets its objects go with it, where that is asked for", async () => {
    const { resources } = await run({
      bucket: { create: { bucketName: "my.uploads", forceDestroy: true, versioning: true } },
      protect: false,
    });
    const bucket = only(resources, TYPES.bucket);
    assert.deepEqual(bucket.inputs, { bucket: "my.uploads", forceDestroy: true });
    assert.equal(bucket.opts.protect, false);
    assert.deepEqual(only(resources, TYPES.versioning).inputs, {
      bucket: "my.uploads",
      versioningConfiguration: { status: "Enabled" },
    });
    assert.equal(only(resources, TYPES.rule).inputs["eventPattern"], S3_PATTERN("my.uploads"));
  });

  it("sets the notifications of one that is there only where that is said", async () => {
    for (const bucketName of ["there", pulumi.output("there")])
      for (const replaceNotifications of [true, false]) {
        const { resources, result } = await run({
          bucket: { existing: { bucketName, replaceNotifications } },
        });
        const notification = { bucket: "there", eventbridge: true };
        assert.deepEqual(
          ofBucket(resources),
          replaceNotifications ? [[TYPES.notification, "uploads-bucket-notification", notification]] : [],
        );
        assert.equal(only(resources, TYPES.rule).inputs["eventPattern"], S3_PATTERN("there"));
        assert.deepEqual([await valueOf(result.bucketName), result.bucket], ["there", undefined]);
      }
  });

  it("takes another pattern than that of the bucket", async () => {
    const { resources } = await run({ bucket: { create: {} }, pattern: { source: ["aws.s3"] } });
    assert.equal(only(resources, TYPES.rule).inputs["eventPattern"], '{"source":["aws.s3"]}');
  });
});
