/** The example of webhooks: every sender in one plan, from config to URL, settings and DDL. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import * as commands from "../../bin/commands";
import { planOffline, type OfflinePlan } from "../../bin/offline/plan";
import { planFiles } from "../../bin/planFiles";
import { type WebhookSetting } from "../../components";
import { SENDERS } from "../../senders";
import { FakePulumi, Folder, Printed } from "../support/cli";
import { within } from "../support/mocks";
import { parses } from "../support/parser";

const EXAMPLE = readFileSync(join(__dirname, "..", "..", "Pulumi.webhooks-example.yaml"), "utf8");
const CONFIG = (parse(EXAMPLE) as { config: Record<string, unknown> }).config;
const PIPELINES = "materialize-ingest:pipelines";
const GIVEN = CONFIG[PIPELINES] as Record<string, { readonly kind: string; readonly sender?: string }>;
const HOST = "abc123.us-east-1.aws.materialize.cloud";

interface Told {
  readonly webhookUrl: string;
  readonly senderSettings?: readonly WebhookSetting[];
  readonly ddl: string;
}

describe("The example of webhooks", () => {
  let folder: Folder;
  beforeEach(() => void (folder = new Folder()));
  afterEach(() => folder.remove());
  const plan = async (config: object = CONFIG): Promise<OfflinePlan> => {
    folder.environment(config);
    return within("the plan", planOffline({ folder: folder.path, env: "dev" }), 60_000);
  };
  const toldBy = ({ pipelines }: OfflinePlan): Readonly<Record<string, Told>> =>
    pipelines as Readonly<Record<string, Told>>;

  it("has every sender there is, and generic ones", () => {
    const senders = Object.values(GIVEN).map(({ kind, sender }) => sender ?? kind);
    for (const sender of Object.keys(SENDERS)) {
      const preset = sender === "segment" ? "segment-webhook" : sender;
      assert.ok(senders.includes(preset), sender);
    }
    assert.ok(senders.includes("generic") && senders.includes("eventbridge"));
  });

  it("gives each a URL and a part of the DDL, and settings to whoever has a console, in one plan", async () => {
    const planned = await plan();
    const told = toldBy(planned);
    assert.deepEqual(Object.keys(told), Object.keys(GIVEN).sort());
    for (const [name, { webhookUrl, senderSettings, ddl }] of Object.entries(told)) {
      assert.equal(webhookUrl, `https://${HOST}/api/webhook/materialize/ingest_${name}/events`);
      parses(ddl);
      // EventBridge's own side is made, not entered.
      if (GIVEN[name]!.kind === "eventbridge") assert.equal(senderSettings, undefined);
      else assert.ok(senderSettings!.some((setting) => "value" in setting && setting.value === webhookUrl));
    }
    parses(planned.ddl);
    parses(planned.secrets);
    // Without a CHECK anybody could post: each of them has one, but for the one that waits.
    assert.equal(planned.ddl.match(/FROM WEBHOOK/g)!.length, planned.ddl.match(/^CHECK \($/gm)!.length);
  });

  it("waits for Stripe's secret alone, and has no finding", async () => {
    const { pending, findings } = await plan();
    assert.deepEqual(
      pending.map(({ configKey }) => configKey),
      [`${PIPELINES}.payments.secret`],
    );
    assert.deepEqual(findings, []);
  });

  it("shows no secret, neither made nor given", async () => {
    const { ddl, pipelines, resources, secrets } = await plan();
    const shown = JSON.stringify([ddl, pipelines, resources]);
    const values = [...secrets.matchAll(/ AS '([^']+)';/g)].map(([, value]) => value!);
    // One a webhook, but for the one that waits.
    assert.equal(values.length, Object.keys(GIVEN).length - 1);
    for (const value of values) {
      assert.ok(!shown.includes(value), value);
      // Basic authentication holds it in base64.
      const inside = Buffer.from(value.replace("Basic ", ""), "base64").toString().split(":")[1];
      if (value.startsWith("Basic ")) assert.ok(!shown.includes(inside!), inside);
    }
  });

  it("is the same to the byte, again and with its pipelines in another order", async () => {
    const bytes = async (config: object = CONFIG): Promise<unknown> =>
      [...planFiles(await plan(config)).files].sort(([a], [b]) => (a < b ? -1 : 1));
    const one = await bytes();
    assert.deepEqual(await bytes(), one);
    const turned = Object.fromEntries(Object.entries(GIVEN).reverse());
    assert.deepEqual(await bytes({ ...CONFIG, [PIPELINES]: turned }), one);
  });

  it("prints the settings in a section of their own", async () => {
    folder.environment(CONFIG);
    const printed = new Printed();
    await commands.plan({ env: "dev", folder: folder.path }, printed);
    const clicks = [
      "clicks",
      "  Settings",
      "    Shared Secret    (secret: senderSecrets.clicks)",
      "  Mappings > New Mapping > Send",
      `    Url              https://${HOST}/api/webhook/materialize/ingest_clicks/events`,
    ].join("\n");
    const section = /\n## Sender settings\n\n([\s\S]*?)\n\n## /.exec(printed.text)![1]!;
    assert.ok(section.includes(clicks), section);
    assert.match(
      section,
      /Signing secret {2,}\(copy it to materialize-ingest:secrets\.payments, and say \{ secret: payments \}/,
    );
  });
});

describe("The command settings", () => {
  let folder: Folder;
  const before = process.env["PULUMI_CLI"];
  beforeEach(() => void (folder = new Folder()));
  afterEach(() => {
    if (before === undefined) delete process.env["PULUMI_CLI"];
    else process.env["PULUMI_CLI"] = before;
    folder.remove();
  });
  const printedBy = async (more: object = {}): Promise<string> => {
    const printed = new Printed();
    await commands.settings({ env: "dev", folder: folder.path, ...more }, printed);
    return printed.text;
  };

  it("prints those of the deployed stack, asking for no secrets", async () => {
    const pulumi = new FakePulumi(folder);
    process.env["PULUMI_CLI"] = pulumi.path;
    const senderSettings = [
      { on: "Settings", field: "Secret", secret: "senderSecrets.a" },
      { on: "Settings", field: "URL", value: "https://x" },
    ];
    pulumi.answers({
      ddl: "",
      pipelines: { a: { kind: "webhook", webhookUrl: "https://x", senderSettings }, b: { kind: "kafka" } },
    });
    assert.equal(
      await printedBy(),
      "a\n  Settings\n    Secret  (secret: senderSecrets.a)\n    URL     https://x\n\n" +
        "Secrets: pulumi stack output senderSecrets --show-secrets --stack dev\n",
    );
    assert.deepEqual(pulumi.calls()[0]!.args, ["stack", "output", "--json", "--stack", "dev"]);
    assert.deepEqual(JSON.parse(await printedBy({ json: true })), {
      a: { webhookUrl: "https://x", senderSettings },
    });
    pulumi.answers({ ddl: "" });
    await assert.rejects(printedBy(), /stack dev has no pipelines output/);
    pulumi.answers({ ddl: "", pipelines: {} });
    assert.equal(await printedBy(), "No pipeline has a sender to be told.\n");
  });

  it("takes the plan where that is asked for", async () => {
    folder.environment(CONFIG);
    assert.match(await printedBy({ offline: true }), /^audit\n {2}Connections > Create connection\n/);
  });
});
