/** No secret value leaves by any script but `secrets`, whichever way it came in. Run on Pulumi's mock runtime. */
import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import {
  Catalog,
  cluster,
  comment,
  ddlScript,
  kafkaConnection,
  kafkaSource,
  mzDeployProject,
  parsed,
  pendingList,
  secret,
  secretsScript,
  setupScript,
  sql,
  sshTunnelConnection,
  view,
  type MzObject,
} from "../../../materialize";
import { valueOf } from "../../support/golden";
import { record, seen } from "../../support/mocks";
import { INGEST, SSH_KEYS, sample } from "../catalog/sample";

/** What a leak is looked for by: the value itself and its usual disguises. */
const PLANTED = "Pl4nt3d-s3cr3t";
const DISGUISES = [PLANTED, Buffer.from(PLANTED).toString("base64"), Buffer.from(PLANTED).toString("hex")];

function requireClean(what: string, text: string): void {
  for (const disguise of DISGUISES) assert.ok(!text.includes(disguise), `${what} holds the secret: ${text}`);
}

const WAYS: readonly (readonly [string, () => pulumi.Input<string>])[] = [
  ["as plain text", () => PLANTED],
  ["as an Output", () => pulumi.output(PLANTED)],
  ["as a secret Output", () => pulumi.secret(PLANTED)],
  ["as a promise", () => Promise.resolve(PLANTED)],
];

describe("secrecy", () => {
  for (const [way, value] of WAYS) {
    it(`a secret given ${way} stands in secrets only, which is a secret Output`, async () => {
      const { result } = await record(async () => {
        const objects = [
          ...sample({ password: value(), waitsFor: [SSH_KEYS] }).objects,
          ...plainSample(secret({ schema: INGEST, name: "bytes", value: { base64: base64(value()) } })),
        ];
        const { entries } = new Catalog(objects);
        const setup = setupScript(entries)!;
        const ddl = await seen(parsed(ddlScript(entries), "ddl"));
        const roles = await seen(parsed(setup, "setup"));
        return {
          ddl,
          setup: roles,
          secrets: await seen(parsed(secretsScript(entries), "secrets", true)),
          pending: pendingList(entries),
          project: mzDeployProject({ ddl: ddl.value as string, setup: roles.value as string, entries }),
        };
      });
      const { ddl, setup, secrets } = result;
      requireClean("ddl", String(ddl.value));
      requireClean("setup", String(setup.value));
      requireClean("pending", JSON.stringify(result.pending));
      for (const [path, text] of result.project) requireClean(path, text);
      assert.ok(!ddl.secret && !setup.secret, "ddl and setup can be read");
      assert.ok(secrets.secret);
      assert.ok(String(secrets.value).includes(`'${PLANTED}'`));
      assert.ok(String(secrets.value).includes(`decode('${DISGUISES[1]}', 'base64')`));
    });
  }

  it("secrets is a secret Output also when it holds none", async () => {
    const { result } = await record(() => seen(secretsScript([]).text));
    assert.deepEqual(result, { value: "", secret: true, known: true });
  });

  it("ddl of objects with Outputs is no secret, though it refers to secrets", async () => {
    const { result } = await record(async () => {
      const objects = plainSample(secret({ schema: INGEST, name: "s", value: pulumi.secret(PLANTED) }));
      return seen(parsed(ddlScript(new Catalog(objects).entries), "ddl"));
    });
    assert.equal(result.secret, false);
    assert.match(String(result.value), /SASL PASSWORD = SECRET "materialize"\."ingest"\."s"/);
  });

  const MISPLACED: readonly (readonly [string, RegExp, (value: pulumi.Input<string>) => MzObject])[] = [
    [
      "a user name",
      /kafka connection .*: security\.sasl\.username is a secret/,
      (username) =>
        kafkaConnection({
          schema: INGEST,
          name: "k",
          brokers: [{ address: "b:9092" }],
          security: {
            sasl: {
              mechanism: "PLAIN",
              username,
              password: secret({ schema: INGEST, name: "p", value: "x" }),
            },
          },
        }),
    ],
    [
      "a query",
      /view .*: query\.holes\[0\] is a secret/,
      (value) => view({ schema: INGEST, name: "v", query: sql`SELECT ${value} AS x` }),
    ],
    [
      "a comment",
      /comment .*: text is a secret/,
      (text) => comment({ on: cluster({ name: "c", size: "25cc" }), text }),
    ],
    [
      "a host",
      /ssh tunnel connection .*: host is a secret/,
      (host) => sshTunnelConnection({ schema: INGEST, name: "t", host, user: "u" }),
    ],
  ];
  for (const [what, message, make] of MISPLACED) {
    it(`a secret in the place of ${what} is refused, also in a preview, without showing it`, async () => {
      for (const preview of [false, true]) {
        const { result } = await record(
          () => failure(parsed(ddlScript(new Catalog([make(pulumi.secret(PLANTED))]).entries), "ddl")),
          { preview },
        );
        assert.ok(pulumi.RunError.isInstance(result), String(result));
        assert.match(result.message, message);
        requireClean("the message", result.message);
      }
    });
  }

  it("an error in the secrets script shows no value", async () => {
    const unfit = pulumi.secret(`${PLANTED}\0`);
    const { result } = await record(() =>
      failure(
        parsed(
          secretsScript(new Catalog([secret({ schema: INGEST, name: "s", value: unfit })]).entries),
          "secrets",
          true,
        ),
      ),
    );
    assert.match(result.message, /NUL/);
    requireClean("the message", `${result.message}${result.stack ?? ""}`);
  });
});

function base64(value: pulumi.Input<string>): pulumi.Output<string> {
  return pulumi.output(value).apply((text) => Buffer.from(text).toString("base64"));
}

/** A connection and a source whose texts hold Outputs that are no secrets. */
function plainSample(password: MzObject<"secret">): readonly MzObject[] {
  const connection = kafkaConnection({
    schema: INGEST,
    name: "k",
    brokers: [{ address: pulumi.output("b:9092") }],
    security: { sasl: { mechanism: "PLAIN", username: pulumi.output("u"), password } },
  });
  const on = cluster({ name: "ingest", size: "25cc" });
  return [kafkaSource({ schema: INGEST, name: "s2", cluster: on, connection, topic: pulumi.output("t") })];
}

/** What a script fails with. */
async function failure(output: pulumi.Output<string>): Promise<Error> {
  try {
    await valueOf(output);
  } catch (error) {
    return error as Error;
  }
  return new Error("it was not refused");
}
