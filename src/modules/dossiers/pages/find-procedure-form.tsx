import { FilterForm, TextField, useLocale } from '#ui';
import { citizenMessages } from '../citizen-messages.ts';

/** One field that looks through the catalogue; its answer is the list of procedures. */
export function FindProcedureForm() {
  const words = citizenMessages(useLocale()).home;
  return (
    <FilterForm finds action="/thu-tuc" title={words.search}>
      <TextField name="q" label={words.search} hint={words.searchHint} type="search" keys="/" maxLength={300} />
    </FilterForm>
  );
}
