/**
 * `flat <count> [components]`: what the project's program makes, written out by hand: the same resources, the same
 * outputs to the byte. With `components`, under as many empty components.
 */
import * as kafka from "@pulumi/kafka";
import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";
import { flatDdl, flatPipelineDdl, flatLegacyDdl, flatSecrets } from "./flatDdl";
import { accountName, ADMIN, BROKER, countFrom, pipelineNames } from "./pipelines";
import { measureProgram } from "./run";

const count = countFrom(process.argv[2]);
const withComponents = process.argv[3] === "components";

class Empty extends pulumi.ComponentResource {
  constructor(type: string, name: string, parent?: pulumi.Resource) {
    super(`materialize-ingest:${type}`, name, {}, { parent });
    this.registerOutputs({});
  }
}

/** @returns the random password */
function pipeline(name: string, adminPassword: pulumi.Output<string>): pulumi.Output<string> {
  const group = withComponents ? new Empty("stacks:Pipeline", name) : undefined;
  const component = (type: string, componentName: string): pulumi.Resource | undefined =>
    withComponents ? new Empty(`kafka:${type}`, componentName, group) : undefined;

  const provider = new kafka.Provider(
    `${name}-provider`,
    {
      bootstrapServers: [BROKER],
      tlsEnabled: true,
      saslMechanism: "scram-sha512",
      saslUsername: ADMIN.username,
      saslPassword: adminPassword,
      timeout: 30,
    },
    { parent: component("SaslKafka", name) },
  );
  new kafka.Topic(
    `${name}-events-topic`,
    {
      name: `${name}-events`,
      partitions: 1,
      replicationFactor: 3,
      config: { "retention.ms": "604800000" },
    },
    { parent: component("KafkaTopic", `${name}-events`), provider, protect: true },
  );
  const parent = component("KafkaAccess", name);
  const password = new random.RandomPassword(
    `${name}-password`,
    { length: 32, special: false },
    { parent, additionalSecretOutputs: ["result"] },
  );
  const secret = pulumi.secret(password.result);
  new kafka.UserScramCredential(
    `${name}-user`,
    { username: accountName(name), scramMechanism: "SCRAM-SHA-512", password: secret },
    { parent, provider },
  );
  acl(`${name}-acl-read-topic-${name}-events`, name, "Topic", `${name}-events`, { parent, provider });
  acl(`${name}-acl-read-group-prefixed-materialize.${name}.`, name, "Group", `materialize.${name}.`, {
    parent,
    provider,
  });
  return secret;
}

function acl(
  resourceName: string,
  name: string,
  resourceType: "Topic" | "Group",
  target: string,
  opts: pulumi.CustomResourceOptions,
): void {
  new kafka.Acl(
    resourceName,
    {
      aclPrincipal: `User:${accountName(name)}`,
      aclHost: "*",
      aclOperation: "Read",
      aclPermissionType: "Allow",
      aclResourceType: resourceType,
      aclResourceName: target,
      resourcePatternTypeFilter: resourceType === "Group" ? "Prefixed" : "Literal",
    },
    opts,
  );
}

function program(): object {
  const adminPassword = pulumi.secret(ADMIN.password);
  const names = pipelineNames(count);
  const passwords = names.map((name) => pipeline(name, adminPassword));
  return {
    ddl: flatDdl(names),
    secrets: pulumi.all(passwords).apply((values) => flatSecrets(names, values)),
    pipelines: Object.fromEntries(
      names.map((name) => [
        name,
        {
          kind: "segment-kafka",
          bootstrapServers: [BROKER],
          topics: [`${name}-events`],
          username: accountName(name),
          ddl: flatPipelineDdl(name),
          legacyDdl: flatLegacyDdl(name),
        },
      ]),
    ),
    pending: [],
  };
}

void measureProgram(count * (withComponents ? 10 : 6), program);
