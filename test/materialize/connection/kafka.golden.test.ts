import * as pulumi from "@pulumi/pulumi";
import * as mz from "../../../materialize";
import { goldenTexts, type Variant } from "../../support/golden";
import { aws, schema, tunnel, pem, privateLink, key, password } from "../objects/world";
import { BROKERS, LEGAL, securityOf } from "./cells";

const serviceName = "com.amazonaws.vpce.us-east-1.vpce-svc-0fedcba9876543210";
const otherLink = mz.awsPrivateLinkConnection({
  schema,
  name: "other",
  serviceName,
  availabilityZones: ["use1-az2"],
});
const farLink = mz.awsPrivateLinkConnection({ schema, name: "far", serviceName, availabilityZones: [] });

const variant = (name: string, args: Partial<mz.KafkaConnectionArgs>): Variant => ({
  name,
  kind: "create_connection",
  text: () =>
    mz
      .kafkaConnection({
        schema,
        name: "kafka",
        ...(args.privateLink === undefined ? { brokers: [{ address: "b1.example.com:9092" }] } : {}),
        security: {},
        ...args,
      })
      .create(),
});

goldenTexts("kafkaConnection", [
  ...LEGAL.map(({ authentication, transport, network }) =>
    variant(`${authentication} over ${transport}, ${network}`, {
      ...BROKERS[network],
      security: securityOf(authentication, transport),
    }),
  ),
  variant("a private CA as text", {
    security: { certificateAuthority: "-----BEGIN CERTIFICATE-----\nit's\n" },
  }),
  variant("a private CA as a secret", { security: { certificateAuthority: pem } }),
  variant("a private CA as an Output", { security: { certificateAuthority: pulumi.output("PEM") } }),
  variant("a client certificate as text and its key", {
    security: { clientCertificate: { certificate: "PEM", key } },
  }),
  variant("a client certificate as a secret, its key and a private CA", {
    security: { certificateAuthority: pem, clientCertificate: { certificate: pem, key } },
  }),
  variant("a user, a client certificate and a private CA", {
    security: {
      certificateAuthority: pem,
      clientCertificate: { certificate: pem, key },
      sasl: { mechanism: "PLAIN", username: "mz", password },
    },
  }),
  variant("a user that is a secret", {
    security: { sasl: { mechanism: "PLAIN", username: password, password } },
  }),
  variant("a user that is an Output", {
    security: { sasl: { mechanism: "PLAIN", username: pulumi.output("it's"), password } },
  }),
  variant("three brokers", {
    brokers: [1, 2, 3].map((id) => ({ address: `b${id}.example.com:9092` })),
  }),
  variant("brokers that are Outputs", {
    brokers: [{ address: pulumi.output("b1.example.com:9092") }, { address: Promise.resolve("[::1]:9093") }],
  }),
  variant("a broker behind its own bastion beside one behind the common one", {
    brokers: [{ address: "b1:9092" }, { address: "b2:9092", sshTunnel: tunnel }],
    sshTunnel: tunnel,
  }),
  variant("a role of AWS and a private CA", { security: { aws, certificateAuthority: pem } }),
  variant("a broker over PrivateLink, at its own port, by any zone", {
    brokers: [{ address: "b1:9094", privateLink: { connection: privateLink } }],
  }),
  variant("a broker over PrivateLink, port and zone Outputs", {
    brokers: [
      {
        address: pulumi.output("b1:9098"),
        privateLink: {
          connection: privateLink,
          port: pulumi.output(9001),
          availabilityZone: Promise.resolve("use1-az4"),
        },
      },
    ],
    security: { aws },
  }),
  variant("brokers over two PrivateLinks, one directly, one behind its own bastion", {
    brokers: [
      { address: "b1:9092", privateLink: { connection: privateLink, port: 9001 } },
      { address: "b2:9092", privateLink: { connection: otherLink, availabilityZone: "use1-az2" } },
      { address: "b3:9092" },
      { address: "b4:9092", sshTunnel: tunnel },
    ],
  }),
  variant("a broker over PrivateLink beside one behind the common bastion", {
    brokers: [{ address: "b1:9092", privateLink: { connection: privateLink } }, { address: "b2:9092" }],
    sshTunnel: tunnel,
  }),
  variant("a broker over PrivateLink to another region, which has no zones here", {
    brokers: [{ address: "b1:9092", privateLink: { connection: farLink, port: 9001 } }],
  }),
  variant("one PrivateLink for all, at the brokers' own ports", { privateLink: { connection: privateLink } }),
  variant("rules of each form, directly from a broker on", {
    matching: {
      preview: true,
      rules: [
        { pattern: "*.use1-az1.example.com:9092", privateLink: { connection: privateLink, port: 9001 } },
        { pattern: "b-2*", privateLink: { connection: otherLink } },
        { pattern: "*-az4-*", privateLink: { connection: privateLink, availabilityZone: "use1-az4" } },
      ],
    },
  }),
  variant("a progress topic", { progressTopic: "mz-progress" }),
  variant("a progress topic and its replicas", {
    progressTopic: pulumi.output("mz-progress"),
    progressTopicReplicationFactor: 3,
  }),
]);
