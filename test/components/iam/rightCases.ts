/** For each row of each table of rights: its statement as we make it, and the question that it is to answer. */
import { deadLetterStatements, invokeStatements } from "../../../components/eventbridge/rights";
import { policyDocument, type PolicyStatement } from "../../../components/iam/policyDocument";
import { glueRegistryStatements } from "../../../components/iam/glueRegistry";
import { type TitledRights } from "../../../components/iam/rightsTable";
import { s3ExportStatements } from "../../../components/iam/s3Export";
import { MSK_RIGHT_CASES } from "../kafka/msk/rightCases";
import {
  listStatements,
  readStatements,
  segmentStatements,
  writeStatements,
} from "../../../components/kinesis/statements";
import { valueOf } from "../../support/golden";
import { actionsOf, allowedAmong, verdict, type Asked } from "../../support/iam";

const ACCOUNT = "111122223333";
const ROLE = `arn:aws:iam::${ACCOUNT}:role/under-test`;
const STREAM = `arn:aws:kinesis:us-east-1:${ACCOUNT}:stream/events`;
const KEY = `arn:aws:kms:us-east-1:${ACCOUNT}:key/1a2b`;
const REGISTRY = `arn:aws:glue:us-east-1:${ACCOUNT}:registry/events`;
const DESTINATION = `arn:aws:events:us-east-1:${ACCOUNT}:api-destination/events/1a2b`;
const RULE = `arn:aws:events:us-east-1:${ACCOUNT}:rule/events`;
const QUEUE = `arn:aws:sqs:us-east-1:${ACCOUNT}:dead-letters`;
const stream = { arn: STREAM, kmsKeyArn: KEY };
const bucket = { bucketArn: "arn:aws:s3:::exports", prefix: "mz", kmsKeyArn: KEY };

/** AWS's default policy of a key: it leaves the key to the IAM policies of its account. */
export const DEFAULT_KEY_POLICY = JSON.stringify({
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Allow",
      Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` },
      Action: "kms:*",
      Resource: "*",
    },
  ],
});

type Context = NonNullable<Asked["context"]>;

export interface RightCase {
  readonly statement: PolicyStatement;
  /** Where every action of the row is allowed. `*` for an action that knows no resource. */
  readonly resources: readonly string[];
  /** The same kind of thing, not ours: no action is allowed there. @default there is nothing else */
  readonly elsewhere?: readonly string[];
  /** A request that meets the conditions, and some that do not. @default no conditions */
  readonly conditions?: { readonly met: Context; readonly unmet: readonly Context[] };
  /** The policy of the resource, where IAM policies alone do not do. */
  readonly resourcePolicy?: string;
}

const named = (statements: readonly PolicyStatement[], sid: string): PolicyStatement => {
  const found = statements.find((statement) => statement.sid === sid);
  if (found === undefined) throw new Error(`no statement ${sid}`);
  return found;
};
const onKey = {
  resources: [KEY],
  elsewhere: [`${KEY}9`],
  resourcePolicy: DEFAULT_KEY_POLICY,
};
const forStream: RightCase["conditions"] = {
  met: { "kms:EncryptionContext:aws:kinesis:arn": STREAM },
  unmet: [
    {},
    { "kms:EncryptionContext:aws:kinesis:arn": `${STREAM}2` },
    { "kms:EncryptionContext:other": STREAM },
  ],
};
const otherStreams = [
  `${STREAM}2`,
  STREAM.replace(ACCOUNT, "444455556666"),
  STREAM.replace("us-east-1", "us-west-2"),
];
const schema = REGISTRY.replace(":registry/", ":schema/");

/** By title, then row. A table that is added to `RIGHTS_TABLES` needs its cases here. */
export const RIGHT_CASES: Readonly<Record<string, Readonly<Record<string, RightCase>>>> = {
  "Amazon MSK": MSK_RIGHT_CASES,
  Kinesis: {
    read: {
      statement: named(readStatements(stream), "ReadStream"),
      resources: [STREAM],
      elsewhere: otherStreams,
    },
    fanOut: {
      statement: named(readStatements(stream), "ReadByFanOut"),
      resources: [`${STREAM}/consumer/etl:1700000000`],
      elsewhere: otherStreams.map((arn) => `${arn}/consumer/etl:1700000000`),
    },
    list: { statement: named(listStatements(), "ListStreams"), resources: ["*"] },
    decrypt: { statement: named(readStatements(stream), "DecryptRecords"), ...onKey, conditions: forStream },
    write: {
      statement: named(writeStatements(stream), "WriteStream"),
      resources: [STREAM],
      elsewhere: otherStreams,
    },
    encrypt: { statement: named(writeStatements(stream), "EncryptRecords"), ...onKey, conditions: forStream },
    segmentWrite: {
      statement: named(segmentStatements(stream, ROLE), "PutEvents"),
      resources: [STREAM],
      elsewhere: otherStreams,
    },
    segmentCheck: {
      statement: named(segmentStatements(stream, ROLE), "CheckOwnRole"),
      resources: [ROLE],
      elsewhere: [`${ROLE}2`, ROLE.replace(":role/", ":user/")],
    },
  },
  EventBridge: {
    invoke: {
      statement: named(invokeStatements(DESTINATION), "PostEvents"),
      resources: [DESTINATION],
      elsewhere: [
        `${DESTINATION}3`,
        DESTINATION.replace("/events/", "/other/"),
        DESTINATION.replace(ACCOUNT, "444455556666"),
      ],
    },
    putDeadLetters: {
      statement: named(deadLetterStatements(QUEUE, RULE), "DeadLetters"),
      resources: [QUEUE],
      elsewhere: [`${QUEUE}2`, QUEUE.replace("us-east-1", "us-west-2")],
      conditions: {
        met: { "aws:SourceArn": RULE },
        unmet: [
          {},
          { "aws:SourceArn": `${RULE}2` },
          { "aws:SourceArn": RULE.replace(":rule/", ":rule/other/") },
          { "aws:SourceArn": RULE.replace(ACCOUNT, "444455556666") },
        ],
      },
    },
  },
  "Exports to S3": {
    writeObjects: {
      statement: named(s3ExportStatements(bucket), "WriteObjects"),
      resources: ["arn:aws:s3:::exports/mz/part-1.parquet", "arn:aws:s3:::exports/mz/a/b"],
      elsewhere: [
        "arn:aws:s3:::exports/mz2/part-1",
        "arn:aws:s3:::exports/x/mz/a",
        "arn:aws:s3:::exports2/mz/a",
      ],
    },
    listPrefix: {
      statement: named(s3ExportStatements(bucket), "ListPrefix"),
      resources: ["arn:aws:s3:::exports"],
      elsewhere: ["arn:aws:s3:::exports2"],
      conditions: {
        met: { "s3:prefix": "mz/2026/" },
        unmet: [
          {},
          { "s3:prefix": "" },
          { "s3:prefix": "mz" },
          { "s3:prefix": "mz2/" },
          { "s3:prefix": "x/mz/" },
        ],
      },
    },
    useBucketKey: {
      statement: named(s3ExportStatements(bucket), "UseBucketKey"),
      ...onKey,
      conditions: {
        met: { "kms:ViaService": "s3.us-east-1.amazonaws.com" },
        unmet: [
          {},
          { "kms:ViaService": "s3.us-west-2.amazonaws.com" },
          { "kms:ViaService": "kinesis.us-east-1.amazonaws.com" },
        ],
      },
    },
  },
  "Glue schema registry": {
    findRegistry: {
      statement: named(glueRegistryStatements({ registryArn: REGISTRY, for: "source" }), "FindRegistry"),
      resources: [REGISTRY],
      elsewhere: [`${REGISTRY}2`],
    },
    readVersions: {
      statement: named(glueRegistryStatements({ registryArn: REGISTRY, for: "source" }), "ReadVersions"),
      resources: [`${schema}/orders`, `${schema}2/orders`, REGISTRY],
    },
    writeSchemas: {
      statement: named(glueRegistryStatements({ registryArn: REGISTRY, for: "sink" }), "WriteSchemas"),
      resources: [REGISTRY, `${schema}/orders`],
      elsewhere: [`${REGISTRY}2`, `${schema}2/orders`],
    },
  },
};

/** The case of a row. @throws where it has none. */
export function caseOf({ title }: Pick<TitledRights, "title">, row: string): RightCase {
  const found = RIGHT_CASES[title]?.[row];
  if (found === undefined) throw new Error(`${title}: ${row} has no case for the simulator`);
  return found;
}

/** The statement alone as a policy, and who has it. */
async function asking(right: RightCase): Promise<Omit<Asked, "action" | "resource">> {
  return {
    principal: ROLE,
    account: ACCOUNT,
    identityPolicies: [await valueOf(policyDocument([right.statement]))],
    ...(right.resourcePolicy === undefined ? {} : { resourcePolicy: right.resourcePolicy }),
  };
}

/** What is not as it has to be: questions with the wrong answer. */
export async function wrongAnswers(right: RightCase): Promise<readonly string[]> {
  const base = await asking(right);
  const { met, unmet } = right.conditions ?? { met: {}, unmet: [] };
  const questions = right.statement.actions.flatMap((action) => [
    ...right.resources.map((resource) => ({ action, resource, context: met, expected: "allowed" })),
    ...right.resources.flatMap((resource) =>
      unmet.map((context) => ({ action, resource, context, expected: "denied" })),
    ),
    ...(right.elsewhere ?? []).map((resource) => ({ action, resource, context: met, expected: "denied" })),
  ]);
  const wrong: string[] = [];
  for (const { expected, ...question } of questions) {
    const answer = await verdict({ ...base, ...question });
    if (answer !== expected) wrong.push(`${JSON.stringify(question)} is ${answer}`);
  }
  return wrong;
}

/** The other actions of the services concerned, and those of them that are allowed somewhere. */
export async function otherActions(right: RightCase): Promise<{
  readonly services: readonly string[];
  readonly others: number;
  readonly allowed: readonly string[];
}> {
  const services = [...new Set(right.statement.actions.map((action) => action.split(":")[0]!))].sort();
  const all = (await Promise.all(services.map(actionsOf))).flat();
  const others = all.filter((action) => !right.statement.actions.includes(action));
  const context = right.conditions?.met ?? {};
  const allowed = await allowedAmong(others, { ...(await asking(right)), context });
  return { services, others: others.length, allowed };
}
