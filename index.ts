/** The program for `pulumi up`: what Pulumi.<stack>.yaml asks for. */
import { deploy, readConfig } from "./stacks";

export = deploy(readConfig());
