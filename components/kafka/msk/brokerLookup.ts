import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { invalid } from "../../../materialize/errors";
import { type OwnOptions } from "../../own";
import { brokerHost, differences, mismatch, type BrokerIds, type BrokerNode } from "./brokerNodes";

/** Where one broker is. Unknown while a preview may add it: AWS lists it only after the update. */
export interface BrokerPlace {
  /** `b-1.events.abc123.c2.kafka.us-east-1.amazonaws.com`. */
  readonly host: pulumi.Output<string>;
  /** Its address in the VPC, which stays. */
  readonly ip: pulumi.Output<string>;
  readonly subnetId: pulumi.Output<string>;
  /** The zone's id, `use1-az1`: its name means another zone in every account. */
  readonly zoneId: pulumi.Output<string>;
}

/**
 * A cluster's brokers, looked up once, and each by its id.
 *
 * `mayGrow` says whether this program can still add a broker: it cannot where the cluster's ARN was given to it as
 * text, so that an id that AWS does not list is a mistake in the preview already.
 */
export class BrokerLookup {
  private readonly nodes: pulumi.Output<readonly BrokerNode[]>;
  private readonly places = new Map<number, BrokerPlace>();

  constructor(
    clusterArn: pulumi.Output<string>,
    private readonly ids: BrokerIds,
    private readonly where: string,
    private readonly own: OwnOptions,
    private readonly mayGrow: boolean,
  ) {
    const found = aws.msk.getBrokerNodesOutput({ clusterArn }, own);
    this.nodes = pulumi
      .all([clusterArn, found.nodeInfoLists])
      .apply(([arn, nodes]) => this.compared(arn, nodes));
  }

  place(id: number): BrokerPlace {
    const known = this.places.get(id);
    if (known !== undefined) return known;
    const node = this.nodes.apply(
      (nodes) => nodes.find(({ brokerId }) => brokerId === id) ?? this.unlisted(id),
    );
    const place = {
      host: node.apply((found) => brokerHost(found, this.where)),
      ip: node.apply(({ clientVpcIpAddress }) => clientVpcIpAddress),
      subnetId: node.apply(({ clientSubnet }) => clientSubnet),
      // Only for a broker that is there: a lookup of what has failed would report the failure again.
      zoneId: node.apply(({ clientSubnet: id }) => this.zoneOf(id)),
    };
    this.places.set(id, place);
    return place;
  }

  private zoneOf(subnetId: string): pulumi.Output<string> {
    return aws.ec2.getSubnetOutput({ id: subnetId }, this.own).availabilityZoneId;
  }

  private unlisted(id: number): BrokerNode {
    if (pulumi.runtime.isDryRun() && this.mayGrow) return pulumi.unknown as unknown as BrokerNode;
    // The plan's own brokers have been compared: only one that retires can be away already.
    const rule = "name brokers that the cluster still has";
    throw invalid(this.where, "retiringBrokerIds", rule, id, "it is gone: take it out of the list");
  }

  /**
   * A preview still gets the brokers from before: what this program adds is missing, and what is taken away is there,
   * so neither is a mistake yet. In an update this runs behind the change of the cluster.
   */
  private compared(arn: string, nodes: readonly BrokerNode[]): readonly BrokerNode[] {
    const { missing, unplanned } = differences(this.ids, nodes);
    if (!pulumi.runtime.isDryRun() || (missing.length > 0 && !this.mayGrow)) {
      const wrong = mismatch(this.ids, nodes, arn, this.where);
      if (wrong !== undefined) throw wrong;
      return nodes;
    }
    if (unplanned.length > 0) {
      const text = `${this.where}: AWS lists brokers ${unplanned.join(", ")} of ${arn}, which brokerIds and retiringBrokerIds lack; an update fails if they are still there`;
      void pulumi.log.warn(text, this.own.parent);
    }
    return nodes;
  }
}
