/** What `KafkaAccess` registers, with `given` and with `create`. Whether a broker takes it, only a broker can say. */
import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";
import {
  KafkaAccess,
  SaslKafka,
  type KafkaAccessArgs,
  type KafkaRight,
  type SaslKafkaArgs,
} from "../../../components";
import { existingDatabase, existingSchema } from "../../../materialize";
import { marked, record, seen, shape, type Recorded } from "../../support/mocks";

const COMPONENT = "materialize-ingest:kafka:KafkaAccess";
const ACL = "kafka:index/acl:Acl";
const PASSWORD = "random:index/randomPassword:RandomPassword";
const USER = "kafka:index/userScramCredential:UserScramCredential";
type Args = Omit<KafkaAccessArgs, "cluster">;

const SOURCE: KafkaRight = { for: "source", topic: "orders", groupIdPrefix: "mz.orders." };
const create: Args = { credentials: { create: { username: "materialize_orders" } }, rights: [SOURCE] };
const given: Args = {
  credentials: { given: { username: "materialize", password: "planted-given-password" } },
  rights: [SOURCE],
};

const cluster = (more: Partial<SaslKafkaArgs>) =>
  new SaslKafka("events", {
    bootstrapServers: ["b1.example.com:9092"],
    admin: { username: "admin", password: "planted-admin-password" },
    ...more,
  });

/** The resources of an access, without those of its cluster. */
async function made(args: Args, on: Partial<SaslKafkaArgs> = {}, preview = false) {
  const { result, resources } = await record(
    async () => {
      const access = new KafkaAccess("orders", { cluster: cluster(on), ...args });
      return {
        username: await seen(access.username),
        password: await seen(access.password),
        acls: access.acls.length,
        secret: access.secret({
          schema: existingSchema(existingDatabase("materialize"), "public"),
          name: "pw",
        }),
      };
    },
    { preview },
  );
  return { result, own: resources.filter(({ name }) => name.startsWith("orders")) };
}

const acl = (operation: string, type: string, name: string, pattern: string, principal: string) => ({
  aclHost: "*",
  aclOperation: operation,
  aclPermissionType: "Allow",
  aclPrincipal: principal,
  aclResourceName: name,
  aclResourceType: type,
  resourcePatternTypeFilter: pattern,
});
const sourceAcls = (principal: string) => [
  [
    ACL,
    "orders-acl-read-group-prefixed-mz.orders.",
    acl("Read", "Group", "mz.orders.", "Prefixed", principal),
  ],
  [ACL, "orders-acl-read-topic-orders", acl("Read", "Topic", "orders", "Literal", principal)],
];
const component = [COMPONENT, "orders", {}];

describe("KafkaAccess with given credentials", () => {
  it("registers nothing but itself: the account has its rights already", async () => {
    const { own, result } = await made(given);
    assert.deepEqual(shape(own), [component]);
    assert.equal(result.acls, 0);
  });

  it("makes the ACLs of its rights where a principal is named", async () => {
    const { own, result } = await made(
      { ...given, principal: "User:sa-1a2b3c" },
      { vendor: "confluent-cloud" },
    );
    assert.deepEqual(shape(own), [...sourceAcls("User:sa-1a2b3c"), component]);
    assert.equal(result.acls, 2);
  });

  it("shows the user name in clear and the password as a secret, whatever it was given as", async () => {
    for (const password of ["pw", pulumi.output("pw"), pulumi.secret("pw")]) {
      const { result } = await made({ ...given, credentials: { given: { username: "mz", password } } });
      assert.deepEqual(result.username, { value: "mz", secret: false, known: true });
      assert.deepEqual(result.password, { value: "pw", secret: true, known: true });
    }
  });
});

describe("KafkaAccess with an account to be made", () => {
  it("registers a password, a user with it and the ACLs of its rights, for that user alone", async () => {
    const { own } = await made(create);
    assert.deepEqual(shape(own), [
      ...sourceAcls("User:materialize_orders"),
      [
        USER,
        "orders-user",
        {
          password: marked("random-orders-password"),
          scramMechanism: "SCRAM-SHA-512",
          username: "materialize_orders",
        },
      ],
      component,
      [PASSWORD, "orders-password", { length: 32, special: false }],
    ]);
  });

  it("makes the user of the cluster's own mechanism", async () => {
    const { own } = await made(create, { mechanism: "SCRAM-SHA-256" });
    assert.equal(own.find(({ type }) => type === USER)!.inputs["scramMechanism"], "SCRAM-SHA-256");
  });

  it("makes another password for another rotation", async () => {
    const passwordOf = async (rotation: string): Promise<unknown> => {
      const { own } = await made({ ...create, credentials: { create: { username: "mz", rotation } } });
      return own.find(({ type }) => type === PASSWORD)!.inputs;
    };
    assert.deepEqual(await passwordOf("1"), { keepers: { rotation: "1" }, length: 32, special: false });
    assert.deepEqual(await passwordOf("2"), { keepers: { rotation: "2" }, length: 32, special: false });
  });

  it("shows the password as a secret, and keeps it one in the state", async () => {
    const { own, result } = await made(create);
    assert.deepEqual(result.username, { value: "materialize_orders", secret: false, known: true });
    assert.deepEqual(result.password, { value: "random-orders-password", secret: true, known: true });
    assert.ok(own.find(({ type }) => type === PASSWORD)!.opts.additionalSecretOutputs?.includes("result"));
  });

  it("gives the password to Materialize as a secret object", async () => {
    const { result } = await made(create);
    const statement = await seen(result.secret.create());
    assert.equal(statement.secret, true);
    assert.match(statement.value as string, /"pw" AS 'random-orders-password'$/);
  });

  it("gives a sink its rights, and more where it makes its topic", async () => {
    const sink: KafkaRight = {
      for: "sink",
      topic: "out",
      progressTopic: "progress",
      transactionalIdPrefix: "tx.",
      progressGroupIdPrefix: "pg.",
    };
    const aclsOf = async (right: KafkaRight): Promise<unknown[]> => {
      const { own } = await made({ ...create, rights: [right] });
      return own.filter(({ type }) => type === ACL).map(({ name, inputs }) => [name, inputs]);
    };
    const principal = "User:materialize_orders";
    const always = [
      ["orders-acl-read-group-prefixed-pg.", acl("Read", "Group", "pg.", "Prefixed", principal)],
      ["orders-acl-read-topic-progress", acl("Read", "Topic", "progress", "Literal", principal)],
      ["orders-acl-write-topic-out", acl("Write", "Topic", "out", "Literal", principal)],
      ["orders-acl-write-topic-progress", acl("Write", "Topic", "progress", "Literal", principal)],
      [
        "orders-acl-write-transactionalid-prefixed-tx.",
        acl("Write", "TransactionalID", "tx.", "Prefixed", principal),
      ],
    ];
    assert.deepEqual(await aclsOf(sink), always);
    assert.deepEqual(await aclsOf({ ...sink, createsTopic: true }), [
      ["orders-acl-create-topic-out", acl("Create", "Topic", "out", "Literal", principal)],
      [
        "orders-acl-describeconfigs-cluster-kafka-cluster",
        acl("DescribeConfigs", "Cluster", "kafka-cluster", "Literal", principal),
      ],
      ...always,
    ]);
  });

  it("makes an ACL once that two rights ask for", async () => {
    const { own } = await made({ ...create, rights: [SOURCE, { ...SOURCE }] });
    assert.equal(own.filter(({ type }) => type === ACL).length, 2);
  });

  it("puts each child under itself and, but for the password, on the cluster's provider", async () => {
    const { own } = await made(create);
    const children = own.filter(({ type }) => type !== COMPONENT);
    assert.equal(children.length, 4);
    for (const child of children) {
      assert.equal(child.parent, `${COMPONENT}::orders`, child.name);
      assert.equal(child.provider, child.type === PASSWORD ? undefined : "events-provider", child.name);
    }
  });

  it("can be previewed: as many resources, and a secret that is not known yet", async () => {
    const { own, result } = await made(create, {}, true);
    assert.equal(own.length, 5);
    assert.deepEqual([result.password.known, result.password.secret], [false, true]);
  });

  it("gives the user a known secret in a preview: its provider panics on an unknown one", async () => {
    const { own } = await made(create, {}, true);
    const { inputs } = own.find(({ type }) => type === USER)!;
    assert.deepEqual(inputs["password"], marked("known after the first update"));
  });
});

describe("The overrides of KafkaAccess", () => {
  const one = (own: readonly Recorded[], type: string): Recorded =>
    own.find((resource) => resource.type === type)!;

  it("replace whole keys of the password, the user and every ACL", async () => {
    const { own } = await made({
      ...create,
      overrides: { password: { length: 64 }, user: { scramIterations: 8192 }, acl: { aclHost: "10.0.0.1" } },
    });
    assert.deepEqual(one(own, PASSWORD).inputs, { length: 64, special: false });
    assert.equal(one(own, USER).inputs["scramIterations"], 8192);
    const hosts = own.filter(({ type }) => type === ACL).map(({ inputs }) => inputs["aclHost"]);
    assert.deepEqual(hosts, ["10.0.0.1", "10.0.0.1"]);
  });

  it("call a function once for each ACL, with its key", async () => {
    const keys: string[] = [];
    const { own } = await made({
      ...create,
      overrides: {
        acl: (defaults, key) => {
          keys.push(key);
          return { args: defaults, opts: key.startsWith("read-topic") ? { protect: true } : {} };
        },
      },
    });
    assert.deepEqual(keys, ["read-group-prefixed-mz.orders.", "read-topic-orders"]);
    assert.deepEqual(
      own.filter(({ opts }) => opts.protect).map(({ name }) => name),
      ["orders-acl-read-topic-orders"],
    );
  });

  it("keep the parent, the provider and the secret outputs where options are added", async () => {
    const { own } = await made({
      ...create,
      overrides: {
        password: (args) => ({ args, opts: { additionalSecretOutputs: ["bcryptHash"] } }),
        user: (args) => ({ args, opts: { protect: true } }),
      },
    });
    const secrets = one(own, PASSWORD).opts.additionalSecretOutputs;
    assert.deepEqual([...new Set(secrets)], ["result", "bcryptHash"]);
    const { provider, parent, opts } = one(own, USER);
    assert.deepEqual([provider, parent, opts.protect], ["events-provider", `${COMPONENT}::orders`, true]);
  });

  it("get the password as a secret Output, never as text", async () => {
    let given: unknown;
    await made({
      ...create,
      overrides: {
        user: (args) => {
          given = args.password;
          return { args };
        },
      },
    });
    assert.ok(pulumi.Output.isInstance(given) && !(given instanceof random.RandomPassword));
    assert.equal(await pulumi.isSecret(given), true);
  });
});
