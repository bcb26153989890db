import { onTrustPolicies } from "../../iam/attached";
import { testsOf } from "../../iam/trust";
import { rule } from "../../rule";

/** How our components start an external id that Materialize has not told yet. */
const PENDING = "PENDING";

/** @see https://materialize.com/docs/sql/create-connection/#aws */
export const iamExternalIdPending = rule({
  name: "iam-external-id-pending",
  family: "iam",
  level: "advisory",
  description:
    "A role with a pending external id can be taken by nobody, so nothing flows: fetch the id from Materialize and set it in the config.",
  checks: onTrustPolicies((statement) =>
    testsOf(statement, "sts:externalid").some(({ values }) =>
      values.known.some((value) => typeof value === "string" && value.startsWith(PENDING)),
    )
      ? [`${statement.where} must have the external id of the connection, got one that is pending`]
      : [],
  ),
});
