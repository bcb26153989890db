/** What `KafkaAccess` refuses, before anything is registered. */
import assert from "node:assert/strict";
import { KAFKA_VENDORS, KafkaAccess, type KafkaAccessArgs, type KafkaVendor } from "../../../components";
import { type SaslMechanism } from "../../../materialize";
import { refusal } from "../../support/mocks";

const right = { for: "source", topic: "orders", groupIdPrefix: "mz." };
const create = (username: string): object => ({ credentials: { create: { username } }, rights: [right] });
const given = (more: object = {}): object => ({
  credentials: { given: { username: "mz", password: "planted" } },
  rights: [right],
  ...more,
});

/** Checks come before the cluster is used: what stands here needs no provider. */
function refused(
  args: object,
  vendor: KafkaVendor = "self-hosted",
  mechanism: SaslMechanism = "SCRAM-SHA-512",
) {
  const cluster = { vendor, mechanism, provider: undefined };
  return refusal(() => new KafkaAccess("orders", { cluster, ...args } as unknown as KafkaAccessArgs));
}

describe("KafkaAccess refuses, before anything is registered,", () => {
  for (const vendor of ["msk", "upstash", "confluent-cloud", "aiven", "warpstream"] as const) {
    it(`to make a user on ${vendor}, and says how users are made there`, async () => {
      const { title, users } = KAFKA_VENDORS[vendor];
      assert.equal(
        await refused(create("mz"), vendor),
        `KafkaAccess orders: credentials must be given on ${title}, got "create"; make the user by ${users}`,
      );
    });
  }
  for (const vendor of ["upstash", "aiven"] as const) {
    it(`a principal on ${vendor}, which has no ACLs over Kafka's protocol`, async () => {
      const { title, users } = KAFKA_VENDORS[vendor];
      assert.equal(
        await refused(given({ principal: "User:mz" }), vendor),
        `KafkaAccess orders: principal must be left out on ${title}, got "User:mz"; give rights by ${users}`,
      );
    });
  }
  it("to make a user with PLAIN", async () => {
    assert.equal(
      await refused(create("mz"), "self-hosted", "PLAIN"),
      'KafkaAccess orders: credentials must be given with PLAIN (only SCRAM users can be made), got "create"',
    );
  });
  for (const username of ["", "a b", "ä", "a*", "User:mz", "a".repeat(101), "mz\n"]) {
    it(`the user name ${JSON.stringify(username.slice(0, 8))} of ${username.length} characters`, async () => {
      assert.match(
        await refused(create(username)),
        /^KafkaAccess orders: credentials\.create\.username must be 1 to 100 of a-z A-Z 0-9 \. _ -, got "/,
      );
    });
  }
  for (const principal of [
    "User:*",
    "User:",
    "mz",
    "Group:mz",
    "User:a*",
    "User:a b",
    "user:mz",
    "",
    "User:a\nb",
  ]) {
    it(`the principal ${JSON.stringify(principal)}`, async () => {
      assert.equal(
        await refused(given({ principal })),
        `KafkaAccess orders: principal must be User:<name>, without a wildcard, got ${JSON.stringify(principal)}`,
      );
    });
  }
  it("a principal beside an account to be made, whose rights it would take away", async () => {
    assert.match(
      await refused({ ...create("mz"), principal: "User:other" }),
      /^KafkaAccess orders: principal must be left out with create \(it is User:mz\), got "User:other"/,
    );
  });
  it("credentials both given and to be made, and neither, without printing them", async () => {
    const both = { given: { username: "mz", password: "planted" }, create: { username: "mz" } };
    const rule = "KafkaAccess orders: credentials must hold either given or create, got ";
    assert.equal(await refused({ credentials: both, rights: [right] }), `${rule}["given","create"]`);
    assert.equal(await refused({ credentials: {}, rights: [right] }), `${rule}[]`);
  });
  it("an account without rights, and a principal without rights", async () => {
    assert.match(
      await refused({ ...create("mz"), rights: [] }),
      /rights must name what the new account may do, got \[\]$/,
    );
    assert.match(
      await refused(given({ principal: "User:mz", rights: [] })),
      /rights must name what the principal may do, got \[\]$/,
    );
  });

  const sink = {
    for: "sink",
    topic: "out",
    progressTopic: "progress",
    transactionalIdPrefix: "tx.",
    progressGroupIdPrefix: "pg.",
  };
  const wrong: readonly [string, object, RegExp][] = [
    [
      "the topic *, which means every topic",
      { ...right, topic: "*" },
      /rights\[1\]\.topic must be 1 to 249 of/,
    ],
    ["a topic without a name", { ...right, topic: "" }, /rights\[1\]\.topic must be 1 to 249 of/],
    [
      "the group prefix *",
      { ...right, groupIdPrefix: "*" },
      /rights\[1\]\.groupIdPrefix must be text without a wildcard/,
    ],
    ["an empty group prefix", { ...right, groupIdPrefix: "" }, /rights\[1\]\.groupIdPrefix must be text/],
    ["a sink's topic *", { ...sink, topic: "*" }, /rights\[1\]\.topic must be 1 to 249 of/],
    [
      "a sink's progress topic *",
      { ...sink, progressTopic: "*" },
      /rights\[1\]\.progressTopic must be 1 to 249 of/,
    ],
    [
      "an empty transactional prefix",
      { ...sink, transactionalIdPrefix: "" },
      /rights\[1\]\.transactionalIdPrefix must/,
    ],
    [
      "an empty progress group prefix",
      { ...sink, progressGroupIdPrefix: "" },
      /rights\[1\]\.progressGroupIdPrefix must/,
    ],
    [
      "a sink without a progress topic",
      { ...sink, progressTopic: undefined },
      /rights\[1\]\.progressTopic must be 1 to/,
    ],
    ["a right for neither", { ...right, for: "read" }, /rights\[1\]\.for must be source or sink, got "read"/],
  ];
  for (const [what, bad, message] of wrong) {
    it(`a right for ${what}`, async () => {
      for (const args of [create("mz"), given({ principal: "User:mz" }), given()])
        assert.match(await refused({ ...args, rights: [right, bad] }), message);
    });
  }

  for (const [child, args] of [
    ["password", create("mz")],
    ["user", create("mz")],
    ["acl", create("mz")],
  ] as const) {
    it(`an override of ${child} with an unknown input or undefined`, async () => {
      const where = new RegExp(`^KafkaAccess orders: overrides\\.${child}: `);
      assert.match(await refused({ ...args, overrides: { [child]: { nonsense: 1 } } }), where);
      const input = { password: "length", user: "username", acl: "aclHost" }[child];
      assert.match(await refused({ ...args, overrides: { [child]: { [input]: undefined } } }), where);
    });
  }
  for (const child of ["password", "user", "acl"]) {
    it(`an override of ${child} by a function without { args }`, async () => {
      const message = await refused({ ...create("mz"), overrides: { [child]: () => undefined } });
      assert.equal(
        message,
        `KafkaAccess orders: overrides.${child}: the function must return { args }, got nothing`,
      );
    });
  }
});
