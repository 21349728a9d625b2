/** A form as the browser sent it: names are JSON pointers. Anything the form does not ask for is never looked at. */
export type Sent = Readonly<Record<string, unknown>>;

/** The last text sent under a name; a name sent as a file or an object counts as not sent. */
export function textAt(sent: Sent, name: string): string | undefined {
  if (!Object.hasOwn(sent, name)) return undefined;
  const value = sent[name];
  const last = Array.isArray(value) ? value.at(-1) : value;
  return typeof last === 'string' ? last : undefined;
}
