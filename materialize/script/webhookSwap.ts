import * as pulumi from "@pulumi/pulumi";
import { type Entry } from "../catalog";
import { factsOf } from "../model/kinds";
import { describe, type Path } from "../model/object";
import { withoutIfNotExists } from "../project/statement";
import { comment, identifier, literal, qualified } from "../text/quote";
import { statements, terminated } from "../text/tokens";
import { type Webhook } from "../webhook/url";
import { ddlScript, dropScript, type Script } from "./script";
import { webhookSwapOf, type WebhookSwap } from "./webhookSwapPlan";

/** A step: what it costs, and its statements as one text. */
interface Step {
  readonly comments: readonly string[];
  readonly text: pulumi.Input<string>;
  readonly statements: number;
}

/**
 * The runbook for what cannot be altered of a webhook: its CHECK, its headers, the format of its body. A new one is made
 * in a schema beside it, the two schemas swap names, and everything that reads the webhook is made again. The URL stays:
 * it holds names. The new one starts empty.
 *
 * Materialize's page on it says that what is downstream follows the name. Its catalog stores references by id, so ours
 * go and come back, which is right either way.
 *
 * @throws RunError when the webhook is not among the objects, still waits, or shares its schema with other objects: a
 *   swap renames everything in it.
 * @see https://materialize.com/docs/ingest-data/webhooks/change-included-headers/
 * @see https://github.com/MaterializeInc/materialize/issues/22615 for references by id
 */
export function webhookSwapScript(entries: readonly Entry[], webhook: Webhook): Script {
  const swap = webhookSwapOf(entries, webhook);
  const steps = [
    lookStep(swap),
    makeStep(swap),
    dropStep(swap),
    swapStep(swap),
    endStep(swap),
    againStep(swap),
  ];
  const texts = steps.map(({ comments, text }) => joined([comments.map(comment).join("\n"), text], "\n"));
  const script = joined([headerOf(swap).map(comment).join("\n"), ...texts], "\n\n");
  return {
    text: mapped(script, (text) => `${text}\n`),
    statements: steps.reduce((sum, step) => sum + step.statements, 0),
  };
}

function headerOf({ webhook }: WebhookSwap): readonly string[] {
  return [
    `A new ${describe(webhook)} in the place of the old: its check, its headers and its body's format cannot be altered.`,
    "see https://materialize.com/docs/ingest-data/webhooks/change-included-headers/",
    "Run the secrets script first: the new check may read a new secret. Then step by step, as the owner of both schemas, with CREATE on their database (see https://materialize.com/docs/sql/alter-schema/).",
    "Run it once: each time, another empty one takes over.",
  ];
}

/**
 * What reads the webhook directly is what could hinder step 4; what reads that is named by its own drop.
 *
 * @see https://materialize.com/docs/sql/system-catalog/mz_internal/#mz_object_dependencies
 */
function lookStep({ webhook }: WebhookSwap): Step {
  const [database, schemaName, name] = webhook.path.map(literal) as [string, string, string];
  const home =
    "JOIN mz_catalog.mz_schemas AS s ON o.schema_id = s.id JOIN mz_catalog.mz_databases AS d ON s.database_id = d.id " +
    `WHERE d.name = ${database} AND s.name = ${schemaName}`;
  return {
    comments: [
      `0. What is in the schema? It has to be ${JSON.stringify(webhook.path.at(-1))} alone, and indexes on it: the swap renames the schema with everything in it.`,
      "And what reads it? Step 2 drops what the scripts made. All else that is listed would read the old one from step 3 on, get no more rows, and stop step 4: have its owner drop it now, and make it again after step 3. Only an index stops nothing: it goes along.",
    ],
    text: [
      `SELECT o.name, o.type FROM mz_catalog.mz_objects AS o ${home};`,
      "SELECT rd.name AS database, rs.name AS schema, r.name, r.type " +
        "FROM mz_internal.mz_object_dependencies AS on_it JOIN mz_catalog.mz_objects AS r ON on_it.object_id = r.id " +
        "JOIN mz_catalog.mz_schemas AS rs ON r.schema_id = rs.id " +
        "JOIN mz_catalog.mz_databases AS rd ON rs.database_id = rd.id " +
        `JOIN mz_catalog.mz_objects AS o ON on_it.referenced_object_id = o.id ${home} AND o.name = ${name};`,
    ].join("\n\n"),
    statements: 2,
  };
}

/** @see https://materialize.com/docs/sql/alter-system-set/ for the limits */
function makeStep({ webhook, homes, next, twin }: WebhookSwap): Step {
  const around = ddlScript(homes);
  const made = [next, twin].map((object) => mapped(object.create(), anew));
  const limit = webhook.kind === "webhook-source" ? "max_sources" : "max_tables";
  return {
    comments: [
      "1. The new one, beside the old. Nothing changes yet. An error here says that the schema is left from an earlier swap: look into it, drop it, and start again.",
      `Until step 4 both are there, and both count against ${limit} (SHOW ${limit}).`,
    ],
    text: joined([around.text, ...made], "\n\n"),
    statements: around.statements + made.length,
  };
}

/** One that is there already would take over as it is: better an error. */
function anew(text: string): string {
  return terminated(withoutIfNotExists(statements(text)[0] ?? []));
}

function dropStep({ next, downstream }: WebhookSwap): Step {
  const items = downstream.filter(({ object }) => factsOf(object.kind).namespace === "item");
  if (items.length === 0) return { comments: ["2. Nothing of ours reads it."], text: "", statements: 0 };
  return {
    comments: [
      "2. What reads it goes. From here to step 5 consumers find nothing, and every SUBSCRIBE on these ends; what is posted until step 3 is kept in the old one.",
      "An error names somebody else's view on top: have it dropped, and go on from here.",
      `To give up: the config as it was, ddl, which makes these again, and DROP SCHEMA ${qualified(next.path)} CASCADE.`,
    ],
    text: dropScript(items),
    statements: items.length,
  };
}

function swapStep({ webhook, home, next }: WebhookSwap): Step {
  return {
    comments: [
      "3. The schemas swap their names, at once. What is posted from now on is checked by the new one and kept in it. Rights on the old schema stay with the old one: step 5 grants those that the scripts know.",
      ...(webhook.kind === "webhook-table" ? TABLE_DOUBT : []),
    ],
    text: `ALTER SCHEMA ${qualified(home.path)} SWAP WITH ${identifier(next.path[1] ?? "")};`,
    statements: 1,
  };
}

/**
 * The cache of what a URL leads to is cleared for sources when their schema is renamed, and for tables when they are
 * dropped.
 *
 * @see https://github.com/MaterializeInc/materialize/pull/23777
 * @see https://github.com/MaterializeInc/materialize/blob/main/src/adapter/src/coord/ddl.rs
 */
const TABLE_DOUBT = [
  "Of tables this is in doubt: Materialize keeps in mind where a URL leads, and by its sources a renamed schema makes it look again for sources only. Until step 4 requests may go on into the old table: let step 0 list nothing of others first, and run 4 right after this.",
];

/** First without CASCADE, which would take others' views along and say nothing. Indexes are no hindrance. */
function endStep({ webhook, next, twin }: WebhookSwap): Step {
  const kept = webhook.kind === "webhook-source" ? keptRows(twin.path) : copiedRows(webhook.path);
  return {
    comments: [
      "4. The old one, which has the other name now, goes with all its rows. Nobody sends them again.",
      "An error names what somebody else made on it, a view that you keep the rows in too: the old one is still there then. Have its owner drop it, and go on from here. Where the error is about the schema, something else is in it: look into it.",
      ...kept,
    ],
    // By its name the twin is the old one now.
    text: [`${twin.drop()};`, `DROP SCHEMA ${qualified(next.path)};`].join("\n"),
    statements: 2,
  };
}

function keptRows(old: Path): readonly string[] {
  return [
    "To keep the rows here, leave this out: they can be read, cost what they did, and the next swap wants the schema gone. No table can take them: INSERT ... SELECT reads no source (see https://materialize.com/docs/sql/insert/).",
    `To have the rows elsewhere, first: COPY (SELECT * FROM ${qualified(old)}) TO STDOUT.`,
  ];
}

/** There is no time for it between the swap and the end of the old table. */
function copiedRows(old: Path): readonly string[] {
  return [
    `To have the rows elsewhere, before step 3: COPY (SELECT * FROM ${qualified(old)}) TO STDOUT. What comes between the two is not among them.`,
  ];
}

function againStep({ downstream }: WebhookSwap): Step {
  const again = ddlScript(downstream);
  if (downstream.length === 0)
    return { comments: ["5. Nothing is to be made again."], text: "", statements: 0 };
  return {
    comments: [
      "5. What reads it, again, and who may. They hold what came since step 3; one that reads other things too works all of it out again.",
      "What others granted by hand is granted by hand again. Run ddl afterwards: it adds what else is new.",
    ],
    text: again.text,
    statements: again.statements,
  };
}

/** The texts that are not empty, one behind the other. Plain text stays plain. */
function joined(texts: readonly pulumi.Input<string>[], separator: string): pulumi.Input<string> {
  const join = (all: readonly string[]): string =>
    all
      .map((text) => text.trimEnd())
      .filter((text) => text !== "")
      .join(separator);
  return texts.every((text): text is string => typeof text === "string")
    ? join(texts)
    : pulumi.all([...texts]).apply(join);
}

function mapped(text: pulumi.Input<string>, change: (plain: string) => string): pulumi.Input<string> {
  return typeof text === "string" ? change(text) : pulumi.output(text).apply(change);
}
