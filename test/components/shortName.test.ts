/** Names of load balancers and target groups. That AWS takes them only AWS can say; the rules are its documentation's. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { NAME_LIMITS, shortName } from "../../components/shortName";

const LONGEST = NAME_LIMITS.aws - NAME_LIMITS.autoName;
/** What Pulumi makes of a logical name. */
const real = (logical: string) => `${logical}-1a2b3c4`;
const AWS_TAKES = /^(?!internal-)[A-Za-z0-9][A-Za-z0-9-]{0,30}[A-Za-z0-9]$/i;

const roles = fc.constantFrom("nlb", "tg-b1", "tg-b15", "tg-b999", "tg-registry");
const names = fc.oneof(
  fc.string({ minLength: 1, maxLength: 60 }),
  fc.stringMatching(/^[a-z0-9-]{1,60}$/),
  fc.stringMatching(/^([iI]nternal-?){1,4}[a-z]{0,12}$/),
);

describe("shortName", () => {
  it("is <name>-<role> as long as that fits with Pulumi's suffix", () => {
    assert.equal(shortName("events", "tg-b1"), "events-tg-b1");
    assert.equal(shortName("n".repeat(20), "nlb"), `${"n".repeat(20)}-nlb`);
    assert.equal(real(shortName("n".repeat(20), "nlb")).length, NAME_LIMITS.aws);
  });

  it("keeps a beginning and the role of a longer one, around a hash", () => {
    assert.equal(shortName("n".repeat(21), "nlb"), "nnnnnnnnnnn-401c0de1-nlb");
    assert.equal(shortName("payments-production-events", "tg-b1"), "payments-e542720c-tg-b1");
    assert.equal(shortName("payments-production-events", "tg-registry"), "pay-3af004ed-tg-registry");
  });

  it("replaces what AWS does not take, and differs from the name that takes its place", () => {
    assert.equal(shortName("my_events", "nlb"), "my-events-e2a234ff-nlb");
    assert.equal(shortName("my.events", "nlb"), "my-events-410d3ddc-nlb");
    assert.equal(shortName("my-events", "nlb"), "my-events-nlb");
    assert.equal(shortName("--", "nlb"), "33be7d09-nlb");
  });

  it("never begins with internal-, which load balancers must not", () => {
    assert.equal(shortName("internal-kafka", "nlb"), "kafka-685686ae-nlb");
    assert.equal(shortName("internal", "nlb"), "a060dd8f-nlb");
    assert.equal(shortName("Internal-internal-a", "nlb"), "a-eecaebee-nlb");
    assert.equal(shortName("internals", "nlb"), "internals-nlb");
  });

  it("gives something that AWS takes, for any name", () => {
    fc.assert(
      fc.property(names, roles, (name, role) => {
        const short = shortName(name, role);
        assert.ok(short.length <= LONGEST, short);
        assert.match(real(short), AWS_TAKES);
        assert.ok(short.endsWith(role));
        assert.equal(shortName(name, role), short);
      }),
    );
  });

  it("keeps names apart that share a beginning, longer than what is kept of them", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{30}$/), names, names, roles, (start, a, b, role) => {
        fc.pre(a !== b);
        assert.notEqual(shortName(start + a, role), shortName(start + b, role));
      }),
    );
  });

  it("refuses a role of ours that would leave no room, or that AWS would not take", () => {
    for (const role of ["r".repeat(14), "", "-nlb", "nlb-", "NLB", "a_b"])
      assert.throws(() => shortName("events", role), TypeError);
  });
});
