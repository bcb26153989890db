/** Limits of AWS that a PrivateLink service meets, each with its source. */
export const PRIVATELINK_QUOTAS = {
  /**
   * Listeners of one Network Load Balancer. AWS does not raise it.
   * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-limits.html
   */
  listenersPerLoadBalancer: 50,
} as const;
