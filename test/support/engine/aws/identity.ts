import { createHash } from "node:crypto";

/** The account that everything lies in: the one of AWS's own examples. */
export const ACCOUNT = "123456789012";
export const PARTITION = "aws";

const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** `arn:aws:<service>:<region>:<account>:<resource>`; global services have no region. */
export function arn(service: string, region: string, resource: string, account = ACCOUNT): string {
  return `arn:${PARTITION}:${service}:${region}:${account}:${resource}`;
}

/**
 * Random-looking text that is the same on every run: it hangs on who it is for, and on how often that was created
 * before, since a replacement stands beside the one that it replaces.
 */
export class Identity {
  constructor(private readonly seed: string) {}

  hex(purpose: string, length: number): string {
    return this.characters(purpose, length, "0123456789abcdef");
  }

  digits(purpose: string, length: number): string {
    return this.characters(purpose, length, "0123456789");
  }

  /** As IAM's unique ids have it: `AROA` and seventeen of these. */
  base32(purpose: string, length: number): string {
    return this.characters(purpose, length, BASE32);
  }

  letters(purpose: string, length: number): string {
    return this.characters(purpose, length, LETTERS);
  }

  uuid(purpose: string): string {
    const hex = this.hex(purpose, 32);
    return [
      hex.slice(0, 8),
      hex.slice(8, 12),
      `4${hex.slice(13, 16)}`,
      `8${hex.slice(17, 20)}`,
      hex.slice(20),
    ].join("-");
  }

  /**
   * The 26 digits that Terraform's SDK puts after a prefix: they start with the time, here a fixed one.
   *
   * @see https://github.com/hashicorp/terraform-plugin-sdk/blob/main/helper/id/id.go `PrefixedUniqueId`
   */
  suffix(purpose: string): string {
    return `20260101000000${this.hex(purpose, 12)}`;
  }

  private characters(purpose: string, length: number, alphabet: string): string {
    let found = "";
    for (let block = 0; found.length < length; block++) {
      const bytes = createHash("sha256").update(`${this.seed}|${purpose}|${block}`).digest();
      for (const byte of bytes) found += alphabet[byte % alphabet.length] ?? "";
    }
    return found.slice(0, length);
  }
}
