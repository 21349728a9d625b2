import { comparable } from '#platform/text';
import type { Sender } from './feedback.ts';

type SenderToHide = Pick<Sender, 'fullName' | 'phone' | 'email' | 'address'>;

const hidden = '[…]';

/** What may stand for a person whoever they are: telephone numbers, identity numbers, e-mail addresses. */
const numbers = /(?<![\d.])(?:\+?84|0)(?:[ .-]?\d){8,10}(?!\d)|(?<!\d)\d{12}(?!\d)/g;
const addresses = /[^\s@<>,;:]+@[^\s@<>,;:]+\.[^\s@<>,;:.]{2,}/g;

/** What somebody wrote without what tells that it was they: their name, numbers and addresses, however they are written. */
export function withoutSender(text: string, sender: SenderToHide): string {
  return tracesOf(sender).reduce((said, trace) => said.replace(trace, hidden), text);
}

/** A text as it may be proposed for publication: without its sender, and without any number or address of a person. */
export function redact(text: string, sender: SenderToHide): string {
  return withoutSender(text, sender).replace(addresses, hidden).replace(numbers, hidden);
}

/** What of a text still tells who somebody is; nothing when it may be published. */
export function tellsOf(text: string, sender: SenderToHide): string[] {
  const said = comparable(text);
  return [
    ...namesOf(sender).filter((name) => said.includes(comparable(name))),
    ...(text.match(addresses) ?? []),
    ...(text.match(numbers) ?? []),
  ];
}

const namesOf = ({ fullName, address }: Pick<Sender, 'fullName' | 'address'>): string[] =>
  [fullName, address ?? ''].filter((name) => name.length > 3);

function tracesOf(sender: SenderToHide): RegExp[] {
  const digits = (sender.phone ?? '').replace(/^\+84/, '0').replace(/\D/g, '');
  return [
    ...[...namesOf(sender), sender.email ?? ''].filter((name) => name !== '').map(anyCase),
    ...(digits.length > 8 ? [new RegExp(`(?:\\+?84|0)[ .-]?${[...digits.slice(1)].join('[ .-]?')}`, 'g')] : []),
  ];
}

const anyCase = (name: string): RegExp => new RegExp(name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'giu');
