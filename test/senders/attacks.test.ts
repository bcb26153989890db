/** Every CHECK against everything that is tried: what each gets is written beside the attack, and none is an error. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { SENDERS, type Sender } from "../../senders";
import { hostileText } from "../support/arbitrary";
import { attacksOn, ATTACK_GROUPS } from "./attacks";
import { AT, BODY, goodRequest, SECRET } from "./attacks/attack";
import { KEPT } from "./attacks/headers";
import { HONEST } from "./attacks/honest";
import { outcomeOf, sent } from "./outcomes";
import { SUBJECTS } from "./subjects";
import { signed } from "./wire";

describe("the attacks on webhooks", () => {
  it("are on every sender of the table, by its own name", () => {
    assert.deepEqual(
      SUBJECTS.slice(0, Object.keys(SENDERS).length).map(({ name }) => name),
      Object.keys(SENDERS),
    );
    assert.equal(new Set(SUBJECTS.map(({ name }) => name)).size, SUBJECTS.length);
  });

  it("have names of their own in their group, and each is tried on somebody", () => {
    for (const group of ATTACK_GROUPS) {
      const tried = SUBJECTS.flatMap((subject) =>
        attacksOn(subject)
          .filter((each) => each.group === group)
          .map(({ attack }) => `${subject.wire.type}: ${attack.name}`),
      );
      const named = group.attacks.flatMap(({ name, answers }) =>
        Object.keys(answers).map((type) => `${type}: ${name}`),
      );
      assert.equal(new Set(named).size, named.length, group.title);
      assert.deepEqual([...new Set(tried)].sort(), named.sort(), group.title);
    }
  });

  it("alter the request, but for those that are none", () => {
    for (const subject of SUBJECTS) {
      const good = JSON.stringify(sent(subject, HONEST.attacks[0]!));
      for (const { group, attack } of attacksOn(subject)) {
        if (group === HONEST) continue;
        assert.notEqual(JSON.stringify(sent(subject, attack)), good, `${subject.name}: ${attack.name}`);
      }
    }
  });
});

describe("the headers that webhooks keep", () => {
  it("are attacked, for every sender that has some", () => {
    for (const [name, { headers }] of Object.entries<Sender>(SENDERS)) {
      const { kept } = SUBJECTS.find((subject) => subject.name === name)!;
      assert.deepEqual(Object.values(kept).sort(), Object.keys(headers?.columns ?? {}).sort(), name);
    }
  });

  it("stand in the statement that is attacked, and in the request that is altered", () => {
    const github = SUBJECTS.find(({ name }) => name === "github")!;
    assert.match(github.create, /^INCLUDE HEADER 'x-github-delivery' AS "delivery"$/m);
    const [delivery] = KEPT.attacks;
    const [good, other] = [HONEST.attacks[0]!, delivery!].map((attack) => sent(github, attack).request);
    assert.deepEqual(good!.headers["x-github-delivery"], "as it was");
    assert.deepEqual(other, { ...good, headers: { ...good!.headers, "x-github-delivery": "another" } });
  });
});

describe("what the tests sign", () => {
  it("is what GitHub's documentation gives for its example", () => {
    // https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries#testing-the-webhook-payload-validation
    const { wire } = SUBJECTS.find(({ name }) => name === "github")!;
    assert.equal(
      signed(wire, { secret: "It's a Secret to Everybody", body: Buffer.from("Hello, World!"), at: AT }),
      "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
    );
  });

  it("is, for Stripe, what Stripe's library makes and our own reading of its scheme too", () => {
    const { wire, value } = goodRequest(SUBJECTS.find(({ name }) => name === "stripe")!);
    assert.ok(wire.type === "timestamped-hmac" && wire.library === "stripe");
    assert.equal(signed({ ...wire, library: undefined }, { secret: SECRET, body: BODY, at: AT }), value);
    fc.assert(
      fc.property(
        hostileText().map((text) => Buffer.from(text)),
        hostileText().filter((secret) => secret !== ""),
        fc.integer({ min: 1, max: 999_999_999_999 }),
        (body, secret, at) => {
          const signing = { secret, body, at };
          assert.equal(signed({ ...wire, library: undefined }, signing), signed(wire, signing));
        },
      ),
    );
  });
});

for (const subject of SUBJECTS) {
  describe(`the CHECK of ${subject.name}`, () => {
    for (const { group, attack } of attacksOn(subject)) {
      const answer = attack.answers[subject.wire.type];
      it(`${group.title}: ${attack.name} is ${answer}`, async () => {
        assert.equal(await outcomeOf(subject, group.title, attack), answer);
      });
    }
  });
}
