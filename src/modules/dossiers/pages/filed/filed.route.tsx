import { qrSvg } from '#platform/pdf/qr';
import { href, route } from '#platform/route';
import { Button, ButtonGroup, dateTimeOf, Notice, PageHeading } from '#ui';
import { citizenMessages } from '../../citizen-messages.ts';
import { answerDueAt } from '../../next-for-people.ts';
import { codeParams, openOwnFile } from '../own-dossier/own-file.ts';

/** The receipt of a dossier just filed: its code, what happens next, and how to look it up. */
export const filedPage = route({
  method: 'GET',
  url: '/ho-so-cua-toi/:code/da-nop',
  may: 'dossier.follow',
  params: codeParams,
  async run(call) {
    const words = citizenMessages(call.locale).filed;
    const { file, answerAt } = await call.read(async (db) => {
      const opened = await openOwnFile(db, call);
      return { file: opened, answerAt: await answerDueAt(db, opened) };
    });
    const { code, agencyId, submittedAt, procedureName } = file.dossier;
    const centre = file.agencies[agencyId]?.centreName ?? '';
    const lookUp = call.tools.config.publicUrl + href('/tra-cuu', {}, { ma: code });
    const qr = `data:image/svg+xml;base64,${Buffer.from(qrSvg(lookUp)).toString('base64')}`;
    const body = (
      <>
        <PageHeading title={words.title} caption={procedureName} />
        <Notice kind="success" title={words.codeIs}>
          <p class="govuk-heading-l">{code}</p>
          <p>{words.at(centre, dateTimeOf(submittedAt, call.locale))}</p>
        </Notice>
        <h2 class="govuk-heading-m">{words.next}</h2>
        <ol class="govuk-list govuk-list--number">
          {words.steps(dateTimeOf(answerAt, call.locale)).map((step) => (
            <li>{step}</li>
          ))}
        </ol>
        <h2 class="govuk-heading-m">{words.lookUp}</h2>
        <p>{words.lookUpHint}</p>
        <figure class="mc-qr">
          <img src={qr} width={160} height={160} alt={words.qr(code)} />
        </figure>
        <ButtonGroup>
          <Button href={href('/ho-so-cua-toi/:code', { code })}>{words.see}</Button>
          <Button kind="secondary" href="/">
            {words.home}
          </Button>
        </ButtonGroup>
      </>
    );
    return call.page({ title: words.title, audience: 'citizen', body });
  },
});
