/** What a link gives to the DDL: its connection, and its brokers on it. */
import assert from "node:assert/strict";
import * as mz from "../../../materialize";
import { valueOf } from "../../support/golden";
import { assertOneStatement } from "../../support/parser";
import { shape } from "../../support/mocks";
import { broker, ENDPOINT_ID, linked, MZ_PRINCIPAL } from "./link";

const schema = mz.schema({ database: mz.existingDatabase("materialize"), name: "ingest" });
const AWS = mz.awsConnection({
  schema,
  name: "role",
  assumeRoleArn: "arn:aws:iam::123456789012:role/materialize",
});

async function texts(args: Parameters<typeof linked>[0]): Promise<readonly string[]> {
  const { link } = await linked(args);
  // The mock runtime's service has no name of AWS's form.
  const connection = mz.awsPrivateLinkConnection({
    schema,
    name: "link",
    serviceName: "com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0",
    availabilityZones: link.zoneIds,
  });
  const kafka = mz.kafkaConnection({
    schema,
    name: "kafka",
    brokers: link.kafkaBrokers(connection),
    security: { aws: AWS },
  });
  return Promise.all([connection, kafka].map((object) => valueOf(object.create())));
}

describe("a PrivateLink's brokers in SQL", () => {
  it("are named by what they advertise, with their listener and their zone", async () => {
    const [link, kafka] = await texts({ brokers: [broker(12, "use1-az2"), broker(1)] });
    assert.match(link!, /AVAILABILITY ZONES = \('use1-az1', 'use1-az2'\)/);
    assertOneStatement(kafka!, "create_connection");
    const rows = [...kafka!.matchAll(/'(b-\d+[^']*)' USING AWS PRIVATELINK [^(]*\(([^)]*)\)/g)];
    assert.deepEqual(
      rows.map(([, address, route]) => `${address} ${route}`),
      [
        "b-1.example.com:9096 PORT 9001, AVAILABILITY ZONE 'use1-az1'",
        "b-12.example.com:9096 PORT 9012, AVAILABILITY ZONE 'use1-az2'",
      ],
    );
  });

  it("have no zone where the service is in another region", async () => {
    const [link, kafka] = await texts({ materializeRegion: "eu-west-1" });
    assert.match(link!, /AVAILABILITY ZONES = \(\)/);
    assert.doesNotMatch(kafka!, /AVAILABILITY ZONE/);
  });

  it("have no zone where Materialize's own are given, and the connection has exactly those", async () => {
    const brokers = [broker(0, "use1-az1"), broker(1, "use1-az6")];
    const [link, kafka] = await texts({ brokers, materializeZoneIds: ["use1-az4", "use1-az1"] });
    assert.match(link!, /AVAILABILITY ZONES = \('use1-az1', 'use1-az4'\)/);
    assert.doesNotMatch(kafka!, /AVAILABILITY ZONE/);
    assert.deepEqual(kafka!.match(/PORT \d+/g), ["PORT 9000", "PORT 9001"]);
    const [all, named] = await texts({ brokers });
    assert.match(all!, /AVAILABILITY ZONES = \('use1-az1', 'use1-az6'\)/);
    assert.equal(named!.match(/AVAILABILITY ZONE '/g)?.length, 2);
  });

  it("do not hold those that retire", async () => {
    const [, kafka] = await texts({ retiringBrokerIds: [2] });
    assert.match(kafka!, /PORT 9001/);
    assert.doesNotMatch(kafka!, /PORT 9002/);
  });

  it("come over a connection to this very service", async () => {
    const { link } = await linked();
    const connection = link.connection({ schema, name: "link" });
    assert.equal(connection.kind, "aws-privatelink-connection");
    // The mock runtime's name of the service is told to be none: so it is the service's.
    await assert.rejects(
      valueOf(connection.create()),
      /serviceName must be com\.amazonaws\.vpce.*got "serviceName of events-service"/,
    );
  });
});

describe("What a PrivateLink's brokers wait for", () => {
  const keys = { principal: "stack:principal", endpointId: "stack:endpoint" };
  const waits = async (args: Parameters<typeof linked>[0], more: object = {}) => {
    const { link } = await linked(args);
    return link.waitsFor(link.connection({ schema, name: "link" }), { ...keys, ...more });
  };
  const principals = [MZ_PRINCIPAL];

  it("is what the arguments lack, each under the key that the operator sets", async () => {
    const lacking = async (args: Parameters<typeof linked>[0]) =>
      (await waits(args)).map(({ configKey }) => configKey);
    assert.deepEqual(await lacking({}), ["stack:principal", "stack:endpoint"]);
    assert.deepEqual(await lacking({ principals }), ["stack:endpoint"]);
    assert.deepEqual(await lacking({ acceptance: "automatic" }), ["stack:principal"]);
    assert.deepEqual(await lacking({ principals, acceptance: "automatic" }), []);
    assert.deepEqual(await lacking({ principals, endpointIds: [ENDPOINT_ID] }), []);
  });

  it("says who gives it, how to get it, and what to do then", async () => {
    const [principal, endpoint] = await waits({});
    assert.match(principal!.query!, /^SELECT p\.principal[^]*'link'/);
    assert.equal(principal!.next, "run pulumi up: the endpoint service then lets it in");
    assert.equal(
      endpoint!.command,
      `aws ec2 describe-vpc-endpoint-connections --query 'VpcEndpointConnections[].[VpcEndpointId,VpcEndpointState]' --filters "Name=service-id,Values=<the service's id>"`,
    );
    const [, told] = await waits({}, { serviceId: "the output serviceId" });
    assert.match(told!.command!, /Values=<the output serviceId>"$/);
  });

  it("is to be waited for where acceptance is automatic: nobody's acceptance shows that the way is open", async () => {
    const [principal] = await waits({ acceptance: "automatic" });
    assert.equal(
      principal!.next,
      'run pulumi up: the endpoint service then lets it in; wait until the connection is available, then run "ddl" again',
    );
  });
});

describe("Zones of Materialize's own", () => {
  it("change nothing on AWS", async () => {
    const [all, some] = [await linked(), await linked({ materializeZoneIds: ["use1-az1"] })];
    assert.deepEqual(shape(some.resources), shape(all.resources));
  });
});
