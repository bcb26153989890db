import { ACCOUNT, arn } from "../identity";
import { zoneOf, type SceneSubnet, type SceneVpc } from "../scenery";
import { type Store } from "../store";
import { text, texts, type Props } from "../values";
import { type Lookup } from "./lookup";

function subnetAnswer(subnet: SceneSubnet, region: string): Props {
  const zone = zoneOf(subnet, region);
  return {
    id: subnet.id,
    arn: arn("ec2", region, `subnet/${subnet.id}`),
    availabilityZone: zone.name,
    availabilityZoneId: zone.id,
    availableIpAddressCount: 4091,
    cidrBlock: subnet.cidr,
    ownerId: ACCOUNT,
    state: "available",
    vpcId: subnet.vpcId,
    mapPublicIpOnLaunch: false,
    defaultForAz: false,
  };
}

const subnet: Lookup = (args, store, region) => {
  const id = text(args, "id");
  const found = store.scenery.subnets.find((one) => one.id === id);
  if (id === undefined) throw new Error("the stand-in for AWS looks up a subnet by its id only");
  if (found === undefined) throw new Error(`no matching EC2 Subnet found: ${id}`);
  return subnetAnswer(found, region);
};

const subnets: Lookup = (args, store, region) => {
  const filters = Array.isArray(args["filters"]) ? (args["filters"] as Props[]) : [];
  const fits = (one: SceneSubnet) =>
    filters.every((filter) => {
      const values = texts(filter, "values");
      switch (text(filter, "name")) {
        case "vpc-id":
          return values.includes(one.vpcId);
        case "subnet-id":
          return values.includes(one.id);
        case "availability-zone":
          return values.includes(zoneOf(one, region).name);
        case "availability-zone-id":
          return values.includes(zoneOf(one, region).id);
        case "default-for-az":
          return values.includes(String(isDefault(store, one.vpcId)));
        default:
          throw new Error(`the stand-in for AWS knows no filter of subnets ${text(filter, "name") ?? ""}`);
      }
    });
  return { id: region, ids: store.scenery.subnets.filter(fits).map(({ id }) => id) };
};

const isDefault = (store: Store, id: string): boolean =>
  store.scenery.vpcs.some((one) => one.id === id && one.isDefault);

const vpc: Lookup = (args, store, region) => {
  const wanted = (one: SceneVpc) => (args["default"] === true ? one.isDefault : one.id === text(args, "id"));
  const found = store.scenery.vpcs.find(wanted);
  if (found === undefined) throw new Error("no matching EC2 VPC found");
  return {
    id: found.id,
    arn: arn("ec2", region, `vpc/${found.id}`),
    cidrBlock: found.cidr,
    default: found.isDefault,
    enableDnsHostnames: true,
    enableDnsSupport: true,
    instanceTenancy: "default",
    ownerId: ACCOUNT,
    state: "available",
  };
};

export const NETWORK_LOOKUPS: Readonly<Record<string, Lookup>> = {
  "aws:ec2/getSubnet:getSubnet": subnet,
  "aws:ec2/getSubnets:getSubnets": subnets,
  "aws:ec2/getVpc:getVpc": vpc,
};
