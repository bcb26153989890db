import { type SaslMechanism } from "../../../materialize";

/** The only one of MSK. @see https://docs.aws.amazon.com/msk/latest/developerguide/msk-password-limitations.html */
export const MSK_SCRAM_MECHANISM = "SCRAM-SHA-512" satisfies SaslMechanism;

/**
 * What the name of an associated secret begins with.
 *
 * @see https://docs.aws.amazon.com/msk/latest/developerguide/msk-password-limitations.html
 */
export const MSK_SECRET_PREFIX = "AmazonMSK_";
