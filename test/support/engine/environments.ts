/** The name of the secret that `segmentEnvironment` refers to. */
export const ADMIN_SECRET = "kafka-admin";

/** The development environment, on the broker of a test. */
export function segmentEnvironment(
  bootstrap: string,
  topic: Record<string, unknown> = {},
  more: Record<string, unknown> = {},
) {
  return {
    materialize: { deployment: "self-managed", cluster: { name: "ingest", size: "25cc" } },
    pipelines: {
      segment: {
        kind: "segment-kafka",
        kafka: {
          bootstrapServers: [bootstrap],
          mechanism: "SCRAM-SHA-512",
          transport: "plaintext",
          admin: { username: "admin", password: { secret: ADMIN_SECRET } },
        },
        access: { create: { username: "materialize_segment" } },
        topic: { replicationFactor: 1, ...topic },
        protect: false,
        ...more,
      },
    },
  };
}
