import * as z from "zod";
import { unfitWebhookHost } from "../../materialize/webhook/url";
import { always, objectName, strict, text } from "./strict";

/** `materialize-ingest:materialize`: where Materialize is, and where its objects go. */
export const materializeConfig = strict({
  /** Materialize's own cloud, or an installation that you run: without PrivateLink and fixed addresses. */
  deployment: z.enum(["cloud", "self-managed"]).default("cloud"),
  /** Region of Materialize Cloud, such as `aws/us-east-1`: PrivateLink depends on it. */
  region: text()
    .regex(/^aws\/[a-z]{2}(-[a-z]+)+-\d+$/, {
      error: "must be a region of Materialize, such as aws/us-east-1",
    })
    .optional(),
  /** Host name of its SQL interface, which webhooks are posted to. */
  host: text()
    .refine((host) => unfitWebhookHost(host) === undefined, {
      error: (issue) => `must ${unfitWebhookHost(String(issue.input))}`,
    })
    .optional(),
  database: objectName().default("materialize"),
  /** For secrets, connections, sources and tables. */
  schema: objectName().default("ingest"),
  /** For views: mz-deploy wants them apart. */
  viewsSchema: objectName().default("ingest_views"),
  /** Reads the sources and keeps the views; made when `size` is given, and there already otherwise. */
  cluster: strict({ name: objectName(), size: text().optional() }).default({ name: "quickstart" }),
}).check(
  always((ctx) => {
    if (ctx.value.schema === ctx.value.viewsSchema) {
      ctx.issues.push({
        code: "custom",
        message: "must differ from schema (tables and views do not share one)",
        input: ctx.value.viewsSchema,
        path: ["viewsSchema"],
      });
    }
  }),
);

export type MaterializeConfig = z.infer<typeof materializeConfig>;
