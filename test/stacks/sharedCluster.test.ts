/** Pipelines on one cluster: what only one of them can make. That it is one cluster, an address that both name shows. */
import assert from "node:assert/strict";
import { deployed, JSON_TOPIC, KAFKA, kafkaKind, mistakes, segment } from "../support/environments";

const user = (username: string) => ({ access: { create: { username } } });
const given = (principal?: string) => ({
  access: { given: { username: "mz", password: { secret: "kafka-mz" }, principal } },
});
const orders = (create: boolean) => ({ orders: { ...JSON_TOPIC, name: "orders", create } });
const elsewhere = { ...KAFKA, bootstrapServers: ["other.example.com:9092"] };
const overlapping = { ...KAFKA, bootstrapServers: ["b3.example.com:9092", "b2.example.com:9092"] };

describe("Pipelines on one cluster", () => {
  it("each make a user of their own: a second one would set another password", async () => {
    const lines = await mistakes({ a: segment(user("mz")), b: kafkaKind({ c: JSON_TOPIC }, user("mz")) });
    assert.deepEqual(lines, [
      'pipelines.b: makes user "mz", and so does pipelines.a on the same cluster; each would set a password of its own: name another user',
    ]);
  });

  it("are on one cluster where they share one address", async () => {
    const b = (kafka: object) => segment({ ...user("mz"), kafka });
    assert.equal((await mistakes({ a: segment(user("mz")), b: b(overlapping) })).length, 1);
    assert.equal((await deployed({ a: segment(user("mz")), b: b(elsewhere) })).pending.length, 0);
  });

  it("make a topic once; the others read it", async () => {
    const both = (create: boolean) => ({
      a: kafkaKind(orders(true), user("mz_a")),
      b: kafkaKind(orders(create), user("mz_b")),
    });
    assert.deepEqual(await mistakes(both(true)), [
      'pipelines.b: makes topic "orders", and so does pipelines.a on the same cluster; let one of them say create: false',
    ]);
    const { resources } = await deployed(both(false));
    assert.equal(resources.filter(({ type }) => type === "kafka:index/topic:Topic").length, 1);
  });

  it("give a principal a right once: two equal ACLs are one, and taking one away takes both", async () => {
    const both = (one: object, other: object) => ({
      a: kafkaKind(orders(false), one),
      b: kafkaKind(orders(false), other),
    });
    assert.deepEqual(await mistakes(both(given("User:mz"), given("User:mz"))), [
      'pipelines.b: lets User:mz read topic "orders", and so does pipelines.a on the same cluster; let one of them leave the principal out and give it the other rights that it needs',
    ]);
    const count = async (one: object, other: object): Promise<number> =>
      (await deployed(both(one, other))).resources.filter(({ type }) => type === "kafka:index/acl:Acl")
        .length;
    assert.deepEqual(await Promise.resolve(count(given("User:mz"), given("User:other"))), 4);
    assert.equal(await count(given("User:mz"), given()), 2);
  });

  it("name every clash of every pipeline once", async () => {
    const a = kafkaKind({ ...orders(true), lines: { ...JSON_TOPIC, name: "lines" } }, user("mz"));
    const lines = await mistakes({ a, b: a, c: a });
    assert.deepEqual(
      lines.map((line) => line.replace(/, and so does.*/, "")),
      ["b", "c"].flatMap((name) =>
        ['makes topic "orders"', 'makes topic "lines"', 'makes user "mz"'].map(
          (what) => `pipelines.${name}: ${what}`,
        ),
      ),
    );
  });
});
