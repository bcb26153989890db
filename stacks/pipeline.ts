import * as pulumi from "@pulumi/pulumi";
import { typeToken } from "../components/names";
import type * as z from "zod";
import { type WebhookSetting } from "../components";
import { type LegacyDdl, type MzObject } from "../materialize";
import { type SecretReference, type Secrets } from "./config/secrets";
import { type PipelineContext } from "./context";

/** The parent of everything that one pipeline registers. */
export class PipelineGroup extends pulumi.ComponentResource {
  constructor(name: string) {
    super(typeToken("stacks", "Pipeline"), name);
    this.registerOutputs({});
  }
}

/** Texts for Materialize of 2021 (`binary`) and 2022 (`cloud2022`), where the guide of that time had them. */
export type LegacyTexts = { readonly [Of in keyof LegacyDdl]?: pulumi.Input<string> };

/** What one deployed pipeline gives to the program. */
export interface Pipeline {
  /** Every object of Materialize that it wants; what they refer to comes with them. */
  readonly objects: readonly MzObject[];
  /** ARNs, URLs, topics, endpoint names: what was provisioned, under the names that the README lists. */
  readonly provisioned: Readonly<Record<string, pulumi.Input<unknown>>>;
  /** The operator's steps on other systems, a script by system. */
  readonly upstream?: Readonly<Record<string, pulumi.Input<string>>>;
  /** What to enter in the console of who sends to the pipeline. */
  readonly senderSettings?: readonly WebhookSetting[];
  /** The secret to enter there; `senderSettings` call it `senderSecrets.<pipeline>`. */
  readonly senderSecret?: pulumi.Output<string>;
  /** What an operator should know, a sentence each: limits, and what does not move yet. */
  readonly notes?: readonly string[];
  /** Texts for Materialize of 2021 and 2022. */
  readonly legacyDdl?: LegacyTexts;
}

/** Something that a pipeline makes on a system of somebody else's, where one name is one thing. */
export interface Claim {
  /** The same for two pipelines that would make the same thing: system, kind and name. */
  readonly key: string;
  /** `makes topic "orders"`: goes on with "and so does". */
  readonly what: string;
  readonly nextStep: string;
  /** Ends what two of them are told: there the name is one thing. @default "on the same cluster" */
  readonly where?: string;
}

/** Runs one check of several: a refusal (RunError) is noted, gives `undefined`, and the checks after it still run. */
export type Attempt = <T>(check: () => T) => T | undefined;

/** One pipeline of a checked environment. */
export interface PlannedPipeline {
  readonly name: string;
  readonly kind: PipelineKind<unknown>;
  readonly config: unknown;
}

/** A ready-made kind of pipeline. A new one is a file beside `kafka.ts` and a line in `kinds.ts`. */
export interface PipelineKind<C> {
  readonly kind: string;
  /** The keys of `pipelines.<name>` besides `kind`. */
  readonly shape: z.ZodType<C>;
  /** Every secret that a config refers to. */
  secretsOf(config: C): readonly SecretReference[];
  /**
   * The objects for a config, on stand-ins for what is provisioned: pure, so that every mistake is found before
   * anything is registered.
   *
   * @param attempt for each check that others do not depend on, so that every mistake is found at once
   * @throws RunError for what the shape cannot tell.
   */
  rehearse(name: string, config: C, context: PipelineContext, attempt: Attempt): readonly MzObject[];
  /** What no other pipeline may make too. Pure. @default nothing */
  claims?(name: string, config: C): readonly Claim[];
  /** Registers the components. `rehearse` has passed. */
  deploy(
    name: string,
    config: C,
    context: PipelineContext,
    secrets: Secrets,
    parent: PipelineGroup,
  ): Pipeline;
}

/** For a registry of kinds: the config's type is checked by the shape, once. */
export type AnyPipelineKind = PipelineKind<never>;
