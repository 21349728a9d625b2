import { progressOf } from '#modules/digitisation';
import { PaperFilesView } from '#modules/papers';
import { Button, ButtonGroup, Details, dateTimeOf, Form, Island, Notice, SummaryList, TextField, useLocale } from '#ui';
import { digitiseMessages } from '../../digitise-messages.ts';
import { messages } from '../../messages.ts';
import type { ScanProps } from './opened-scan.ts';

export function Counting({ here }: ScanProps) {
  const { counting, reading } = digitiseMessages(useLocale());
  return (
    <section data-look-again={here} data-state="counting">
      <h2 class="govuk-heading-m">{counting.title}</h2>
      <p>{counting.text}</p>
      <LookAgain here={here} label={reading.again} />
    </section>
  );
}

/** How far the reading has come; a script keeps it up to date, without one a link does. */
export function Reading({ here, pages }: ScanProps) {
  const words = digitiseMessages(useLocale()).reading;
  const { done, of } = progressOf(pages);
  return (
    <section data-look-again={here} data-state="reading">
      <h2 class="govuk-heading-m" id="reading">
        {words.title}
      </h2>
      <p>
        <progress class="mc-progress" value={done} max={of} aria-labelledby="reading" />
      </p>
      <p role="status">{words.progress(done, of)}</p>
      <p class="govuk-hint">{words.text}</p>
      <LookAgain here={here} label={words.again} />
    </section>
  );
}

function LookAgain({ here, label }: { here: string; label: string }) {
  return (
    <ButtonGroup>
      <Button kind="secondary" href={here}>
        {label}
      </Button>
      <Island name="look-again" />
    </ButtonGroup>
  );
}

export function Done({ pages, scans, digitisation, here, tokens, errors, maySign }: ScanProps) {
  const words = digitiseMessages(useLocale());
  const unreadable = pages.filter(({ state, position }) => state === 'unreadable' && position !== null).length;
  return (
    <section>
      <Notice kind={unreadable > 0 ? 'warning' : 'info'} title={words.done.title}>
        <p>{words.done.text}</p>
        {unreadable > 0 && <p>{words.done.unreadable(unreadable)}</p>}
      </Notice>
      <h2 class="govuk-heading-m">{words.record.results}</h2>
      <PaperFilesView files={scans.filter(({ id }) => digitisation.resultIds.includes(id))} audience="officer" />
      {digitisation.signedAt === null && <SignScans {...{ here, tokens, errors, maySign }} />}
      <ButtonGroup>
        <Button kind="secondary" href={here.replace(/\/trang$/, '')}>
          {words.done.again}
        </Button>
      </ButtonGroup>
    </section>
  );
}

/** For whoever digitised, with a certificate of their own. */
function SignScans({ here, tokens, errors, maySign }: Pick<ScanProps, 'here' | 'tokens' | 'errors' | 'maySign'>) {
  const words = digitiseMessages(useLocale()).sign;
  if (!maySign) return <p class="govuk-hint">{words.none}</p>;
  return (
    <Details summary={words.title} open={errors.certificatePassword !== undefined}>
      <p>{words.lead}</p>
      <Form action={here.replace(/trang$/, 'ky')} tokens={tokens}>
        <TextField
          name="certificatePassword"
          type="password"
          label={words.password}
          error={errors.certificatePassword}
          autocomplete="off"
          width={20}
        />
        <ButtonGroup>
          <Button>{words.button}</Button>
        </ButtonGroup>
      </Form>
    </Details>
  );
}

export function Failed({ digitisation: { reason } }: ScanProps) {
  const words = digitiseMessages(useLocale()).failed;
  return (
    <Notice kind="warning" title={words.title}>
      <p>
        {reason && words.reasons[reason]} {words.kept}
      </p>
    </Notice>
  );
}

/** Who digitised what, when and from how many originals (Điều 8, TT 01/2023/TT-VPCP). */
export function OnRecord({ digitisation, scans }: ScanProps) {
  const locale = useLocale();
  const words = digitiseMessages(locale).record;
  const { begunByName, begunAt, endedAt, originalForm, originals, resultIds } = digitisation;
  const { confirmedAt, confirmedByName, signedAt, signedByName } = digitisation;
  return (
    <section>
      <h2 class="govuk-heading-m">{words.title}</h2>
      <SummaryList
        rows={[
          { term: words.by, detail: begunByName },
          { term: words.at, detail: dateTimeOf(begunAt, locale) },
          { term: words.ended, detail: endedAt && dateTimeOf(endedAt, locale) },
          { term: words.form, detail: messages(locale).paperForms[originalForm] },
          {
            term: words.confirmed,
            detail: confirmedAt && `${confirmedByName}, ${dateTimeOf(confirmedAt, locale)}`,
          },
          { term: words.signed, detail: signedAt && `${signedByName}, ${dateTimeOf(signedAt, locale)}` },
          { term: words.count, detail: words.counts(originals, endedAt === null ? '–' : resultIds.length) },
        ]}
      />
      <h2 class="govuk-heading-m">{words.files}</h2>
      <PaperFilesView files={scans.filter(({ id }) => digitisation.fileIds.includes(id))} audience="officer" />
    </section>
  );
}
