/** A pack in a process of its own, spoken to as the engine speaks to it. */
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { createInterface } from "node:readline";

export const ROOT = join(__dirname, "..", "..");

/* eslint-disable @typescript-eslint/no-explicit-any, @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-return */
// The engine's protocol has no declarations, and its packages are the SDK's, not ours.
const sdk = createRequire(require.resolve("@pulumi/policy"));
const grpc = sdk("@grpc/grpc-js");
const service = sdk("@pulumi/pulumi/proto/analyzer_grpc_pb.js");
export const messages = sdk("@pulumi/pulumi/proto/analyzer_pb.js");
const { Struct } = sdk("google-protobuf/google/protobuf/struct_pb.js");
export const { Empty } = sdk("google-protobuf/google/protobuf/empty_pb.js");
export const { unknownStringValue } = require("@pulumi/policy/proxy") as { unknownStringValue: string };

/** What a pack found: the rule, its level, the resource, what it says. */
export interface Diagnostic {
  readonly policy: string;
  readonly level: "advisory" | "mandatory";
  /** Empty where one resource was asked about. */
  readonly urn: string;
  readonly message: string;
}

export interface RunningPack {
  call(method: string, request: unknown): Promise<any>;
  /** Asks about one resource, before it is made. */
  analyze(type: string, properties: object): Promise<readonly Diagnostic[]>;
  /** Asks about all that there is at the end. */
  analyzeStack(
    resources: readonly (readonly [type: string, properties: object])[],
  ): Promise<readonly Diagnostic[]>;
  stop(): void;
}

export const urnOf = (type: string): string => `urn:pulumi:prod::p::${type}::it`;
export const struct = (properties: object): unknown => Struct.fromJavaScript(properties);

/**
 * Starts what a folder holds, with the repository's own ts-node.
 *
 * @param file in the folder
 */
export async function startPack(folder: string, file: string): Promise<RunningPack> {
  const pack = spawn(process.execPath, ["-r", require.resolve("ts-node/register"), file], {
    cwd: folder,
    env: {
      ...process.env,
      TS_NODE_TRANSPILE_ONLY: "true",
      TS_NODE_PROJECT: join(ROOT, "tsconfig.json"),
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const lines = createInterface({ input: pack.stdout });
  const port = await new Promise<string>((resolve, reject) => {
    lines.once("line", resolve);
    pack.once("exit", (code) => reject(new Error(`the pack ended with ${code}`)));
  });
  const client = new service.AnalyzerClient(`127.0.0.1:${port}`, grpc.credentials.createInsecure());
  const call = (method: string, request: unknown): Promise<any> =>
    new Promise((resolve, reject) =>
      client[method](request, (error: Error | null, answer: unknown) =>
        error ? reject(error) : resolve(answer),
      ),
    );
  const filled = (message: any, type: string, properties: object): any => {
    message.setType(type);
    message.setUrn(urnOf(type));
    message.setName("it");
    message.setProperties(struct(properties));
    message.setOptions(new messages.AnalyzerResourceOptions());
    return message;
  };
  return {
    call,
    analyze: async (type, properties) =>
      diagnosticsIn(await call("analyze", filled(new messages.AnalyzeRequest(), type, properties))),
    analyzeStack: async (resources) => {
      const request = new messages.AnalyzeStackRequest();
      request.setResourcesList(
        resources.map(([type, properties]) => filled(new messages.AnalyzerResource(), type, properties)),
      );
      return diagnosticsIn(await call("analyzeStack", request));
    },
    stop: () => {
      client.close();
      pack.kill();
    },
  };
}

function diagnosticsIn(answer: any): readonly Diagnostic[] {
  return answer.toObject().diagnosticsList.map((found: any) => ({
    policy: found.policyname,
    level: found.enforcementlevel === messages.EnforcementLevel.MANDATORY ? "mandatory" : "advisory",
    urn: found.urn,
    message: found.message.split("\n").at(-1),
  }));
}
