import { cluster } from "./cluster";
import { events } from "./events";
import { identities } from "./identities";
import { privateLink } from "./privateLink";
import { keysAndLogs, streams } from "./streams";

/** A program with a resource of each type that has a mapping, as our components would make them. */
export function sampleProgram(): void {
  streams();
  cluster();
  privateLink();
  identities();
  keysAndLogs();
  events();
}
