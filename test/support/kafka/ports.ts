import { randomInt } from "node:crypto";
import { createServer, type Server } from "node:net";

// Below the range that Linux (32768 up) and macOS (49152 up) give to outgoing connections: a port from
// there could be taken by any other program between this look-up and the moment the server binds it.
const FIRST_PORT = 20_000;
const END_PORT = 32_000;

function listen(port: number): Promise<Server | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(undefined));
    server.listen({ host: "127.0.0.1", port, exclusive: true }, () => resolve(server));
  });
}

/** Two ports on 127.0.0.1 that nothing listens on right now. */
export async function twoFreePorts(): Promise<[number, number]> {
  const held: { port: number; server: Server }[] = [];
  try {
    for (let attempt = 0; attempt < 200; attempt++) {
      const port = randomInt(FIRST_PORT, END_PORT);
      const server = await listen(port);
      if (server) {
        held.push({ port, server });
      }
      const [first, second] = held;
      if (first && second) {
        return [first.port, second.port];
      }
    }
    throw new Error(`no two free ports found between ${FIRST_PORT} and ${END_PORT}`);
  } finally {
    await Promise.all(held.map(({ server }) => new Promise((resolve) => server.close(resolve))));
  }
}
