import Type from 'typebox';
import { type ExtractKind, type ExtractWanted, extractKinds } from '../../extract-copy.ts';

const text = (most: number) => Type.Optional(Type.String({ maxLength: most }));

export const extractKindField = Type.Union(extractKinds.map((kind) => Type.Literal(kind)));

export const registeredName = Type.String({ minLength: 1, maxLength: 200 });

export const extractCopies = Type.Integer({ minimum: 1, maximum: 1000 });

/** Where an event was registered: what the requester can say of it, or the register shows. */
export const registrationFields = {
  registryNumber: text(60),
  registryBook: text(60),
  registeredOn: text(40),
  registeredAt: text(200),
};

interface Typed extends Omit<ExtractWanted, 'kind' | 'copies'> {
  readonly extractKind: ExtractKind;
  readonly extractCopies: number;
}

/** An extract as it is typed in a form. */
export function wantedIn({ extractKind: kind, extractCopies: copies, ...event }: Typed): ExtractWanted {
  const { registeredName: name, registryNumber, registryBook, registeredOn, registeredAt } = event;
  return { kind, copies, registeredName: name, registryNumber, registryBook, registeredOn, registeredAt };
}
