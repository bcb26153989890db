/** Generated from the table of legal combinations: `materialize/legal/kafkaConnection.ts`. */
import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import * as mz from "../../../materialize";
import {
  KAFKA_AUTHENTICATIONS,
  KAFKA_NETWORKS,
  SASL_MECHANISMS,
} from "../../../materialize/legal/kafkaConnection";
import { assertOneStatement } from "../../support/parser";
import { pem, schema } from "../objects/world";
import { BROKERS, ILLEGAL, LEGAL, protocolOf, securityOf, type Cell } from "./cells";

const WHERE = 'kafka connection "materialize"."ingest"."kafka"';
const connectionOf = ({ authentication, transport, network }: Cell): mz.KafkaConnection =>
  mz.kafkaConnection({
    schema,
    name: "kafka",
    ...BROKERS[network],
    security: securityOf(authentication, transport),
  });

describe("the table of legal Kafka connections", () => {
  it("has a source for every row", () => {
    const rows = [...Object.values(KAFKA_AUTHENTICATIONS), ...Object.values(KAFKA_NETWORKS)];
    for (const { source } of rows) {
      assert.equal(new URL(source).hostname, "materialize.com");
      assert.match(source, /^https:\/\/materialize\.com\/docs\/sql\/create-connection\//);
    }
  });

  // As the page has them; a change of the table has to be made here too, with the page open.
  it("is what the vendor's page lists", () => {
    const listed = LEGAL.filter(({ network }) => network === "direct").map(
      (cell) => `${cell.authentication} ${cell.transport} ${protocolOf(cell)}`,
    );
    assert.deepEqual(listed.sort(), [
      "PLAIN plaintext SASL_PLAINTEXT",
      "PLAIN tls SASL_SSL",
      "SCRAM-SHA-256 plaintext SASL_PLAINTEXT",
      "SCRAM-SHA-256 tls SASL_SSL",
      "SCRAM-SHA-512 plaintext SASL_PLAINTEXT",
      "SCRAM-SHA-512 tls SASL_SSL",
      // The page also has it over SASL_PLAINTEXT: no listener of MSK speaks that.
      "aws-iam tls SASL_SSL",
      "mtls tls SSL",
      "none plaintext PLAINTEXT",
      "none tls SSL",
      "sasl+mtls tls SASL_SSL",
    ]);
    assert.equal(LEGAL.length, listed.length * Object.keys(KAFKA_NETWORKS).length);
  });

  it("names every SASL mechanism that is offered", () => {
    const rows = Object.keys(KAFKA_AUTHENTICATIONS).filter((name) => /^[A-Z0-9-]+$/.test(name));
    assert.deepEqual([...SASL_MECHANISMS], rows);
  });

  for (const cell of LEGAL) {
    it(`${cell.authentication} over ${cell.transport}, ${cell.network}: legal, with its protocol`, () => {
      const text = connectionOf(cell).create() as string;
      assertOneStatement(text, "create_connection");
      assert.equal(/SECURITY PROTOCOL = '(\w+)'/.exec(text)?.[1], protocolOf(cell));
      const isRole = cell.authentication === "aws-iam";
      assert.equal(text.includes("AWS CONNECTION = "), isRole);
      assert.equal(text.includes("SASL PASSWORD"), !isRole && protocolOf(cell)!.startsWith("SASL"));
      assert.equal(text.includes("SSL KEY"), cell.authentication.endsWith("mtls"));
      assert.equal(text.includes("SSH TUNNEL"), cell.network.startsWith("sshTunnel"));
      assert.equal(text.includes("AWS PRIVATELINK"), cell.network.startsWith("privateLink"));
      assert.equal(text.includes("BROKERS = ("), cell.network !== "privateLink");
      assert.equal(text.includes("MATCHING '"), cell.network === "privateLinkMatching");
    });
  }

  for (const cell of ILLEGAL) {
    it(`${cell.authentication} over ${cell.transport}, ${cell.network}: refused at once, naming field and rule`, () => {
      assert.throws(
        () => connectionOf(cell),
        (error: Error) =>
          pulumi.RunError.isInstance(error) &&
          error.message ===
            `${WHERE}: security.transport must be tls with ${cell.authentication}, got "${cell.transport}"`,
      );
    });
  }

  for (const transport of ["toString", "constructor", "__proto__", "TLS", ""]) {
    it(`the transport ${JSON.stringify(transport)} is refused: it is in no row`, () => {
      const cell = { authentication: "none", transport, network: "direct" } as unknown as Cell;
      assert.throws(() => connectionOf(cell), {
        message: `${WHERE}: security.transport must be tls or plaintext with none, got "${transport}"`,
      });
    });
  }

  for (const mechanism of ["toString", "scram-sha-512", "OAUTHBEARER", "none", "mtls", ""]) {
    it(`the mechanism ${JSON.stringify(mechanism)} is refused: it is in no row`, () => {
      const sasl = { ...securityOf("PLAIN", "tls").sasl, mechanism };
      assert.throws(
        () => mz.kafkaConnection({ schema, name: "kafka", ...BROKERS.direct, security: { sasl } as never }),
        {
          message: `${WHERE}: security.sasl.mechanism must be one of PLAIN, SCRAM-SHA-256, SCRAM-SHA-512, got "${mechanism}"`,
        },
      );
    });
  }

  for (const authentication of ["none", "PLAIN"] as const) {
    it(`a CA beside plaintext and ${authentication} is refused`, () => {
      const security = { ...securityOf(authentication, "plaintext"), certificateAuthority: pem };
      assert.throws(
        () => mz.kafkaConnection({ schema, name: "kafka", ...BROKERS.direct, security: security as never }),
        {
          message: `${WHERE}: security.certificateAuthority must be left out where transport is plaintext, got "a certificate"`,
        },
      );
    });
  }
});
