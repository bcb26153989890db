import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import * as mz from "../../../materialize";
import { goldenTexts, valueOf, type Variant } from "../../support/golden";
import { key, password, pem, privateLink, schema, tunnel, view } from "../objects/world";

type Args = Partial<mz.ConfluentSchemaRegistryConnectionArgs>;
const WHERE = 'confluent schema registry connection "materialize"."ingest"."csr"';
const csr = (args: Args): mz.ConfluentSchemaRegistryConnection =>
  mz.confluentSchemaRegistryConnection({ schema, name: "csr", url: "https://csr.example.com:8081", ...args });
const variant = (name: string, args: Args): Variant => ({
  name,
  kind: "create_connection",
  text: () => csr(args).create(),
});

goldenTexts("confluentSchemaRegistryConnection", [
  variant("open", {}),
  variant("over http", { url: "http://csr:8081" }),
  variant("at a URL that is an Output", { url: pulumi.output("https://[::1]:8081/") }),
  variant("with a user", { basicAuth: { username: "o'mz", password } }),
  variant("with a user that is a secret", { basicAuth: { username: password, password } }),
  variant("with a user that is an Output", { basicAuth: { username: pulumi.output("mz"), password } }),
  variant("with a private CA as text", { tls: { certificateAuthority: "PEM" } }),
  variant("with a private CA as a secret", { tls: { certificateAuthority: pem } }),
  variant("with a client certificate", { tls: { clientCertificate: { certificate: "PEM", key } } }),
  variant("with a client certificate as a secret, a private CA and a user", {
    basicAuth: { username: "mz", password },
    tls: { certificateAuthority: pem, clientCertificate: { certificate: pem, key } },
  }),
  variant("behind a bastion", { sshTunnel: tunnel }),
  variant("over PrivateLink", { privateLink }),
  variant("over PrivateLink, with a user and a private CA", {
    basicAuth: { username: "mz", password },
    tls: { certificateAuthority: pem },
    privateLink,
  }),
  variant("with everything", {
    url: "https://csr.example.com",
    basicAuth: { username: "mz", password },
    tls: { certificateAuthority: pem, clientCertificate: { certificate: pem, key } },
    sshTunnel: tunnel,
  }),
]);

async function refusesUrl(url: string, rule: string, args: Args = {}): Promise<void> {
  const check = (error: Error): boolean =>
    pulumi.RunError.isInstance(error) && error.message.startsWith(`${WHERE}: url must ${rule}, got `);
  assert.throws(() => csr({ ...args, url }), check);
  await assert.rejects(valueOf(csr({ ...args, url: pulumi.output(url) }).create()), check);
}

describe("a Confluent schema registry connection", () => {
  const noUrls = [
    "", "csr:8081", "ftp://csr:8081", "https://", "https:csr", "https:/csr", "https:\\\\csr", " https://csr", "https://csr ",
    "https://csr:8081\n", "https://c\nsr", "https://c\tsr", "https://c sr", "//csr", "https://csr:99999", "javascript:alert(1)",
  ]; // prettier-ignore
  for (const url of noUrls) {
    it(`refuses ${JSON.stringify(url)} at once, and as an Output when it is known`, () =>
      refusesUrl(url, "be a URL, such as https://registry.example.com:8081"));
  }

  for (const url of [
    "https://csr/path",
    "https://csr/?a=b",
    "https://csr/#x",
    "https://csr?",
    "https://csr#",
    "https://csr/.",
  ]) {
    it(`refuses the path in ${url}`, () => refusesUrl(url, "have no path (Materialize takes none)"));
  }

  for (const url of [
    "https://mz:hunter2@csr",
    "https://hunter2@csr",
    "ftp://mz:hunter2@csr",
    "https://mz:hunter2@csr/path",
    "https://mz:hunter2/x@csr",
  ]) {
    it(`refuses ${url}, and does not print what may be its password`, async () => {
      const check = (error: Error): boolean => {
        assert.match(error.message, /: url must (hold no user or password \(use basicAuth\)|be a URL)/);
        assert.doesNotMatch(error.stack ?? "", /hunter2/);
        return true;
      };
      assert.throws(() => csr({ url }), check);
      await assert.rejects(valueOf(csr({ url: pulumi.output(url) }).create()), check);
    });
  }

  it("refuses certificates over http, also when the URL is known later", async () => {
    await refusesUrl("http://csr", "be https where tls is given", { tls: {} });
    await refusesUrl("HTTP://csr", "be https where tls is given", { tls: { certificateAuthority: pem } });
  });

  it("takes a scheme in capitals", () => {
    assert.match(csr({ url: "HTTPS://csr", tls: {} }).create() as string, /URL = 'HTTPS:\/\/csr'/);
  });

  const inClear: readonly (readonly [field: string, args: object])[] = [
    ["basicAuth.password", { basicAuth: { username: "mz", password: "hunter2" } }],
    ["basicAuth.password", { basicAuth: { username: "mz", password: pulumi.secret("hunter2") } }],
    ["basicAuth.password", { basicAuth: { username: "mz" } }],
    ["basicAuth.password", { basicAuth: { username: "mz", password: view } }],
    ["tls.clientCertificate.key", { tls: { clientCertificate: { certificate: pem, key: "hunter2" } } }],
    ["tls.clientCertificate.key", { tls: { clientCertificate: { certificate: pem } } }],
  ];
  for (const [field, args] of inClear) {
    it(`refuses a ${field} that is no secret object, without showing it`, () => {
      assert.throws(
        () => csr(args),
        (error: Error) => {
          assert.equal(error.message, `${WHERE}: ${field} must be a secret object, got "something else"`);
          assert.doesNotMatch(error.stack ?? "", /hunter2/);
          return true;
        },
      );
    });
  }

  const otherKinds: readonly (readonly [field: string, args: object])[] = [
    ["basicAuth.username", { basicAuth: { username: view, password } }],
    ["tls.certificateAuthority", { tls: { certificateAuthority: view } }],
    ["tls.clientCertificate.certificate", { tls: { clientCertificate: { certificate: view, key } } }],
  ];
  for (const [field, args] of otherKinds) {
    it(`refuses a view as ${field}: its name would be printed as a secret's`, () => {
      assert.throws(
        () => csr(args),
        (error: Error) =>
          error.message.startsWith(`${WHERE}: ${field} must be text or a secret object, got `),
      );
    });
  }

  const otherWays: readonly (readonly [what: string, args: object, message: string])[] = [
    [
      "a bastion beside PrivateLink",
      { sshTunnel: tunnel, privateLink },
      'sshTunnel must be left out beside privateLink, got "a tunnel"',
    ],
    [
      "a view as PrivateLink",
      { privateLink: view },
      `privateLink must be an object of kind aws privatelink connection, got ${JSON.stringify('view "materialize"."ingest"."orders_v"')}`,
    ],
    [
      "a name as PrivateLink",
      { privateLink: "msk_endpoint" },
      'privateLink must be an object of kind aws privatelink connection, got "something else"',
    ],
    [
      "PrivateLink as a bastion",
      { sshTunnel: privateLink },
      `sshTunnel must be an object of kind ssh tunnel connection, got ${JSON.stringify('aws privatelink connection "materialize"."ingest"."msk_endpoint"')}`,
    ],
  ];
  for (const [what, args, message] of otherWays) {
    it(`refuses ${what}`, () => assert.throws(() => csr(args), { message: `${WHERE}: ${message}` }));
  }
});
