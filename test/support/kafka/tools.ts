import { join } from "node:path";
import { assertToolsCanTake, SCRAM_MECHANISMS, writeSecretFile } from "./credentials";
import { runJavaClass } from "./java";
import { makeScratchFolder } from "./scratchFolder";

/**
 * Runs one of Kafka's own command-line classes as the admin and resolves to its standard output. For classes
 * that take --bootstrap-server and --command-config, which are added to the arguments.
 */
export type KafkaTool = (mainClass: string, args: string[]) => Promise<string>;

type WithTool = { tool: KafkaTool };

const TOPICS = "org.apache.kafka.tools.TopicCommand";
const CONFIGS = "kafka.admin.ConfigCommand";
const ACLS = "kafka.admin.AclCommand";

export interface TopicDescription {
  name: string;
  partitions: number;
  replicationFactor: number;
  /** Only the settings made for this topic, not the defaults; see topicConfig. */
  configs: Record<string, string>;
}

export interface AclEntry {
  principal: string;
  host: string;
  operation: string;
  permission: string;
  resourceType: string;
  resourceName: string;
  patternType: string;
}

/** `commandConfig` is a file as commandConfigLines makes it. */
export function kafkaTool(classpath: string, bootstrap: string, commandConfig: string): KafkaTool {
  return (mainClass, args) =>
    runJavaClass(classpath, mainClass, [
      "--bootstrap-server",
      bootstrap,
      "--command-config",
      commandConfig,
      ...args,
    ]);
}

export async function createTopic(
  kafka: WithTool,
  name: string,
  options: { partitions?: number; configs?: Record<string, string> } = {},
): Promise<void> {
  const configs = Object.entries(options.configs ?? {}).flatMap(([key, value]) => [
    "--config",
    `${key}=${value}`,
  ]);
  const size = ["--partitions", String(options.partitions ?? 1), "--replication-factor", "1"];
  await kafka.tool(TOPICS, ["--create", "--topic", name, ...size, ...configs]);
}

export async function listTopics(kafka: WithTool): Promise<string[]> {
  const output = await kafka.tool(TOPICS, ["--list", "--exclude-internal"]);
  return output.split("\n").filter((line) => line !== "");
}

/** Undefined when there is no such topic. */
export async function describeTopic(kafka: WithTool, name: string): Promise<TopicDescription | undefined> {
  // Listed first: TopicCommand takes the name for a pattern, and fails the same way for a topic that is not
  // there as for anything else.
  if (!(await listTopics(kafka)).includes(name)) {
    return undefined;
  }
  return parseTopic(name, await kafka.tool(TOPICS, ["--describe", "--topic", name]));
}

function parseTopic(name: string, output: string): TopicDescription {
  for (const line of output.split("\n")) {
    // "Topic: t	TopicId: ...	PartitionCount: 3	ReplicationFactor: 1	Configs: a=b,c=d"
    const fields = new Map(
      line.split("\t").map((field) => {
        const colon = field.indexOf(":");
        return [field.slice(0, colon).trim(), field.slice(colon + 1).trim()] as const;
      }),
    );
    const partitions = fields.get("PartitionCount");
    if (fields.get("Topic") === name && partitions !== undefined) {
      return {
        name,
        partitions: Number(partitions),
        replicationFactor: Number(fields.get("ReplicationFactor")),
        configs: parseConfigList(fields.get("Configs") ?? ""),
      };
    }
  }
  throw new Error(`cannot read TopicCommand's description of topic ${name}:\n${output}`);
}

function parseConfigList(text: string): Record<string, string> {
  const configs: Record<string, string> = {};
  let last: string | undefined;
  for (const part of text.split(",")) {
    const equals = part.indexOf("=");
    if (equals > 0) {
      last = part.slice(0, equals);
      configs[last] = part.slice(equals + 1);
    } else if (last !== undefined) {
      // A comma inside a list-valued setting, such as cleanup.policy=compact,delete.
      configs[last] += `,${part}`;
    }
  }
  return configs;
}

/** Every setting that is in force for the topic, the defaults included. */
export async function topicConfig(kafka: WithTool, name: string): Promise<Record<string, string>> {
  const target = ["--entity-type", "topics", "--entity-name", name];
  const output = await kafka.tool(CONFIGS, ["--describe", "--all", ...target]);
  const configs: Record<string, string> = {};
  // "  cleanup.policy=delete sensitive=false synonyms={...}"
  for (const match of output.matchAll(/^ +([^\s=]+)=(.*) sensitive=(?:true|false) synonyms=/gm)) {
    const [, key, value] = match;
    if (key !== undefined && value !== undefined) {
      configs[key] = value;
    }
  }
  return configs;
}

export async function listAcls(kafka: WithTool): Promise<AclEntry[]> {
  const output = await kafka.tool(ACLS, ["--list"]);
  const entries: AclEntry[] = [];
  let resource: Pick<AclEntry, "resourceType" | "resourceName" | "patternType"> | undefined;
  for (const line of output.split("\n")) {
    const head = /ResourcePattern\(resourceType=(\w+), name=(.*), patternType=(\w+)\)/.exec(line);
    if (head) {
      resource = { resourceType: head[1] ?? "", resourceName: head[2] ?? "", patternType: head[3] ?? "" };
    }
    const acl = /\(principal=(.*), host=(.*), operation=(\w+), permissionType=(\w+)\)/.exec(line);
    if (acl && resource) {
      const [, principal = "", host = "", operation = "", permission = ""] = acl;
      entries.push({ ...resource, principal, host, operation, permission });
    }
  }
  return entries;
}

/** Makes a user, or changes the password of one, for both SCRAM mechanisms. */
export async function setScramUser(kafka: WithTool, username: string, password: string): Promise<void> {
  assertToolsCanTake(username, password);
  const folder = makeScratchFolder("kafka-user-");
  try {
    const target = ["--entity-type", "users", "--entity-name", username];
    // One request each: the server refuses to alter a user's credentials twice in the same one.
    for (const mechanism of SCRAM_MECHANISMS) {
      // By file, so that the password is in no process's arguments.
      const file = join(folder.path, `${mechanism}.properties`);
      writeSecretFile(file, [`${mechanism}=password=${password}`]);
      await kafka.tool(CONFIGS, ["--alter", "--add-config-file", file, ...target]);
    }
  } finally {
    await folder.remove();
  }
}
