/**
 * Accounts in which a vendor acts for all of its customers. One table for the rules; a test holds it to what the
 * components trust.
 */
export const VENDOR_ACCOUNTS: Readonly<Record<string, string>> = {
  // https://materialize.com/docs/sql/create-connection/#aws-permissions
  "664411391173": "Materialize Cloud",
  // https://www.twilio.com/docs/segment/connections/destinations/catalog/amazon-kinesis
  "595280932656": "Segment",
};
