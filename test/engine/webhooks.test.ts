/**
 * Webhooks under the real engine: secrets stay from one update to the next, change with what is said to change them, and
 * wait for who makes them. No Materialize takes part: its parser reads what it would be told.
 */
import assert from "node:assert/strict";
import { type OutputMap } from "@pulumi/pulumi/automation";
import { loadParser } from "../../materialize/parser";
import { useAwsStandIn } from "../support/engine/aws";
import { needEngine } from "../support/engine/needs";
import {
  appliedChanges,
  assertNothingToChange,
  engineProject,
  type EngineProject,
} from "../support/engine/project";

const STRIPE_SECRET = "whsec_made-up-for-the-engine-tests";
const HOST = "engine.us-east-1.aws.materialize.cloud";

function environment(rotation: Readonly<Record<string, string>>, stripe: object): Record<string, unknown> {
  const rotated = (name: string): object =>
    rotation[name] === undefined ? {} : { rotation: rotation[name] };
  return {
    aws: { tags: { Owner: "engine-tests" } },
    materialize: { host: HOST, cluster: { name: "ingest", size: "25cc" } },
    pipelines: {
      clicks: { kind: "segment-webhook", ...rotated("clicks") },
      code: { kind: "webhook", sender: "github", form: "table", ...rotated("code") },
      warehouse: { kind: "webhook", sender: "generic", scheme: { basic: { username: "warehouse" } } },
      payments: { kind: "webhook", sender: "stripe", ...stripe },
      uploads: { kind: "eventbridge", bucket: { create: {} }, protect: false, ...rotated("uploads") },
    },
  };
}

describe("webhooks under the real engine", function () {
  let project: EngineProject;
  let outputs: OutputMap;
  before(async function () {
    project = await engineProject(needEngine(this));
    useAwsStandIn(project);
    await configure(environment({}, {}));
    outputs = (await project.stack.up()).outputs;
  });
  after(() => project?.remove());

  const configure = async (
    config: Record<string, unknown>,
    secrets?: Record<string, string>,
  ): Promise<void> => {
    await project.configure(config, secrets);
    await project.stack.setConfig("aws:region", { value: "us-east-1" });
  };
  const up = async (config: Record<string, unknown>, secrets?: Record<string, string>): Promise<void> => {
    await configure(config, secrets);
    outputs = (await project.stack.up()).outputs;
  };
  const senderSecrets = (): Record<string, string> =>
    outputs["senderSecrets"]?.value as Record<string, string>;
  const pending = (): readonly string[] =>
    (outputs["pending"]?.value as { configKey: string }[]).map(({ configKey }) => configKey);

  it("makes a secret for each sender that wants ours, and waits for Stripe's", () => {
    // EventBridge's key is entered by the program itself.
    assert.deepEqual(Object.keys(senderSecrets()).sort(), ["clicks", "code", "warehouse"]);
    for (const secret of Object.values(senderSecrets())) assert.match(secret, /^[A-Za-z0-9]{40}$/);
    assert.equal(new Set(Object.values(senderSecrets())).size, 3);
    assert.deepEqual(pending(), ["materialize-ingest:pipelines.payments.secret"]);
  });

  /** Every secret of Materialize, by name; EventBridge's key is in none but these. */
  const materializeSecrets = (): Record<string, string> =>
    Object.fromEntries(
      [...String(outputs["secrets"]?.value).matchAll(/"(\w+)_webhook_secret" AS '([^']+)';/g)].map(
        ([, name, value]) => [name!, value!],
      ),
    );

  it("marks what is secret as a secret, and nothing else", () => {
    const marked = Object.entries(outputs).filter(([, output]) => output.secret);
    assert.deepEqual(marked.map(([name]) => name).sort(), ["secrets", "senderSecrets"]);
    const plain = JSON.stringify(Object.values(outputs).filter(({ secret }) => !secret));
    const state = project.stateText();
    const made = [...Object.values(senderSecrets()), ...Object.values(materializeSecrets())];
    assert.match(materializeSecrets()["uploads"]!, /^[A-Za-z0-9]{40}$/, "EventBridge's key is among them");
    for (const secret of made) assert.ok(!plain.includes(secret) && !state.includes(secret));
  });

  it("tells Materialize what the sender is to be told", () => {
    const script = String(outputs["secrets"]?.value);
    const { clicks, code, warehouse } = senderSecrets();
    const header = `Basic ${Buffer.from(`warehouse:${warehouse}`).toString("base64")}`;
    for (const value of [clicks, code, header]) assert.ok(script.includes(`AS '${value}';`));
  });

  it("makes statements that Materialize's parser reads, and URLs of the names in them", async () => {
    const parse = await loadParser();
    for (const name of ["ddl", "secrets"]) assert.equal(parse?.(String(outputs[name]?.value)).error, null);
    const pipelines = outputs["pipelines"]?.value as Record<string, { webhookUrl: string; ddl: string }>;
    for (const [name, { webhookUrl }] of Object.entries(pipelines))
      assert.equal(webhookUrl, `https://${HOST}/api/webhook/materialize/ingest_${name}/events`);
    assert.match(
      pipelines["clicks"]!.ddl,
      /CREATE SOURCE IF NOT EXISTS "materialize"\."ingest_clicks"\."events"/,
    );
  });

  it("keeps every secret in a second update", async () => {
    const before = senderSecrets();
    await assertNothingToChange(project.stack);
    outputs = (await project.stack.up()).outputs;
    assert.deepEqual(senderSecrets(), before);
  });

  it("makes another secret where another rotation is said, and keeps the others", async () => {
    const before = senderSecrets();
    await up(environment({ clicks: "2" }, {}));
    const { clicks, ...others } = senderSecrets();
    const { clicks: old, ...same } = before;
    assert.notEqual(clicks, old);
    assert.deepEqual(others, same);
    assert.ok(String(outputs["secrets"]?.value).includes(`AS '${clicks}';`));
    await up(environment({ clicks: "2" }, {}));
    assert.equal(senderSecrets()["clicks"], clicks);
  });

  it("gives EventBridge a new key where another rotation is said, by an update of its connection", async () => {
    const before = materializeSecrets();
    await configure(environment({ clicks: "2", uploads: "2" }, {}));
    const changes = await appliedChanges(project.stack);
    outputs = changes.outputs;
    assert.deepEqual(changes.changes, {
      "random:index/randomPassword:RandomPassword uploads-key": "replace",
      "aws:cloudwatch/eventConnection:EventConnection uploads-connection": "update",
    });
    const { uploads, ...others } = materializeSecrets();
    const { uploads: old, ...same } = before;
    assert.notEqual(uploads, old);
    assert.deepEqual(others, same);
  });

  it("takes Stripe's secret when there is one, and adds what waited", async () => {
    const before = String(outputs["ddl"]?.value);
    assert.doesNotMatch(before, /CREATE SOURCE IF NOT EXISTS "materialize"\."ingest_payments"/);
    await up(environment({ clicks: "2", uploads: "2" }, { secret: { secret: "stripe" } }), {
      stripe: STRIPE_SECRET,
    });
    assert.deepEqual(pending(), []);
    assert.match(
      String(outputs["ddl"]?.value),
      /CREATE SOURCE IF NOT EXISTS "materialize"\."ingest_payments"\."events"/,
    );
    assert.ok(String(outputs["secrets"]?.value).includes(`AS '${STRIPE_SECRET}';`));
    assert.equal(project.stateText().includes(STRIPE_SECRET), false);
  });
});
