/** A VPC that no program creates: ours takes it by its id, or the account's default one. */
export interface SceneVpc {
  readonly id: string;
  readonly cidr: string;
  readonly isDefault: boolean;
}

export interface SceneSubnet {
  readonly id: string;
  readonly vpcId: string;
  /** The letter of its zone's name: `a` of `us-east-1a`. */
  readonly zone: string;
  readonly cidr: string;
}

/** A cluster that somebody else has made, to be taken by its ARN. */
export interface SceneCluster {
  readonly name: string;
  readonly region: string;
  readonly subnets: readonly string[];
  readonly brokerIds: readonly number[];
  readonly kafkaVersion: string;
  readonly scram: boolean;
  readonly iam: boolean;
}

export interface SceneSecret {
  readonly name: string;
  readonly value: string;
}

/** What the account has before any program runs. */
export interface Scenery {
  readonly vpcs: readonly SceneVpc[];
  readonly subnets: readonly SceneSubnet[];
  readonly clusters: readonly SceneCluster[];
  readonly secrets: readonly SceneSecret[];
  /** Interface endpoints of somebody else that ask to be let in, by id. */
  readonly endpoints: readonly string[];
}

export const DEFAULT_VPC = "vpc-0d1f2e3a4b5c6d7e8";
/** One subnet a zone, of the default VPC. */
export const SUBNETS = {
  a: "subnet-0a1a1a1a1a1a1a1a1",
  b: "subnet-0b2b2b2b2b2b2b2b2",
  c: "subnet-0c3c3c3c3c3c3c3c3",
} as const;
/** A second VPC with subnets of its own, for what has to be another one. */
export const OTHER_VPC = "vpc-0e9d8c7b6a5f4e3d2";
export const OTHER_SUBNETS = {
  a: "subnet-0d4d4d4d4d4d4d4d4",
  b: "subnet-0e5e5e5e5e5e5e5e5",
  c: "subnet-0f6f6f6f6f6f6f6f6",
} as const;

export const DEFAULT_SCENERY: Scenery = {
  vpcs: [
    { id: DEFAULT_VPC, cidr: "172.31.0.0/16", isDefault: true },
    { id: OTHER_VPC, cidr: "10.0.0.0/16", isDefault: false },
  ],
  subnets: [
    { id: SUBNETS.a, vpcId: DEFAULT_VPC, zone: "a", cidr: "172.31.0.0/20" },
    { id: SUBNETS.b, vpcId: DEFAULT_VPC, zone: "b", cidr: "172.31.16.0/20" },
    { id: SUBNETS.c, vpcId: DEFAULT_VPC, zone: "c", cidr: "172.31.32.0/20" },
    { id: OTHER_SUBNETS.a, vpcId: OTHER_VPC, zone: "a", cidr: "10.0.0.0/20" },
    { id: OTHER_SUBNETS.b, vpcId: OTHER_VPC, zone: "b", cidr: "10.0.16.0/20" },
    { id: OTHER_SUBNETS.c, vpcId: OTHER_VPC, zone: "c", cidr: "10.0.32.0/20" },
  ],
  clusters: [],
  secrets: [],
  endpoints: [],
};

/**
 * Zone ids by the letter of the zone's name. AWS maps the two anew for each account, so here they never agree: a
 * program that takes the one for the other is found out. In us-east-1 the third id is left out, where MSK has none.
 *
 * @see https://docs.aws.amazon.com/ram/latest/userguide/working-with-az-ids.html
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-msk-cluster-brokernodegroupinfo.html
 */
const ZONE_IDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "us-east-1": { a: "use1-az4", b: "use1-az6", c: "use1-az1" },
  "us-east-2": { a: "use2-az2", b: "use2-az3", c: "use2-az1" },
  "us-west-2": { a: "usw2-az2", b: "usw2-az3", c: "usw2-az1" },
  "eu-west-1": { a: "euw1-az2", b: "euw1-az3", c: "euw1-az1" },
  "eu-central-1": { a: "euc1-az2", b: "euc1-az3", c: "euc1-az1" },
};

/** Zones of a region, by name. @throws Error for a region that the stand-in has no zones for */
export function zonesOf(region: string): readonly { readonly name: string; readonly id: string }[] {
  const ids = ZONE_IDS[region];
  if (ids === undefined) {
    throw new Error(
      `the stand-in for AWS knows no zones of ${region}, only of ${Object.keys(ZONE_IDS).join(", ")}`,
    );
  }
  return Object.entries(ids).map(([letter, id]) => ({ name: `${region}${letter}`, id }));
}

/** The zone of a subnet. @throws Error for a zone that the region has not */
export function zoneOf(subnet: SceneSubnet, region: string): { readonly name: string; readonly id: string } {
  const zone = zonesOf(region).find(({ name }) => name === `${region}${subnet.zone}`);
  if (zone === undefined)
    throw new Error(`${subnet.id} lies in ${region}${subnet.zone}, which has no id here`);
  return zone;
}
