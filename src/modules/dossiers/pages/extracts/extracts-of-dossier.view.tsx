import { href } from '#platform/route';
import { moneyOf, Table, useLocale } from '#ui';
import type { DossierFile } from '../../dossier-file.ts';
import { extractMessages } from '../../extract-messages.ts';
import { Corrections } from '../year-register/corrections.view.tsx';
import { extractSpeech, Registration } from './register.route.tsx';

/** The extracts of which copies are given out, each with its number in the register once it has one. */
export function ExtractsOfDossier({ file, mayCorrect = false }: { file: DossierFile; mayCorrect?: boolean }) {
  const locale = useLocale();
  const words = extractMessages(locale);
  const { extracts, extractCorrections, dossier } = file;
  if (extracts.length === 0) return null;
  return (
    <section>
      <h2 class="govuk-heading-m">{words.section}</h2>
      <Table
        caption={words.section}
        hideCaption
        rows={extracts}
        columns={[
          {
            head: words.kind,
            cell: (extract) => (
              <>
                {words.kinds[extract.kind]}: {extract.registeredName}
                <Registration event={extract} />
                <Corrections
                  corrections={extractCorrections.filter(({ ordinal }) => ordinal === extract.ordinal)}
                  speech={extractSpeech(locale)}
                />
              </>
            ),
          },
          { head: words.copies, numeric: true, cell: ({ copies }) => copies },
          {
            head: words.fee,
            cell: ({ amount, basis }) => (
              <>
                {moneyOf(amount, locale)}
                <div class="govuk-hint">{basis}</div>
              </>
            ),
          },
          { head: words.number, oneLine: true, cell: ({ notation }) => notation ?? words.notNumbered },
        ]}
      />
      {mayCorrect && extracts.some(({ number }) => number !== null) && (
        <p>
          <a class="govuk-link" href={href('/can-bo/ho-so/:code/dinh-chinh-so-trich-luc', { code: dossier.code })}>
            {words.correctRegister}
          </a>
        </p>
      )}
    </section>
  );
}
