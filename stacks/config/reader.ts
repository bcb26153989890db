/** `reader`: a role that may read what a pipeline makes. The same for every kind. */
import * as z from "zod";
import { objectName, strict } from "./strict";

export const reader = strict({
  role: objectName(),
  /** It is there already; otherwise the `setup` script makes it. */
  existing: z.boolean().default(false),
  /**
   * An index on each view that it reads, on the common cluster, and the right to query there. Queries on that cluster
   * are then answered from memory. The cost is that memory: an index holds every row of its view, all columns, on every
   * replica, and reads them in again when a replica starts. Tables and webhooks get none: a pipeline that makes no view
   * refuses it.
   */
  index: z.boolean().default(false),
}).optional();
export type ReaderConfig = z.infer<typeof reader>;
