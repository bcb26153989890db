/** How brokers are reached, where PrivateLink is one of the ways: what is refused, and what is referred to. */
import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import fc from "fast-check";
import * as mz from "../../../materialize";
import { valueOf } from "../../support/golden";
import { assertOneStatement } from "../../support/parser";
import { aws, privateLink, schema, tunnel, view } from "../objects/world";

const WHERE = 'kafka connection "materialize"."ingest"."kafka"';
const VIEW = JSON.stringify('view "materialize"."ingest"."orders_v"');
const TUNNEL = JSON.stringify('ssh tunnel connection "materialize"."ingest"."bastion"');
const kafka = (args: object): mz.KafkaConnection =>
  mz.kafkaConnection({ schema, name: "kafka", security: {}, ...args });

const address = "b1:9098";
const route = { connection: privateLink };
const direct = [{ address }];
const matching = (rule: object): object => ({
  brokers: direct,
  matching: { preview: true, rules: [{ pattern: "*.x", privateLink: route, ...rule }] },
});
const far = mz.awsPrivateLinkConnection({
  schema,
  name: "far",
  serviceName: "com.amazonaws.vpce.us-west-1.vpce-svc-0123456789abcdef0",
  availabilityZones: [],
});

describe("brokers of a Kafka connection over PrivateLink", () => {
  const zoneRule =
    "be the id of an availability zone, such as use1-az1 (a name such as us-east-1a is another zone in each account)";
  const switchedOff = "; Materialize has to switch enable_kafka_broker_matching_rules on";
  const patternRule = "matching.rules[0].pattern must be a name with * at its start, end or both";
  // prettier-ignore
  const REFUSED: readonly (readonly [what: string, args: object, message: string])[] = [
    ["brokers beside one PrivateLink for all", { brokers: direct, privateLink: route }, "brokers must be left out beside privateLink, which stands for all, got 1"],
    ["a bastion beside one PrivateLink for all", { privateLink: route, sshTunnel: tunnel }, 'sshTunnel must be left out beside privateLink, got "a tunnel"'],
    ["rules beside one PrivateLink for all", { ...matching({}), brokers: undefined, privateLink: route }, 'matching must be left out beside privateLink, which stands for all, got "rules"'],
    ["a zone of one PrivateLink for all", { privateLink: { ...route, availabilityZone: "use1-az1" } }, 'privateLink.availabilityZone must be left out: the port is every broker\'s, got "a zone"'],
    ["neither brokers nor PrivateLink", {}, "brokers must name at least one broker, got nothing"],
    ["rules without a broker to start from", { ...matching({}), brokers: undefined }, "brokers must name at least one broker, got nothing"],
    ["rules with no broker to start from", { ...matching({}), brokers: [] }, "brokers must name at least one broker, got []"],
    ["a broker's bastion beside its PrivateLink", { brokers: [{ address, privateLink: route, sshTunnel: tunnel }] }, 'brokers[0].sshTunnel must be left out beside privateLink, got "a tunnel"'],

    ["a bastion as a broker's PrivateLink", { brokers: [...direct, { address, privateLink: { connection: tunnel } }] }, `brokers[1].privateLink.connection must be an object of kind aws privatelink connection, got ${TUNNEL}`],
    ["a view as PrivateLink for all", { privateLink: { connection: view } }, `privateLink.connection must be an object of kind aws privatelink connection, got ${VIEW}`],
    ["a name as a rule's PrivateLink", matching({ privateLink: { connection: "msk_endpoint" } }), 'matching.rules[0].privateLink.connection must be an object of kind aws privatelink connection, got "something else"'],
    ["a view as a broker's bastion", { brokers: [{ address, sshTunnel: view }] }, `brokers[0].sshTunnel must be an object of kind ssh tunnel connection, got ${VIEW}`],
    ["a view as everybody's bastion", { brokers: direct, sshTunnel: view }, `sshTunnel must be an object of kind ssh tunnel connection, got ${VIEW}`],

    ["rules whose preview nobody has said aloud", { brokers: direct, matching: { rules: [] } }, `matching.preview must be true, got nothing${switchedOff}`],
    ["rules whose preview is off", { brokers: direct, matching: { preview: false, rules: [] } }, `matching.preview must be true, got false${switchedOff}`],
    ["no rule", { brokers: direct, matching: { preview: true, rules: [] } }, "matching.rules must name at least one rule, or leave matching out, got []"],
    ...["a*b", "*a*b*", "b1.example.com", "", "*", "**", "**a", "*a b", "*'", "*\n"].map((pattern) =>
      [`the pattern ${JSON.stringify(pattern)}`, matching({ pattern }), `${patternRule}, got ${JSON.stringify(pattern)}`] as const),
    ["a pattern that is no text", matching({ pattern: /x/ }), `${patternRule}, got {}`],

    ...[0, 65536, 9.5, "9001"].map((port) =>
      [`the port ${JSON.stringify(port)} of a broker`, { brokers: [{ address, privateLink: { ...route, port } }] }, `brokers[0].privateLink.port must be a whole number from 1 to 65535, got ${JSON.stringify(port)}`] as const),
    ["the port 0 for all", { privateLink: { ...route, port: 0 } }, "privateLink.port must be a whole number from 1 to 65535, got 0"],
    ["the port 0 of a rule", matching({ privateLink: { ...route, port: 0 } }), "matching.rules[0].privateLink.port must be a whole number from 1 to 65535, got 0"],

    ["a zone's name in the place of its id", { brokers: [{ address, privateLink: { ...route, availabilityZone: "us-east-1a" } }] }, `brokers[0].privateLink.availabilityZone must ${zoneRule}, got "us-east-1a"`],
    ["a zone that is not the connection's", { brokers: [{ address, privateLink: { ...route, availabilityZone: "use1-az2" } }] }, 'brokers[0].privateLink.availabilityZone must be one of the connection\'s (use1-az1, use1-az4), got "use1-az2"'],
    ["a rule's zone that is not the connection's", matching({ privateLink: { ...route, availabilityZone: "use1-az2" } }), 'matching.rules[0].privateLink.availabilityZone must be one of the connection\'s (use1-az1, use1-az4), got "use1-az2"'],
    ["a zone of a connection to another region", { brokers: [{ address, privateLink: { connection: far, availabilityZone: "usw1-az1" } }] }, 'brokers[0].privateLink.availabilityZone must be one of the connection\'s (none: it is in another region), got "usw1-az1"'],
  ];
  for (const [what, args, message] of REFUSED) {
    it(`refuses ${what}`, () => {
      assert.throws(
        () => kafka(args),
        (error: Error) => {
          assert.ok(pulumi.RunError.isInstance(error), error.stack);
          assert.equal(error.message, `${WHERE}: ${message}`);
          return true;
        },
      );
    });
  }

  const later = (value: unknown): unknown => pulumi.output(Promise.resolve(value));
  const brokers = (args: object): object => ({ brokers: [{ address, privateLink: { ...route, ...args } }] });
  // prettier-ignore
  const REFUSED_LATER: readonly (readonly [what: string, args: object, message: string])[] = [
    ["a port", brokers({ port: later(0) }), "brokers[0].privateLink.port must be a whole number from 1 to 65535, got 0"],
    ["a zone's name", brokers({ availabilityZone: later("us-east-1a") }), `brokers[0].privateLink.availabilityZone must ${zoneRule}, got "us-east-1a"`],
    ["a zone that is not the connection's", brokers({ availabilityZone: later("use1-az2") }), 'brokers[0].privateLink.availabilityZone must be one of the connection\'s (use1-az1, use1-az4), got "use1-az2"'],
    ["a port for all", { privateLink: { ...route, port: later(70000) } }, "privateLink.port must be a whole number from 1 to 65535, got 70000"],
    ["a rule's port", matching({ privateLink: { ...route, port: later(-1) } }), "matching.rules[0].privateLink.port must be a whole number from 1 to 65535, got -1"],
    ["an address", { brokers: [{ address: later("b1"), privateLink: route }] }, 'brokers[0].address must be host:port, such as broker-1.example.com:9092, got "b1"'],
  ];
  for (const [what, args, message] of REFUSED_LATER) {
    it(`refuses ${what} as an Output when it is known`, async () => {
      const connection = kafka(args);
      await assert.rejects(valueOf(connection.create()), { message: `${WHERE}: ${message}` });
    });
  }

  it("lets a zone through where the connection's own zones are Outputs: nobody can compare them here", async () => {
    const unknown = mz.awsPrivateLinkConnection({
      schema,
      name: "later",
      serviceName: "com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0",
      availabilityZones: ["use1-az1", pulumi.output("use1-az2")],
    });
    for (const zone of ["use1-az2", pulumi.output("use1-az2")]) {
      const text = await valueOf(kafka(brokers({ connection: unknown, availabilityZone: zone })).create());
      assert.match(text, /\(AVAILABILITY ZONE 'use1-az2'\)/);
    }
  });

  it("refers to its schema, role, bastion and endpoints, each once", () => {
    const connection = kafka({
      brokers: [
        { address: "b1:1", privateLink: route },
        { address: "b2:1", privateLink: { connection: far } },
        { address: "b3:1", sshTunnel: tunnel },
      ],
      matching: { preview: true, rules: [{ pattern: "*.x", privateLink: route }] },
      sshTunnel: tunnel,
      security: { aws },
    });
    assert.deepEqual(new Set(connection.references), new Set([schema, aws, tunnel, privateLink, far]));
    assert.equal(connection.references.length, 5);
    assert.deepEqual(kafka({ privateLink: route }).references, [schema, privateLink]);
  });

  it("prints each broker and each rule once and in order, with the port and zone that it was given", () => {
    const optional = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
      fc.option(arbitrary, { nil: undefined });
    const way = fc.record({
      port: optional(fc.integer({ min: 1, max: 65535 })),
      availabilityZone: optional(fc.constantFrom("use1-az1", "use1-az4")),
    });
    const broker = optional(way);
    fc.assert(
      fc.property(fc.array(broker, { minLength: 1, maxLength: 8 }), fc.array(way, { maxLength: 4 }), (ways, rules) => {
        const text = kafka({
          brokers: ways.map((w, i) => ({ address: `b-${i}:9098`, ...(w && { privateLink: { ...route, ...w } }) })),
          ...(rules.length > 0 && {
            matching: { preview: true, rules: rules.map((w, i) => ({ pattern: `*.r${i}`, privateLink: { ...route, ...w } })) },
          }),
        }).create() as string;
        assertOneStatement(text, "create_connection");
        const using = ({ port, availabilityZone }: { port?: number; availabilityZone?: string }): string => {
          const inside = [port && `PORT ${port}`, availabilityZone && `AVAILABILITY ZONE '${availabilityZone}'`].filter(Boolean);
          return ` USING AWS PRIVATELINK "materialize"."ingest"."msk_endpoint"${inside.length > 0 ? ` (${inside.join(", ")})` : ""}`;
        };
        const expected = [
          ...ways.map((w, i) => `'b-${i}:9098'${w ? using(w) : ""}`),
          ...rules.map((w, i) => `MATCHING '*.r${i}'${using(w)}`),
        ];
        const listed = /BROKERS = \(([^]*)\), *\n? *SECURITY/.exec(text)![1]!;
        assert.deepEqual(listed.trim().split(/,\s+(?='b-|MATCHING)/), expected);
      }),
    );
  }); // prettier-ignore
});
