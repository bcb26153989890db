/** What no offline plan can do without: the SDK, the providers' import, the parser's load. */
import { loadParser } from "../../../materialize/parser";

require("@pulumi/pulumi");
require("@pulumi/kafka");
require("@pulumi/random");
void loadParser();
