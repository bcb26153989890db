import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { readConfig, Secrets } from "../../stacks";
import { environment, PLANTED, segment } from "../support/environments";
import { record, seen } from "../support/mocks";

describe("Secrets", () => {
  const secrets = (values: object): Secrets =>
    new Secrets(
      Object.fromEntries(
        Object.entries(values).map(([name, value]) => [name, pulumi.secret(value)]),
      ) as never,
    );

  it("have the names that were given, sorted, and none of an object's own", () => {
    const some = secrets({ b: "1", a: "2" });
    assert.deepEqual(some.names(), ["a", "b"]);
    assert.deepEqual(
      ["a", "b", "c", "constructor", "toString", "__proto__"].filter((name) => some.has(name)),
      ["a", "b"],
    );
  });

  it("read one value, secret, whatever it is called", async () => {
    for (const name of ["kafka", "constructor", "__proto__"]) {
      const own = secrets(JSON.parse(`{${JSON.stringify(name)}: "planted"}`) as object);
      const { result } = await record(() => seen(own.read({ secret: name })));
      assert.deepEqual(result, { value: "planted", secret: true, known: true });
    }
  });

  it("refuse a name that is not there", () => {
    for (const name of ["other", "constructor", "toString"]) {
      assert.throws(
        () => secrets({ a: "1" }).read({ secret: name }),
        (error: unknown) =>
          pulumi.RunError.isInstance(error) && error.message === `secret ${name} is missing`,
      );
    }
  });

  it("come out of the config as secrets, one by one", async () => {
    const { result } = await record(
      () => seen(readConfig().secrets.read({ secret: "kafka-mz" })),
      environment({ web: segment() }),
    );
    assert.deepEqual(result, { value: `${PLANTED}-mz`, secret: true, known: true });
  });
});
