import { endpointServicePrincipals } from "../../../policy/rules/privatelink/endpointServicePrincipals";
import { nlbCrossZone } from "../../../policy/rules/privatelink/nlbCrossZone";
import { nlbDeletionProtection } from "../../../policy/rules/privatelink/nlbDeletionProtection";
import { nlbInternal } from "../../../policy/rules/privatelink/nlbInternal";
import { nlbZones } from "../../../policy/rules/privatelink/nlbZones";
import { ruleCases, UNKNOWN, type Case } from "../judged";

const service = "aws:ec2/vpcEndpointService:VpcEndpointService";
const principal = "aws:ec2/vpcEndpointServiceAllowedPrinciple:VpcEndpointServiceAllowedPrinciple";
const exact = "arn:aws:iam::664411391173:role/mz_00000000-0000-0000-0000-000000000000_u1";

const root = "arn:aws:iam::664411391173:root";
ruleCases(endpointServicePrincipals, {
  passes: [
    { what: "a role", type: service, inputs: { allowedPrincipals: [exact] } },
    { what: "nobody", type: service, inputs: {} },
    { what: "a role, apart", type: principal, inputs: { principalArn: exact } },
    { what: "a stand-in", type: principal, inputs: { principalArn: "<principal>" } },
    {
      what: "a role called root",
      type: principal,
      inputs: { principalArn: "arn:aws:iam::111122223333:role/root" },
    },
  ],
  fails: [
    {
      what: "everybody, apart",
      type: principal,
      inputs: { principalArn: "*" },
      says: ["principalArn must be one role or user, not everybody, got *"],
    },
    {
      what: "an account, apart",
      type: principal,
      inputs: { principalArn: root },
      says: [`principalArn must be one role or user, not everybody, got ${root}`],
    },
    {
      what: "an account of another partition",
      type: principal,
      inputs: { principalArn: "arn:aws-us-gov:iam::111122223333:root" },
      says: [
        "principalArn must be one role or user, not everybody, got arn:aws-us-gov:iam::111122223333:root",
      ],
    },
    {
      what: "the wide ones of a list, around an unknown one",
      type: service,
      inputs: { allowedPrincipals: [exact, UNKNOWN, "arn:aws:iam::111122223333:role/*", root] },
      says: [
        "allowedPrincipals[2] must be one role or user, not everybody, got *",
        `allowedPrincipals[3] must be one role or user, not everybody, got ${root}`,
      ],
    },
  ],
  unknown: [
    { what: "the list", type: service, inputs: { allowedPrincipals: UNKNOWN } },
    { what: "the principal", type: principal, inputs: { principalArn: UNKNOWN } },
  ],
});

const type = "aws:lb/loadBalancer:LoadBalancer";
const nlb = (inputs: object) => ({ loadBalancerType: "network", ...inputs });

/** What no rule about network load balancers may speak of. */
const OTHERS: readonly Case[] = [
  { what: "an application load balancer", type, inputs: { loadBalancerType: "application" }, stack: "prod" },
  { what: "an application load balancer by default", type, inputs: {}, stack: "prod" },
];
const UNKNOWN_KIND: Case = {
  what: "the kind of load balancer",
  type,
  inputs: { loadBalancerType: UNKNOWN },
  stack: "prod",
};

ruleCases(nlbInternal, {
  passes: [{ what: "internal", type, inputs: nlb({ internal: true }) }, ...OTHERS],
  fails: [
    {
      what: "on the internet",
      type,
      inputs: nlb({ internal: false }),
      says: ["internal must be true, got false"],
    },
    { what: "the default", type, inputs: nlb({}), says: ["internal must be true, got false"] },
    {
      what: "the default, by the other token",
      type: "aws:alb/loadBalancer:LoadBalancer",
      inputs: nlb({}),
      says: ["internal must be true, got false"],
    },
  ],
  unknown: [{ what: "internal", type, inputs: nlb({ internal: UNKNOWN }) }, UNKNOWN_KIND],
});

ruleCases(nlbZones, {
  passes: [
    { what: "two subnets", type, inputs: nlb({ subnets: ["a", "b"] }) },
    { what: "mappings", type, inputs: nlb({ subnetMappings: [{ subnetId: "a" }, { subnetId: "b" }] }) },
    { what: "two subnets not known yet", type, inputs: nlb({ subnets: [UNKNOWN, UNKNOWN] }) },
    ...OTHERS,
  ],
  fails: [
    {
      what: "one subnet",
      type,
      inputs: nlb({ subnets: ["a"] }),
      says: ["subnets must be two or more, each in a zone of its own, got 1"],
    },
    {
      what: "one unknown subnet",
      type,
      inputs: nlb({ subnets: [UNKNOWN] }),
      says: ["subnets must be two or more, each in a zone of its own, got 1"],
    },
    {
      what: "one mapping",
      type,
      inputs: nlb({ subnetMappings: [{ subnetId: "a" }] }),
      says: ["subnets must be two or more, each in a zone of its own, got 1"],
    },
  ],
  unknown: [
    { what: "the subnets", type, inputs: nlb({ subnets: UNKNOWN }) },
    { what: "the mappings", type, inputs: nlb({ subnetMappings: UNKNOWN }) },
    UNKNOWN_KIND,
  ],
});

ruleCases(nlbCrossZone, {
  passes: [{ what: "cross-zone", type, inputs: nlb({ enableCrossZoneLoadBalancing: true }) }, ...OTHERS],
  fails: [
    {
      what: "off",
      type,
      inputs: nlb({ enableCrossZoneLoadBalancing: false }),
      says: ["enableCrossZoneLoadBalancing must be true, got false"],
    },
    {
      what: "the default",
      type,
      inputs: nlb({}),
      says: ["enableCrossZoneLoadBalancing must be true, got false"],
    },
  ],
  unknown: [
    { what: "cross-zone", type, inputs: nlb({ enableCrossZoneLoadBalancing: UNKNOWN }) },
    UNKNOWN_KIND,
  ],
});

ruleCases(nlbDeletionProtection, {
  passes: [
    { what: "protected in production", type, inputs: nlb({ enableDeletionProtection: true }), stack: "prod" },
    { what: "unprotected elsewhere", type, inputs: nlb({}), stack: "dev" },
    ...OTHERS,
  ],
  fails: [
    {
      what: "unprotected in production",
      type,
      inputs: nlb({}),
      stack: "prod",
      says: ["enableDeletionProtection must be true, got false"],
    },
    {
      what: "unprotected in what the config calls production",
      type,
      inputs: nlb({ enableDeletionProtection: false }),
      stack: "live",
      config: { environments: ["live"] },
      says: ["enableDeletionProtection must be true, got false"],
    },
  ],
  unknown: [
    { what: "protection", type, inputs: nlb({ enableDeletionProtection: UNKNOWN }), stack: "prod" },
    UNKNOWN_KIND,
  ],
});
