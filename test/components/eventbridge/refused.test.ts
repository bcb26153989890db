/** What `EventBridgeToMaterialize` refuses: nothing is registered before. */
import assert from "node:assert/strict";
import {
  checkEventBridgeToMaterialize,
  type PlannedEventBridgeArgs,
} from "../../../components/eventbridge/check";
import { refusal } from "../../support/mocks";
import {
  ALIAS,
  BUCKET_RULE,
  BUS_RULE,
  CREATED_BUS_RULE,
  DEFAULT_BUS_RULE,
  KEY_RULE,
  KMS_RULE,
  QUEUE_RULE,
  REPLACE_RULE,
  RESERVED_BUCKET_NAMES,
  URL_RULE,
  WHERE,
} from "./rules";
import { arn, made, PATTERN, URL } from "./world";

const shown = (text: string): string => `"${text.slice(0, 79)}…`;

const refused = (args: object): Promise<string> => refusal(() => made(args));

/** What is wrong, the arguments, and what is said after the component's name. */
type Case = readonly [what: string, args: object, message: string];

const existingBucket = (more: object) => ({ bucket: { existing: { bucketName: "there", ...more } } });
const createdBucket = (bucketName: unknown) => ({ bucket: { create: { bucketName } } });

const CASES: readonly Case[] = [
  ["no URL", { url: undefined }, `url must ${URL_RULE}, got nothing`],
  [
    "a URL without TLS",
    { url: "http://a.example.com/x" },
    `url must ${URL_RULE}, got "http://a.example.com/x"`,
  ],
  ["an address for a host", { url: "https://10.0.0.1/x" }, `url must ${URL_RULE}, got "https://10.0.0.1/x"`],
  [
    "a host of the machine",
    { url: "https://localhost/x" },
    `url must ${URL_RULE}, got "https://localhost/x"`,
  ],
  [
    "a placeholder",
    { url: "https://a.example.com/*" },
    `url must ${URL_RULE}, got "https://a.example.com/*"`,
  ],
  [
    "a broken escape",
    { url: "https://a.example.com/%zz" },
    `url must ${URL_RULE}, got "https://a.example.com/%zz"`,
  ],
  [
    "a URL longer than AWS takes",
    { url: `https://a.example.com/${"a".repeat(2027)}` },
    `url must ${URL_RULE}, got ${shown(`https://a.example.com/${"a".repeat(2027)}`)}`,
  ],
  [
    "credentials in the URL",
    { url: "https://user:planted@a.example.com/x" },
    'url must hold no user name and no password, got "some"; apiKey shows who it is',
  ],
  ["no key", { apiKey: undefined }, `apiKey must ${KEY_RULE}, got nothing`],
  ["an empty key", { apiKey: "" }, `apiKey must ${KEY_RULE}, got "an empty text"`],
  ...["planted:key", " planted", "planted ", "planted\nkey", "schlüssel", "k".repeat(513), 42].map(
    (apiKey): Case => [
      `the key ${JSON.stringify(apiKey).slice(0, 20)}`,
      { apiKey },
      `apiKey must ${KEY_RULE}, got "something else"`,
    ],
  ),

  [
    "a bus by its name only",
    { bus: "orders" },
    'bus must be "default", { create } or { existing }, got "orders"',
  ],
  [
    "two buses",
    { bus: { create: {}, existing: { name: "a" } } },
    'bus must be "default", { create } or { existing }, got ["create","existing"]',
  ],
  [
    "a bus of another kind",
    { bus: { name: "a" } },
    'bus must be "default", { create } or { existing }, got ["name"]',
  ],
  [
    "a new bus named default",
    { bus: { create: { busName: "default" } } },
    `bus.create.busName must ${CREATED_BUS_RULE}, got "default"`,
  ],
  [
    "a new bus with a partner's name",
    { bus: { create: { busName: "aws.partner/shop/orders" } } },
    `bus.create.busName must ${CREATED_BUS_RULE}, got "aws.partner/shop/orders"`,
  ],
  [
    "an alias of a key for a bus",
    { bus: { create: { kmsKeyArn: ALIAS } } },
    `bus.create.kmsKeyArn must ${KMS_RULE}, got "${ALIAS}"`,
  ],
  [
    "an existing bus without a name",
    { bus: { existing: {} } },
    "bus.existing.name must be given, got nothing",
  ],
  [
    "the default bus as one of the others",
    { bus: { existing: { name: "default" } } },
    `bus.existing.name must ${DEFAULT_BUS_RULE}, got "default"`,
  ],
  [
    "the ARN of a bus",
    { bus: { existing: { name: arn("events", "event-bus/orders") } } },
    `bus.existing.name must ${BUS_RULE}, got "${arn("events", "event-bus/orders")}"`,
  ],

  ['a word for "not enabled"', { enabled: "no" }, 'enabled must be true or false, got "no"'],
  ["a rate of nothing", { ratePerSecond: 0 }, "ratePerSecond must be a whole number of 1 or more, got 0"],
  ["half a request", { ratePerSecond: 1.5 }, "ratePerSecond must be a whole number of 1 or more, got 1.5"],
  [
    "a rate as text",
    { ratePerSecond: "300" },
    'ratePerSecond must be a whole number of 1 or more, got "300"',
  ],
  ...([59, 86_401, NaN] as const).map((maximumAgeSeconds): Case => [
    `an event of ${maximumAgeSeconds} seconds`,
    { retry: { maximumAgeSeconds } },
    `retry.maximumAgeSeconds must be a whole number from 60 to 86400, got ${maximumAgeSeconds}`,
  ]),
  ...([-1, 186, 2.5] as const).map((maximumAttempts): Case => [
    `${maximumAttempts} attempts`,
    { retry: { maximumAttempts } },
    `retry.maximumAttempts must be a whole number from 0 to 185, got ${maximumAttempts}`,
  ]),
  ...([0, 15, 1.5] as const).map((retentionDays): Case => [
    `a retention of ${retentionDays} days`,
    { deadLetters: { retentionDays } },
    `deadLetters.retentionDays must be a whole number from 1 to 14, got ${retentionDays}`,
  ]),
  [
    "an alias of a key for the queue",
    { deadLetters: { kmsKeyArn: ALIAS } },
    `deadLetters.kmsKeyArn must ${KMS_RULE}, got "${ALIAS}"`,
  ],
  [
    "a FIFO queue",
    { deadLetters: { existingQueueArn: arn("sqs", "failed.fifo") } },
    `deadLetters.existingQueueArn must ${QUEUE_RULE}, got "${arn("sqs", "failed.fifo")}"`,
  ],
  [
    "the URL of a queue",
    { deadLetters: { existingQueueArn: "https://sqs.us-east-1.amazonaws.com/111122223333/failed" } },
    `deadLetters.existingQueueArn must ${QUEUE_RULE}, got "https://sqs.us-east-1.amazonaws.com/111122223333/failed"`,
  ],
  [
    "an existing queue that is not given",
    { deadLetters: { existingQueueArn: undefined } },
    `deadLetters.existingQueueArn must ${QUEUE_RULE}, got nothing`,
  ],
  [
    "a retention of a queue that is there",
    { deadLetters: { existingQueueArn: arn("sqs", "failed"), retentionDays: 3 } },
    "deadLetters.retentionDays must be left out with existingQueueArn, got 3",
  ],

  [
    "a bucket of another kind",
    { bucket: { name: "a" } },
    'bucket must be { create } or { existing }, got ["name"]',
  ],
  ["a bucket by its name", { bucket: "there" }, 'bucket must be { create } or { existing }, got "there"'],
  [
    "two buckets",
    { bucket: { create: {}, existing: { bucketName: "there" } } },
    'bucket must be { create } or { existing }, got ["create","existing"]',
  ],
  [
    "a bucket with a bus of its own",
    { bucket: { create: {} }, bus: { create: {} } },
    'bus must be "default" with a bucket, got ["create"]; S3 sends to the default bus only',
  ],
  [
    "a bucket with a bus that is there",
    { ...existingBucket({ replaceNotifications: true }), bus: { existing: { name: "orders" } } },
    'bus must be "default" with a bucket, got ["existing"]; S3 sends to the default bus only',
  ],
  ...["ab", "a".repeat(64), "Uploads", "-uploads", "up_loads", "up..loads"].flatMap(
    (name): readonly Case[] => [
      [
        `a new bucket ${name}`,
        createdBucket(name),
        `bucket.create.bucketName must ${BUCKET_RULE}, got "${name}"`,
      ],
      [
        `a bucket ${name}`,
        existingBucket({ bucketName: name, replaceNotifications: true }),
        `bucket.existing.bucketName must ${BUCKET_RULE}, got "${name}"`,
      ],
    ],
  ),
  ...RESERVED_BUCKET_NAMES.flatMap(([name, rule]): readonly Case[] => [
    [`a new bucket ${name}`, createdBucket(name), `bucket.create.bucketName must ${rule}, got "${name}"`],
    [
      `a bucket ${name}`,
      existingBucket({ bucketName: name, replaceNotifications: true }),
      `bucket.existing.bucketName must ${rule}, got "${name}"`,
    ],
  ]),
  [
    "a bucket that is there, without its name",
    existingBucket({ bucketName: undefined, replaceNotifications: true }),
    "bucket.existing.bucketName must be given, got nothing",
  ],
  [
    "a bucket that is there, with no word on its notifications",
    existingBucket({}),
    `bucket.existing.replaceNotifications must ${REPLACE_RULE}, got nothing`,
  ],
  [
    "a word on notifications that is none",
    existingBucket({ replaceNotifications: "yes" }),
    `bucket.existing.replaceNotifications must ${REPLACE_RULE}, got "yes"`,
  ],

  [
    "a role's name of another alphabet",
    { role: { roleName: "a b" } },
    'roleName must be 1 to 64 of A-Z a-z 0-9 _ + = , . @ -, got "a b"',
  ],
  [
    "a path without its slashes",
    { role: { path: "ingest" } },
    'path must start and end with a slash, at most 512 characters, got "ingest"',
  ],
  [
    "a boundary that is no policy",
    { role: { permissionsBoundary: "arn:aws:iam::111122223333:role/boundary" } },
    'permissionsBoundary must be the ARN of a managed policy, got "arn:aws:iam::111122223333:role/boundary"',
  ],

  [
    "an unknown input in an override",
    { overrides: { queue: {}, deadLettersPolicy: { queue: "x" } } },
    'overrides.deadLettersPolicy: queue must be an input of the resource (policy, queueUrl, region), got "queue"',
  ],
  [
    "a target that loses what it could not deliver",
    { overrides: { target: () => ({ args: { rule: "r", arn: "a" } }) } },
    "overrides.target must leave deadLetterConfig as it is, got nothing; give deadLetters",
  ],
  [
    "an override of the key that is not one",
    { overrides: { connection: { apiKey: "planted" } } },
    'overrides.connection: apiKey must be an input of the resource (authParameters, authorizationType, description, invocationConnectivityParameters, kmsKeyIdentifier, name, region), got "apiKey"',
  ],
];

/** Overrides of children that are not made by these arguments. */
const NOT_MADE: readonly (readonly [kind: string, args: object])[] = [
  ["bus", {}],
  ["bus", { bus: { existing: { name: "orders" } } }],
  ["deadLetters", { deadLetters: { existingQueueArn: arn("sqs", "failed") } }],
  ["deadLettersPolicy", { deadLetters: { existingQueueArn: arn("sqs", "failed") } }],
  ["bucket", {}],
  ["bucket", existingBucket({ replaceNotifications: true })],
  ["bucketPublicAccess", existingBucket({ replaceNotifications: true })],
  ["bucketEncryption", existingBucket({ replaceNotifications: true })],
  ["bucketPolicy", existingBucket({ replaceNotifications: true })],
  ["bucketVersioning", { bucket: { create: {} } }],
  ["bucketNotification", {}],
  ["bucketNotification", existingBucket({ replaceNotifications: false })],
];

describe("EventBridgeToMaterialize refuses, before anything is registered,", () => {
  for (const [what, args, message] of CASES) {
    it(what, async () => {
      const got = await refused(args);
      assert.equal(got, `${WHERE}: ${message}`);
      assert.ok(!got.includes("planted"));
    });
  }

  for (const [kind, args] of NOT_MADE) {
    it(`an override of ${kind}, which is not made with ${JSON.stringify(args)}`, async () => {
      const message = `${WHERE}: overrides.${kind} must be left out: no such child is made, got `;
      assert.equal(
        await refused({ ...args, overrides: { [kind]: { name: "planted" } } }),
        `${message}["name"]`,
      );
      assert.equal(
        await refused({ ...args, overrides: { [kind]: (defaults: object) => ({ args: defaults }) } }),
        `${message}"a function"`,
      );
    });
  }

  it("what the config's rehearsal finds without a URL and a key, with the same words", () => {
    for (const [, args, message] of CASES.filter(
      ([, args]) => !("overrides" in args) && !("url" in args) && !("apiKey" in args),
    )) {
      const pattern = "bucket" in args ? {} : { pattern: PATTERN };
      const planned = { ...pattern, ...args } as PlannedEventBridgeArgs;
      assert.throws(() => checkEventBridgeToMaterialize(planned, WHERE), { message: `${WHERE}: ${message}` });
    }
    checkEventBridgeToMaterialize({ pattern: PATTERN }, WHERE);
    checkEventBridgeToMaterialize({ bucket: { create: {} } }, WHERE);
    checkEventBridgeToMaterialize({ pattern: PATTERN, url: URL, apiKey: "two words" }, WHERE);
  });
});
