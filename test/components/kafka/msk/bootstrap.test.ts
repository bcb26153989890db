/** Bootstrap brokers, and what they prove: an authentication that is off has none. */
import assert from "node:assert/strict";
import { type MskCluster } from "../../../../components/kafka/msk/mskCluster";
import {
  MSK_AUTHENTICATIONS,
  MSK_LISTENERS,
  type MskAuthentication,
} from "../../../../components/kafka/msk/ports";
import { seen } from "../../../support/mocks";
import { AUTHORITY, existingCluster, failure, host, newCluster, onAws } from "./world";

const ALL = { scram: true, iam: true, mtls: true };
const NAMES: Readonly<Record<MskAuthentication, string>> = { scram: "SASL/SCRAM", iam: "IAM", mtls: "mTLS" };

describe("Bootstrap brokers", () => {
  for (const authentication of MSK_AUTHENTICATIONS) {
    const { bootstrap, port } = MSK_LISTENERS[authentication];
    const make = {
      new: () => newCluster({ authentication: { ...ALL, mtls: { certificateAuthorityArns: [AUTHORITY] } } }),
      existing: () => existingCluster({ authentication: ALL }),
    };
    for (const kind of ["new", "existing"] as const) {
      it(`of ${authentication} are those of AWS, on a cluster that is ${kind}`, async () => {
        const { result } = await onAws(() => seen(make[kind]().bootstrapBrokers(authentication)));
        assert.deepEqual(result, {
          value: `${host(1)}:${port},${host(2)}:${port}`,
          secret: false,
          known: true,
        });
      });
    }

    it(`of ${authentication} that are empty fail, and every broker's name with them, on a cluster that is there`, async () => {
      const options = { bootstrap: { [bootstrap]: "" } };
      const message = `MskCluster events: authentication.${authentication} must be on in the cluster: AWS names no bootstrap brokers for ${NAMES[authentication]} (${bootstrap}), got ""`;
      const work = (pick: (cluster: MskCluster) => unknown): Promise<unknown> =>
        onAws(() => seen(pick(make.existing())), options);
      assert.equal(await failure(work((cluster) => cluster.bootstrapBrokers(authentication))), message);
      assert.equal(await failure(work((cluster) => cluster.brokers(authentication)[0]!.address)), message);
    });
  }

  it("for the internet are empty on a cluster that is not public, which fails", async () => {
    assert.equal(
      await failure(onAws(() => seen(newCluster().brokers("scram", "public")[0]!.address))),
      'MskCluster events: authentication.scram must be on, and public, in the cluster: AWS names no bootstrap brokers for SASL/SCRAM (bootstrapBrokersPublicSaslScram), got ""',
    );
  });

  it("are unknown in a preview before the cluster is there", async () => {
    const { result } = await onAws(() => seen(newCluster().bootstrapBrokers("scram")), { preview: true });
    assert.equal(result.known, false);
  });
});
