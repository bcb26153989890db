/** The whole program: the pipelines that this stack's Pulumi.<env>.yaml asks for. Its outputs are the SQL to run. */
import { deploy, readConfig } from "materialize-ingest/stacks";

export = deploy(readConfig());
