/** The API key of a webhook: what is registered, that it is secret, how it is made anew. */
import assert from "node:assert/strict";
import { WebhookKey, type WebhookKeyArgs } from "../../../components/webhook/webhookKey";
import { existingDatabase, schema, secretsScript, Catalog } from "../../../materialize";
import { record, refusal, seen, shape } from "../../support/mocks";

const TYPE = "materialize-ingest:webhook:WebhookKey";
const PASSWORD = "random:index/randomPassword:RandomPassword";
const made = (args?: WebhookKeyArgs) => record(() => new WebhookKey("events", args));

describe("WebhookKey", () => {
  it("makes 40 letters and digits, below itself", async () => {
    const { resources } = await made();
    assert.deepEqual(shape(resources), [
      [TYPE, "events", {}],
      [PASSWORD, "events-key", { length: 40, special: false }],
    ]);
    const key = resources.find(({ type }) => type === PASSWORD)!;
    assert.equal(key.parent, `${TYPE}::events`);
    assert.ok(key.opts.additionalSecretOutputs?.includes("result"));
  });

  it("gives a value that is secret, also in a preview", async () => {
    const look = (preview: boolean) =>
      record(
        async () => {
          const { value, secret, known } = await seen(new WebhookKey("events").value);
          return { value, secret, known };
        },
        { preview },
      );
    assert.deepEqual((await look(false)).result, { value: "random-events-key", secret: true, known: true });
    const { secret, known } = (await look(true)).result;
    assert.deepEqual({ secret, known }, { secret: true, known: false });
  });

  it("makes another key for another text of rotation, and the same for the same", async () => {
    const inputs = async (rotation?: string) =>
      (await made(rotation === undefined ? {} : { rotation })).resources.find(
        ({ type }) => type === PASSWORD,
      )!.inputs;
    assert.deepEqual(await inputs("2"), { length: 40, special: false, keepers: { rotation: "2" } });
    assert.deepEqual(await inputs("2"), await inputs("2"));
    assert.notDeepEqual(await inputs("2"), await inputs("3"));
    assert.equal("keepers" in (await inputs()), false);
  });

  it("takes overrides of the key, and refuses those that are none before anything is registered", async () => {
    const { resources } = await made({ overrides: { key: { length: 64 } } });
    assert.deepEqual(resources.find(({ type }) => type === PASSWORD)!.inputs, { length: 64, special: false });
    const bad = { key: { lenght: 64 } } as unknown as WebhookKeyArgs["overrides"];
    const message = await refusal(() => new WebhookKey("events", { overrides: bad }));
    assert.match(message, /^WebhookKey events: overrides\.key\b.*lenght/);
  });

  it("is a secret of Materialize, in its script alone", async () => {
    const { result } = await record(async () => {
      const key = new WebhookKey("events");
      const home = schema({ database: existingDatabase("materialize"), name: "ingest" });
      const { entries } = new Catalog([key.secret({ schema: home, name: "events_key" })]);
      return seen(secretsScript(entries).text);
    });
    assert.equal(result.secret, true);
    assert.match(result.value as string, /"materialize"\."ingest"\."events_key" AS 'random-events-key';/);
  });
});
