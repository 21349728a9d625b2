import Type from 'typebox';
import { getOpenFile } from '#modules/papers';
import { notFound } from '#platform/errors';
import { href, route } from '#platform/route';
import { Button, dateTimeOf, PageHeading } from '#ui';
import { findFileVerdict } from '../../file-verdict-store.ts';
import { messages } from '../../messages.ts';
import { VerdictParts } from '../verdict-parts.view.tsx';

/** What the signatures of a file were worth when it came; for everybody who may open the file. */
export const fileSignaturesPage = route({
  method: 'GET',
  url: '/tep/:agency/:id/chu-ky',
  may: 'papers.read',
  params: Type.Object({ agency: Type.String(), id: Type.String() }),
  async run(call) {
    const key = { agencyId: call.params.agency, id: call.params.id };
    const { file, found } = await call.read(async (db) => ({
      file: await getOpenFile(db, call.who, key),
      found: await findFileVerdict(db, key),
    }));
    if (!found) throw notFound('verdict');
    const { check, ofFile } = messages(call.locale);
    const body = (
      <>
        <PageHeading
          caption={check.title}
          title={file.name}
          lead={ofFile.judged(dateTimeOf(found.judgedAt, call.locale))}
        />
        <VerdictParts verdict={found.verdict} />
        <Button kind="secondary" href={href('/tep/:agency/:id', { agency: key.agencyId, id: key.id })}>
          {ofFile.download}
        </Button>
      </>
    );
    return call.page({ title: ofFile.title, audience: call.who.kind === 'staff' ? 'officer' : 'citizen', body });
  },
});
