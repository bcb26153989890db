import assert from "node:assert/strict";
import * as mz from "../../../materialize";
import { cluster, webhook, webhookTable } from "../objects/world";
import { check } from "./variants";

describe("the URL of a webhook", () => {
  const host = "abc.us-east-1.aws.materialize.cloud";
  const at = (database: string, home: string, name: string): string => {
    const schema = mz.schema({ database: mz.existingDatabase(database), name: home });
    return mz.webhookUrl(host, mz.webhookSource({ schema, name, cluster, check }));
  };

  it("holds its names, whichever its form", () => {
    assert.equal(mz.webhookUrl(host, webhook), `https://${host}/api/webhook/materialize/ingest/hooks`);
    assert.equal(mz.webhookUrl(host, webhookTable), `https://${host}/api/webhook/materialize/ingest/hooks_t`);
  });

  const names = ["a/b", "a b", "a%2Fb", "a?b=c#d", "é", "😀", "It's", "..a", "a+b", "a&b", '"', "\\", "a;b"];
  for (const name of names) {
    it(`holds ${JSON.stringify(name)} in a segment of its own, and reads it back`, () => {
      const url = new URL(at(name, `s${name}`, `n${name}`));
      assert.equal(url.search + url.hash, "");
      assert.equal(url.host, host);
      const [empty, api, kind, ...segments] = url.pathname.split("/");
      assert.deepEqual([empty, api, kind], ["", "api", "webhook"]);
      assert.deepEqual(segments.map(decodeURIComponent), [name, `s${name}`, `n${name}`]);
    });
  }
});
