/**
 * Senders that no webhook source of Materialize can take, and why: it answers a request by its status alone, so what
 * wants an answer in the body first never starts to send.
 */
export const UNSUPPORTED: Readonly<Record<string, { readonly reason: string; readonly source: string }>> = {
  slack: {
    reason:
      "Slack's Events API sends a challenge first and wants it back in the answer's body, which a webhook source cannot give; it wants a function in front",
    source: "https://docs.slack.dev/reference/events/url_verification/",
  },
  sns: {
    reason:
      "Amazon SNS signs with a certificate and wants its subscription confirmed by a second request, which a webhook source cannot make; let EventBridge or a function deliver",
    source: "https://docs.aws.amazon.com/sns/latest/dg/sns-http-https-endpoint-as-subscriber.html",
  },
  zoom: {
    reason:
      "Zoom sends a challenge every 72 hours and wants a hash of it in the answer's body, which a webhook source cannot give; it wants a function in front",
    source: "https://developers.zoom.us/docs/api/webhooks/#validate-your-webhook-endpoint",
  },
};
