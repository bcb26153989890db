import assert from "node:assert/strict";
import { readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import {
  canRead,
  canWrite,
  consumeAll,
  countBrokers,
  isAuthenticationFailure,
  produce,
  type KafkaConnection,
} from "../support/kafka/client";
import { SCRAM_MECHANISMS, type ScramMechanism } from "../support/kafka/credentials";
import { ensureKafkaJars } from "../support/kafka/jars";
import { startKafka, type KafkaServer } from "../support/kafka/server";
import {
  createTopic,
  describeTopic,
  listAcls,
  listTopics,
  setScramUser,
  topicConfig,
} from "../support/kafka/tools";
import { eventually } from "../support/eventually";
import { processesMentioning } from "../support/processes";

const USERS = { stranger: "stranger-password", reader: "reader-password" };
const ACLS = "kafka.admin.AclCommand";

describe("the Kafka server of the integration tests", function () {
  // The first run on a machine also fetches the jars.
  this.timeout(700_000);

  let kafka: KafkaServer;

  before(async function () {
    const jars = await ensureKafkaJars();
    if ("skip" in jars) {
      console.warn(`skipped: ${jars.skip}`);
      this.skip();
    }
    kafka = await startKafka({ users: USERS });
  });

  after(async () => {
    await kafka?.stop();
  });

  function as(username: keyof typeof USERS, mechanism: ScramMechanism = "SCRAM-SHA-256"): KafkaConnection {
    return { bootstrap: kafka.bootstrap, credentials: { username, password: USERS[username], mechanism } };
  }

  function asAdmin(): KafkaConnection {
    return { bootstrap: kafka.bootstrap, credentials: kafka.admin };
  }

  describe("authentication", () => {
    for (const mechanism of SCRAM_MECHANISMS) {
      it(`lets the admin and a user in by ${mechanism}`, async () => {
        const admin = { bootstrap: kafka.bootstrap, credentials: { ...kafka.admin, mechanism } };
        assert.equal(await countBrokers(admin), 1);
        assert.equal(await countBrokers(as("stranger", mechanism)), 1);
      });

      it(`refuses a wrong password by ${mechanism}`, async () => {
        const credentials = { username: "admin", password: "wrong", mechanism };
        await assert.rejects(
          countBrokers({ bootstrap: kafka.bootstrap, credentials }),
          isAuthenticationFailure,
        );
      });
    }

    it("refuses a client that does not authenticate", async () => {
      await assert.rejects(countBrokers({ bootstrap: kafka.bootstrap }), /Connection closed/);
    });

    it("has no user ANONYMOUS, although that name is a superuser's", async () => {
      const credentials = { username: "ANONYMOUS", password: "any", mechanism: "SCRAM-SHA-256" } as const;
      await assert.rejects(
        countBrokers({ bootstrap: kafka.bootstrap, credentials }),
        isAuthenticationFailure,
      );
      await assert.rejects(startKafka({ users: { ANONYMOUS: "any" } }), /superuser/);
      await assert.rejects(startKafka({ users: { admin: "any" } }), /superuser/);
    });

    it("lets in a user that was made later", async () => {
      await setScramUser(kafka, "latecomer", "latecomer-password");
      for (const mechanism of SCRAM_MECHANISMS) {
        const credentials = { username: "latecomer", password: "latecomer-password", mechanism };
        assert.equal(await countBrokers({ bootstrap: kafka.bootstrap, credentials }), 1);
      }
    });

    it("keeps passwords in files of the owner only, and off every command line", () => {
      const folder = dirname(kafka.logDir);
      assert.equal(statSync(folder).mode & 0o777, 0o700);
      for (const name of ["server.properties", "format.args", "admin.properties", "server.log"]) {
        assert.equal(statSync(join(folder, name)).mode & 0o777, 0o600, name);
      }
      assert.deepEqual(processesMentioning(kafka.admin.password), []);
      assert.equal(readFileSync(join(folder, "server.log"), "utf8").includes(kafka.admin.password), false);
    });
  });

  describe("topics and messages", () => {
    it("describes a topic by Kafka's own tools", async () => {
      const configs = { "cleanup.policy": "compact,delete", "retention.ms": "86400000" };
      await createTopic(kafka, "described", { partitions: 3, configs });

      const description = await describeTopic(kafka, "described");
      assert.equal(description?.partitions, 3);
      assert.equal(description.replicationFactor, 1);
      assert.equal(description.configs["cleanup.policy"], "compact,delete");
      const all = await topicConfig(kafka, "described");
      assert.equal(all["retention.ms"], "86400000");
      assert.equal(all["max.message.bytes"], "1048588", "a default");
      assert.ok((await listTopics(kafka)).includes("described"));
      assert.equal(await describeTopic(kafka, "no-such-topic"), undefined);
    });

    it("does not make a topic by itself", async () => {
      await assert.rejects(produce(asAdmin(), "never-made", [{ value: Buffer.from("x") }]));
      assert.equal((await listTopics(kafka)).includes("never-made"), false);
    });

    it("gives back what was produced, headers included", async () => {
      await createTopic(kafka, "round-trip");
      await produce(asAdmin(), "round-trip", [
        { key: "k", value: Buffer.from("one"), headers: { name: "value" } },
        { key: "k", value: null },
        { value: Buffer.alloc(0) },
      ]);

      const options = { groupId: "round-trip", max: 3, timeoutMs: 15_000 };
      const messages = await consumeAll(asAdmin(), "round-trip", options);

      assert.deepEqual(
        messages.map(({ key, value }) => [key?.toString(), value?.toString()]),
        [
          ["k", "one"],
          ["k", ""],
          ["", ""],
        ],
      );
      assert.deepEqual(messages[0]?.headers, [["name", Buffer.from("value")]]);
      // Once more, and asking for more than there is: nothing was committed, and the wait comes to an end.
      const again = await consumeAll(asAdmin(), "round-trip", { ...options, max: 4, timeoutMs: 2_000 });
      assert.equal(again.length, 3);
    });

    it("tells a topic that is not there from one that is denied", async () => {
      // A denial is an answer; anything else that goes wrong is thrown.
      await assert.rejects(canRead(asAdmin(), "no-such-topic", "any-group"), /failed/);
      await assert.rejects(canWrite(asAdmin(), "no-such-topic"), /failed/);
    });
  });

  describe("authorization", () => {
    it("denies everything to a user without ACLs", async () => {
      await createTopic(kafka, "closed");
      assert.equal(await canRead(as("stranger"), "closed", "some"), "denied: TOPIC_AUTHORIZATION_FAILED");
      assert.equal(await canWrite(as("stranger"), "closed"), "denied: TOPIC_AUTHORIZATION_FAILED");
    });

    it("lets a user read just the topic and the groups that ACLs name", async () => {
      await createTopic(kafka, "opened");
      await createTopic(kafka, "opened-not");
      const allow = ["--add", "--allow-principal", "User:reader", "--operation"];
      const denied = {
        topic: "denied: TOPIC_AUTHORIZATION_FAILED",
        group: "denied: GROUP_AUTHORIZATION_FAILED",
      };
      // The tool returns when the controller has the entry; the broker's copy follows at once, but later.
      const becomes = (access: string): Promise<void> =>
        eventually(access, async () => (await canRead(as("reader"), "opened", "team-a")) === access);

      await kafka.tool(ACLS, [...allow, "Describe", "--topic", "opened"]);
      await becomes(denied.group);
      const prefixed = ["--group", "team-", "--resource-pattern-type", "prefixed"];
      await kafka.tool(ACLS, [...allow, "Read", ...prefixed]);
      // Seeing a topic is not reading it: this denial comes from the fetch.
      await becomes(denied.topic);
      await kafka.tool(ACLS, [...allow, "Read", "--topic", "opened"]);
      await becomes("ok");

      assert.equal(await canRead(as("reader", "SCRAM-SHA-512"), "opened", "team-b"), "ok");
      assert.equal(await canRead(as("reader"), "opened", "other-team"), denied.group);
      assert.equal(await canRead(as("reader"), "opened-not", "team-a"), denied.topic);
      assert.equal(await canRead(as("stranger"), "opened", "team-a"), denied.topic);
      assert.equal(await canWrite(as("reader"), "opened"), denied.topic);

      assert.equal(await canWrite(asAdmin(), "opened"), "ok");
      const options = { groupId: "team-a", max: 1, timeoutMs: 15_000 };
      assert.equal((await consumeAll(as("reader"), "opened", options)).length, 1);
      await assert.rejects(consumeAll(as("reader"), "opened-not", options));

      const acls = await listAcls(kafka);
      assert.deepEqual(
        acls
          .filter(({ principal }) => principal === "User:reader")
          .map(({ resourceType, resourceName, patternType, operation, permission }) =>
            [resourceType, resourceName, patternType, operation, permission].join(" "),
          )
          .sort(),
        [
          "GROUP team- PREFIXED READ ALLOW",
          "TOPIC opened LITERAL DESCRIBE ALLOW",
          "TOPIC opened LITERAL READ ALLOW",
        ],
      );
    });
  });
});
