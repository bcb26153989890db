/** `components <count>`: the project's own program, with pipelines of kind segment-kafka. */
import * as pulumi from "@pulumi/pulumi";
import { checkEnvironment, deploy, Secrets } from "../../../stacks";
import { accountName, ADMIN, BROKER, CLUSTER, countFrom, pipelineNames } from "./pipelines";
import { measureProgram } from "./run";

/** Pipeline, SaslKafka, KafkaTopic and KafkaAccess, with their six resources. */
const RESOURCES = 10;

const count = countFrom(process.argv[2]);

function program(): object {
  return deploy(
    checkEnvironment({
      materialize: { cluster: CLUSTER },
      pipelines: Object.fromEntries(pipelineNames(count).map((name) => [name, pipelineConfig(name)])),
      secrets: new Secrets({ "kafka-admin": pulumi.secret(ADMIN.password) }),
    }),
  );
}

function pipelineConfig(name: string): object {
  return {
    kind: "segment-kafka",
    kafka: {
      bootstrapServers: [BROKER],
      mechanism: "SCRAM-SHA-512",
      admin: { username: ADMIN.username, password: { secret: "kafka-admin" } },
    },
    access: { create: { username: accountName(name) } },
  };
}

void measureProgram(count * RESOURCES, program);
