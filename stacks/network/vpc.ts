import type * as pulumi from "@pulumi/pulumi";
import { vpcNetwork } from "../../components/network/vpc";
import { type VpcConfig } from "../config/aws";
import { type PipelineGroup } from "../pipeline";

export interface VpcIds {
  readonly vpcId: pulumi.Input<string>;
  readonly subnetIds: readonly pulumi.Input<string>[];
}

/** In the place of ids that a lookup gives: of the right shape, and as many. */
export const STAND_IN_VPC: VpcIds = {
  vpcId: "vpc-00000000",
  subnetIds: ["subnet-00000001", "subnet-00000002", "subnet-00000003"],
};

/** The ids of a VPC and its subnets, given or looked up. */
export function vpcOf(config: VpcConfig, parent: PipelineGroup): VpcIds {
  if (config.default !== undefined) return vpcNetwork({ default: config.default }, parent);
  return { vpcId: config.vpcId!, subnetIds: config.subnetIds! };
}
