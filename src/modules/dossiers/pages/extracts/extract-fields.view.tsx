import { SelectField, TextField, type typedFields, useLocale } from '#ui';
import { extractKinds } from '../../extract-copy.ts';
import { extractMessages } from '../../extract-messages.ts';

interface Props {
  readonly field: ReturnType<typeof typedFields>;
  readonly labels: Readonly<Record<string, string>>;
  /** Nothing has to be said: at intake, where it can be entered later. */
  readonly optional?: boolean;
}

/** Of what an extract is, and how many copies of it are wanted. */
export function ExtractFields({ field, labels, optional = false }: Props) {
  const { kinds } = extractMessages(useLocale());
  const label = (name: string) => ({ ...field(name), label: labels[name] ?? name });
  return (
    <>
      <SelectField
        {...label('extractKind')}
        optional={optional}
        choices={extractKinds.map((value) => ({ value, label: kinds[value] }))}
      />
      <EventFields field={field} labels={labels} optional={optional} />
    </>
  );
}

/** Whose event it is and where it was registered, and the number of copies. */
export function EventFields({ field, labels, optional = false }: Props) {
  const label = (name: string) => ({ ...field(name), label: labels[name] ?? name });
  return (
    <>
      <TextField {...label('registeredName')} optional={optional} autocomplete="off" />
      <TextField {...label('registryNumber')} optional width={20} autocomplete="off" />
      <TextField {...label('registryBook')} optional width={20} autocomplete="off" />
      <TextField {...label('registeredOn')} optional width={20} autocomplete="off" />
      <TextField {...label('registeredAt')} optional autocomplete="off" />
      <TextField {...label('extractCopies')} optional={optional} width={4} inputMode="numeric" autocomplete="off" />
    </>
  );
}
