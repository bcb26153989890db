import { PolicyPack } from "@pulumi/policy";
import { POLICIES } from "./rules";
import { keepSecretMarks } from "./secretMarks";

keepSecretMarks();
// Starts a server and never exits: whoever wants the rules imports ./rules.
new PolicyPack("materialize-ingest", { policies: [...POLICIES] });
