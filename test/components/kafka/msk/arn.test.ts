/** ARNs of clusters, read as text. Whether there is such a cluster, AWS knows. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { RunError } from "@pulumi/pulumi";
import {
  mskResourceArn,
  parseMskClusterArn,
  requireMskClusterArn,
} from "../../../../components/kafka/msk/arn";
import { ARN, SERVERLESS_ARN, UUID } from "./world";

const messageOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    assert.ok(RunError.isInstance(error));
    return error.message;
  }
  return assert.fail("it was not refused");
};

describe("the ARN of an MSK cluster", () => {
  it("is taken apart, in every partition", () => {
    for (const partition of ["aws", "aws-cn", "aws-us-gov"]) {
      const arn = ARN.replace("arn:aws:", `arn:${partition}:`);
      assert.deepEqual(parseMskClusterArn(arn, "X", "clusterArn"), {
        partition,
        region: "us-east-1",
        account: "123456789012",
        clusterName: "events",
        uuid: `${UUID}-3`,
        serverless: false,
      });
    }
  });

  it("says by its UUID's end whether the cluster is serverless", () => {
    for (const [end, serverless] of [
      ["3", false],
      ["12", false],
      ["s1", true],
      ["s12", true],
      ["s", false],
      ["as1", false],
    ] as const) {
      assert.equal(parseMskClusterArn(ARN.replace(/3$/, end), "X", "clusterArn").serverless, serverless, end);
    }
  });

  for (const [what, arn] of [
    ["a topic", mskResourceArn(ARN, "topic", "orders")],
    ["a configuration", ARN.replace("cluster/", "configuration/")],
    ["another service", ARN.replace(":kafka:", ":kinesis:")],
    ["an unquoted account", ARN.replace("123456789012", "12345678901")],
    ["a part of it", ARN.slice(0, ARN.lastIndexOf("/"))],
    ["more than it", `${ARN}/orders`],
    ["a line more", `${ARN}\n`],
    ["another partition", ARN.replace("arn:aws:", "arn:aws-iso:")],
    ["nothing", ""],
  ] as const) {
    it(`is not ${what}`, () => {
      assert.equal(
        messageOf(() => parseMskClusterArn(arn, "MskCluster events", "clusterArn")),
        `MskCluster events: clusterArn must be an MSK cluster's ARN, arn:aws:kafka:<region>:<account>:cluster/<name>/<uuid>, got ${shown(arn)}`,
      );
    });
  }

  it("is refused where the other kind of cluster is wanted", () => {
    assert.equal(
      messageOf(() => requireMskClusterArn(SERVERLESS_ARN, "provisioned", "X", "clusterArn")),
      `X: clusterArn must be a provisioned cluster, got ${shown(SERVERLESS_ARN)}; a serverless cluster is an MskServerless`,
    );
    assert.equal(
      messageOf(() => requireMskClusterArn(ARN, "serverless", "X", "clusterArn")),
      `X: clusterArn must be a serverless cluster, got ${shown(ARN)}; it is an MskCluster`,
    );
  });

  it("gives the ARNs of what is in the cluster, with whatever name", () => {
    const kinds = fc.constantFrom("topic", "group", "transactional-id");
    fc.assert(
      fc.property(kinds, fc.stringMatching(/^[A-Za-z0-9._-]{1,249}$/), (kind, name) => {
        const arn = mskResourceArn(ARN, kind, name);
        assert.equal(arn, `arn:aws:kafka:us-east-1:123456789012:${kind}/events/${UUID}-3/${name}`);
      }),
    );
  });
});

/** As an error shows it. */
function shown(text: string): string {
  const json = JSON.stringify(text);
  return json.length > 80 ? `${json.slice(0, 80)}…` : json;
}
