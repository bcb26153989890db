/** The lists of brokers and zones that a connection is given anew, where it is there already. */
import assert from "node:assert/strict";
import * as fc from "fast-check";
import {
  alterBrokersScript,
  awsPrivateLinkConnection,
  Catalog,
  ddlScript,
  existingDatabase,
  kafkaConnection,
  schema,
  sql,
  view,
  type MzObject,
} from "../../../materialize";
import { hostileName } from "../../support/arbitrary";
import { valueOf } from "../../support/golden";
import { parses } from "../../support/parser";
import { awsSample, PRINCIPAL } from "../catalog/awsSample";
import { INGEST, sample } from "../catalog/sample";

async function alterations(objects: readonly MzObject[]): Promise<string> {
  return alterBrokersScript(await valueOf(ddlScript(new Catalog(objects).entries).text));
}

describe("the script that alters brokers", () => {
  it("gives an endpoint its zones and a Kafka connection its brokers, in this order, and touches nothing else", async () => {
    const text = await alterations(awsSample().objects);
    assert.equal(
      text,
      `ALTER CONNECTION IF EXISTS "materialize"."ingest"."msk_endpoint" SET (AVAILABILITY ZONES = ('use1-az1', 'use1-az2'));

ALTER CONNECTION IF EXISTS "materialize"."ingest"."a_kafka" SET (BROKERS = (
        'b-1.msk.example.com:9098' USING AWS PRIVATELINK "materialize"."ingest"."msk_endpoint" (PORT 9001, AVAILABILITY ZONE 'use1-az1'),
        'b-2.msk.example.com:9098' USING AWS PRIVATELINK "materialize"."ingest"."msk_endpoint" (PORT 9002, AVAILABILITY ZONE 'use1-az2')
    ));
`,
    );
    assert.deepEqual(
      parses(text).map(({ kind }) => kind),
      ["alter_connection", "alter_connection"],
    );
  });

  it("alters brokers behind a bastion too", async () => {
    assert.equal(
      await alterations(sample().objects),
      `ALTER CONNECTION IF EXISTS "materialize"."ingest"."kafka" SET (BROKERS = ('b-1.example.com:9096', 'b-2.example.com:9096'));\n`,
    );
  });

  it("leaves out what waits, and what has no list of brokers", async () => {
    const waiting = await alterations(awsSample({ waitsFor: [PRINCIPAL] }).objects);
    assert.match(waiting, /^ALTER CONNECTION IF EXISTS "materialize"\."ingest"\."msk_endpoint" [^\n]*\n$/);
    const { privateLink } = awsSample();
    const one = kafkaConnection({
      schema: INGEST,
      name: "k",
      privateLink: { connection: privateLink },
      security: {},
    });
    assert.equal((await alterations([one])).match(/ALTER/g)?.length, 1);
    assert.equal(alterBrokersScript(""), "");
  });

  it("keeps an endpoint to another region without zones", async () => {
    const serviceName = "com.amazonaws.vpce.us-west-1.vpce-svc-0123456789abcdef0";
    const far = awsPrivateLinkConnection({ schema: INGEST, name: "far", serviceName, availabilityZones: [] });
    const text = await alterations([far]);
    assert.equal(
      text,
      'ALTER CONNECTION IF EXISTS "materialize"."ingest"."far" SET (AVAILABILITY ZONES = ());\n',
    );
    assert.equal(parses(text).length, 1);
  });

  it("reads no brokers out of names, literals and comments", () =>
    fc.assert(
      fc.asyncProperty(hostileName(240), hostileName(240), async (database, name) => {
        const home = schema({ database: existingDatabase(database), name });
        const objects = [
          kafkaConnection({ schema: home, name, brokers: [{ address: "b:1" }], security: {}, progressTopic: database }),
          view({
            schema: home,
            name: `v${name}`.slice(0, 60).toWellFormed(),
            query: sql`SELECT ${'CREATE CONNECTION IF NOT EXISTS "a" TO KAFKA (BROKERS = (\'x\'))'} -- BROKERS = (1)`,
          }),
        ].filter((object, i, all) => i === 0 || object.path[2] !== all[0]?.path[2]);
        const text = await alterations(objects);
        assert.deepEqual(
          parses(text).map(({ kind }) => kind),
          ["alter_connection"],
          text,
        );
        assert.ok(text.endsWith(" SET (BROKERS = ('b:1'));\n"), text);
      }),
      { numRuns: 100 },
    )); // prettier-ignore
});
