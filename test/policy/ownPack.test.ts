/** A pack of a user's own, made with her own copy of the policy SDK and our rules. */
import assert from "node:assert/strict";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { seal } from "../../policy/secretPaths";
import { ROOT, startPack, urnOf, type Diagnostic } from "./runningPack";

const LIBRARY = join(ROOT, "policy", "library");
const STREAM = "aws:kinesis/stream:Stream";
const PASSWORD = "random:index/randomPassword:RandomPassword";
const STACK = "pulumi:pulumi:Stack";

/** A folder with a copy of the SDK that is not the repository's, and a pack before which something is done. */
function layPack(folder: string, before: string): void {
  const modules = join(folder, "node_modules");
  mkdirSync(join(modules, "@pulumi"), { recursive: true });
  cpSync(dirname(require.resolve("@pulumi/policy")), join(modules, "@pulumi", "policy"), { recursive: true });
  for (const name of ["@pulumi/pulumi", "@grpc", "google-protobuf"])
    symlinkSync(join(ROOT, "node_modules", name), join(modules, name));
  writeFileSync(join(folder, "package.json"), '{ "name": "ours", "version": "1.0.0", "private": true }\n');
  writeFileSync(
    join(folder, "index.js"),
    `const { keepSecretMarks, RULES, STACK_RULES } = require(${JSON.stringify(LIBRARY)});
${before}
const { PolicyPack } = require("@pulumi/policy");
new PolicyPack("ours", { policies: [...RULES, ...STACK_RULES] });
`,
  );
}

interface Found {
  readonly resource: readonly Diagnostic[];
  readonly stack: readonly Diagnostic[];
}

async function foundBy(before: string): Promise<Found> {
  const folder = mkdtempSync(join(tmpdir(), "materialize-ingest-pack-"));
  try {
    layPack(folder, before);
    const pack = await startPack(folder, "index.js");
    try {
      const tags = { Project: "p", Environment: "e", Owner: "o" };
      const stream = { tags, encryptionType: "NONE", retentionPeriod: 168 };
      return {
        resource: await pack.analyze(STREAM, stream),
        stack: await pack.analyzeStack([
          [STACK, { key: "hunter2-hunter2" }],
          [PASSWORD, { result: seal("hunter2-hunter2") }],
        ]),
      };
    } finally {
      pack.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const KEPT = 'keepSecretMarks(require("@pulumi/policy/deserialize"));';
/** Replaces what the server of the SDK will find. */
const SWAPPED = (exports: string): string =>
  `const path = require.resolve("@pulumi/policy/deserialize");
const sdk = require(path);
require.cache[path].exports = ${exports};
${KEPT}`;

/** What leaves a pack without marks; none of it may stop a stack. */
const WITHOUT_MARKS: readonly (readonly [what: string, before: string])[] = [
  ["where nothing is called", ""],
  [
    "where a copy of the SDK's exports is given, as an `import * as` makes it",
    `keepSecretMarks({ ...require("@pulumi/policy/deserialize") });`,
  ],
  [
    "where the SDK lets nobody set what it exports",
    SWAPPED("{ ...sdk, get deserializeProperties() { return sdk.deserializeProperties; } }"),
  ],
  ["where the SDK's exports are frozen", SWAPPED("Object.freeze({ ...sdk })")],
  [
    "where the SDK's reader gets a plain object",
    `const sdk = require("@pulumi/policy/deserialize");
const read = sdk.deserializeProperties;
sdk.deserializeProperties = (plain, proxySecrets) => read({ toJavaScript: () => plain }, proxySecrets);
${KEPT}
const ours = sdk.deserializeProperties;
sdk.deserializeProperties = (wire, proxySecrets) => ours(wire.toJavaScript(), proxySecrets);`,
  ],
];

const encryption = {
  policy: "kinesis-encryption",
  level: "mandatory",
  // The engine knows what it asked about.
  urn: "",
  message: "encryptionType must be KMS, got NONE",
};

describe("a pack of a user's own", () => {
  it("finds a secret in clear where it keeps the marks of its own SDK", async () => {
    const { resource, stack } = await foundBy(KEPT);
    assert.deepEqual(resource, [encryption]);
    assert.deepEqual(stack, [
      {
        policy: "no-secret-in-plain-output",
        level: "mandatory",
        urn: urnOf(STACK),
        message: `key must not hold what ${PASSWORD}::it keeps secret (result)`,
      },
    ]);
  });

  for (const [what, before] of WITHOUT_MARKS)
    it(`judges on, stops nothing and says what is missing ${what}`, async () => {
      const { resource, stack } = await foundBy(before);
      assert.deepEqual(resource, [encryption]);
      assert.deepEqual(
        stack.map(({ policy, level, urn }) => [policy, level, urn]),
        [["secret-marks-kept", "advisory", urnOf(STACK)]],
      );
      assert.match(stack[0]!.message, /call keepSecretMarks\(require\("@pulumi\/policy\/deserialize"\)\)/);
    });
});
