import { EVENTS } from "./outputs/events";
import { type Maker } from "./outputs/making";
import { MSK } from "./outputs/msk";
import { NETWORK } from "./outputs/network";
import { SERVICES } from "./outputs/services";

/** What AWS answers to a create or an update, a row a type. ARNs and ids have the shapes that AWS gives them. */
export const OUTPUTS: Readonly<Record<string, Maker>> = { ...EVENTS, ...MSK, ...NETWORK, ...SERVICES };

/**
 * Outputs that the provider's schema calls sensitive, so that the engine keeps them encrypted.
 *
 * @see https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/events/connection.go (the key within)
 * @see https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/iam/access_key.go
 * @see https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/secretsmanager/secret_version.go
 */
export const SECRET_OUTPUTS: Readonly<Record<string, readonly string[]>> = {
  "aws:cloudwatch/eventConnection:EventConnection": ["authParameters"],
  "aws:iam/accessKey:AccessKey": ["secret", "sesSmtpPasswordV4"],
  "aws:secretsmanager/secretVersion:SecretVersion": ["secretBinary", "secretString", "secretStringWo"],
  "aws:secretsmanager/getSecretVersion:getSecretVersion": ["secretBinary", "secretString"],
};
