import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { basename, join, relative } from "node:path";
import * as aws from "@pulumi/aws";
import * as kafka from "@pulumi/kafka";
import { typeToken } from "../../components/names";
import { POLICIES, RULES } from "../../policy/rules";

const ROOT = join(__dirname, "..", "..");
const FOLDER = join(ROOT, "policy", "rules");

function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts"))
    .map((path) => join(folder, path))
    .sort();
}

function camelCase(name: string): string {
  return name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

describe("the rules", () => {
  it("are one a file, each called after its rule, in its family's folder, and all in the barrel", () => {
    const found = filesUnder(FOLDER).map((file) => {
      const exported = Object.entries(require(file) as object);
      assert.deepEqual(
        exported.map(([name]) => name),
        [basename(file, ".ts")],
        file,
      );
      return exported[0]![1] as (typeof POLICIES)[number];
    });
    assert.deepEqual(new Set(POLICIES), new Set(found));
    assert.deepEqual(
      POLICIES.map((rule) => `${rule.family}/${camelCase(rule.name)}.ts`).sort(),
      filesUnder(FOLDER).map((file) => relative(FOLDER, file)),
    );
  });

  it("have stable names of their own, in kebab-case, and a description that asks for something", () => {
    assert.equal(new Set(POLICIES.map(({ name }) => name)).size, POLICIES.length);
    for (const { name, description } of POLICIES) {
      assert.match(name, /^[a-z]+(-[a-z]+)+$/);
      assert.match(description, /: .+\.$/s, name);
    }
  });

  it("are each tried by cases", () => {
    const tests = filesUnder(__dirname).map((file) => readFileSync(file, "utf8"));
    for (const rule of POLICIES) {
      const call = `${"types" in rule ? "ruleCases" : "stackRuleCases"}(${camelCase(rule.name)}, {`;
      assert.equal(tests.filter((text) => text.includes(call)).length, 1, rule.name);
    }
  });

  it("have settings that the engine takes: each with a default and a description, exclude always", () => {
    for (const { name, configSchema } of POLICIES) {
      assert.ok(configSchema.properties["exclude"], name);
      assert.equal(configSchema.properties["enforcementLevel"], undefined, "the SDK adds it");
      for (const [option, schema] of Object.entries(configSchema.properties)) {
        assert.ok(schema.description && schema.default !== undefined, `${name} ${option}`);
      }
    }
  });

  it("judge types that exist", () => {
    const known = new Set<string>();
    const collect = (holder: object): void => {
      for (const member of Object.values(holder)) {
        const type = (member as { __pulumiType?: unknown } | undefined)?.__pulumiType;
        if (typeof type === "string") known.add(type);
      }
    };
    const modules = ["alb", "cloudwatch", "ec2", "glue", "iam", "kinesis", "kms", "lb", "msk"] as const;
    const more = ["mskconnect", "s3", "secretsmanager", "sqs", "vpc"] as const;
    for (const module of [...modules, ...more]) collect(aws[module]);
    collect(kafka);
    // Of our own; that it is registered by this type, its rule's test shows.
    known.add(typeToken("webhook", "WebhookSource"));
    for (const { name, types } of RULES) {
      for (const type of types) assert.ok(known.has(type), `${name}: ${type}`);
    }
  });

  it("cover what the controls of their families ask for, at the level agreed", () => {
    const controls = Object.fromEntries(
      POLICIES.flatMap((rule) => rule.controls.map((control) => [control, rule.enforcementLevel])),
    );
    assert.deepEqual(controls, {
      "CloudWatch.16": "advisory",
      "EC2.18": "mandatory",
      "EC2.19": "mandatory",
      "ELB.13": "advisory",
      "ELB.6": "mandatory",
      "IAM.1": "mandatory",
      "IAM.21": "mandatory",
      "KMS.4": "advisory",
      "KMS.5": "mandatory",
      "Kinesis.1": "mandatory",
      "Kinesis.2": "advisory",
      "Kinesis.3": "mandatory",
      "MSK.1": "mandatory",
      "MSK.2": "advisory",
      "MSK.3": "mandatory",
      "MSK.4": "mandatory",
      "MSK.5": "advisory",
      "MSK.6": "mandatory",
      "S3.5": "mandatory",
      "S3.8": "mandatory",
      "SQS.1": "mandatory",
      "SQS.3": "mandatory",
    });
    const others = POLICIES.filter((rule) => rule.controls.length === 0);
    assert.deepEqual(Object.fromEntries(others.map((rule) => [rule.name, rule.enforcementLevel])), {
      "endpoint-service-principals": "mandatory",
      "eventbridge-dead-letters": "mandatory",
      "eventbridge-https": "mandatory",
      "iam-external-id-pending": "advisory",
      "iam-foreign-trust-external-id": "mandatory",
      "iam-named-trust-external-id": "advisory",
      "iam-no-access-keys": "advisory",
      "iam-no-administrator-attachments": "mandatory",
      "iam-no-inverted-elements": "mandatory",
      "iam-no-wildcard-resources": "mandatory",
      "iam-service-trust-source": "advisory",
      "iam-trust-no-wildcard": "mandatory",
      "msk-log-delivery": "advisory",
      "nlb-cross-zone": "advisory",
      "nlb-internal": "mandatory",
      "no-secret-in-plain-output": "mandatory",
      "queue-dead-letter-retention": "advisory",
      "queue-service-source": "mandatory",
      "required-tags": "mandatory",
      "secret-marks-kept": "advisory",
      "topic-protect": "advisory",
      "topic-replication": "advisory",
      "webhook-check": "mandatory",
    });
  });

  it("load neither a provider nor a server when they are imported", () => {
    const script = `
      require("./policy/rules"); require("./policy/findings"); require("./policy/table");
      const loaded = Object.keys(require.cache).filter((file) => !/[\\\\/](ts-node|@swc|typescript)[\\\\/]/.test(file));
      console.log(JSON.stringify(loaded.map((file) => require("path").relative(".", file))));
    `;
    const printed = execFileSync(process.execPath, ["-r", "ts-node/register", "-e", script], { cwd: ROOT });
    const loaded = JSON.parse(printed.toString()) as string[];
    assert.ok(loaded.includes(join("policy", "rules.ts")));
    const others = loaded.filter((file) => !file.startsWith("policy"));
    assert.deepEqual(
      others.filter((file) => /@pulumi|@grpc/.test(file)),
      [],
    );
  });
});
