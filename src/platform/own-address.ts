/**
 * An address of our own to lead people to, from what a form or a link carried; anything else becomes `/`. Browsers drop
 * tabs and line breaks from an address, so that `/<tab>/example.com` would lead elsewhere: none may be in it.
 */
export function ownAddress(wanted: string | undefined): string {
  const isOurs = wanted !== undefined && /^\/(?![/\\])[^\\\p{Cc}]*$/u.test(wanted);
  return isOurs ? wanted : '/';
}
