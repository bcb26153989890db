/** What the resources of the sample are told of others: all made up. */
export const ACCOUNT = "123456789012";
export const arn = (service: string, rest: string): string =>
  `arn:aws:${service}:us-east-1:${ACCOUNT}:${rest}`;
export const CLUSTER = arn("kafka", "cluster/events/0a1b2c3d-1111-2222-3333-444455556666-7");
export const STREAM = arn("kinesis", "stream/clicks");
export const KEY = arn("kms", "key/0a1b2c3d-1111-2222-3333-444455556666");
export const SECRET = arn("secretsmanager", "secret:AmazonMSK_events-AbCdEf");
export const GROUP = arn("elasticloadbalancing", "targetgroup/events-1/0123456789abcdef");
export const BALANCER = arn("elasticloadbalancing", "loadbalancer/net/events/0123456789abcdef");
export const SUBNETS = ["subnet-0a", "subnet-0b", "subnet-0c"];
export const VPC = "vpc-0123456789abcdef0";
export const MATERIALIZE = "arn:aws:iam::664411391173:role/MaterializeConnection";
export const tags = { Project: "ingest", Environment: "prod", Owner: "data team" };

export const policy = (...statements: readonly object[]): string =>
  JSON.stringify({ Version: "2012-10-17", Statement: statements });
export const allow = (sid: string, actions: readonly string[], more: object): object => ({
  Sid: sid,
  Effect: "Allow",
  Action: actions,
  ...more,
});
