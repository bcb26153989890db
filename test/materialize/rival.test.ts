/**
 * The vendor's own Terraform module for MSK over PrivateLink prints a statement for each of MSK's four listeners. This
 * is what Materialize's parser (26.41) says of the kind of statement that each of its branches comes to, in statements
 * of our own, beside ours for the same listener.
 *
 * | listener    | the module's branch                                       | the parser | ours |
 * | ----------- | --------------------------------------------------------- | ---------- | ---- |
 * | 9092, plain | a comma after its last option                             | refuses it | SECURITY PROTOCOL PLAINTEXT |
 * | 9094, TLS   | key, certificate and CA always: mutual TLS and nothing else | takes it | SSL; a client certificate and a private CA where they are asked for |
 * | 9096, SCRAM | the first word of the password's option twice             | refuses it | SASL_SSL, SCRAM-SHA-512, the password a secret |
 * | 9098, IAM   | a quote behind the connection's name that opens and never ends | refuses it | SASL_SSL, AWS CONNECTION |
 *
 * For all four, it writes the ids of zones as quoted names, which the parser takes too; ours are strings. What a server
 * makes of either is not shown.
 *
 * @see https://github.com/MaterializeInc/terraform-aws-msk-privatelink/blob/a6b01c0/outputs.tf (its newest commit of 29
 *   January 2025, read Nov 2026)
 * @see https://docs.aws.amazon.com/msk/latest/developerguide/port-info.html
 */
import assert from "node:assert/strict";
import * as mz from "../../materialize";
import { assertOneStatement, parses, refused } from "../support/parser";
import { aws, key, password, pem, privateLink, schema } from "./objects/world";

/** MSK's listeners within its network, and what each asks of a client. */
const LISTENERS: Readonly<
  Record<number, { readonly security: mz.KafkaSecurity; readonly options: readonly string[] }>
> = {
  9092: { security: { transport: "plaintext" }, options: ["SECURITY PROTOCOL = 'PLAINTEXT'"] },
  9094: { security: {}, options: ["SECURITY PROTOCOL = 'SSL'"] },
  9096: {
    security: { sasl: { mechanism: "SCRAM-SHA-512", username: "shop", password } },
    options: [
      "SECURITY PROTOCOL = 'SASL_SSL'",
      "SASL MECHANISMS = 'SCRAM-SHA-512'",
      "SASL USERNAME = 'shop'",
      'SASL PASSWORD = SECRET "materialize"."ingest"."kafka_password"',
    ],
  },
  9098: {
    security: { aws },
    options: ["SECURITY PROTOCOL = 'SASL_SSL'", 'AWS CONNECTION = "materialize"."ingest"."msk_role"'],
  },
};

function statement(port: number, security: mz.KafkaSecurity): string {
  const brokers = ["use1-az1", "use1-az4"].map((availabilityZone, i) => ({
    address: `b-${i + 1}.shop.example.com:${port}`,
    privateLink: { connection: privateLink, port: 9001 + i, availabilityZone },
  }));
  return mz.kafkaConnection({ schema, name: "msk", brokers, security }).create() as string;
}

/** The options of a statement beside its brokers, one by one. */
function optionsOf(text: string): readonly string[] {
  const [, , rest] = /BROKERS = \(([^]*?)\n {4}\),\n([^]*)\n\)$/.exec(text)!;
  return rest!.split(",\n").map((option) => option.trim());
}

describe("our statement for a listener of MSK", () => {
  for (const [port, { security, options }] of Object.entries(LISTENERS)) {
    it(`${port} parses, reaches each broker by its own port, and says the listener's options and no others`, () => {
      const text = statement(Number(port), security);
      assertOneStatement(text, "create_connection");
      assert.deepEqual(optionsOf(text), options);
      for (const [i, zone] of ["use1-az1", "use1-az4"].entries())
        assert.ok(
          text.includes(
            `'b-${i + 1}.shop.example.com:${port}' USING AWS PRIVATELINK "materialize"."ingest"."msk_endpoint" ` +
              `(PORT ${9001 + i}, AVAILABILITY ZONE '${zone}')`,
          ),
          text,
        );
    });
  }

  it("9094 takes a client certificate and a private CA where they are asked for, one without the other", () => {
    const certificate = { clientCertificate: { certificate: pem, key } };
    const ca = { certificateAuthority: pem };
    const named = (security: mz.KafkaSecurity): readonly string[] =>
      optionsOf(statement(9094, security)).map((option) => option.split(" = ")[0]!);
    assert.deepEqual(named(ca), ["SECURITY PROTOCOL", "SSL CERTIFICATE AUTHORITY"]);
    assert.deepEqual(named(certificate), ["SECURITY PROTOCOL", "SSL CERTIFICATE", "SSL KEY"]);
    assert.equal(named({ ...ca, ...certificate }).length, 4);
  });

  it("has its endpoint's zones as strings", () => {
    assert.match(privateLink.create() as string, /AVAILABILITY ZONES = \('use1-az1', 'use1-az4'\)\)$/);
  });
});

describe("the mistakes that the vendor's module prints for MSK", () => {
  const withOptions = (options: string): string =>
    `CREATE CONNECTION shop TO KAFKA (BROKERS ('b:1' USING AWS PRIVATELINK pl (PORT 9001)), ${options})`;

  const mistakes: readonly (readonly [port: number, what: string, options: string, right: string, error: RegExp])[] = [
    [9092, "a comma after the last option", "SECURITY PROTOCOL 'PLAINTEXT',", "SECURITY PROTOCOL 'PLAINTEXT'", /^Expected one of ACCESS or .*, found right parenthesis$/],
    [9096, "the first word of an option twice", "SASL SASL PASSWORD SECRET p", "SASL PASSWORD SECRET p", /^Expected one of MECHANISMS or PASSWORD or USERNAME, found SASL$/],
    [9098, "a quote that never ends", "AWS CONNECTION role'", "AWS CONNECTION role", /^unterminated quoted string$/],
  ]; // prettier-ignore
  for (const [port, what, options, right, error] of mistakes) {
    it(`${port}: ${what} is refused, and the same without it is not`, () => {
      assert.match(refused(withOptions(options)), error);
      assertOneStatement(withOptions(right), "create_connection");
    });
  }

  it("9094: key, certificate and CA parse, as they do for mutual TLS", () => {
    const mutual = "SSL KEY SECRET k, SSL CERTIFICATE SECRET c, SSL CERTIFICATE AUTHORITY SECRET a";
    assertOneStatement(withOptions(mutual), "create_connection");
  });

  it("zones as quoted names parse: nothing but a server would tell them from strings", () => {
    parses(
      `CREATE CONNECTION pl TO AWS PRIVATELINK (SERVICE NAME 'com.amazonaws.vpce.x', AVAILABILITY ZONES ("use1-az1"))`,
    );
  });
});
