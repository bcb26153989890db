/** The mock runtime of these tests notices what it is there to notice. */
import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";
import { marked, record, refusal, seen, shape, UNKNOWN, within } from "../support/mocks";

class Group extends pulumi.ComponentResource {
  constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
    super("test:index:Group", name, {}, opts);
  }
}
const pet = (name: string, args: random.RandomPetArgs = {}, opts?: pulumi.CustomResourceOptions) =>
  new random.RandomPet(name, args, opts);

describe("The mock runtime", () => {
  it("records type, name, inputs with secrets marked, and parent", async () => {
    const { resources } = await record(() => {
      pet("pet", { prefix: pulumi.secret("planted"), length: 2 }, { parent: new Group("group") });
    });
    const type = "random:index/randomPet:RandomPet";
    assert.deepEqual(shape(resources), [
      [type, "pet", { prefix: marked("planted"), length: 2 }],
      ["test:index:Group", "group", {}],
    ]);
    assert.equal(resources[0]!.parent, "test:index:Group::group");
    assert.equal(resources[0]!.urn, `urn:pulumi:test::materialize-ingest::test:index:Group$${type}::pet`);
  });

  it("refuses two resources of one URN, and takes one name under two types of parents", async () => {
    const twice = record(() => [pet("pet"), pet("pet")]);
    await assert.rejects(twice, /two resources have one URN/);
    const apart = await record(() => [pet("pet"), pet("pet", {}, { parent: new Group("group") })]);
    assert.equal(apart.resources.length, 3);
  });

  it("fails for what is constructed and never registered, instead of waiting for it", async () => {
    let answer = (_: string): void => {};
    const never = new Promise<string>((resolve) => (answer = resolve));
    const run = record(() => void pet("pet", { prefix: never }), { timeoutMs: 50 });
    await assert.rejects(run, /hangs|never registered: random:index\/randomPet:RandomPet::pet/);
    answer("");
  });

  it("keeps outputs unknown in a preview", async () => {
    const { result, resources } = await record(
      () => {
        const first = pet("first");
        pet("second", { prefix: first.id });
        return seen(first.id);
      },
      { preview: true },
    );
    assert.equal(result.known, false);
    assert.deepEqual(resources[1]!.inputs, { prefix: UNKNOWN });
  });

  it("takes as a refusal only a RunError, and only before anything is constructed", async () => {
    const refuse = (): never => {
      throw new pulumi.RunError("no");
    };
    assert.equal(await refusal(refuse), "no");
    await assert.rejects(
      refusal(() => undefined),
      /was not refused/,
    );
    await assert.rejects(
      refusal(() => {
        throw new Error("a bug");
      }),
      /not a RunError/,
    );
    await assert.rejects(
      refusal(() => {
        pet("pet");
        refuse();
      }),
      /something was registered before the refusal/,
    );
  });

  it("names what hangs", async () => {
    let answer = (): void => {};
    await assert.rejects(
      within("the work", new Promise<void>((resolve) => (answer = resolve)), 10),
      /^AssertionError.*: the work hangs$/,
    );
    answer();
  });
});
