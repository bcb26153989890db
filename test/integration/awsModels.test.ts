/** What the provider's types leave open in AWS inputs, held against AWS's own models of its APIs. */
import assert from "node:assert/strict";
import { checkResources, describeFinding, describeReport } from "../support/awsModels/check";
import type { AwsModels } from "../support/awsModels/model";
import { recordedPlans } from "../support/awsModels/recorded";
import { awsModelsOrSkip } from "../support/awsModels/suite";

describe("AWS's own API models: recorded resources", function () {
  // The first run on a machine also fetches them.
  this.timeout(700_000);

  let models: AwsModels;
  before(async function () {
    models = await awsModelsOrSkip(this);
  });

  it("accept every AWS resource of the recorded environments", async () => {
    const plans = await recordedPlans();
    const withAws = plans.filter(({ resources }) => resources.some(({ type }) => type.startsWith("aws:")));
    assert.deepEqual(
      withAws.map(({ env }) => env),
      ["aws-example", "webhooks-example", "aws-more"],
    );
    for (const { env, resources } of withAws) {
      const report = await checkResources(resources, models);
      console.log([`      ${env}`, ...describeReport(report)].join("\n        "));
      assert.deepEqual(report.findings.map(describeFinding), [], env);
    }
  });
});
