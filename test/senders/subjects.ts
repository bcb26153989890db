/** Whose CHECKs are attacked: each sender of the table, and every scheme that a sender of one's own can have. */
import { checkOf } from "../../components/webhook/check";
import * as mz from "../../materialize";
import {
  genericSender,
  HMAC_ALGORITHMS,
  SENDERS,
  SIGNATURE_ENCODINGS,
  type Scheme,
  type SenderName,
} from "../../senders";
import { type HmacWire, type TimestampedWire, type Wire } from "./wire";

/** By what a header says: which delivery it is, and of what event. */
export type KeptHeaders = Readonly<Partial<Record<"delivery" | "event", string>>>;

export interface Subject {
  readonly name: string;
  /** The column of the table of attacks that it belongs to. */
  readonly column: string;
  readonly wire: Wire;
  /** The statement whose CHECK is attacked. */
  readonly create: string;
  /** Headers beside the proof that the webhook keeps as columns: what each says, and its name. */
  readonly kept: KeptHeaders;
  /** What the secret object of Materialize holds, where the sender knows this secret. */
  readonly stored: (secret: string) => string;
}

/** What the senders publish: see `source` of each. */
const SENDER_WIRES: Readonly<Record<SenderName, Wire>> = {
  eventbridge: { type: "api-key", header: "x-mz-api-key" },
  generator: { type: "api-key", header: "x-api-key" },
  github: { type: "hmac", header: "x-hub-signature-256", algorithm: "sha256", encoding: "hex", prefix: "sha256=" },
  hubspot: { type: "api-key", header: "authorization" },
  rudderstack: { type: "api-key", header: "authorization" },
  segment: { type: "hmac", header: "x-signature", algorithm: "sha1", encoding: "hex", prefix: "" },
  snowcatcloud: { type: "api-key", header: "authorization" },
  stripe: {
    type: "timestamped-hmac",
    header: "stripe-signature",
    algorithm: "sha256",
    timestampKey: "t",
    signatureKey: "v1",
    toleranceSeconds: 300,
    library: "stripe",
  },
}; // prettier-ignore

/** What they send beside the proof, as far as it is kept one by one. See `source` of each. */
const SENDER_KEPT: Readonly<Partial<Record<SenderName, KeptHeaders>>> = {
  github: { delivery: "x-github-delivery", event: "x-github-event" },
  segment: { event: "event-type" },
};

const HMAC_WIRES: readonly HmacWire[] = HMAC_ALGORITHMS.flatMap((algorithm) =>
  SIGNATURE_ENCODINGS.flatMap((encoding) =>
    ["", "sig='"].map((prefix) => ({
      type: "hmac" as const,
      header: "x-shop-hmac",
      algorithm,
      encoding,
      prefix,
    })),
  ),
);
const TIMESTAMPED_WIRES: readonly TimestampedWire[] = HMAC_ALGORITHMS.map((algorithm) => ({
  type: "timestamped-hmac",
  header: "x-shop-signature",
  algorithm,
  timestampKey: "ts",
  signatureKey: "s1",
  toleranceSeconds: 60,
}));

/** The scheme that the package is told for a sender of one's own that works so. */
function schemeFor(wire: Wire): Scheme {
  const { type, ...rest } = wire;
  const scheme = type === "timestamped-hmac" ? { ...rest, type, encoding: "hex" } : { ...rest, type };
  return genericSender({ scheme: scheme as Scheme }).scheme as Scheme;
}

const schema = mz.existingSchema(mz.existingDatabase("materialize"), "ingest");
/** Its value is given when the CHECK is run. */
const secret = mz.secret({ schema, name: "webhook_secret", value: "not the one of the tests" });

function subject(name: string, column: string, wire: Wire, scheme: Scheme | { readonly type: "none" }, kept: KeptHeaders): Subject {
  if (scheme.type === "none") throw new Error(`${name} shows nothing: there is no CHECK to attack`);
  const columns = Object.fromEntries(Object.entries(kept).map(([says, header]) => [header, says]));
  const source = mz.webhookSource({ schema, name: "events", cluster: mz.existingCluster("c"), includeHeaders: { columns }, check: checkOf(scheme, secret) });
  return {
    name,
    column,
    wire,
    kept,
    create: source.create() as string,
    stored: (known) =>
      wire.type === "basic" && known !== "" ? mz.basicAuthHeader(wire.username, known) : known,
  };
} // prettier-ignore

const generic = (name: string, column: string, wire: Wire): Subject =>
  subject(name, column, wire, schemeFor(wire), { delivery: "x-shop-delivery", event: "x-shop-event" });

export const SUBJECTS: readonly Subject[] = [
  ...(Object.keys(SENDERS) as SenderName[]).map((name) =>
    subject(name, name, SENDER_WIRES[name], SENDERS[name].scheme, SENDER_KEPT[name] ?? {}),
  ),
  generic("an API key", "API key", { type: "api-key", header: "x-shop-key" }),
  generic("basic authentication", "basic", { type: "basic", header: "authorization", username: "materialize" }),
  ...HMAC_WIRES.map((wire) =>
    generic(`HMAC ${wire.algorithm} ${wire.encoding} ${wire.prefix || "(no prefix)"}`, "HMAC", wire),
  ),
  ...TIMESTAMPED_WIRES.map((wire) => generic(`timestamped HMAC ${wire.algorithm}`, "timestamped", wire)),
]; // prettier-ignore
