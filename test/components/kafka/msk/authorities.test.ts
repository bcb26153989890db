/** The authorities of a cluster with mTLS: whose certificates prove something. */
import assert from "node:assert/strict";
import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { checkNewMskCluster } from "../../../../components/kafka/msk/clusterPlan";
import { planNewCluster } from "../../../../components/kafka/msk/newCluster";
import { refusal, seen } from "../../../support/mocks";
import { AUTHORITY, newArgs, newCluster } from "./world";

const WHERE = "MskCluster events";
const authorities = (...certificateAuthorityArns: pulumi.Input<string>[]) => ({
  authentication: { mtls: { certificateAuthorityArns } },
});
const message = (got: string): string =>
  `${WHERE}: authentication.mtls.certificateAuthorityArns[1] must be the ARN of an authority of AWS Private CA (arn:aws:acm-pca:…:certificate-authority/…), got "${got}"`;

describe("An authority of a cluster with mTLS", () => {
  for (const [what, arn] of [
    ["another thing of Private CA", "arn:aws:acm-pca:us-east-1:123456789012:template/x"],
    ["a certificate", "arn:aws:acm:us-east-1:123456789012:certificate/0a1b"],
    ["what an authority has made", "arn:aws:acm-pca:cn-1:123456789012:certificate-authority/0/certificate/1"],
    ["text", "my-ca"],
  ] as const) {
    it(`is not ${what}: refused at once, or once it is known`, async () => {
      assert.equal(await refusal(() => newCluster(authorities(AUTHORITY, arn))), message(arn));
      const [first, second] = given(AUTHORITY, pulumi.output(arn));
      assert.equal((await seen(first)).value, AUTHORITY);
      await assert.rejects(seen(second), { message: message(arn) });
    });
  }

  it("passes in every partition, and as an Output", async () => {
    for (const partition of ["aws", "aws-cn", "aws-us-gov"]) {
      const arn = AUTHORITY.replace("arn:aws:", `arn:${partition}:`);
      for (const one of given(arn, pulumi.output(arn)))
        assert.deepEqual(await seen(one), { value: arn, secret: false, known: true });
    }
  });
});

/** What the cluster would be given; nothing is made. */
function given(...arns: pulumi.Input<string>[]): readonly pulumi.Input<string>[] {
  let inputs: aws.msk.ClusterArgs | undefined;
  const cluster = (defaults: aws.msk.ClusterArgs) => ({ args: (inputs = defaults) });
  const args = newArgs({ ...authorities(...arns), overrides: { cluster } });
  planNewCluster("events", args, checkNewMskCluster("events", args, WHERE), WHERE);
  const { tls } = inputs!.clientAuthentication as {
    tls: { certificateAuthorityArns: pulumi.Input<string>[] };
  };
  return tls.certificateAuthorityArns;
}
