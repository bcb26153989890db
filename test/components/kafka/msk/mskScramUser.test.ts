/** What `MskScramUser` registers, keeps secret and refuses. That MSK can read the secret, only MSK can say. */
import assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { MskScramUser } from "../../../../components/kafka/msk/mskScramUser";
import { type NewMskScramUserArgs } from "../../../../components/kafka/msk/scramUserArgs";
import { parseMskClusterArn } from "../../../../components/kafka/msk/arn";
import { MSK_SCRAM_MECHANISM } from "../../../../components/kafka/msk/scram";
import { scramKeyPolicy } from "../../../../components/kafka/msk/scramKeyPolicy";
import { KAFKA_VENDORS } from "../../../../components/kafka/vendors";
import { existingDatabase, existingSchema } from "../../../../materialize";
import { actionsOf, verdict } from "../../../support/iam";
import { marked, refusal, seen, shape, UNKNOWN, type Recorded } from "../../../support/mocks";
import { ARN, onAws, SERVERLESS_ARN } from "./world";

const COMPONENT = "materialize-ingest:kafka:MskScramUser";
const KEY = "aws:kms/key:Key";
const PASSWORD = "random:index/randomPassword:RandomPassword";
const SECRET = "aws:secretsmanager/secret:Secret";
const VERSION = "aws:secretsmanager/secretVersion:SecretVersion";
const ASSOCIATION = "aws:msk/singleScramSecretAssociation:SingleScramSecretAssociation";
const POLICY = scramKeyPolicy(parseMskClusterArn(ARN, "X", "clusterArn"));
const SECRET_ARN = "arn:aws:secretsmanager:us-east-1:123456789012:secret:AmazonMSK_events-a1b2c3";

const newUser = (more: Partial<NewMskScramUserArgs> = {}): MskScramUser =>
  new MskScramUser("events", { clusterArn: ARN, username: "materialize_events", ...more });
async function made(more: Partial<NewMskScramUserArgs> = {}): Promise<readonly Recorded[]> {
  return (await onAws(() => void newUser(more))).resources;
}
const one = (resources: readonly Recorded[], type: string): Recorded =>
  resources.find((resource) => resource.type === type)!;

describe("MskScramUser", () => {
  it("is a password, a key, a secret with its one version, and its own association", async () => {
    const resources = await made();
    assert.deepEqual(shape(resources), [
      [
        KEY,
        "events-key",
        { description: "SCRAM user materialize_events of MSK", enableKeyRotation: true, policy: POLICY },
      ],
      [ASSOCIATION, "events-association", { clusterArn: ARN, secretArn: "arn of events-secret" }],
      [
        SECRET,
        "events-secret",
        {
          namePrefix: "AmazonMSK_materialize_events_",
          description: "SCRAM user materialize_events of MSK",
          kmsKeyId: "arn:aws:kms:us-east-1:123456789012:key/events-key",
        },
      ],
      [
        VERSION,
        "events-secret-version",
        {
          secretId: "arn of events-secret",
          secretString: marked('{"username":"materialize_events","password":"random-events-password"}'),
        },
      ],
      [COMPONENT, "events", {}],
      [PASSWORD, "events-password", { length: 32, special: false }],
    ]);
    for (const { type, parent } of resources)
      assert.equal(parent, type === COMPONENT ? undefined : `${COMPONENT}::events`);
  });

  it("associates the secret only when there is something in it", async () => {
    const { dependsOn } = one(await made(), ASSOCIATION).opts;
    const versions = [dependsOn].flat().filter((one) => aws.secretsmanager.SecretVersion.isInstance(one));
    assert.equal(versions.length, 1);
  });

  it("shows its name, and the password as a secret, once MSK knows it", async () => {
    const { result } = await onAws(() => {
      const user = newUser();
      return Promise.all([user.username, user.password, user.secretArn].map(seen));
    });
    assert.deepEqual(result, [
      { value: "materialize_events", secret: false, known: true },
      { value: "random-events-password", secret: true, known: true },
      { value: "arn of events-secret", secret: false, known: true },
    ]);
    const preview = await onAws(() => seen(newUser().password), { preview: true });
    assert.deepEqual([preview.result.known, preview.result.secret], [false, true]);
  });

  it("makes a secret of Materialize from the password", async () => {
    const { result } = await onAws(async () => {
      const schema = existingSchema(existingDatabase("materialize"), "public");
      const create = newUser().secret({ schema, name: "kafka_password" }).create();
      return seen(create);
    });
    assert.equal(result.secret, true);
    assert.match(String(result.value), /CREATE SECRET .*"kafka_password" AS 'random-events-password'/);
  });

  it("makes another password for another rotation, and none for the same", async () => {
    assert.deepEqual(one(await made({ rotation: "2" }), PASSWORD).inputs["keepers"], { rotation: "2" });
  });

  it("takes a key that is there, and tags", async () => {
    const kmsKeyArn = "arn:aws:kms:us-east-1:123456789012:key/mine";
    const resources = await made({ kmsKeyArn, tags: { Project: "events" } });
    assert.equal(one(resources, KEY), undefined);
    const { inputs } = one(resources, SECRET);
    assert.deepEqual([inputs["kmsKeyId"], inputs["tags"]], [kmsKeyArn, { Project: "events" }]);
    assert.deepEqual(one(await made({ tags: { Project: "events" } }), KEY).inputs["tags"], {
      Project: "events",
    });
  });

  it("can be previewed while cluster and password are unknown, the password no less secret", async () => {
    const { resources } = await onAws(() => void newUser({ clusterArn: pulumi.unknown as never }), {
      preview: true,
    });
    const { secretString, secretId } = one(resources, VERSION).inputs;
    assert.deepEqual([secretString, secretId], [UNKNOWN, UNKNOWN]);
    assert.equal(one(resources, KEY).inputs["policy"], UNKNOWN);
  });

  it("applies an override to each child", async () => {
    const resources = await made({
      overrides: {
        password: { length: 64, special: false },
        key: { deletionWindowInDays: 7 },
        secret: { recoveryWindowInDays: 7 },
        secretVersion: (args) => ({ args: { ...args, versionStages: ["AWSCURRENT"] } }),
        association: { region: "eu-west-1" },
      },
    });
    const input = (type: string, name: string): unknown => one(resources, type).inputs[name];
    assert.deepEqual(
      [
        input(PASSWORD, "length"),
        input(KEY, "deletionWindowInDays"),
        input(SECRET, "recoveryWindowInDays"),
        input(VERSION, "versionStages"),
        input(ASSOCIATION, "region"),
      ],
      [64, 7, 7, ["AWSCURRENT"], "eu-west-1"],
    );
  });

  it("that is there is read from its secret, the password secret, and nothing is made", async () => {
    const { result, resources, calls } = await onAws(
      () => {
        const user = new MskScramUser("events", { existing: { secretArn: SECRET_ARN } });
        return Promise.all([user.username, user.password, user.secretArn].map(seen));
      },
      {
        lookups: {
          "aws:secretsmanager/getSecretVersion:getSecretVersion": (inputs) => ({
            ...inputs,
            secretString: '{"username":"alice","password":"planted"}',
          }),
        },
      },
    );
    assert.deepEqual(result, [
      { value: "alice", secret: false, known: true },
      { value: "planted", secret: true, known: true },
      { value: SECRET_ARN, secret: false, known: true },
    ]);
    assert.deepEqual(shape(resources), [[COMPONENT, "events", {}]]);
    assert.deepEqual(new Set(calls.map(({ inputs }) => inputs["secretId"])), new Set([SECRET_ARN]));
  });

  it("knows one mechanism, the one that the table of vendors has for MSK", () => {
    assert.deepEqual(KAFKA_VENDORS.msk.mechanisms, [MSK_SCRAM_MECHANISM]);
  });
});

describe("The key of a SCRAM user", () => {
  const ROLE = "arn:aws:iam::123456789012:role/deployer";
  const KEY_ARN = "arn:aws:kms:us-east-1:123456789012:key/k";
  const identity = (...actions: string[]): string =>
    JSON.stringify({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Action: actions, Resource: KEY_ARN }],
    });
  const ask = (action: string, identityPolicies: readonly string[], viaService?: string, principal = ROLE) =>
    verdict({
      principal,
      action,
      resource: KEY_ARN,
      identityPolicies,
      resourcePolicy: POLICY,
      context: viaService === undefined ? {} : { "kms:ViaService": viaService },
    });
  const VIA = "secretsmanager.us-east-1.amazonaws.com";

  it("gives nobody anything by itself", async () => {
    for (const action of ["kms:Decrypt", "kms:CreateGrant", "kms:PutKeyPolicy"])
      assert.equal(await ask(action, [], VIA), "denied", action);
  });

  it("lets those decrypt whose own policy says so, and only by way of Secrets Manager", async () => {
    for (const action of ["kms:Decrypt", "kms:GenerateDataKey"]) {
      assert.equal(await ask(action, [identity(action)], VIA), "allowed", action);
      assert.equal(await ask(action, [identity(action)]), "denied", action);
      assert.equal(await ask(action, [identity(action)], "s3.us-east-1.amazonaws.com"), "denied", action);
    }
  });

  it("lets those make grants whose own policy says so, for MSK, and not by way of one service only", async () => {
    for (const viaService of [undefined, VIA, "kafka.us-east-1.amazonaws.com", "s3.us-east-1.amazonaws.com"])
      assert.equal(await ask("kms:CreateGrant", [identity("kms:CreateGrant")], viaService), "allowed");
  });

  it("lets nobody of another account in", async () => {
    const stranger = "arn:aws:iam::999999999999:role/deployer";
    assert.equal(await ask("kms:Decrypt", [identity("kms:Decrypt")], VIA, stranger), "denied");
  });

  it("allows nothing else: no other use of the key", async () => {
    const all = (await actionsOf("kms")).filter((action) =>
      /Encrypt|Sign|Mac|DeriveShared|GenerateDataKey[A-Z]/.test(action),
    );
    assert.ok(all.length > 5);
    for (const action of all) assert.equal(POLICY.includes(`"${action}"`), false, action);
    assert.ok(!POLICY.includes("kms:*"));
  });

  it("is of the cluster's account, region and partition", () => {
    const chinese = ARN.replace("arn:aws:", "arn:aws-cn:").replace("us-east-1", "cn-north-1");
    const text = scramKeyPolicy(parseMskClusterArn(chinese, "X", "clusterArn"));
    assert.ok(text.includes("arn:aws-cn:iam::123456789012:root"));
    assert.ok(text.includes("secretsmanager.cn-north-1.amazonaws.com.cn"));
  });
});

describe("MskScramUser refuses, before anything is registered,", () => {
  const refuse = (args: object): Promise<string> =>
    refusal(() => new MskScramUser("events", args as NewMskScramUserArgs));
  const base = { clusterArn: ARN, username: "materialize_events" };
  const unfit = "username must be 1 to 100 of a-z A-Z 0-9 . _ -";
  for (const [what, args, message] of [
    ["no name", { ...base, username: "" }, `${unfit}, got ""`],
    ["a name with a space", { ...base, username: "a b" }, `${unfit}, got "a b"`],
    ["a name that is too long", { ...base, username: "a".repeat(101) }, `${unfit}, got "${"a".repeat(79)}…`],
    [
      "a serverless cluster",
      { ...base, clusterArn: SERVERLESS_ARN },
      `clusterArn must be a provisioned cluster, got "${SERVERLESS_ARN.slice(0, 79)}…; a serverless cluster is an MskServerless`,
    ],
    [
      "AWS's own key, by its alias",
      { ...base, kmsKeyArn: "alias/aws/secretsmanager" },
      'kmsKeyArn must be the ARN of a KMS key (…:key/…, not an alias), got "alias/aws/secretsmanager"',
    ],
    [
      "a secret whose name MSK does not take",
      { existing: { secretArn: SECRET_ARN.replace("AmazonMSK_", "") } },
      `existing.secretArn must be the ARN of a secret whose name begins with AmazonMSK_, got "${SECRET_ARN.replace("AmazonMSK_", "")}"; MSK takes no other`,
    ],
  ] as const) {
    it(what, async () => assert.equal(await refuse(args), `MskScramUser events: ${message}`));
  }
  for (const child of ["password", "key", "secret", "secretVersion", "association"]) {
    it(`an override of ${child} that it does not have`, async () => {
      const message = await refuse({ ...base, overrides: { [child]: { nonsense: 1 } } });
      assert.match(message, new RegExp(`^MskScramUser events: overrides\\.${child}: nonsense `));
    });
  }
});
