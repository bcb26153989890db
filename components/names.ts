/** Type tokens are part of every URN: fixed from 0.1, whatever a class is called later. */
export function typeToken(family: string, className: string): string {
  return `materialize-ingest:${family}:${className}`;
}
