import { randomBytes } from "node:crypto";
import { join } from "node:path";
import {
  assertToolsCanTake,
  commandConfigLines,
  jaasConfig,
  SCRAM_MECHANISMS,
  writeSecretFile,
  type ScramCredentials,
} from "./credentials";

export interface BrokerSpec {
  clientPort: number;
  controllerPort: number;
  admin: ScramCredentials;
  /** Passwords by user name, besides the admin. */
  users: Record<string, string>;
}

export interface BrokerFiles {
  serverProperties: string;
  /** The arguments of "StorageTool format", for its "@file" form: they hold passwords. */
  formatArguments: string;
  commandConfig: string;
  dataDir: string;
}

/** Writes all that one Kafka node reads into `dir`, which must be new and closed to other users. */
export function writeBrokerFiles(dir: string, spec: BrokerSpec): BrokerFiles {
  const files: BrokerFiles = {
    serverProperties: join(dir, "server.properties"),
    formatArguments: join(dir, "format.args"),
    commandConfig: join(dir, "admin.properties"),
    dataDir: join(dir, "data"),
  };
  writeSecretFile(files.serverProperties, serverProperties(spec, files.dataDir));
  writeSecretFile(files.formatArguments, formatArguments(spec, files.serverProperties));
  writeSecretFile(files.commandConfig, commandConfigLines(spec.admin));
  return files;
}

function formatArguments(spec: BrokerSpec, serverPropertiesFile: string): string[] {
  // The leading "A" keeps the identifier from starting with "-", which would read as an option.
  const clusterId = "A" + randomBytes(16).toString("base64url").slice(1);
  return [
    "format",
    "--config",
    serverPropertiesFile,
    "--cluster-id",
    clusterId,
    ...scramArguments(spec.admin.username, spec.admin.password),
    ...Object.entries(spec.users).flatMap(([name, password]) => scramArguments(name, password)),
  ];
}

function scramArguments(username: string, password: string): string[] {
  assertToolsCanTake(username, password);
  return SCRAM_MECHANISMS.flatMap((mechanism) => [
    "--add-scram",
    `${mechanism}=[name=${username},password=${password}]`,
  ]);
}

function serverProperties({ clientPort, controllerPort, admin }: BrokerSpec, dataDir: string): string[] {
  return [
    "process.roles=broker,controller",
    "node.id=1",
    `log.dirs=${dataDir}`,
    `controller.quorum.voters=1@127.0.0.1:${controllerPort}`,

    // Clients get in by SASL only. The controller's listener is plain, because SCRAM cannot guard the very
    // log that its credentials are read from; whoever comes in there is ANONYMOUS, hence in super.users.
    // The broker talks to itself over the client listener, so no plain listener serves broker requests.
    `listeners=CLIENT://127.0.0.1:${clientPort},CONTROLLER://127.0.0.1:${controllerPort}`,
    `advertised.listeners=CLIENT://127.0.0.1:${clientPort}`,
    "listener.security.protocol.map=CLIENT:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT",
    "controller.listener.names=CONTROLLER",
    "inter.broker.listener.name=CLIENT",
    `sasl.enabled.mechanisms=${SCRAM_MECHANISMS.join(",")}`,
    `sasl.mechanism.inter.broker.protocol=${admin.mechanism}`,
    ...SCRAM_MECHANISMS.map(
      (mechanism) => `listener.name.client.${mechanism.toLowerCase()}.sasl.jaas.config=${jaasConfig(admin)}`,
    ),

    "authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer",
    "allow.everyone.if.no.acl.found=false",
    `super.users=User:${admin.username};User:ANONYMOUS`,
    "auto.create.topics.enable=false",

    // One node: its internal topics cannot have replicas, and one partition each is enough and quick to make.
    "offsets.topic.replication.factor=1",
    "offsets.topic.num.partitions=1",
    "transaction.state.log.replication.factor=1",
    "transaction.state.log.min.isr=1",
    "transaction.state.log.num.partitions=1",
    "min.insync.replicas=1",
    "default.replication.factor=1",
    "group.initial.rebalance.delay.ms=0",
    // There is no other node to hand anything to before stopping.
    "controlled.shutdown.enable=false",

    // Small: two threads where there would be three to ten, and 4 MB where the cleaner would take 128 MB.
    "num.network.threads=2",
    "num.io.threads=2",
    "background.threads=2",
    "log.cleaner.dedupe.buffer.size=4194304",
  ];
}
