import { ACCOUNT, arn, Identity, PARTITION } from "../identity";
import { zonesOf } from "../scenery";
import { text, type Props } from "../values";
import { type Lookup } from "./lookup";

const SECRET = "aws:secretsmanager/secret:Secret";
const SECRET_VERSION = "aws:secretsmanager/secretVersion:SecretVersion";

/** Of a secret of the program, by its ARN or its name, or of one that was there before. */
const secretVersion: Lookup = (args, store, region) => {
  const of = text(args, "secretId") ?? "";
  const scene = store.scenery.secrets.find(
    ({ name }) => name === of || of.startsWith(`${arn("secretsmanager", region, `secret:${name}`)}-`),
  );
  if (scene !== undefined) {
    return { ...versionAnswer(of, new Identity(`scene|${of}`).uuid("version")), secretString: scene.value };
  }
  const secret = store.ofType(SECRET).find(({ id, outputs }) => id === of || outputs["name"] === of);
  const versions = store.ofType(SECRET_VERSION).filter(({ outputs }) => outputs["arn"] === secret?.id);
  const current = versions.sort((a, b) => a.generation - b.generation).at(-1);
  if (secret === undefined || current === undefined) {
    throw new Error("ResourceNotFoundException: Secrets Manager can't find the specified secret.");
  }
  const { inputs, outputs } = current;
  return {
    ...versionAnswer(secret.id, text(outputs, "versionId") ?? ""),
    secretString: inputs["secretString"] ?? inputs["secretStringWo"] ?? "",
    secretBinary: inputs["secretBinary"] ?? "",
  };
};

function versionAnswer(secretArn: string, versionId: string): Props {
  return {
    id: `${secretArn}|AWSCURRENT`,
    arn: secretArn,
    secretArn,
    secretId: secretArn,
    versionId,
    versionStages: ["AWSCURRENT"],
    secretBinary: "",
    createdDate: "2026-01-01T00:00:00Z",
  };
}

const callerIdentity: Lookup = () => ({
  id: ACCOUNT,
  accountId: ACCOUNT,
  arn: arn("iam", "", "user/deployer"),
  userId: "AIDAIOSFODNN7EXAMPLE",
});

const region: Lookup = (args, _store, own) => {
  const name = text(args, "region") ?? text(args, "name") ?? own;
  return { id: name, name, region: name, description: name, endpoint: `ec2.${name}.amazonaws.com` };
};

const partition: Lookup = () => ({
  id: PARTITION,
  partition: PARTITION,
  dnsSuffix: "amazonaws.com",
  reverseDnsPrefix: "com.amazonaws",
});

const availabilityZones: Lookup = (_args, _store, own) => {
  const zones = zonesOf(own);
  return {
    id: own,
    names: zones.map(({ name }) => name),
    zoneIds: zones.map(({ id }) => id),
    groupNames: [own],
  };
};

export const ACCOUNT_LOOKUPS: Readonly<Record<string, Lookup>> = {
  "aws:index/getAvailabilityZones:getAvailabilityZones": availabilityZones,
  "aws:index/getCallerIdentity:getCallerIdentity": callerIdentity,
  "aws:index/getPartition:getPartition": partition,
  "aws:index/getRegion:getRegion": region,
  "aws:secretsmanager/getSecretVersion:getSecretVersion": secretVersion,
};
