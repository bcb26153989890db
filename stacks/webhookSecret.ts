/** Where the secret of a webhook is kept in a config, and how an operator gets it there. */
import { type WebhookSourceArgs } from "../components/webhook/webhookArgs";
import { setSecretCommand, type SecretReference } from "./config/secrets";
import { appendKey, NAMESPACE } from "./config/strict";
import { pipelineKey } from "./context";

type Places = Pick<WebhookSourceArgs, "secretKey" | "secretNext" | "copySecretTo" | "senderSecretName">;

/**
 * The words of settings and of what is pending.
 *
 * @param given what the config refers to already
 */
export function secretPlaces(pipeline: string, given: SecretReference | undefined): Places {
  return {
    secretKey: pipelineKey(pipeline, "secret"),
    secretNext: `keep it by ${setSecretCommand(pipeline)} and say { secret: ${pipeline} } at the key`,
    copySecretTo: placeOf(pipeline, given),
    senderSecretName: `senderSecrets.${pipeline}`,
  };
}

function placeOf(pipeline: string, given: SecretReference | undefined): string {
  const place = (name: string): string => appendKey(`${NAMESPACE}:secrets`, name);
  if (given === undefined)
    return `${place(pipeline)}, and say { secret: ${pipeline} } at ${pipelineKey(pipeline, "secret")}`;
  if (given.secretArn === undefined) return place(given.secret ?? pipeline);
  return given.field === undefined ? given.secretArn : `the field ${given.field} of ${given.secretArn}`;
}
