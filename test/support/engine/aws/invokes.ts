import { ACCOUNT_LOOKUPS } from "./invokes/account";
import { type Lookup } from "./invokes/lookup";
import { MSK_LOOKUPS } from "./invokes/msk";
import { NETWORK_LOOKUPS } from "./invokes/network";

/** Lookups by their token. One that is missing here is refused. */
export const INVOKES: Readonly<Record<string, Lookup>> = {
  ...ACCOUNT_LOOKUPS,
  ...MSK_LOOKUPS,
  ...NETWORK_LOOKUPS,
};
