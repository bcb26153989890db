/** What a webhook's clauses refuse, in both of its forms. */
import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import * as mz from "../../../materialize";
import { UNFIT_NAMES } from "../../support/arbitrary";
import { refused } from "../../support/parser";
import { cluster, password, pem, schema } from "../objects/world";
import { BARE, check, REFUSED } from "./variants";

/** As a caller without types would call them. */
const FORMS = {
  "webhook source": (args: object): mz.MzObject =>
    mz.webhookSource({ schema, name: "hooks", cluster, check, ...args }),
  "webhook table": (args: object): mz.MzObject => mz.webhookTable({ schema, name: "hooks", check, ...args }),
};

for (const [form, make] of Object.entries(FORMS)) {
  describe(`a ${form}`, () => {
    const WHERE = `${form} "materialize"."ingest"."hooks"`;

    for (const [what, args, message] of REFUSED) {
      it(`refuses ${what}`, () => {
        assert.throws(
          () => make(args),
          (error: Error) => {
            assert.ok(pulumi.RunError.isInstance(error), error.stack);
            assert.equal(error.message, `${WHERE}: ${message}`);
            return true;
          },
        );
      });
    }

    for (const [what, name, rule] of UNFIT_NAMES) {
      it(`refuses a column of ${what}, naming the field`, () => {
        assert.throws(
          () => make({ includeHeaders: { columns: { a: name } } }),
          (error: Error) => {
            assert.ok(error.message.startsWith(`${WHERE}: includeHeaders.columns must `), error.message);
            return rule.test(error.message);
          },
        );
      });
    }

    for (const expression of BARE) {
      it(`refuses ${JSON.stringify(expression)} as an expression: it would be bare text`, () => {
        assert.throws(() => make({ check: { expression } }), {
          message: `${WHERE}: check: query must be made by sql\`…\``,
        });
      });
    }

    it("says once what is read more than once, and takes one alias for one secret", () => {
      const { and, constantTimeEqual, header, secretText } = mz.request;
      const same = constantTimeEqual(header("a"), secretText(password));
      const text = make({ check: { expression: and(same, same) } }).create() as string;
      assert.match(
        text,
        / {4}WITH \(HEADERS, SECRET "materialize"\."ingest"\."kafka_password" AS "secret"\)\n/,
      );
    });

    it("refers to each secret of its check once", () => {
      const { constantTimeEqual, header, or, secretText } = mz.request;
      const key = (secret: mz.Secret, alias: string): mz.WebhookCheck["expression"] =>
        constantTimeEqual(header("a"), secretText(secret, alias));
      const object = make({ check: { expression: or(key(pem, "a"), key(password, "b"), key(pem, "a")) } });
      assert.deepEqual(
        object.references.filter(({ kind }) => kind === "secret"),
        [pem, password],
      );
    });

    it("prints its clauses in the one order that the parser takes", () => {
      const includeHeaders = { columns: { a: "a" }, all: { except: ["x-api-key"] } };
      const lines = (make({ includeHeaders }).create() as string).split("\n");
      const at = lines.findIndex((line) => line.startsWith("FROM WEBHOOK"));
      const [head, [body, single, all, ...rest]] = [lines.slice(0, at), lines.slice(at)];
      assert.match(single!, /^INCLUDE HEADER /);
      assert.match(all!, /^INCLUDE HEADERS \(NOT 'x-api-key'\)$/);
      refused([...head, ...rest, body, single, all].join("\n"));
    });
  });
}
