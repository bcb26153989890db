/**
 * What a check of one's own is made of: `request.and(request.notEmpty(key), …)`. How it is printed stays in
 * `expression.ts`.
 */
export {
  and,
  bodyBytes,
  bodyText,
  concatenate,
  constantTimeEqual,
  encoded,
  header,
  hmac,
  matched,
  notEmpty,
  or,
  part,
  secretBytes,
  secretText,
  text,
  withinSeconds,
  type Expression,
  type ExpressionType,
  type HmacDigest,
} from "./expression";
