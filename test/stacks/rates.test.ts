/** What a plan says of the rate that a pipeline expects: the hops of its own config, and those that nobody asked. */
import assert from "node:assert/strict";
import { JSON_TOPIC, mistakes } from "../support/environments";
import {
  create,
  existing,
  EXTERNAL_ID,
  kinesis,
  linked,
  ON_AWS,
  onMsk,
  onServerless,
  planned,
  VPC,
} from "../support/awsEnvironments";

const RATE = { expectedEventsPerSecond: 100 };
const STREAM = { existing: { arn: "arn:aws:kinesis:us-east-1:123456789012:stream/clicks" } };

async function notes(pipeline: object): Promise<readonly string[]> {
  const { pipelines } = await planned({ a: pipeline });
  return (pipelines as Record<string, { notes?: readonly string[] }>)["a"]!.notes ?? [];
}
/** The one note on the rate. */
async function rate(pipeline: object): Promise<string> {
  const found = (await notes(pipeline)).filter((note) => note.startsWith("100 events a second"));
  assert.equal(found.length, 1);
  return found[0]!;
}

describe("The expected rate of a pipeline", () => {
  it("counts the zones of the subnets, or those that Materialize offers", async () => {
    const zones = async (pipeline: object): Promise<string | undefined> =>
      /\((\d zones? of 10 Gbps)/.exec(await rate(pipeline))?.[1];
    const subnetIds = VPC.subnetIds.slice(0, 2);
    assert.deepEqual(
      [
        await zones(linked({}, RATE)),
        await zones(linked({ vpc: { ...VPC, subnetIds } }, RATE)),
        await zones(linked({ materializeZoneIds: ["use1-az1"] }, RATE)),
        await zones(onMsk(existing(), RATE)),
        await zones(onMsk(create({ vpc: { default: {} } }), RATE)),
      ],
      [
        "3 zones of 10 Gbps",
        "2 zones of 10 Gbps",
        "1 zone of 10 Gbps",
        "3 zones of 10 Gbps",
        "3 zones of 10 Gbps",
      ],
    );
  });

  it("knows nothing of what is there already", async () => {
    const unasked = "there already, and not asked how large";
    assert.ok((await rate(onMsk(existing(), RATE))).includes(`none is known of MSK brokers (${unasked})`));
    assert.ok((await rate(kinesis({ stream: STREAM, ...RATE }))).includes(`Kinesis stream (${unasked})`));
    assert.ok(!(await rate(kinesis(RATE))).includes(unasked));
  });

  it("knows the partitions only where every topic is made here", async () => {
    const express = create({ brokers: { type: "express", count: 3 } });
    const more = (topics: object) => ({ topics, ...RATE, expectedEventsPerSecond: 1e6 });
    const [first = ""] = await mistakes({ a: onMsk(express, more({ o: JSON_TOPIC })) }, ON_AWS);
    assert.match(first, /the limit of MSK partitions \(3 partitions of /);
    const mixed = { o: JSON_TOPIC, p: { create: false, name: "p", data: JSON_TOPIC.data } };
    const [second = ""] = await mistakes({ a: onMsk(express, more(mixed)) }, ON_AWS);
    assert.doesNotMatch(second, /MSK partitions/);
    assert.doesNotMatch(await rate(onServerless({}, RATE)), /partition/);
  });

  it("is more on a webhook that gets several events in a request", async () => {
    const requests = async (webhook: object): Promise<number> => {
      const note = await rate(kinesis({ stream: STREAM, ...RATE, webhook }));
      return Number(/webhook requests, at ([\d,]+)/.exec(note)![1]!.replaceAll(",", ""));
    };
    assert.equal(await requests({ eventsPerRequest: 10 }), 10 * (await requests({})));
    const lines = await mistakes(
      { a: kinesis({ stream: STREAM, webhook: { eventsPerRequest: 0 } }) },
      ON_AWS,
    );
    assert.deepEqual(lines, ["pipelines.a.webhook.eventsPerRequest: must be at least 1, got 0"]);
  });
});

describe("The notes of a pipeline", () => {
  it("say of a public MSK what only its owner can do: let Materialize in", async () => {
    const iam = { iam: { externalId: EXTERNAL_ID } };
    const open = existing({ publicAccess: true, vpc: undefined }, iam);
    assert.deepEqual(await notes(onMsk(open, { network: "public", privatelink: undefined })), [
      "The brokers' security group has to let Materialize in on the public port: its addresses are in monitoring.sql (mz_egress_ips), and MaterializeEgress makes a prefix list of them.",
    ]);
    assert.deepEqual(await notes(onMsk(existing({ publicAccess: true }, iam))), []);
  });
});
