import { href } from '#platform/route';
import { InsetText, useLocale } from '#ui';
import type { CertifiedCopy } from '../../certified-copy.ts';
import { certifiedMessages } from '../../certified-messages.ts';
import type { ElectronicCopy } from '../../electronic-copy.ts';

interface Props {
  readonly copies: readonly CertifiedCopy[];
  readonly electronic: readonly ElectronicCopy[];
}

/** The originals that are certified as files with the result, each with what is signed to look at. */
export function CopiesToSign({ copies, electronic }: Props) {
  const words = certifiedMessages(useLocale());
  const lines = copies.filter(({ kind }) => kind === 'electronic');
  if (lines.length === 0) return null;
  return (
    <InsetText>
      <p>{words.toSign}</p>
      <ul class="govuk-list govuk-list--bullet">
        {lines.map(({ ordinal, original, pages }) => {
          const copy = electronic.find((each) => each.ordinal === ordinal);
          const file = copy && fileOf(copy);
          return (
            <li>
              {words.ofPages(original, pages)}{' '}
              {file && (
                <a class="govuk-link" href={file.href}>
                  {file.isSigned ? words.signedFile : words.scan}
                  <span class="govuk-visually-hidden"> {original}</span>
                </a>
              )}
            </li>
          );
        })}
      </ul>
    </InsetText>
  );
}

/** The signed file once there is one, before that the scan. */
function fileOf({ scanAgencyId, scanFileId, fileAgencyId, fileId }: ElectronicCopy) {
  const isSigned = fileAgencyId !== null && fileId !== null;
  const [agency, id] = isSigned ? [fileAgencyId, fileId] : [scanAgencyId, scanFileId];
  return { isSigned, href: href('/tep/:agency/:id', { agency, id }) };
}
