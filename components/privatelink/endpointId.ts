/** The shape of an endpoint's id. @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/resource-ids.html */
export const ENDPOINT_ID = /^vpce-(?:[0-9a-f]{8}|[0-9a-f]{17})$/;

/** Says why `id` is no id of an endpoint, or `undefined`. */
export function unfitEndpointId(id: string): string | undefined {
  return ENDPOINT_ID.test(id) ? undefined : "be the id of an endpoint, such as vpce-0123456789abcdef0";
}
