/** Values a refusal's text may show, by the name between braces in that text. */
export type Facts = Readonly<Record<string, string | number>>;

/**
 * A rule of the domain said no. The code is stable (`dossier.not_found`) and is the key of the text shown to people,
 * which each module keeps under `refusals` in its messages; `status` is the HTTP status it answers with.
 */
export class Refusal extends Error {
  readonly code: string;
  readonly status: number;
  readonly facts: Facts;

  constructor(code: string, facts: Facts = {}, status = 409) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.status = status;
    this.facts = facts;
  }
}

/** The thing asked for does not exist, or the person asking may not know that it does. */
export const notFound = (what: string): Refusal => new Refusal(`${what}.not_found`, {}, 404);

/** The person is known but may not do this; `permission` names the rule that refused. */
export const forbidden = (permission: string): Refusal => new Refusal('forbidden', { permission }, 403);

/** Shows a refusal's text: the message of its code with its facts filled in. */
export function fillIn(text: string, facts: Facts): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(facts[name] ?? whole));
}
