import { PolicyPack } from "@pulumi/policy";
import { POLICIES } from "./rules";
import { keepSecretMarks } from "./secretMarks";

keepSecretMarks(readerOfSdk());
// Starts a server and never exits: whoever wants the rules imports ./rules.
new PolicyPack("materialize-ingest", { policies: [...POLICIES] });

/** A version of the SDK without such a file is no reason for the pack not to load. */
function readerOfSdk(): unknown {
  try {
    return require("@pulumi/policy/deserialize");
  } catch {
    return undefined;
  }
}
