import assert from "node:assert/strict";
import fc from "fast-check";
import { findings } from "../../policy/findings";
import { RULES } from "../../policy/rules";
import { UNKNOWN } from "../../policy/seen";

describe("rules on inputs of any shape", () => {
  const types = [...new Set(RULES.flatMap((rule) => rule.types))];
  /** Names that some rule reads, at some depth. */
  const names = [
    [
      "acceptanceRequired",
      "allowedPrincipals",
      "assumeRolePolicy",
      "brokerLogs",
      "brokerNodeGroupInfo",
      "cidrBlocks",
    ],
    [
      "cidrIpv4",
      "clientAuthentication",
      "cloudwatchLogs",
      "connectivityInfo",
      "encryptionInTransit",
      "encryptionInfo",
    ],
    [
      "fromPort",
      "iam",
      "ingress",
      "inlinePolicies",
      "ipProtocol",
      "loadBalancerType",
      "loggingInfo",
      "logDelivery",
    ],
    [
      "policy",
      "principalArn",
      "protocol",
      "publicAccess",
      "replicationFactor",
      "retentionInDays",
      "retentionPeriod",
    ],
    ["sasl", "subnetMappings", "subnets", "tags", "tagsAll", "tls", "toPort", "type", "workerLogDelivery"],
    ["Statement", "Effect", "Action", "NotAction", "Resource", "Principal", "AWS", "Service", "Condition"],
    ["StringEquals", "sts:ExternalId", "aws:SourceArn", "instanceType", "certificateAuthorityArns"],
    ["arn", "deadLetterConfig", "invocationEndpoint", "insecure", "sqsManagedSseEnabled", "kmsMasterKeyId"],
    [
      "blockPublicAcls",
      "principal",
      "condition",
      "key",
      "value",
      "Bool",
      "aws:SecureTransport",
      "NotPrincipal",
    ],
    ["redrivePolicy", "messageRetentionSeconds", "authParameters", "apiKey", "result"],
  ].flat();
  const shapes = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 5 },
      fc.constantFrom<unknown>(
        "Allow",
        "network",
        "ingress",
        "*",
        "<x>",
        "[secret]",
        UNKNOWN,
        null,
        0,
        -1,
        true,
        "{}",
      ),
      fc.array(tie("value"), { maxLength: 3 }),
      tie("map"),
    ),
    map: fc.dictionary(fc.constantFrom(...names), tie("value"), { maxKeys: 8 }),
  }));

  it("never fail", () => {
    fc.assert(
      fc.property(shapes.map, fc.constantFrom(...types), (inputs, type) => {
        const found = findings([{ type, name: "x", inputs: inputs, opts: {} }], { stack: "prod" });
        for (const { message } of found) assert.match(message, /must/);
        const whole = { type, name: "x", outputs: inputs, secretPaths: [], credentials: [["result"]] };
        const { secretPaths: _, ...unmarked } = whole;
        for (const settled of [[whole], [unmarked]])
          for (const { message } of findings([], { settled })) assert.match(message, /must/);
      }),
      { numRuns: 2000 },
    );
  });
});
