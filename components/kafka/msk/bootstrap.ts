import type * as pulumi from "@pulumi/pulumi";
import { invalid } from "../../../materialize/errors";
import { MSK_LISTENERS, mskListener, type MskAuthentication, type MskReach } from "./ports";

/**
 * Bootstrap brokers that are there: AWS answers with an empty text for an authentication that is off, and for the
 * internet where the cluster is not public.
 *
 * @throws RunError, when the text is known and empty, naming the authentication.
 */
export function bootstrapText(
  text: pulumi.Output<string>,
  authentication: MskAuthentication,
  reach: MskReach,
  where: string,
): pulumi.Output<string> {
  return text.apply((known) => {
    if (known) return known;
    const { title } = MSK_LISTENERS[authentication];
    const { bootstrap } = mskListener(authentication, reach);
    const on = reach === "vpc" ? "on" : "on, and public,";
    const rule = `be ${on} in the cluster: AWS names no bootstrap brokers for ${title} (${bootstrap})`;
    throw invalid(where, `authentication.${authentication}`, rule, known);
  });
}
