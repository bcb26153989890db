import * as pulumi from "@pulumi/pulumi";
import * as mz from "../../../materialize";
import { goldenTexts, type Variant } from "../../support/golden";
import { schema, tunnel, pem, key, password } from "../objects/world";
import { BROKERS, LEGAL, securityOf } from "./cells";

const variant = (name: string, args: Partial<mz.KafkaConnectionArgs>): Variant => ({
  name,
  kind: "create_connection",
  text: () =>
    mz
      .kafkaConnection({
        schema,
        name: "kafka",
        brokers: [{ address: "b1.example.com:9092" }],
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
  variant("a progress topic", { progressTopic: "mz-progress" }),
  variant("a progress topic and its replicas", {
    progressTopic: pulumi.output("mz-progress"),
    progressTopicReplicationFactor: 3,
  }),
]);
