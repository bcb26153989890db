/** Writes schema/environment.json: `npm run schema`. A test says when it is out of date. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { environmentJsonSchema } from "../stacks/jsonSchema";

const folder = join(__dirname, "..", "schema");
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, "environment.json"), `${JSON.stringify(environmentJsonSchema(), null, 2)}\n`);
