import { iamServiceTrustSource } from "../../../policy/rules/iam/iamServiceTrustSource";
import { iamTrustNoWildcard } from "../../../policy/rules/iam/iamTrustNoWildcard";
import { ruleCases, UNKNOWN } from "../judged";
import { failing, passing, trust, TRUST, unknowing } from "./statements";

const segment = "arn:aws:iam::595280932656:root";

ruleCases(iamTrustNoWildcard, {
  passes: passing(
    [TRUST],
    [
      { what: "a role", statement: trust({ AWS: "arn:aws:iam::111122223333:role/r" }) },
      { what: "a service", statement: trust({ Service: "lambda.amazonaws.com" }) },
      { what: "a refusal of everybody", statement: { ...trust("*"), Effect: "Deny" } },
    ],
  ),
  fails: failing(
    [TRUST],
    [
      { what: "everybody", statement: trust("*"), says: ["must name who may take the role, got *"] },
      {
        what: "every account",
        statement: trust({ AWS: "*" }),
        says: ["must name who may take the role, got *"],
      },
      {
        what: "everybody in a list",
        statement: trust({ AWS: [segment, "*"] }),
        says: ["must name who may take the role, got *"],
      },
      {
        what: "everybody under a condition",
        statement: trust("*", { StringEquals: { "sts:ExternalId": "one" } }),
        says: ["must name who may take the role, got *"],
      },
      {
        what: "a pattern",
        statement: trust({ AWS: "arn:aws:iam::*:root" }),
        says: ["must name who may take the role, got *"],
      },
      {
        what: "every provider",
        statement: trust({ Federated: "*" }, undefined, "sts:AssumeRoleWithSAML"),
        says: ["must name who may take the role, got *"],
      },
    ],
  ),
  unknown: unknowing(
    [TRUST],
    [
      { what: "the principals", statement: trust(UNKNOWN) },
      { what: "one principal", statement: trust({ AWS: [UNKNOWN] }) },
    ],
  ),
});

const service = { Service: "lambda.amazonaws.com" };
const source = "must demand aws:SourceAccount or aws:SourceArn of";
ruleCases(iamServiceTrustSource, {
  passes: passing(
    [TRUST],
    [
      {
        what: "an account",
        statement: trust(service, { StringEquals: { "aws:SourceAccount": "111122223333" } }),
      },
      {
        what: "an ARN",
        statement: trust(service, {
          ArnLike: { "AWS:sourcearn": "arn:aws:lambda:eu-west-1:111122223333:*" },
        }),
      },
      {
        what: "an account and no region",
        statement: trust(service, { ArnLike: { "aws:SourceArn": "arn:aws:sns:*:111122223333:*" } }),
      },
      { what: "an organization", statement: trust(service, { StringEquals: { "aws:SourceOrgID": "o-1" } }) },
      { what: "an instance's role", statement: trust({ Service: "ec2.amazonaws.com" }) },
      {
        what: "a service that the config names",
        statement: trust(service),
        config: { services: ["lambda.amazonaws.com"] },
      },
      { what: "an account, no service", statement: trust({ AWS: segment }) },
    ],
  ),
  fails: failing(
    [TRUST],
    [
      { what: "no condition", statement: trust(service), says: [`${source} lambda.amazonaws.com`] },
      {
        what: "a test that passes without the key",
        statement: trust(service, { StringEqualsIfExists: { "aws:SourceAccount": "1" } }),
        says: [`${source} lambda.amazonaws.com`],
      },
      {
        what: "any account",
        statement: trust(service, { StringLike: { "aws:SourceAccount": "*" } }),
        says: [`${source} lambda.amazonaws.com`],
      },
      {
        what: "an empty account",
        statement: trust(service, { StringEquals: { "aws:SourceAccount": "" } }),
        says: [`${source} lambda.amazonaws.com`],
      },
      {
        what: "an ARN of any account",
        statement: trust(service, { ArnLike: { "aws:SourceArn": "arn:aws:lambda:eu-west-1:*:*" } }),
        says: [
          "must demand aws:SourceArn and aws:SourceAccount of lambda.amazonaws.com, since that ARN names no account",
        ],
      },
      {
        what: "each service",
        statement: trust({ Service: ["pipes.amazonaws.com", "events.amazonaws.com"] }),
        says: [`${source} pipes.amazonaws.com`, `${source} events.amazonaws.com`],
      },
      {
        what: "an instance's role, where the config names others",
        statement: trust({ Service: "ec2.amazonaws.com" }),
        config: { services: [] },
        says: [`${source} ec2.amazonaws.com`],
      },
      {
        what: "what is no service, without printing it",
        statement: trust({ Service: "Hunter2!" }),
        says: [`${source} the service`],
      },
    ],
  ),
  unknown: unknowing(
    [TRUST],
    [
      { what: "the account", statement: trust(service, { StringEquals: { "aws:SourceAccount": UNKNOWN } }) },
      { what: "the condition", statement: trust(service, UNKNOWN) },
      { what: "the service", statement: trust({ Service: UNKNOWN }) },
    ],
  ),
});
