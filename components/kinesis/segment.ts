/**
 * Who Segment is to AWS. One table: a change here is a change everywhere.
 *
 * Segment's page has the customer enter the account when he makes the role, by which the console trusts the account's
 * `:root`; its examples further down name one role of that account.
 *
 * @see https://www.twilio.com/docs/segment/connections/destinations/catalog/amazon-kinesis
 */
export const SEGMENT = {
  account: "arn:aws:iam::595280932656:root",
  role: "arn:aws:iam::595280932656:role/customer-kinesis-access",
} as const;
