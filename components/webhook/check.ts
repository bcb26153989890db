import {
  apiKeyCheck,
  basicAuthCheck,
  hmacCheck,
  timestampedHmacCheck,
  type Secret,
  type WebhookCheck,
} from "../../materialize";
import { type Scheme } from "../../senders";

/**
 * The CHECK that lets in whoever shows by this scheme that it knows the secret.
 *
 * @param secret as the scheme wants it: for `basic` the whole header, see `basicAuthHeader`
 * @throws RunError when the scheme cannot be a check.
 */
export function checkOf(scheme: Scheme, secret: Secret): WebhookCheck {
  switch (scheme.type) {
    case "api-key":
      return apiKeyCheck(scheme.header, secret);
    case "basic":
      return basicAuthCheck(secret);
    case "hmac": {
      const { header, algorithm: digest, encoding, prefix } = scheme;
      return hmacCheck({ header, secret, digest, encoding, ...(prefix === undefined ? {} : { prefix }) });
    }
    case "timestamped-hmac": {
      const { header, algorithm: digest, timestampKey, signatureKey, toleranceSeconds } = scheme;
      return timestampedHmacCheck({ header, secret, digest, timestampKey, signatureKey, toleranceSeconds });
    }
  }
}
