/** What MSK with and without servers of its own have in common: a role of AWS, and topics on one cluster. */
import { type MaterializeAwsRoleArgs } from "../../components";
import { checkMaterializeAwsRole } from "../../components/iam/materializeAwsRole";
import { CLOUD_EXTERNAL_ID } from "../../components/iam/materializeCloud";
import { POLICY_LIMITS } from "../../components/iam/policySize";
import { unfitTopicName } from "../../components/kafka/kafkaTopic";
import { mskStatements } from "../../components/kafka/msk/iamRights";
import { unfitRegion } from "../../materialize/connection/aws";
import { invalid } from "../../materialize/errors";
import { createdTopics, rightsOf, topicName, type KafkaPipelineConfig } from "../config/kafkaPipeline";
import { type MskServerlessConfig } from "../config/msk";
import { pipelineKey, type PipelineContext } from "../context";
import { type Claim } from "../pipeline";

/** The role's arguments but for its statements. */
export function iamRoleArgs(
  { externalId, trustedPrincipal }: MskServerlessConfig["iam"],
  { deployment, tags }: PipelineContext,
): Omit<MaterializeAwsRoleArgs, "statements"> {
  return {
    deployment,
    ...(externalId === undefined ? {} : { externalIds: [externalId] }),
    ...(trustedPrincipal === undefined ? {} : { trustedPrincipals: [trustedPrincipal] }),
    tags,
  };
}

/**
 * Nothing of a role that is there is ours to check but its ARN.
 *
 * @param serverless which kind of cluster
 * @throws RunError naming the config's key
 */
export function checkIamRole(
  name: string,
  config: KafkaPipelineConfig,
  iam: MskServerlessConfig["iam"],
  context: PipelineContext,
  serverless: boolean,
  where: string,
): true {
  const { externalId, trustedPrincipal } = iam;
  if (context.deployment === "cloud" && trustedPrincipal !== undefined) {
    const next = "Materialize Cloud comes from one role, which is trusted by itself";
    throw invalid(where, "trustedPrincipal", "be left out where deployment is cloud", trustedPrincipal, next);
  }
  if (iam.roleArn !== undefined) return true;
  if (context.deployment === "self-managed" && trustedPrincipal === undefined)
    throw invalid(where, "trustedPrincipal", "name the role that your Materialize runs as", undefined);
  if (
    context.deployment === "cloud" &&
    externalId !== undefined &&
    !CLOUD_EXTERNAL_ID.pattern.test(externalId)
  ) {
    const next = "leave it out until Materialize has made one";
    throw invalid(where, "externalId", CLOUD_EXTERNAL_ID.rule, externalId, next);
  }
  // Topics have been looked at, each under its own key: a name that is none is not named again.
  const rights = rightsOf(name, config).map((right) =>
    unfitTopicName(right.topic) === undefined ? right : { ...right, topic: "stand-in" },
  );
  const statements = mskStatements(rights, standInArn(name, context, serverless));
  checkMaterializeAwsRole({ ...iamRoleArgs(iam, context), statements }, where);
  const document = statements.map(({ sid, actions, resources }) => ({
    Sid: sid,
    Effect: "Allow",
    Action: actions,
    Resource: resources,
  }));
  const length = JSON.stringify({ Version: "2012-10-17", Statement: document }).length;
  if (length > POLICY_LIMITS.roleInline) {
    const rule = `be few enough for one role's policy, ${POLICY_LIMITS.roleInline} characters`;
    throw invalid(pipelineKey(name), "topics", rule, `${rights.length} topics`, "make two pipelines of them");
  }
  return true;
}

/** A cluster's ARN as long as one can be: a policy that names it is measured by it. */
function standInArn(name: string, { awsRegion = "us-east-1" }: PipelineContext, serverless: boolean): string {
  const id = `00000000-0000-0000-0000-000000000000-${serverless ? "s1" : "25"}`;
  return `arn:aws:kafka:${awsRegion}:000000000000:cluster/${name}-cluster-0000000/${id}`;
}

/** What is made on AWS is made in one region, which the DDL names too. */
export function checkAwsRegion(name: string, { awsRegion }: PipelineContext): true {
  if (awsRegion !== undefined && unfitRegion(awsRegion) === undefined) return true;
  const rule = "have the config key aws:region beside it, a region of AWS such as us-east-1";
  throw invalid(pipelineKey(name), "a pipeline on AWS", rule, awsRegion);
}

/** The provider looks in one region: what is in another one is not there. */
export function checkRegion(arn: string, { awsRegion }: PipelineContext, where: string, field: string): true {
  const region = arn.split(":")[3];
  if (awsRegion === undefined || region === awsRegion) return true;
  throw invalid(where, field, `be in aws:region, ${awsRegion}`, region);
}

/** Two pipelines on one cluster must not both make a topic. */
export function topicClaims(name: string, config: KafkaPipelineConfig, clusterArn: string): readonly Claim[] {
  return createdTopics(config).map(([key]) => {
    const what = `makes topic ${JSON.stringify(topicName(name, key, config))}`;
    return { key: `${clusterArn} ${what}`, what, nextStep: "let one of them say create: false" };
  });
}
