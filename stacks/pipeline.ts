import * as pulumi from "@pulumi/pulumi";
import { typeToken } from "../components/names";
import type * as z from "zod";
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

/** What one deployed pipeline gives to the program. */
export interface Pipeline {
  /** Every object of Materialize that it wants; what they refer to comes with them. */
  readonly objects: readonly MzObject[];
  /** ARNs, URLs, topics, endpoint names: what was provisioned, under the names that the README lists. */
  readonly provisioned: Readonly<Record<string, pulumi.Input<unknown>>>;
  /** The operator's steps on other systems, a script by system. */
  readonly upstream?: Readonly<Record<string, pulumi.Input<string>>>;
  /** Texts for Materialize of 2021 and 2022. */
  readonly legacyDdl?: LegacyDdl;
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
   * @throws RunError for what the shape cannot tell.
   */
  rehearse(name: string, config: C, context: PipelineContext): readonly MzObject[];
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
