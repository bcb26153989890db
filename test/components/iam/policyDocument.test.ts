/** The text of policies: what stands in it, and that it is the same whatever order things came in. */
import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import fc from "fast-check";
import { policyDocument, trustPolicy } from "../../../components/iam/policyDocument";
import { valueOf } from "../../support/golden";

const conditions = {
  StringLike: { "s3:prefix": ["b/*", "a/*"] },
  StringEquals: { "s3:x-amz-acl": ["private"], "aws:SourceAccount": ["111122223333"] },
};

describe("policyDocument", () => {
  it("prints statements in their order, and lists sorted, each entry once", async () => {
    const text = await valueOf(
      policyDocument([
        { sid: "B", actions: ["s3:PutObject"], resources: ["*"] },
        {
          sid: "A",
          actions: ["s3:PutObject", "s3:GetObject", "s3:PutObject"],
          resources: [pulumi.output("arn:b"), "arn:a", "arn:b"],
          conditions,
        },
      ]),
    );
    assert.equal(
      text,
      '{"Version":"2012-10-17","Statement":[{"Sid":"B","Effect":"Allow","Action":["s3:PutObject"],"Resource":["*"]},' +
        '{"Sid":"A","Effect":"Allow","Action":["s3:GetObject","s3:PutObject"],"Resource":["arn:a","arn:b"],' +
        '"Condition":{"StringEquals":{"aws:SourceAccount":["111122223333"],"s3:x-amz-acl":["private"]},' +
        '"StringLike":{"s3:prefix":["a/*","b/*"]}}}]}',
    );
  });

  it("gives the same bytes for the same lists in any order", async () => {
    const actions = ["s3:GetObject", "s3:ListBucket", "s3:PutObject"];
    const resources = ["arn:a", "arn:b", "arn:c"];
    const operators = Object.entries(conditions);
    const shuffled = <T>(list: readonly T[]) => fc.shuffledSubarray([...list], { minLength: list.length });
    const printed = (a: string[], r: string[], o: [string, object][]) => {
      const given = Object.fromEntries(o) as unknown as typeof conditions;
      return valueOf(policyDocument([{ sid: "A", actions: a, resources: r, conditions: given }]));
    };
    const first = await printed(actions, resources, operators);
    await fc.assert(
      fc.asyncProperty(shuffled(actions), shuffled(resources), shuffled(operators), async (a, r, o) => {
        assert.equal(await printed(a, r, o), first);
      }),
    );
  });
});

describe("trustPolicy", () => {
  it("trusts AWS principals or a service, under the conditions", async () => {
    const text = await valueOf(
      trustPolicy([
        { sid: "Roles", principal: { aws: ["arn:b", "arn:a"] } },
        {
          sid: "Events",
          principal: { service: "events.amazonaws.com" },
          conditions: { StringEquals: { "aws:SourceAccount": ["111122223333"] } },
        },
      ]),
    );
    assert.equal(
      text,
      '{"Version":"2012-10-17","Statement":[{"Sid":"Roles","Effect":"Allow","Principal":{"AWS":["arn:a","arn:b"]},' +
        '"Action":"sts:AssumeRole"},{"Sid":"Events","Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},' +
        '"Action":"sts:AssumeRole","Condition":{"StringEquals":{"aws:SourceAccount":["111122223333"]}}}]}',
    );
  });
});
