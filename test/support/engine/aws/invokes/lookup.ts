import { type Store } from "../store";
import { type Props } from "../values";

/** Answers a lookup, from what AWS has. @param region the lookup's own, or the provider's */
export type Lookup = (args: Props, store: Store, region: string) => Props;
