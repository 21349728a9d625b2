import { href } from '#platform/route';
import { moneyOf, Table, useLocale } from '#ui';
import type { DossierFile } from '../../dossier-file.ts';
import type { ElectronicCopy } from '../../electronic-copy.ts';
import { messages } from '../../messages.ts';
import { copySpeech } from '../certified-copies/register.route.tsx';
import { Corrections } from '../year-register/corrections.view.tsx';

/** The originals of which copies are certified, each with its number in the register once it has one. */
export function CertifiedCopies({
  file: { copies, electronic, corrections, dossier },
  mayCorrect,
}: {
  file: DossierFile;
  mayCorrect: boolean;
}) {
  const locale = useLocale();
  const words = messages(locale).file;
  if (copies.length === 0) return null;
  return (
    <section>
      <h2 class="govuk-heading-m">{words.certifiedCopies}</h2>
      <Table
        caption={words.certifiedCopies}
        hideCaption
        rows={copies}
        columns={[
          {
            head: words.original,
            cell: ({ original, ordinal }) => (
              <>
                {original}
                <Corrections
                  corrections={corrections.filter((one) => one.ordinal === ordinal)}
                  speech={copySpeech(locale)}
                />
              </>
            ),
          },
          { head: words.pagesAndCopies, oneLine: true, cell: ({ pages, copies: each }) => `${pages} × ${each}` },
          {
            head: words.amount,
            cell: ({ amount, basis }) => (
              <>
                {moneyOf(amount, locale)}
                <div class="govuk-hint">{basis}</div>
              </>
            ),
          },
          {
            head: words.copyKind,
            cell: ({ kind, ordinal }) => (
              <>
                {messages(locale).copyKinds[kind]}
                {kind === 'electronic' && <CopyFile copy={electronic.find((each) => each.ordinal === ordinal)} />}
              </>
            ),
          },
          { head: words.registerNumber, cell: ({ number }) => number ?? words.notCertified },
        ]}
      />
      {mayCorrect && copies.some(({ number }) => number !== null) && (
        <p>
          <a class="govuk-link" href={href('/can-bo/ho-so/:code/dinh-chinh-so-chung-thuc', { code: dossier.code })}>
            {words.correctRegister}
          </a>
        </p>
      )}
    </section>
  );
}

/** How far an electronic copy is: without a scan, with one, or signed and to download. */
function CopyFile({ copy }: { copy: ElectronicCopy | undefined }) {
  const words = messages(useLocale()).copyFile;
  if (!copy) return <div class="govuk-hint">{words.waiting}</div>;
  if (copy.fileAgencyId === null || copy.fileId === null) return <div class="govuk-hint">{words.chosen}</div>;
  return (
    <div>
      <a class="govuk-link" href={href('/tep/:agency/:id', { agency: copy.fileAgencyId, id: copy.fileId })}>
        {words.download}
      </a>
    </div>
  );
}

/** The certified files of a dossier, for its people to download. */
export function ElectronicCopies({ file: { copies, electronic } }: { file: DossierFile }) {
  const words = messages(useLocale()).file;
  const lines = copies.filter(({ ordinal }) => electronic.some((each) => each.ordinal === ordinal));
  if (lines.length === 0) return null;
  return (
    <section>
      <h2 class="govuk-heading-m">{words.electronicCopies}</h2>
      <Table
        caption={words.electronicCopies}
        hideCaption
        rows={lines}
        columns={[
          { head: words.original, cell: ({ original }) => original },
          { head: words.registerNumber, cell: ({ number }) => number ?? words.notCertified },
          {
            head: words.copyFile,
            cell: ({ ordinal }) => <CopyFile copy={electronic.find((each) => each.ordinal === ordinal)} />,
          },
        ]}
      />
    </section>
  );
}
