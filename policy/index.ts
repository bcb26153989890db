import { PolicyPack } from "@pulumi/policy";
import { RULES } from "./rules";

// Starts a server and never exits: whoever wants the rules imports ./rules.
new PolicyPack("materialize-ingest", { policies: [...RULES] });
