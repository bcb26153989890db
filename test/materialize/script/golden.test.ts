/** The scripts of one of everything, on any Kafka and on AWS, as they were (UPDATE_GOLDEN=1 rewrites test/golden/scripts). */
import assert from "node:assert/strict";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  Catalog,
  consumerScript,
  ddlScript,
  dropScript,
  monitoringScript,
  secretsScript,
  setupScript,
  webhookSwapScript,
} from "../../../materialize";
import { valueOf } from "../../support/golden";
import { parses } from "../../support/parser";
import { awsSample, EXTERNAL_ID, PRINCIPAL } from "../catalog/awsSample";
import { SSH_KEYS, sample } from "../catalog/sample";
import { swapSample } from "./swapSample";

const FOLDER = join(__dirname, "..", "..", "golden", "scripts");
const UPDATE = process.env["UPDATE_GOLDEN"] === "1";
const { entries } = new Catalog(sample({ password: "<password>" }).objects);
const waiting = new Catalog(sample({ waitsFor: [SSH_KEYS] }).objects).entries;
const onAws = new Catalog(awsSample().objects).entries;
const onAwsWaiting = new Catalog(awsSample({ waitsFor: [PRINCIPAL, EXTERNAL_ID] }).objects).entries;

const SCRIPTS: Readonly<Record<string, () => Promise<string>>> = {
  "ddl.sql": () => valueOf(ddlScript(entries).text),
  "ddlPhaseOne.sql": () => valueOf(ddlScript(waiting).text),
  "secrets.sql": () => valueOf(secretsScript(entries).text),
  "setup.sql": () => valueOf(setupScript(entries)!.text),
  "drop.sql": () => Promise.resolve(dropScript(entries)),
  "awsDdl.sql": () => valueOf(ddlScript(onAws).text),
  "awsDdlPhaseOne.sql": () => valueOf(ddlScript(onAwsWaiting).text),
  "awsDrop.sql": () => Promise.resolve(dropScript(onAws)),
  "awsMonitoring.sql": () => Promise.resolve(monitoringScript(onAws)),
  "monitoring.sql": () => Promise.resolve(monitoringScript(entries)),
  "awsConsumer.sql": () => Promise.resolve(consumerScript(onAws)),
  "consumer.sql": () => Promise.resolve(consumerScript(entries)),
  "webhookSwap.sql": () => swap("source"),
  "webhookTableSwap.sql": () => swap("table"),
};

function swap(form: "source" | "table"): Promise<string> {
  const { objects, webhook } = swapSample({ form });
  return valueOf(webhookSwapScript(new Catalog(objects).entries, webhook).text);
}

describe("golden scripts", () => {
  for (const [file, print] of Object.entries(SCRIPTS)) {
    it(`${file} is as it was, and parses`, async () => {
      const text = await print();
      assert.ok(parses(text).length > 0);
      if (UPDATE) {
        mkdirSync(FOLDER, { recursive: true });
        writeFileSync(join(FOLDER, file), text);
      }
      assert.equal(text, readFileSync(join(FOLDER, file), "utf8"));
    });
  }

  it("every golden file belongs to a script", () => {
    assert.deepEqual(readdirSync(FOLDER).sort(), Object.keys(SCRIPTS).sort());
  });
});
