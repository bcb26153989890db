import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import * as mz from "../../../materialize";
import { UNFIT_NAMES } from "../../support/arbitrary";
import { goldenTexts, valueOf, type Variant } from "../../support/golden";
import { refused } from "../../support/parser";
import { cluster, database, kafka, password, pem, schema, webhook } from "../objects/world";

const { sql } = mz;
const check = mz.apiKeyCheck("x-api-key", password);
const hooks = (args: Partial<mz.WebhookSourceArgs>): mz.WebhookSource =>
  mz.webhookSource({ schema, name: "hooks", cluster, check, ...args });
/** As a caller without types would. */
const loose = (args: object): mz.WebhookSource => hooks(args);
const variant = (name: string, args: Partial<mz.WebhookSourceArgs>): Variant => ({
  name,
  kind: "create_webhook",
  text: () => hooks(args).create(),
});

goldenTexts("webhookSource", [
  variant("that asks for an API key", {}),
  variant("that takes everybody", { check: "insecure" }),
  ...(Object.keys(mz.WEBHOOK_BODIES) as mz.WebhookBody[]).map((body) =>
    variant(`of a body of ${body}`, { body }),
  ),
  variant("with headers as columns, given out of order", {
    includeHeaders: { columns: { "x-request-id": "requestId", "event-type": 'ty"pe' } },
  }),
  variant("with all headers, for everybody", { includeHeaders: { all: true }, check: "insecure" }),
  variant("with all headers but two, given out of order", {
    includeHeaders: { all: { except: ["x-api-key", "authorization"] } },
  }),
  variant("with all headers but none, for everybody", {
    includeHeaders: { all: { except: [] } },
    check: "insecure",
  }),
  variant("with headers as columns and all but one, of a body of text, for everybody", {
    body: "text",
    includeHeaders: { columns: { "event-type": "event_type" }, all: { except: ["x-api-key"] } },
    check: "insecure",
  }),
  variant("with no headers from an empty request for them", { includeHeaders: {} }),
  variant("that compares with two secrets, given out of order", {
    check: {
      secrets: { new_key: pem, "Old Key": password },
      headers: true,
      expression: sql`constant_time_eq(headers->'x-key', new_key) OR constant_time_eq(headers->'x-key', ${mz.column("Old Key")})`,
    },
  }),
  variant("whose check has no secret, an Output, and ends in a comment", {
    check: {
      secrets: {},
      headers: true,
      expression: sql`headers->'x-tenant' = ${pulumi.output("o'neill")} -- the tenant`,
    },
  }),
]);

describe("a webhook source", () => {
  const WHERE = 'webhook source "materialize"."ingest"."hooks"';
  const expression = sql`headers->'x' = 'y'`;
  const checked = (args: object): object => ({ check: { secrets: {}, headers: true, expression, ...args } });

  const headerRule = "be a header's name in lower case, such as x-api-key";
  const nothingRead = "a check that reads nothing of the request lets everyone in, or nobody";
  // prettier-ignore
  const REFUSED: readonly (readonly [what: string, args: object, message: string])[] = [
    ["a body of XML", { body: "xml" }, 'body must be one of json, json-array, text, bytes, got "xml"'],
    ["a body called as JavaScript calls its own", { body: "toString" }, 'body must be one of json, json-array, text, bytes, got "toString"'],
    ...["X-Api-Key", "x api key", "", "x:y", "é", "x-api-key\n"].map((header) =>
      [`the header ${JSON.stringify(header)} as a column`, { includeHeaders: { columns: { [header]: "k" } } }, `includeHeaders must ${headerRule}, got ${JSON.stringify(header)}`] as const),
    ["a header in capitals to leave out", { includeHeaders: { all: { except: ["Authorization"] } } }, `includeHeaders must ${headerRule}, got "Authorization"`],
    ["two headers as one column", { includeHeaders: { columns: { a: "x", b: "x" } } }, 'includeHeaders.columns must give each column a name of its own, got "x"'],
    ["a header as the body's column", { includeHeaders: { columns: { a: "body" } } }, 'includeHeaders.columns must give each column a name of its own, got "body"'],
    ["a header as the column of all", { includeHeaders: { columns: { a: "headers" }, all: true } }, 'includeHeaders.columns must give each column a name of its own, got "headers"'],
    ["the key's own header as a column", { includeHeaders: { columns: { "x-api-key": "k" } } }, 'includeHeaders.columns must hold no header that is a secret, got "x-api-key"'],
    ["all headers, the key's own among them", { includeHeaders: { all: true } }, 'includeHeaders.all must be { except: ["x-api-key"] }, got true; or every reader of the rows has the secret'],
    ["all headers but another than the key's", { includeHeaders: { all: { except: ["x-other"] } } }, 'includeHeaders.all must be { except: ["x-api-key"] }, got {"except":["x-other"]}; or every reader of the rows has the secret'],
    ["a column whose name is no text", { includeHeaders: { columns: { a: true } } }, "includeHeaders.columns must be text, got true"],
    ...[false, "x-api-key", ["x-api-key"], {}, null].map((all) =>
      [`${JSON.stringify(all)} for all headers`, { includeHeaders: { all } }, `includeHeaders.all must be true or { except }, or left out, got ${JSON.stringify(all)}`] as const),

    ["no check", { check: undefined }, 'check must be given, or "insecure" said aloud, got nothing'],
    ["no check, as null", { check: null }, 'check must be given, or "insecure" said aloud, got null'],
    ["another word for everybody", { check: "none" }, 'check must be given, or "insecure" said aloud, got "none"'],
    ["a check that reads nothing", checked({ headers: false }), `check.headers must be true, got false; ${nothingRead}`],
    ["a check that reads a secret only", checked({ headers: undefined, secrets: { k: password } }), `check.headers must be true, got nothing; ${nothingRead}`],
    ["a secret under the alias headers", checked({ secrets: { headers: password } }), 'check.secrets must have aliases other than headers and body, got "headers"'],
    ["a secret under the alias body", checked({ secrets: { body: password } }), 'check.secrets must have aliases other than headers and body, got "body"'],
    ["a secret without an alias", checked({ secrets: { "": password } }), 'check.secrets must not be empty, "." or "..", got ""'],
    ["a connection as a secret", checked({ secrets: { k: kafka } }), `check.secrets.k must be an object of kind secret, got ${JSON.stringify('kafka connection "materialize"."ingest"."kafka"')}`],
    ["a secret in clear", checked({ secrets: { k: "hunter2" } }), 'check.secrets.k must be an object of kind secret, got "something else"'],
  ];
  for (const [what, args, message] of REFUSED) {
    it(`refuses ${what}`, () => {
      assert.throws(
        () => loose(args),
        (error: Error) => {
          assert.ok(pulumi.RunError.isInstance(error), error.stack);
          assert.equal(error.message, `${WHERE}: ${message}`);
          return true;
        },
      );
    });
  }

  for (const [what, name, rule] of UNFIT_NAMES) {
    it(`refuses a column or an alias of ${what}, naming the field`, () => {
      for (const [args, field] of [
        [{ includeHeaders: { columns: { a: name } } }, "includeHeaders.columns"],
        [checked({ secrets: { [name]: password } }), "check.secrets"],
      ] as const) {
        assert.throws(
          () => loose(args),
          (error: Error) => {
            assert.ok(error.message.startsWith(`${WHERE}: ${field} must `), error.message);
            return rule.test(error.message);
          },
        );
      }
    });
  }

  for (const bare of ["true", undefined, { texts: ["true"], holes: [] }]) {
    it(`refuses ${JSON.stringify(bare)} as an expression: it would be bare text`, () => {
      assert.throws(() => loose(checked({ expression: bare })), {
        message: `${WHERE}: check: query must be made by sql\`…\``,
      });
    });
  }

  it("refers to its schema, cluster, secrets, and what its expression names", () => {
    assert.deepEqual(webhook.references, [schema, cluster, password]);
    const two = hooks({
      check: { secrets: { a: pem, b: password }, headers: true, expression: sql`a <> b AND ${expression}` },
    });
    assert.deepEqual(new Set(two.references), new Set([schema, cluster, pem, password]));
  });

  it("holds no secret's value", async () => {
    assert.doesNotMatch(await valueOf(webhook.create()), /hunter2/);
  });

  it("prints its clauses in the one order that the parser takes", () => {
    const includeHeaders = { columns: { a: "a" }, all: { except: ["x-api-key"] } };
    const text = hooks({ includeHeaders }).create() as string;
    const [head, where, body, single, all, ...rest] = text.split("\n");
    assert.match(single!, /^INCLUDE HEADER /);
    assert.match(all!, /^INCLUDE HEADERS \(NOT 'x-api-key'\)$/);
    refused([head, where, ...rest, body, single, all].join("\n"));
  });
});

describe("the URL of a webhook source", () => {
  const host = "abc.us-east-1.aws.materialize.cloud";
  const at = (db: string, home: string, name: string): string =>
    mz.webhookUrl(
      host,
      hooks({ schema: mz.schema({ database: mz.existingDatabase(db), name: home }), name }),
    );

  it("holds its names", () => {
    assert.equal(mz.webhookUrl(host, webhook), `https://${host}/api/webhook/materialize/ingest/hooks`);
    assert.deepEqual(webhook.path.slice(0, 2), [...database.path, "ingest"]);
  });

  const names = ["a/b", "a b", "a%2Fb", "a?b=c#d", "é", "😀", "It's", "..a", "a+b", "a&b", '"', "\\", "a;b"];
  for (const name of names) {
    it(`holds ${JSON.stringify(name)} in a segment of its own, and reads it back`, () => {
      const url = new URL(at(name, `s${name}`, `n${name}`));
      assert.equal(url.search + url.hash, "");
      assert.equal(url.host, host);
      const [empty, api, kind, ...segments] = url.pathname.split("/");
      assert.deepEqual([empty, api, kind], ["", "api", "webhook"]);
      assert.deepEqual(segments.map(decodeURIComponent), [name, `s${name}`, `n${name}`]);
    });
  }
});
