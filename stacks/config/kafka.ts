/** The parts that every Kafka pipeline's config is made of. */
import { readFileSync } from "node:fs";
import * as pulumi from "@pulumi/pulumi";
import * as z from "zod";
import { KAFKA_VENDORS, type KafkaVendor } from "../../components/kafka/vendors";
import { SASL_MECHANISMS } from "../../materialize/legal/kafkaConnection";
import { privateLink, type PrivateLinkConfig } from "./privateLink";
import { secretReference } from "./secrets";
import { always, strict, text } from "./strict";

const vendors = Object.keys(KAFKA_VENDORS) as [KafkaVendor, ...KafkaVendor[]];

/** `kafka`: the cluster, and the account that makes topics and users on it. */
export const kafkaCluster = strict({
  vendor: z.enum(vendors).default("self-hosted"),
  /** `host:port` each. Over `network: ssh` name every broker: one that is missing is dialled directly. */
  bootstrapServers: z.array(text()).min(1),
  mechanism: z
    .enum(SASL_MECHANISMS as [string, ...string[]] as ["PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"])
    .optional(),
  transport: z.enum(["tls", "plaintext"]).default("tls"),
  /** A PEM file beside this config, where the brokers' CA is a private one. */
  certificateAuthorityFile: text().optional(),
  admin: strict({ username: text(), password: secretReference }),
  /** Seconds to wait for a broker. */
  timeoutSeconds: z.int().min(1).optional(),
});

/** `access`: Materialize's own account, given or to be made. */
export const kafkaAccess = strict({
  given: strict({
    username: text(),
    password: secretReference,
    /** Makes the ACLs for this principal, `User:…`. Without it the account has its rights already. */
    principal: text().optional(),
  }).optional(),
  create: strict({ username: text(), rotation: text().optional() }).optional(),
}).check(
  always((ctx) => {
    if ((ctx.value.given === undefined) === (ctx.value.create === undefined)) {
      ctx.issues.push({ code: "custom", message: "must hold either given or create", input: ctx.value });
    }
  }),
);

/** `network` and `ssh`: how Materialize reaches the brokers. */
export const kafkaNetwork = {
  network: z.enum(["public", "privatelink", "ssh"]).default("public"),
  privatelink: privateLink.optional(),
  /** The bastion, with `network: ssh`. */
  ssh: strict({
    host: text(),
    port: z.int().min(1).max(65535).default(22),
    /** It stands in `upstream.bastion`, which becomes a part of `authorized_keys`. */
    user: text().regex(/^[A-Za-z0-9_][A-Za-z0-9_.@+-]*\$?$/, {
      error: "must be a user's name, such as materialize",
    }),
    /** Both public keys of the tunnel, once Materialize has made it. */
    publicKeys: z
      .array(
        text().regex(/^ssh-[a-z0-9-]+ [A-Za-z0-9+/]+={0,2}( [^\n\r]*)?$/, {
          error: "must be a public key, such as ssh-ed25519 AAAA…",
        }),
      )
      .length(2)
      .refine((keys) => new Set(keys.map((key) => key.split(" ")[1])).size === keys.length, {
        error: "must be two different keys",
      })
      .optional(),
  }).optional(),
};
export interface KafkaNetworkConfig {
  readonly network: "public" | "privatelink" | "ssh";
  readonly privatelink?: PrivateLinkConfig;
  readonly ssh?: {
    readonly host: string;
    readonly port: number;
    readonly user: string;
    readonly publicKeys?: readonly string[];
  };
}

/** Refuses `ssh` without `network: ssh`, `privatelink` without `network: privatelink`, and the other way round. */
export const checkNetwork = always<KafkaNetworkConfig>((ctx) => {
  const { network } = ctx.value;
  for (const [name, what] of [
    ["ssh", "name the bastion"],
    ["privatelink", "be a map, {} at first,"],
  ] as const) {
    const given = ctx.value[name];
    if (!["public", "privatelink", "ssh"].includes(network) || (network === name) === (given !== undefined))
      continue;
    const message =
      given === undefined
        ? `is missing; it must ${what} where network is ${name}`
        : `must be left out unless network is ${name}`;
    ctx.issues.push({ code: "custom", message, input: given, path: [name] });
  }
});

/** A topic that is there has a name already, and nothing says which: a guess would be found out three updates later. */
export const checkNamed = always<{ readonly create: boolean; readonly name?: string }>((ctx) => {
  if (ctx.value.create !== false || ctx.value.name !== undefined) return;
  const message = "is missing; it must name the topic that is there, where create is false";
  ctx.issues.push({ code: "custom", message, input: undefined, path: ["name"] });
});

/** Settings of a topic, with their units; ranges are the component's own. */
export const topicSettings = {
  partitions: z.int().min(1),
  replicationFactor: z.int().min(1).optional(),
  retentionHours: z.union([z.number(), z.literal("unlimited")]).optional(),
  retentionBytesPerPartition: z.union([z.number(), z.literal("unlimited")]).optional(),
  cleanupPolicy: z.array(z.enum(["delete", "compact"])).optional(),
  segmentHours: z.number().optional(),
  segmentBytes: z.int().optional(),
  deleteRetentionHours: z.number().optional(),
  minCompactionLagHours: z.number().optional(),
  maxCompactionLagHours: z.number().optional(),
  minInsyncReplicas: z.int().optional(),
  maxMessageBytes: z.int().optional(),
  compressionType: z.enum(["uncompressed", "zstd", "lz4", "snappy", "gzip", "producer"]).optional(),
  messageTimestampType: z.enum(["CreateTime", "LogAppendTime"]).optional(),
  uncleanLeaderElection: z.boolean().optional(),
  /** Any other setting by Kafka's own key; values are text. */
  config: z.record(z.string(), text()).optional(),
};

/** @throws RunError naming the file when it cannot be read or holds no certificate. */
export function readCertificate(
  file: string | undefined,
  where: string,
  field = "certificateAuthorityFile",
): string | undefined {
  if (file === undefined) return undefined;
  let pem: string;
  try {
    pem = readFileSync(file, "utf8");
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? "unknown";
    throw new pulumi.RunError(
      `${where}.${field}: must be a file that can be read, got ${JSON.stringify(file)} (${reason}, in ${process.cwd()})`,
    );
  }
  const refuse = (rule: string): never => {
    throw new pulumi.RunError(`${where}.${field}: must ${rule}, got ${JSON.stringify(file)}`);
  };
  if (!/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/.test(pem))
    return refuse("hold a certificate in PEM");
  // The whole file becomes a part of the DDL, which everyone may read.
  if (pem.includes("PRIVATE KEY-----")) return refuse("hold no private key");
  return pem;
}
