/** Mistakes on the way to brokers on AWS: each named at its own path, with what is wanted. */
import {
  BROKERS,
  create,
  ENDPOINT_ID,
  existing,
  linked,
  onMsk,
  onMskBySsh,
  onServerless,
  PRINCIPAL,
  refuses,
  type Row,
  VPC,
} from "../support/awsEnvironments";

const SELF_MANAGED = { materialize: { deployment: "self-managed" } };
const NO_REGION =
  ": a pipeline on AWS must have the config key aws:region beside it, a region of AWS such as us-east-1, got nothing";
const NO_BASTION =
  "create.clientSecurityGroupIds: is missing; it must name the bastion's group, for network: ssh (a new cluster lets nobody in)";
const ONE_PRINCIPAL =
  "must be the principal of one connection, arn:aws:iam::664411391173:role/mz_<uuid>_<connection id> (a wildcard or the account's root would let every customer of Materialize in), got";

refuses("The way to the brokers", [
  [
    "everybody as the principal",
    onMsk(create(), { privatelink: { principal: "*" } }),
    [`.privatelink.principal: ${ONE_PRINCIPAL} "*"`],
  ],
  [
    "an account as the principal",
    onMsk(create(), { privatelink: { principal: "arn:aws:iam::664411391173:root" } }),
    [`.privatelink.principal: ${ONE_PRINCIPAL} "arn:aws:iam::664411391173:root"`],
  ],
  [
    "PrivateLink to MSK Serverless, and says why",
    onServerless({}, { network: "privatelink", ssh: undefined, privatelink: {} }),
    [
      '.network: must be public or ssh on mskServerless: its brokers cannot be listed, so none of them can have a listener; use network: ssh, or msk, got "privatelink"',
    ],
  ],
  [
    "the internet to MSK Serverless",
    onServerless({}, { network: "public", ssh: undefined }),
    [': network must be ssh: a serverless cluster is private, got "public"'],
  ],
  [
    "the internet to a private MSK",
    onMsk(existing(), { network: "public", privatelink: undefined }),
    [
      ': network must be privatelink or ssh: MSK\'s brokers are private, got "public"; a cluster that is public says existing.publicAccess: true',
    ],
  ],
  [
    "PrivateLink to an existing MSK without a VPC",
    onMsk(existing({ vpc: undefined })),
    [".msk.existing.vpc: is missing; it must say where the brokers stand, for network: privatelink"],
  ],
  [
    "PrivateLink to an existing MSK whose groups would not let the load balancer in",
    onMsk(existing({ securityGroupIds: undefined })),
    [
      ".msk.existing.securityGroupIds: is missing; it must name the brokers' groups, which then let the load balancer in, for network: privatelink",
    ],
  ],
  [
    "a bastion that a new cluster does not let in",
    onMskBySsh(create({ clientSecurityGroupIds: undefined })),
    [`.msk.${NO_BASTION}`],
  ],
  [
    "a bastion that a new serverless cluster does not let in",
    onServerless({ existing: undefined, create: { vpc: VPC } }),
    [`.mskServerless.${NO_BASTION}`],
  ],
  [
    "network: privatelink without its map",
    onMsk(create(), { privatelink: undefined }),
    [".privatelink: is missing; it must be a map, {} at first, where network is privatelink"],
  ],
  [
    "a map without a value",
    onMsk(create(), { privatelink: null }),
    [".privatelink: must be a map of keys, got null"],
  ],
  [
    "PrivateLink on an installation of one's own",
    linked(),
    [
      ': network must not be privatelink where deployment is self-managed, got "privatelink"; an installation of your own is reached inside the network',
    ],
    SELF_MANAGED,
  ],
  [
    "PrivateLink without materialize.region",
    linked(),
    [': network must have materialize.region beside privatelink, got "no region"'],
    { materialize: {} },
  ],
  ["PrivateLink without aws:region", linked(), [NO_REGION], { awsRegion: undefined }],
  [
    "names of zones",
    linked({ brokers: [{ ...BROKERS[0], zoneId: "us-east-1a" }] }),
    [
      '.privatelink.brokers[0].zoneId: must be the id of an availability zone, such as use1-az1 (a name such as us-east-1a is another zone in each account), got "us-east-1a"',
    ],
  ],
  [
    "a Kafka whose brokers are not told",
    linked({ vpc: undefined, brokers: undefined }),
    [
      ".privatelink.vpc: is missing; it must be told, a Kafka outside of MSK cannot be asked",
      ".privatelink.brokers: is missing; it must be told, a Kafka outside of MSK cannot be asked",
    ],
  ],
  [
    "what MSK is asked for, told all the same",
    onMsk(existing(), {
      privatelink: { vpc: VPC, brokerSecurityGroupIds: ["sg-0123456789abcdef0"], retiringBrokerIds: [4] },
    }),
    [
      ".privatelink.vpc: must be left out on msk, where it is looked up, got { vpcId, subnetIds }",
      '.privatelink.brokerSecurityGroupIds: must be left out on msk (the cluster\'s own groups count: msk.existing.securityGroupIds), got ["sg-0123456789abcdef0"]',
      ".privatelink.retiringBrokerIds: must be left out on msk (they are named in msk.retiringBrokerIds), got [4]",
    ],
  ],
  [
    "an endpoint before its principal",
    onMsk(create(), { privatelink: { endpointId: ENDPOINT_ID } }),
    [`.privatelink.endpointId: must be left out until principal is given, got "${ENDPOINT_ID}"`],
  ],
  [
    "an endpoint where all are accepted, and one that is none",
    onMsk(create(), { privatelink: { principal: PRINCIPAL, acceptance: "automatic", endpointId: "vpce-1" } }),
    [
      '.privatelink.endpointId: must be the id of an endpoint, such as vpce-0123456789abcdef0, got "vpce-1"',
      '.privatelink.endpointId: must be left out where acceptance is automatic, got "vpce-1"',
    ],
  ],
  [
    "two brokers at one place",
    linked({ brokers: [BROKERS[0], { ...BROKERS[1], ip: "10.0.1.11" }] }),
    ['.privatelink: brokers[1].ip must differ from brokers[0]\'s, or the port, got "10.0.1.11"'],
  ],
  [
    "a listener for a registry that is not there",
    linked({ registry: { ip: "10.0.1.20" } }),
    ['.privatelink: registry must be left out where the pipeline has no registry, got "10.0.1.20"'],
  ],
  [
    "a registry at no URL",
    linked({ registry: { ip: "10.0.1.20" } }, { registry: { url: "nonsense" } }),
    [
      ': confluent schema registry connection "materialize"."ingest"."a_registry": url must be a URL, such as https://registry.example.com:8081, got "nonsense"',
    ],
  ],
]);

const many = (count: number) =>
  Array.from({ length: count }, (_, i) => ({
    id: i + 1,
    address: `b${i + 1}.kafka.internal:9093`,
    ip: `10.0.2.${i + 1}`,
    zoneId: "use1-az1",
  }));
const at = (url: string) => ({ registry: { url } });
const AGAIN = [VPC.subnetIds[0], VPC.subnetIds[1], VPC.subnetIds[0]];
const GROUP = "sg-0123456789abcdef0";
const FAR = { materialize: { region: "aws/eu-west-1" } };

// All of it before anything is registered: the component would refuse it in the middle of a deployment.
refuses("PrivateLink with the config's own brokers", [
  ...[linked, (link: object, more: object) => onMsk(create(), { privatelink: link, ...more })].map(
    (pipeline, i): Row => [
      `a registry's port that is a broker's listener, ${["as told", "on MSK"][i]}`,
      pipeline({ registry: { ip: "10.0.1.20" } }, at("https://registry.internal:9002")),
      [
        ".privatelink: registry.listenerPort must differ from every broker's listener port (b2 has this one), got 9002; choose another",
      ],
    ],
  ),
  [
    "a registry where a broker is",
    linked({ registry: { ip: "10.0.2.11", port: 9093 } }, at("https://registry.internal")),
    ['.privatelink: registry.ip must differ from brokers[1]\'s, or the port, got "10.0.2.11"'],
  ],
  [
    "one address for two brokers",
    linked({ brokers: [BROKERS[0], { ...BROKERS[1], address: BROKERS[0]!.address }] }),
    ['.privatelink: brokers[1].address must differ from that of brokers[0], got "b1.kafka.internal:9093"'],
  ],
  [
    "one id for two brokers",
    linked({ brokers: [BROKERS[0], { ...BROKERS[1], id: 1 }] }),
    [".privatelink: brokers[1].id must belong to one broker only, got 1"],
  ],
  [
    "a subnet twice",
    linked({ vpc: { ...VPC, subnetIds: AGAIN } }),
    [`.privatelink: subnetIds[2] must be named once, got "${AGAIN[0]}"`],
  ],
  [
    "a subnet of an existing cluster twice",
    onMsk(existing({ vpc: { ...VPC, subnetIds: AGAIN } })),
    [`.privatelink: subnetIds[2] must be named once, got "${AGAIN[0]}"`],
  ],
  [
    "a subnet of a new cluster twice, once",
    onMsk(create({ vpc: { ...VPC, subnetIds: AGAIN } })),
    [`.msk.create: network.subnetIds[2] must be named once, got "${AGAIN[0]}"`],
  ],
  [
    "a group twice",
    linked({ brokerSecurityGroupIds: [GROUP, GROUP] }),
    [`.privatelink: brokerSecurityGroupIds[1] must be named once, got "${GROUP}"`],
  ],
  [
    "a group of an existing cluster twice, once",
    onMsk(existing({ securityGroupIds: [GROUP, GROUP] })),
    [`.msk.existing: securityGroupIds[1] must be named once, got "${GROUP}"`],
  ],
  [
    "more brokers than there are listeners",
    linked({ brokers: many(51) }),
    [".privatelink: brokers must be at most 50, as a load balancer has no more listeners, got 51"],
  ],
  [
    "more brokers of a new cluster than there are listeners, those that retire too",
    onMsk({
      ...create({ brokers: { type: "standard", count: 51, storageGiB: 100 } }),
      retiringBrokerIds: [51],
    }),
    [".privatelink: brokers must be at most 50, as a load balancer has no more listeners, got 51"],
  ],
  [
    "more brokers than there are listeners beside a registry",
    linked({ brokers: many(50), registry: { ip: "10.0.1.20" } }, at("https://registry.internal")),
    [
      ".privatelink: brokers must be at most 49 beside the registry, as a load balancer has no more listeners, got 50",
    ],
  ],
]);

refuses("Zones that Materialize offers", [
  [
    "none of them",
    linked({ materializeZoneIds: [] }),
    [".privatelink.materializeZoneIds: must be at least 1 entries, got []"],
  ],
  [
    "their names",
    onMsk(create(), { privatelink: { materializeZoneIds: ["us-east-1a"] } }),
    [
      '.privatelink.materializeZoneIds[0]: must be the id of an availability zone, such as use1-az1 (a name such as us-east-1a is another zone in each account), got "us-east-1a"',
    ],
  ],
  [
    "one of them twice",
    onMsk(create(), { privatelink: { materializeZoneIds: ["use1-az1", "use1-az1"] } }),
    ['.privatelink: materializeZoneIds[1] must be named once, got "use1-az1"'],
  ],
  [
    "those of another region",
    linked({ materializeZoneIds: ["use1-az1"] }),
    [
      '.privatelink: materializeZoneIds must be left out for another region, where Materialize chooses, got ["use1-az1"]',
    ],
    FAR,
  ],
]);
