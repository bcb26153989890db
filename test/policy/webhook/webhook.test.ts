import assert from "node:assert/strict";
import { genericSender, SENDERS, WebhookSource, type WebhookSourceArgs } from "../../../components";
import * as mz from "../../../materialize";
import { webhookCheck } from "../../../policy/rules/webhook/webhookCheck";
import { record } from "../../support/mocks";
import { reports, ruleCases, UNKNOWN } from "../judged";

const type = "materialize-ingest:webhook:WebhookSource";
const facts = { sender: "segment", scheme: "hmac", form: "source", insecure: false };

ruleCases(webhookCheck, {
  passes: [
    { what: "a webhook with a check", type, inputs: facts },
    { what: "one that says nothing of it", type, inputs: {} },
  ],
  fails: [
    {
      what: "a webhook without a check",
      type,
      inputs: { ...facts, scheme: "none", insecure: true },
      says: ["insecure must be false, got true"],
    },
    {
      what: "one in form of a table",
      type,
      inputs: { insecure: true, form: "table" },
      says: ["insecure must be false, got true"],
    },
  ],
  unknown: [{ what: "whether it has one", type, inputs: { ...facts, insecure: UNKNOWN } }],
});

describe("webhook-check", () => {
  const database = mz.existingDatabase("materialize");
  const base = {
    schema: mz.schema({ database, name: "clicks" }),
    secretSchema: mz.schema({ database, name: "ingest" }),
    cluster: mz.existingCluster("webhooks"),
  };
  const found = async (args: Pick<WebhookSourceArgs, "sender" | "insecure">): Promise<string[]> => {
    const { resources } = await record(() => new WebhookSource("clicks", { ...base, ...args }));
    const component = resources.find((resource) => resource.type === type);
    assert.ok(component, "the component registers by the type that the rule judges");
    return reports(webhookCheck, { type, inputs: component.inputs });
  };

  it("judges what our component registers of itself", async () => {
    const open = genericSender({ scheme: { type: "none" } });
    assert.deepEqual(await found({ sender: open, insecure: true }), ["insecure must be false, got true"]);
    for (const sender of Object.values(SENDERS)) assert.deepEqual(await found({ sender }), [], sender.name);
  });
});
