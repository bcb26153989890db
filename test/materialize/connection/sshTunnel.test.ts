import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import * as mz from "../../../materialize";
import { goldenTexts, valueOf } from "../../support/golden";
import { schema } from "../objects/world";

const tunnel = (args: Partial<mz.SshTunnelConnectionArgs>): mz.SshTunnelConnection =>
  mz.sshTunnelConnection({
    schema,
    name: "bastion",
    host: "bastion.example.com",
    user: "materialize",
    ...args,
  });

goldenTexts("sshTunnelConnection", [
  { name: "at port 22", kind: "create_connection", text: () => tunnel({}).create() },
  {
    name: "at an IPv6 address and another port",
    kind: "create_connection",
    text: () => tunnel({ host: "[2001:db8::1]", port: 2222 }).create(),
  },
  {
    name: "of Outputs",
    kind: "create_connection",
    text: () =>
      tunnel({
        host: pulumi.output("10.0.0.1"),
        port: Promise.resolve(2222),
        user: pulumi.output("o'mz"),
      }).create(),
  },
]);

describe("an SSH tunnel", () => {
  const WHERE = 'ssh tunnel connection "materialize"."ingest"."bastion"';

  for (const host of [
    "",
    " ",
    "a b",
    "a'b",
    "a\n",
    "-a",
    "a:22",
    "::1",
    "é",
    `${"a".repeat(254)}`,
    "user@host",
  ]) {
    it(`refuses the host ${JSON.stringify(host.slice(0, 20))} at once, and as an Output when it is known`, async () => {
      const message = `${WHERE}: host must be a host name or an IP address (IPv6 in brackets), got `;
      const rule = (error: Error): boolean =>
        pulumi.RunError.isInstance(error) && error.message.startsWith(message);
      assert.throws(() => tunnel({ host }), rule);
      await assert.rejects(valueOf(tunnel({ host: pulumi.output(host) }).create()), rule);
    });
  }

  for (const port of [0, -1, 65536, 22.5, NaN, Infinity, 1e21]) {
    it(`refuses the port ${port} at once, and as an Output when it is known`, async () => {
      const rule = new RegExp(`: port must be (a whole number from 1 to 65535|a finite number), got `);
      assert.throws(() => tunnel({ port }), { message: rule });
      await assert.rejects(valueOf(tunnel({ port: pulumi.output(port) }).create()), { message: rule });
    });
  }
});
