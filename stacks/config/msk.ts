/** `msk` and `mskServerless`: Kafka clusters of AWS, made here or there already. */
import * as z from "zod";
import { ARNS } from "../../components/iam/arn";
import { MONITORING_LEVELS } from "../../components/kafka/msk/clusterArgs";
import { kmsKeyArn, securityGroupId, vpc } from "./aws";
import { secretReference } from "./secrets";
import { always, exactlyOne, strict, text } from "./strict";

const brokerIds = z
  .array(z.int().min(1))
  .min(1)
  .refine((ids) => new Set(ids).size === ids.length, { error: "must name each broker once" });

const clusterArn = text().regex(/^arn:aws[a-z-]*:kafka:[a-z0-9-]+:\d{12}:cluster\/[^/]+\/[^/]+$/, {
  error: "must be a cluster's ARN, arn:aws:kafka:<region>:<account>:cluster/<name>/<id>",
});

/** Known, and refused with the reason. */
const ofStandard = z
  .never({ error: "must be left out on Express brokers, whose storage is AWS's own" })
  .optional();

const brokers = z.discriminatedUnion("type", [
  strict({
    type: z.literal("standard"),
    instanceType: text().optional(),
    count: z.int().min(1),
    /** Of each broker. */
    storageGiB: z.int(),
    provisionedThroughputMiB: z.int().optional(),
    /** Grows the storage by itself; `false` leaves it alone. */
    autoscaling: z
      .union([z.literal(false), strict({ maxGiB: z.int(), targetUtilizationPercent: z.int().optional() })])
      .optional(),
  }),
  strict({
    type: z.literal("express"),
    instanceType: text().optional(),
    count: z.int().min(1),
    storageGiB: ofStandard,
    provisionedThroughputMiB: ofStandard,
    autoscaling: ofStandard,
  }),
]);

const roleArn = text().regex(ARNS.role.pattern, {
  error: `must ${ARNS.role.rule} (a wildcard or an account's root would trust everybody there)`,
});

/** How Materialize shows itself to the brokers: exactly one. */
const identities = {
  /** By a role that Materialize takes. */
  iam: strict({
    /** A role that is there, whose policies are yours. @default one is made */
    roleArn: roleArn.optional(),
    /** What Materialize made together with the connection; pending until then. */
    externalId: text().optional(),
    /** Whom the role trusts, where deployment is self-managed. @default Materialize Cloud's own role */
    trustedPrincipal: roleArn.optional(),
  })
    .check(
      always((ctx) => {
        const { roleArn: given, trustedPrincipal } = ctx.value;
        if (given === undefined || trustedPrincipal === undefined) return;
        const message = "must be left out beside roleArn: whom that role trusts is yours to say";
        ctx.issues.push({ code: "custom", message, input: trustedPrincipal, path: ["trustedPrincipal"] });
      }),
    )
    .optional(),
};

const scram = strict({
  /** A user of this name is made, with a random password. */
  username: text().optional(),
  /** Any text; another text makes a new password. */
  rotation: text().optional(),
  /** The customer key of the user's secret. @default one is made */
  kmsKeyArn: kmsKeyArn.optional(),
  /** A secret `AmazonMSK_…` that is there and associated, in the place of a new user. */
  secretArn: text()
    .regex(/^arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:\d{12}:secret:AmazonMSK_[\w/+=.@-]+$/, {
      error: "must be the ARN of a secret whose name begins with AmazonMSK_: MSK takes no other",
    })
    .optional(),
}).check(
  always((ctx) => {
    const { username, secretArn, ...forNew } = ctx.value;
    if ((username === undefined) === (secretArn === undefined)) {
      const message = "must hold either username (a new user) or secretArn (one that is there)";
      ctx.issues.push({ code: "custom", message, input: ctx.value });
    } else if (secretArn !== undefined && Object.values(forNew).some((value) => value !== undefined)) {
      ctx.issues.push({ code: "custom", message: "must hold nothing beside secretArn", input: ctx.value });
    }
  }),
);

const mtls = strict({
  /** The client certificate, a PEM file beside this config. */
  certificateFile: text(),
  key: secretReference,
});

export const msk = strict({
  create: strict({
    /** @default the one that AWS recommends */
    kafkaVersion: text().optional(),
    brokers,
    /** @default 1 up to the count; say them where a scale-in has left gaps */
    brokerIds: brokerIds.optional(),
    vpc,
    /** What the cluster takes besides what Materialize uses. */
    alsoAccept: z.array(z.enum(["scram", "iam", "mtls"])).default([]),
    /** Of AWS Private CA, for client certificates. */
    certificateAuthorityArns: z.array(text()).optional(),
    encryptionKeyArn: kmsKeyArn.optional(),
    serverProperties: z.record(z.string(), text()).optional(),
    logRetentionDays: z.int().optional(),
    enhancedMonitoring: z.enum(MONITORING_LEVELS).optional(),
    /** Security groups of producers and other clients: let in on the ports of the authentications. */
    clientSecurityGroupIds: z.array(securityGroupId).min(1).optional(),
  }).optional(),
  existing: strict({
    clusterArn,
    /** Every broker that the cluster has, those on their way out too. */
    brokerIds,
    brokerType: z.enum(["standard", "express"]).optional(),
    /** Groups of the brokers: over PrivateLink they let the load balancer in. */
    securityGroupIds: z.array(securityGroupId).min(1).optional(),
    /** Where the brokers stand: for PrivateLink. */
    vpc: vpc.optional(),
    /** It is open to the internet, with an address for that. */
    publicAccess: z.boolean().default(false),
  }).optional(),
  /** Brokers on their way out: still in the cluster, and no longer in the DDL. */
  retiringBrokerIds: brokerIds.optional(),
  ...identities,
  scram: scram.optional(),
  mtls: mtls.optional(),
})
  .check(exactlyOne(["create", "existing"]))
  .check(exactlyOne(["iam", "scram", "mtls"]));
export type MskConfig = z.infer<typeof msk>;

export const mskServerless = strict({
  create: strict({
    vpc,
    /** Security groups of producers and other clients, which are let in. */
    clientSecurityGroupIds: z.array(securityGroupId).min(1).optional(),
  }).optional(),
  existing: strict({ clusterArn }).optional(),
  iam: identities.iam.unwrap().prefault({}),
}).check(exactlyOne(["create", "existing"]));
export type MskServerlessConfig = z.infer<typeof mskServerless>;
