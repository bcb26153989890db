/** The kinds of AWS, as the pipelines wire them: MSK with IAM over PrivateLink, Avro in Glue, webhooks of both forms. */
import {
  apiKeyCheck,
  awsConnection,
  awsPrivateLinkConnection,
  cluster,
  comment,
  glueSchemaRegistryConnection,
  grant,
  kafkaConnection,
  kafkaSource,
  kafkaTable,
  role,
  secret,
  sql,
  view,
  webhookSource,
  webhookTable,
  type MzObject,
  type PendingValue,
} from "../../../materialize";
import { INGEST, VIEWS } from "./sample";

export const PRINCIPAL: PendingValue = {
  configKey: "materialize-ingest:pipelines.orders.privateLink.principal",
  what: "the principal of the PrivateLink connection",
  givenBy: 'Materialize, when "ddl" has made the connection',
};
export const EXTERNAL_ID: PendingValue = {
  configKey: "materialize-ingest:pipelines.orders.aws.externalId",
  what: "the external id of the AWS connection",
  givenBy: 'Materialize, when "ddl" has made the connection',
};

export interface AwsSample {
  readonly objects: readonly MzObject[];
  readonly aws: MzObject<"aws-connection">;
  readonly privateLink: MzObject<"aws-privatelink-connection">;
  readonly webhook: MzObject<"webhook-source">;
}

export interface AwsSampleArgs {
  /** What connects when it is created waits for these: Kafka and the registry. */
  readonly waitsFor?: readonly PendingValue[];
  /** The webhooks wait for these. */
  readonly webhookWaitsFor?: readonly PendingValue[];
}

export function awsSample({ waitsFor, webhookWaitsFor }: AwsSampleArgs = {}): AwsSample {
  const ingest = cluster({ name: "ingest", size: "25cc" });
  const hooks = cluster({ name: "webhooks", size: "25cc" });
  const aws = awsConnection({
    schema: INGEST,
    name: "msk_role",
    assumeRoleArn: "arn:aws:iam::123456789012:role/materialize-msk",
    region: "us-east-1",
  });
  const privateLink = awsPrivateLinkConnection({
    schema: INGEST,
    name: "msk_endpoint",
    serviceName: "com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0",
    availabilityZones: ["use1-az2", "use1-az1"],
  });
  const connection = kafkaConnection({
    schema: INGEST,
    // Sorts before what it needs: order has to come from the references.
    name: "a_kafka",
    brokers: [1, 2].map((id) => ({
      address: `b-${id}.msk.example.com:9098`,
      privateLink: { connection: privateLink, port: 9000 + id, availabilityZone: `use1-az${id}` },
    })),
    security: { aws },
    waitsFor,
  });
  const registry = glueSchemaRegistryConnection({
    schema: INGEST,
    name: "a_glue",
    aws,
    registry: "orders",
    privatePreview: true,
    waitsFor,
  });
  const source = kafkaSource({
    schema: INGEST,
    name: "a_source",
    cluster: ingest,
    connection,
    topic: "orders",
  });
  const table = kafkaTable({
    schema: INGEST,
    name: "a_table",
    source,
    data: { format: { type: "avro-glue", registry, schemaName: "orders-value" } },
  });
  const key = secret({ schema: INGEST, name: "webhook_key", value: "hunter4" });
  const webhook = webhookSource({
    schema: INGEST,
    name: "a_webhook",
    cluster: hooks,
    includeHeaders: { all: { except: ["x-api-key"] } },
    check: apiKeyCheck("x-api-key", key),
    waitsFor: webhookWaitsFor,
  });
  const hookTable = webhookTable({
    schema: INGEST,
    name: "b_webhook",
    body: "json-array",
    check: apiKeyCheck("x-api-key", key),
    waitsFor: webhookWaitsFor,
  });
  const events = view({
    schema: VIEWS,
    name: "events",
    query: sql`SELECT body->>'id' AS id FROM ${webhook}`,
  });
  const reader = role({ name: "analyst" });
  return {
    objects: [
      table,
      events,
      grant({ privileges: ["SELECT"], on: events, to: reader }),
      grant({ privileges: ["SELECT"], on: webhook, to: reader }),
      comment({ on: webhook, text: "What the shop's servers post" }),
      comment({ on: hookTable, text: "What its tills post" }),
      comment({ on: privateLink, text: "To the brokers' load balancer" }),
    ],
    aws,
    privateLink,
    webhook,
  };
}
