import * as pulumi from "@pulumi/pulumi";
import {
  Catalog,
  ddlScript,
  parsed,
  pendingList,
  secretsScript,
  setupScript,
  type PendingEntry,
} from "../materialize";
import { type Environment } from "./environment";
import { type WebhookSetting } from "../components";
import { PipelineGroup, type LegacyTexts } from "./pipeline";

/** One pipeline in the outputs. */
export interface PipelineOutputs {
  readonly kind: string;
  /** Its part of `ddl`. */
  readonly ddl: pulumi.Input<string>;
  /** The operator's steps on other systems, a script by system. */
  readonly upstream?: Readonly<Record<string, pulumi.Input<string>>>;
  readonly legacyDdl?: LegacyTexts;
  /** What to enter in the sender's console. */
  readonly senderSettings?: readonly WebhookSetting[];
  /** What an operator should know, a sentence each. */
  readonly notes?: readonly string[];
  /** ARNs, URLs, topics, endpoint names, by the names that the README lists for the kind. */
  readonly [provisioned: string]: unknown;
}

/** The stack's outputs: a contract, other stacks and scripts read them. */
export interface ProgramOutputs {
  /** What can be created now, in order. Run it after `secrets`, as often as you like. */
  readonly ddl: pulumi.Output<string>;
  /** Secret: the secrets, after the databases and schemas that they need. */
  readonly secrets: pulumi.Output<string>;
  /** Only where something asks for it: run once, before both. */
  readonly setup?: pulumi.Output<string>;
  /** Secret, by pipeline: what to enter at senders. Only where there are some. */
  readonly senderSecrets?: pulumi.Output<Readonly<Record<string, string>>>;
  readonly pipelines: Readonly<Record<string, PipelineOutputs>>;
  /** What somebody still has to give, and what waits for it. */
  readonly pending: readonly PendingEntry[];
}

/** What a program made: its outputs, and the catalog behind them for whoever prints more. */
export interface Deployment {
  readonly outputs: ProgramOutputs;
  readonly catalog: Catalog;
}

/** Registers an environment's pipelines and gives the stack's outputs. The program of `index.ts`. */
export function deploy(environment: Environment): ProgramOutputs {
  return deployWithCatalog(environment).outputs;
}

/** As {@link deploy}, with the catalog: for the command line, which also prints queries and projects. */
export function deployWithCatalog(environment: Environment): Deployment {
  const { context, secrets } = environment;
  const deployed = environment.pipelines.map(({ name, kind, config }) => ({
    name,
    kind: kind.kind,
    pipeline: kind.deploy(name, config, context, secrets, new PipelineGroup(name)),
  }));
  const catalog = new Catalog(deployed.flatMap(({ pipeline }) => pipeline.objects));
  const setup = setupScript(catalog.entries);
  const senderSecrets = deployed.flatMap(({ name, pipeline }) =>
    pipeline.senderSecret === undefined ? [] : [[name, pipeline.senderSecret] as const],
  );
  const outputs: ProgramOutputs = {
    ddl: parsed(ddlScript(catalog.entries), "ddl"),
    secrets: pulumi.secret(parsed(secretsScript(catalog.entries), "secrets", true)),
    ...(setup === undefined ? {} : { setup: parsed(setup, "setup") }),
    // Apart from what is plain: one secret inside would make all of `pipelines` secret to other stacks.
    ...(senderSecrets.length > 0 && {
      senderSecrets: pulumi.secret(pulumi.all(Object.fromEntries(senderSecrets))),
    }),
    pipelines: Object.fromEntries(
      deployed.map(({ name, kind, pipeline }) => {
        const { objects, provisioned, upstream, legacyDdl, senderSettings, notes } = pipeline;
        const ddl = ddlScript(catalog.part(objects)).text;
        return [
          name,
          {
            kind,
            ...provisioned,
            ddl,
            ...(upstream && { upstream }),
            ...(legacyDdl && { legacyDdl }),
            ...(senderSettings && senderSettings.length > 0 && { senderSettings }),
            ...(notes !== undefined && notes.length > 0 && { notes }),
          },
        ];
      }),
    ),
    pending: pendingList(catalog.entries),
  };
  return { outputs, catalog };
}
