import { Admin, Base, Consumer, Producer } from "@platformatic/kafka";
import type { ScramCredentials } from "./credentials";

export interface KafkaConnection {
  bootstrap: string;
  /** Without them the client does not authenticate at all. */
  credentials?: ScramCredentials;
}

export interface OutgoingMessage {
  key?: Buffer | string;
  /** Null makes a tombstone. */
  value: Buffer | null;
  headers?: Record<string, Buffer | string>;
  partition?: number;
}

/** This version of the client reads Kafka's null as no bytes: a tombstone and an empty value look the same. */
export interface ReceivedMessage {
  key: Buffer | null;
  value: Buffer | null;
  /** In the order they came; a header's name may occur more than once. */
  headers: [string, Buffer | null][];
  partition: number;
  offset: bigint;
}

export type Access = "ok" | `denied: ${string}`;

const REQUEST_MS = 10_000;
const CLOSE_MS = 5_000;

/** How many brokers the cluster counts as in service: the cheapest request that needs a working server. */
export function countBrokers(connection: KafkaConnection, timeoutMs = REQUEST_MS): Promise<number> {
  // Asked once: whoever waits for a server asks again, and a refusal is no better for being repeated.
  const admin = new Admin({ ...clientOptions(connection), retries: 0 });
  return using(admin, timeoutMs, "asking for the brokers", async () => {
    const { brokers } = await admin.metadata({ topics: [] });
    return brokers.size;
  });
}

/** Produces in the given order; resolves when every message is acknowledged by all in-sync replicas. */
export async function produce(
  connection: KafkaConnection,
  topic: string,
  messages: OutgoingMessage[],
  timeoutMs = 3 * REQUEST_MS,
): Promise<void> {
  const producer = new Producer({ ...clientOptions(connection), acks: ALL_REPLICAS });
  await using(producer, timeoutMs, `producing to ${topic}`, async () => {
    for (const batch of batchesOf(messages)) {
      await producer.send({ messages: batch.map((message) => recordOf(topic, message)) });
    }
  });
}

/** The client sends all it is given in one batch, and the server refuses one of more than 1 MB. */
function batchesOf(messages: OutgoingMessage[]): OutgoingMessage[][] {
  const batches: OutgoingMessage[][] = [];
  let room = 0;
  for (const message of messages) {
    room -= (message.key?.length ?? 0) + (message.value?.length ?? 0) + 100;
    if (room < 0 || batches.length === 0) {
      batches.push([]);
      room = 256 * 1024;
    }
    batches.at(-1)?.push(message);
  }
  return batches;
}

function recordOf(topic: string, { key, value, headers, partition }: OutgoingMessage) {
  const entries = Object.entries(headers ?? {});
  return {
    topic,
    ...(key === undefined ? {} : { key: Buffer.from(key) }),
    // The client writes an absent value as Kafka's null.
    ...(value === null ? {} : { value }),
    ...(partition === undefined ? {} : { partition }),
    headers: new Map(entries.map(([name, content]) => [Buffer.from(name), Buffer.from(content)])),
  };
}

const ALL_REPLICAS = -1;

/**
 * Reads the topic from its start, as a member of the group, until there are `max` messages or the time is up;
 * commits nothing, so that a second call sees the same. Messages of aborted transactions are left out.
 */
export async function consumeAll(
  connection: KafkaConnection,
  topic: string,
  options: { groupId: string; max: number; timeoutMs: number },
): Promise<ReceivedMessage[]> {
  const received: ReceivedMessage[] = [];
  const consumer = new Consumer({
    ...clientOptions(connection),
    groupId: options.groupId,
    autocommit: false,
    // The longest that an empty answer keeps a close waiting.
    maxWaitTime: 200,
  });
  const outOfTime = deadline(options.timeoutMs);
  // On top of the caller's own limit, for a server that takes its time to answer a first request.
  await using(consumer, options.timeoutMs + REQUEST_MS, `consuming ${topic}`, async () => {
    const stream = await consumer.consume({ topics: [topic], mode: "earliest", fallbackMode: "earliest" });
    // The iterator below reports its errors; one that comes after it must not end the process.
    stream.on("error", () => undefined);
    try {
      const messages = stream[Symbol.asyncIterator]();
      while (received.length < options.max) {
        const next = await Promise.race([messages.next(), outOfTime.passed]);
        if (next === undefined || next.done) {
          break;
        }
        const { key, value, headers, partition, offset } = next.value;
        received.push({
          // The types promise a buffer, but Kafka's null arrives as undefined.
          key: key ?? null,
          value: value ?? null,
          headers: [...headers].map(([name, content]) => [
            name.toString(),
            (content as Buffer | undefined) ?? null,
          ]),
          partition,
          offset,
        });
      }
    } finally {
      // Before the consumer, which refuses to leave its group while a stream is open.
      stream.destroy();
    }
  }).finally(outOfTime.cancel);
  return received;
}

/**
 * Whether the user may do all that a consumer does: see the topic, join the group and fetch. The group must
 * have no live members. Any failure but an ACL's denial rejects.
 */
export function canRead(connection: KafkaConnection, topic: string, groupId: string): Promise<Access> {
  const consumer = new Consumer({ ...clientOptions(connection), groupId });
  return access(
    using(consumer, 3 * REQUEST_MS, `reading ${topic}`, async () => {
      const metadata = await consumer.metadata({ topics: [topic] });
      const described = metadata.topics.get(topic);
      const partition = described?.partitions[0];
      if (!described || !partition) {
        throw new Error(`the server says nothing of topic ${topic}`);
      }
      await consumer.joinGroup({});
      // Fetched at a real offset, so that an answer other than a denial is always a success.
      const offsets = await consumer.listOffsets({ topics: [topic], timestamp: EARLIEST });
      await consumer.fetch({
        node: partition.leader,
        maxWaitTime: 10,
        topics: [
          {
            topicId: described.id,
            partitions: [
              {
                partition: 0,
                fetchOffset: offsets.get(topic)?.[0] ?? 0n,
                partitionMaxBytes: 1024,
                currentLeaderEpoch: -1,
                lastFetchedEpoch: -1,
              },
            ],
          },
        ],
      });
    }),
  );
}

const EARLIEST = -2n;

/**
 * Whether the user may produce to the topic. Only a real record tells: one is left in the topic when it is
 * allowed. Any failure but an ACL's denial rejects.
 */
export function canWrite(connection: KafkaConnection, topic: string): Promise<Access> {
  // With a key, which a compacted topic insists on.
  return access(produce(connection, topic, [{ key: "canWrite", value: Buffer.from("probe") }]));
}

async function access(attempt: Promise<unknown>): Promise<Access> {
  try {
    await attempt;
    return "ok";
  } catch (error) {
    const denial = denialIn(error);
    if (denial === undefined) {
      throw error;
    }
    return `denied: ${denial}`;
  }
}

/** Kafka's error codes with which an authorizer denies a request. */
const DENIALS = new Map([
  [29, "TOPIC_AUTHORIZATION_FAILED"],
  [30, "GROUP_AUTHORIZATION_FAILED"],
  [31, "CLUSTER_AUTHORIZATION_FAILED"],
  [53, "TRANSACTIONAL_ID_AUTHORIZATION_FAILED"],
]);

const SASL_AUTHENTICATION_FAILED = 58;

/** The name of the ACL's denial that the error is or was caused by, if any. */
export function denialIn(error: unknown): string | undefined {
  for (const code of serverCodesIn(error)) {
    const name = DENIALS.get(code);
    if (name !== undefined) {
      return name;
    }
  }
  return undefined;
}

/** Whether the server refused the user name or password. */
export function isAuthenticationFailure(error: unknown): boolean {
  return serverCodesIn(error).includes(SASL_AUTHENTICATION_FAILED);
}

/** The server's own error codes, which the client nests in lists of errors and causes of causes. */
function serverCodesIn(error: unknown): number[] {
  if (!(error instanceof Error)) {
    return [];
  }
  const { apiCode, errors, cause } = error as Error & { apiCode?: unknown; errors?: unknown };
  const inner = [...(Array.isArray(errors) ? errors : []), cause];
  return [...(typeof apiCode === "number" ? [apiCode] : []), ...inner.flatMap(serverCodesIn)];
}

function clientOptions({ bootstrap, credentials }: KafkaConnection) {
  return {
    clientId: "kafka-harness",
    bootstrapBrokers: bootstrap.split(","),
    connectTimeout: 5_000,
    requestTimeout: REQUEST_MS,
    retries: 3,
    retryDelay: 200,
    autocreateTopics: false,
    ...(credentials ? { sasl: { ...credentials } } : {}),
  };
}

/** Does the work with the client, within the time, and closes the client whatever happens. */
async function using<T>(client: Base, timeoutMs: number, what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await within(timeoutMs, what, work());
  } finally {
    await close(client);
  }
}

async function close(client: Base): Promise<void> {
  try {
    await within(CLOSE_MS, "closing a Kafka client", client.close());
  } catch {
    // A consumer that fails to leave its group keeps its connections open, which would keep the process
    // alive; so they are closed underneath it. What is then left to fail no longer matters to the caller.
    await within(CLOSE_MS, "closing connections", Base.prototype.close.call(client)).catch(() => undefined);
  }
}

function deadline(ms: number): { passed: Promise<undefined>; cancel: () => void } {
  let timer: NodeJS.Timeout | undefined;
  const passed = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms);
  });
  return { passed, cancel: () => clearTimeout(timer) };
}

async function within<T>(ms: number, what: string, work: Promise<T>): Promise<T> {
  const outOfTime = deadline(ms);
  try {
    return await Promise.race([
      work,
      outOfTime.passed.then((): never => {
        throw new Error(`${what} took more than ${ms} ms`);
      }),
    ]);
  } finally {
    outOfTime.cancel();
  }
}
