/** Plans and makes the children of a new SCRAM user. */
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { later } from "../../later";
import { KMS_KEY_INPUTS } from "../../inputNames";
import { override, type InputNames } from "../../override";
import { type OwnOptions } from "../../own";
import { planRandomPassword } from "../../secret/randomPassword";
import { clusterArnOutput, requireMskClusterArn } from "./arn";
import { taggedWith } from "./clusterInputs";
import { type NewMskScramUserArgs } from "./scramUserArgs";
import { MSK_SECRET_PREFIX } from "./scram";
import { scramKeyPolicy } from "./scramKeyPolicy";

interface MadeUser {
  readonly secretArn: pulumi.Output<string>;
  readonly password: pulumi.Output<string>;
}

/**
 * Applies every override, and only then lets anything be made.
 *
 * The password goes into `secretString`. The write-only input would keep it out of the provider's state alone: Pulumi
 * keeps every input, and the random password keeps it too, both encrypted as secrets. With this one a new password is
 * a new version of the secret by itself, and one that was changed by hand is seen.
 */
export function planScramUser(
  name: string,
  args: NewMskScramUserArgs,
  where: string,
): (own: OwnOptions) => MadeUser {
  const { username, tags, overrides = {} } = args;
  const named = (child: string): string => `${where}: overrides.${child}`;
  const clusterArn = clusterArnOutput(args.clusterArn, "provisioned", where, "clusterArn");
  const [passwordText, keyArn, secretId] = [later<string>(), later<string>(), later<string>()];
  const makePassword = planRandomPassword(
    { length: 32, rotation: args.rotation, chosen: overrides.password },
    named("password"),
  );
  const key =
    args.kmsKeyArn === undefined
      ? override<aws.kms.KeyArgs>(
          {
            description: `SCRAM user ${username} of MSK`,
            enableKeyRotation: true,
            policy: clusterArn.apply((arn) =>
              scramKeyPolicy(requireMskClusterArn(arn, "provisioned", where, "clusterArn")),
            ),
            ...taggedWith(tags),
          },
          overrides.key,
          KMS_KEY_INPUTS,
          named("key"),
        )
      : undefined;
  const secret = override<aws.secretsmanager.SecretArgs>(
    {
      namePrefix: `${MSK_SECRET_PREFIX}${username}_`,
      description: `SCRAM user ${username} of MSK`,
      kmsKeyId: args.kmsKeyArn ?? keyArn.output,
      ...taggedWith(tags),
    },
    overrides.secret,
    SECRET_INPUTS,
    named("secret"),
  );
  const version = override<aws.secretsmanager.SecretVersionArgs>(
    {
      secretId: secretId.output,
      secretString: pulumi.secret(pulumi.jsonStringify({ username, password: passwordText.output })),
    },
    overrides.secretVersion,
    VERSION_INPUTS,
    named("secretVersion"),
  );
  const association = override<aws.msk.SingleScramSecretAssociationArgs>(
    { clusterArn, secretArn: secretId.output },
    overrides.association,
    ASSOCIATION_INPUTS,
    named("association"),
  );

  return (own) => {
    const options = (more: pulumi.CustomResourceOptions, chosen: pulumi.CustomResourceOptions) =>
      pulumi.mergeOptions(pulumi.mergeOptions(own, more), chosen);
    const made = makePassword(`${name}-password`, own);
    passwordText.become(made);
    if (key !== undefined) keyArn.become(new aws.kms.Key(`${name}-key`, key.args, options({}, key.opts)).arn);
    const stored = new aws.secretsmanager.Secret(`${name}-secret`, secret.args, options({}, secret.opts));
    secretId.become(stored.arn);
    const written = new aws.secretsmanager.SecretVersion(
      `${name}-secret-version`,
      version.args,
      options({}, version.opts),
    );
    const associated = new aws.msk.SingleScramSecretAssociation(
      `${name}-association`,
      association.args,
      // MSK reads the secret at once: it has to hold something.
      options({ dependsOn: [written] }, association.opts),
    );
    // Who uses the password must not be earlier than MSK knows it.
    const known = pulumi.all([made, associated.id]).apply(([text]) => text);
    return { secretArn: stored.arn, password: pulumi.secret(known) };
  };
}

const SECRET_INPUTS: InputNames<aws.secretsmanager.SecretArgs> = {
  description: true,
  forceOverwriteReplicaSecret: true,
  kmsKeyId: true,
  name: true,
  namePrefix: true,
  policy: true,
  recoveryWindowInDays: true,
  region: true,
  replicas: true,
  tags: true,
  type: true,
};
const VERSION_INPUTS: InputNames<aws.secretsmanager.SecretVersionArgs> = {
  region: true,
  secretBinary: true,
  secretId: true,
  secretString: true,
  secretStringWo: true,
  secretStringWoVersion: true,
  versionStages: true,
};
const ASSOCIATION_INPUTS: InputNames<aws.msk.SingleScramSecretAssociationArgs> = {
  clusterArn: true,
  region: true,
  secretArn: true,
};
