import { must } from "../../message";
import { rule } from "../../rule";

/** @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-api-destination-create.html */
export const eventbridgeHttps = rule({
  name: "eventbridge-https",
  family: "eventbridge",
  level: "mandatory",
  description:
    "An API destination sends its key with every event, and over HTTP whoever is on the way reads it (AWS refuses such a URL, but only when it is made): give an https:// URL.",
  checks: {
    "aws:cloudwatch/eventApiDestination:EventApiDestination": ({ inputs: { invocationEndpoint: url } }) =>
      // A URL may hold a secret; a stand-in is not one yet.
      typeof url !== "string" || url.startsWith("<") || /^https:\/\//i.test(url)
        ? []
        : [
            must(
              "invocationEndpoint",
              "start with https://",
              /^http:/i.test(url) ? "http://" : "another value",
            ),
          ],
  },
});
