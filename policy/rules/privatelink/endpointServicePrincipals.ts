import { must } from "../../message";
import { rule } from "../../rule";
import { placed } from "../../seen";

const ACCOUNT = /^arn:[a-z-]+:iam::\d{12}:root$/;

function tooWide(field: string, principal: unknown): readonly string[] {
  if (typeof principal !== "string") return [];
  const wide = principal.includes("*") ? "*" : ACCOUNT.test(principal) ? principal : undefined;
  return wide === undefined ? [] : [must(field, "be one role or user, not everybody", wide)];
}

/** @see https://docs.aws.amazon.com/vpc/latest/privatelink/configure-endpoint-service.html */
export const endpointServicePrincipals = rule({
  name: "endpoint-service-principals",
  family: "privatelink",
  level: "mandatory",
  description:
    "`*` lets every account in, and `:root` of Materialize's account every customer of Materialize: name the role that Materialize printed for the connection. Whether a connection is then accepted by hand or by itself is a choice: a service that names nobody lets nobody in.",
  checks: {
    "aws:ec2/vpcEndpointService:VpcEndpointService": ({ inputs }) =>
      placed(inputs.allowedPrincipals).flatMap(([i, principal]) =>
        tooWide(`allowedPrincipals[${i}]`, principal),
      ),
    "aws:ec2/vpcEndpointServiceAllowedPrinciple:VpcEndpointServiceAllowedPrinciple": ({ inputs }) =>
      tooWide("principalArn", inputs.principalArn),
  },
});
