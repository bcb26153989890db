/** What is pending of pipelines on AWS, how they come step by step, and what they give to others. */
import assert from "node:assert/strict";
import { type OfflinePlan } from "../../bin/offline/plan";
import { JSON_TOPIC, KEYS } from "../support/environments";
import {
  BASTION,
  ENDPOINT_ID,
  existing,
  EXTERNAL_ID,
  linked,
  onMsk,
  onMskBySsh,
  onServerless,
  planned,
  PRINCIPAL,
} from "../support/awsEnvironments";
import { parses } from "../support/parser";

const OPEN = { ...BASTION, publicKeys: KEYS };
const FULL = { principal: PRINCIPAL, endpointId: ENDPOINT_ID };
const IAM = { iam: { externalId: EXTERNAL_ID } };
const SCRAM = { scram: { username: "mz" } };
const MTLS = { mtls: { certificateFile: "client.pem", key: { secret: "kafka-mz" } } };

describe("What is pending of a pipeline on AWS", () => {
  const objects = ["kafka connection", "kafka source", "table"].map(
    (what, i) => `${what} "materialize"."ingest"."a_${["kafka", "orders_source", "orders"][i]}"`,
  );
  const phase = (externalId: object, privatelink: object) =>
    planned({ a: onMsk(existing({}, { iam: externalId }), { privatelink }) });
  const key = (field: string): string => `materialize-ingest:pipelines.a.${field}`;
  const created = ({ ddl }: OfflinePlan): readonly string[] =>
    ddl.split(/;\n+/).filter((text) => text.startsWith("CREATE"));

  it("is said with who gives it, how to get it, and what waits", async () => {
    const { pending } = await phase({}, {});
    assert.deepEqual(
      pending.map(({ configKey, query, command, waiting }) => [
        configKey,
        query !== undefined,
        command,
        waiting,
      ]),
      [
        [key("msk.iam.externalId"), true, undefined, objects],
        [
          key("privatelink.endpointId"),
          false,
          `aws ec2 describe-vpc-endpoint-connections --region us-east-1 --query 'VpcEndpointConnections[].[VpcEndpointId,VpcEndpointState]' --filters "Name=service-id,Values=<endpointServiceId of a, in pulumi stack output pipelines>"`,
          objects,
        ],
        [key("privatelink.principal"), true, undefined, objects],
      ],
    );
    assert.match(pending[0]!.query!, /^SELECT a\.external_id.*'a_aws'/);
    assert.match(pending[2]!.query!, /^SELECT p\.principal.*'a_privatelink'/);
  });

  it("is no endpoint where all are accepted: the connection is waited for instead", async () => {
    const { pending } = await phase({ externalId: EXTERNAL_ID }, { acceptance: "automatic" });
    assert.deepEqual(
      pending.map(({ configKey, next }) => [configKey, next]),
      [
        [
          key("privatelink.principal"),
          'run pulumi up: the endpoint service then lets it in; wait until the connection is available, then run "ddl" again',
        ],
      ],
    );
  });

  it("is the external id of a role that is there too, for its own trust policy", async () => {
    const roleArn = "arn:aws:iam::123456789012:role/mz";
    for (const [kind, pipeline] of [
      ["msk", (iam: object) => onMskBySsh(existing({}, { iam }), { ssh: OPEN })],
      ["mskServerless", (iam: object) => onServerless({ iam }, { ssh: OPEN })],
    ] as const) {
      const [before, after] = [
        await planned({ a: pipeline({ roleArn }) }),
        await planned({ a: pipeline({ roleArn, externalId: EXTERNAL_ID }) }),
      ];
      assert.deepEqual(
        before.pending.map(({ configKey, next, waiting }) => [configKey, next, waiting]),
        [
          [
            key(`${kind}.iam.externalId`),
            `put it into the trust policy of ${roleArn} first (StringEquals sts:ExternalId), then run pulumi up`,
            objects,
          ],
        ],
      );
      assert.doesNotMatch(before.ddl, /TO KAFKA/);
      assert.deepEqual(after.pending, []);
      assert.match(after.ddl, /TO KAFKA/);
      for (const { ddl, resources } of [before, after]) {
        assert.ok(ddl.includes(`ASSUME ROLE ARN = '${roleArn}'`));
        assert.deepEqual(
          resources.filter(({ type }) => type.startsWith("aws:iam/")),
          [],
        );
      }
      const ours = await planned({ a: pipeline({}) });
      assert.equal(
        ours.pending[0]!.next,
        "run pulumi up: the role can then be taken, by Materialize alone",
        "of a role that is made here",
      );
    }
  });

  it("comes step by step: statements are added and none is changed; so are resources, but for the role's trust", async () => {
    const steps = [
      await phase({}, {}),
      await phase({}, { principal: PRINCIPAL }),
      await phase({}, FULL),
      await phase({ externalId: EXTERNAL_ID }, FULL),
    ];
    assert.deepEqual(
      steps.map(({ pending }) => pending.length),
      [3, 2, 1, 0],
    );
    assert.deepEqual(
      steps.map((step) => created(step).length),
      [3, 3, 3, 6],
    );
    for (const [i, later] of steps.entries()) {
      parses(later.ddl);
      const earlier = steps[i - 1] ?? later;
      const changed: string[] = [];
      for (const text of created(earlier)) assert.ok(created(later).includes(text), text);
      for (const before of earlier.resources) {
        const after = later.resources.find(({ type, name }) => type === before.type && name === before.name);
        assert.ok(after, `${before.name} is gone`);
        if (JSON.stringify(after) !== JSON.stringify(before)) changed.push(`${before.type} ${before.name}`);
      }
      assert.deepEqual(changed, i === 3 ? ["aws:iam/role:Role a-role"] : []);
    }
    const added = (i: number): readonly string[] =>
      steps[i]!.resources.filter(
        ({ name }) => !steps[i - 1]!.resources.some((other) => other.name === name),
      ).map(({ type }) => type);
    assert.deepEqual(
      [added(1), added(2), added(3)],
      [
        ["aws:ec2/vpcEndpointServiceAllowedPrinciple:VpcEndpointServiceAllowedPrinciple"],
        ["aws:ec2/vpcEndpointConnectionAccepter:VpcEndpointConnectionAccepter"],
        [],
      ],
    );
  });
});

describe("The outputs of a pipeline on AWS", () => {
  const RESTING = ["kind", "topics", "ddl"];
  const rows: readonly (readonly [string, object, readonly string[]])[] = [
    [
      "msk by iam over PrivateLink",
      onMsk(existing({}, IAM), { privatelink: FULL }),
      ["clusterArn", "brokers", "roleArn", "endpointServiceName", "endpointServiceId"],
    ],
    [
      "msk by scram",
      onMskBySsh(existing({}, SCRAM)),
      ["clusterArn", "brokers", "username", "secretArn", "upstream"],
    ],
    ["msk by mtls", onMskBySsh(existing({}, MTLS)), ["clusterArn", "brokers", "upstream"]],
    ["mskServerless", onServerless(IAM), ["clusterArn", "bootstrapServers", "roleArn", "upstream"]],
    [
      "any Kafka over PrivateLink",
      linked(FULL),
      ["bootstrapServers", "username", "endpointServiceName", "endpointServiceId"],
    ],
  ];
  for (const [what, pipeline, names] of rows) {
    it(`of ${what} are these, and no secret is in them`, async () => {
      const plan = await planned({ a: pipeline });
      const outputs = (plan.pipelines as Record<string, object>)["a"]!;
      assert.deepEqual(Object.keys(outputs).sort(), [...RESTING, ...names].sort());
      const plain = JSON.stringify([outputs, plan.ddl, plan.pending, plan.resources]);
      assert.doesNotMatch(
        plain,
        /<random password|<materialize-ingest:secrets|\[secret\]"[^,}\]]*<|v1:planted/,
      );
    });
  }

  it("are the same for a user whose secret is there already: its name and its password are two fields", async () => {
    const secretArn = "arn:aws:secretsmanager:us-east-1:123456789012:secret:AmazonMSK_mz-AbCdEf";
    const { ddl, secrets } = await planned({
      a: onMskBySsh(existing({}, { scram: { secretArn } }), { ssh: OPEN }),
    });
    parses(ddl);
    assert.match(ddl, /SASL USERNAME = '[^']*username[^']*'/);
    assert.match(secrets, /"a_kafka_password" AS '[^']*password[^']*';/);
  });

  it("give the user's password and the client's key to Materialize in secrets alone", async () => {
    const topics = { orders: JSON_TOPIC };
    const byUser = await planned({ a: onMskBySsh(existing({}, SCRAM), { topics }) });
    assert.match(byUser.secrets, /"a_kafka_password" AS '<random password a-password>';/);
    const byKey = await planned({ a: onMskBySsh(existing({}, MTLS), { topics }) });
    assert.match(byKey.secrets, /"a_kafka_key" AS '<materialize-ingest:secrets\.kafka-mz>';/);
  });
});
