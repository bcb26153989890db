import type { Path } from "./secretPaths";

/** Where a type of resource keeps a credential. */
interface Credentials {
  readonly at: readonly Path[];
  /** The field and its value with which it is one. @default always */
  readonly only?: { readonly field: string; readonly value: string };
}

/**
 * What is looked for: outputs that hold nothing but a credential. It is short on purpose. Providers call far more secret
 * (names, certificates, settings, whatever a parameter holds), and such a text may well stand elsewhere in clear. Nor is a
 * password here that a program gives to a database: where it came from is, if that makes passwords.
 */
const CREDENTIALS: Readonly<Record<string, Credentials>> = {
  // AWS makes it, and shows it once. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html
  "aws:iam/accessKey:AccessKey": { at: [["secret"], ["sesSmtpPasswordV4"]] },
  // AWS makes it. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_service-specific-creds.html
  "aws:iam/serviceSpecificCredential:ServiceSpecificCredential": {
    at: [["serviceCredentialSecret"], ["servicePassword"]],
  },
  // The provider makes it. @see https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/iam/user_login_profile.go
  "aws:iam/userLoginProfile:UserLoginProfile": { at: [["password"]] },
  // AWS makes them. @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-client-apps.html
  "aws:cognito/userPoolClient:UserPoolClient": { at: [["clientSecret"]] },
  "aws:cognito/managedUserPoolClient:ManagedUserPoolClient": { at: [["clientSecret"]] },
  // AWS makes them where none are given. @see https://docs.aws.amazon.com/vpn/latest/s2svpn/VPNTunnels.html
  "aws:ec2/vpnConnection:VpnConnection": { at: [["tunnel1PresharedKey"], ["tunnel2PresharedKey"]] },
  // A key pair's other half. @see https://docs.aws.amazon.com/iot/latest/apireference/API_CreateKeysAndCertificate.html
  "aws:iot/certificate:Certificate": { at: [["privateKey"]] },
  // A key pair's other half. @see https://docs.aws.amazon.com/lightsail/2016-11-28/api-reference/API_CreateKeyPair.html
  "aws:lightsail/keyPair:KeyPair": { at: [["privateKey"]] },
  /**
   * A program gives them, but to nothing else than to show who it is. The header, the user's name and the URL that the
   * provider calls secret with them are none.
   *
   * @see https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/events/connection.go
   */
  "aws:cloudwatch/eventConnection:EventConnection": {
    at: [
      ["authParameters", "apiKey", "value"],
      ["authParameters", "basic", "password"],
      ["authParameters", "oauth", "clientParameters", "clientSecret"],
    ],
  },
  // A program puts it where secrets are kept: that is what it says of it. @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/intro.html
  "aws:secretsmanager/secretVersion:SecretVersion": { at: [["secretString"]] },
  // Other types of parameter are settings, though the provider calls every value secret. @see https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_Parameter.html
  "aws:ssm/parameter:Parameter": { at: [["value"]], only: { field: "type", value: "SecureString" } },
  // A program gives it, for one user of Kafka. @see https://github.com/Mongey/terraform-provider-kafka/blob/main/kafka/resource_kafka_user_scram_credential.go
  "kafka:index/userScramCredential:UserScramCredential": { at: [["password"]] },
  // Made to be one; its hash is made to be kept in clear. @see https://www.pulumi.com/registry/packages/random/api-docs/randompassword/
  "random:index/randomPassword:RandomPassword": { at: [["result"]] },
  // Made to be a key (what is no secret is a RandomId or a RandomString). @see https://www.pulumi.com/registry/packages/random/api-docs/randombytes/
  "random:index/randomBytes:RandomBytes": { at: [["base64"], ["hex"]] },
  // A key pair's other half. @see https://www.pulumi.com/registry/packages/tls/api-docs/privatekey/
  "tls:index/privateKey:PrivateKey": {
    at: [["privateKeyOpenssh"], ["privateKeyPem"], ["privateKeyPemPkcs8"]],
  },
};

/** Every type that keeps a credential, with where. */
export const CREDENTIAL_TYPES: readonly (readonly [type: string, at: readonly Path[]])[] = Object.entries(
  CREDENTIALS,
).map(([type, { at }]) => [type, at]);

/** Where a resource keeps credentials. */
export function credentialsOf(type: string, outputs: object): readonly Path[] {
  const known = Object.hasOwn(CREDENTIALS, type) ? CREDENTIALS[type] : undefined;
  if (known === undefined) return [];
  const { at, only } = known;
  return only === undefined || (outputs as Record<string, unknown>)[only.field] === only.value ? at : [];
}
