import { EVENT_NAMES } from "./names/events";
import { IDENTITY_NAMES } from "./names/identity";
import { type NameTable } from "./names/naming";
import { NETWORK_NAMES } from "./names/network";
import { STREAM_NAMES } from "./names/streams";

export { type Naming } from "./names/naming";

/**
 * What Pulumi's provider does with a long name: a target group's automatic name is refused where it gets longer than 32
 * characters, since its row says so (aliases.go); a load balancer has no such row, gets a name of up to 255 and then
 * fails the schema's own check. Neither is cut. Names that only AWS itself would refuse, at the end of a create, are
 * refused in the check here, so earlier than in truth.
 *
 * @see https://github.com/pulumi/pulumi/blob/master/sdk/go/common/resource/resource_id.go `NewUniqueName`
 */
export const NAMES: NameTable = { ...EVENT_NAMES, ...IDENTITY_NAMES, ...NETWORK_NAMES, ...STREAM_NAMES };
