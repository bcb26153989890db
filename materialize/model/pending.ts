/**
 * A value that nobody has yet: Materialize makes it together with a connection, or a sender when a URL is registered.
 * Objects wait for it (`waitsFor`), and scripts leave them out until it is given.
 */
export interface PendingValue {
  /** Where to put it: `materialize-ingest:pipelines.events.network.ssh.publicKeys`. */
  readonly configKey: string;
  /** What it is: `the two public keys of the SSH tunnel`. */
  readonly what: string;
  /** Who gives it, and when: `Materialize, once "ddl" has made the tunnel`. */
  readonly givenBy: string;
  /** The query that fetches it, without its semicolon, where there is one. */
  readonly query?: string;
  /** The command that fetches it, where AWS has it and not Materialize. */
  readonly command?: string;
  /** What to do after fetching it and before setting it: `install both keys on the bastion`. */
  readonly next?: string;
}
