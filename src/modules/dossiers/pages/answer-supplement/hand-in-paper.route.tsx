import { keepFile } from '#modules/papers';
import { href, redirect, route } from '#platform/route';
import { handInPaper } from '../../actions/hand-in-paper.ts';
import { citizenMessages } from '../../citizen-messages.ts';
import { takeFiles } from '../filing/take-files.ts';
import { codeParams, openOwnFile } from '../own-dossier/own-file.ts';
import { showSupplement } from './answer-supplement.view.tsx';
import { paperNamesIn } from './supplement-form.ts';

const url = '/ho-so-cua-toi/:code/bo-sung/tep';

/** Who comes back here, such as after signing in again, finds the page the files are sent from. */
export const handInPaperPage = route({
  method: 'GET',
  url,
  may: 'dossier.follow',
  params: codeParams,
  run: async ({ params }) => redirect(href('/ho-so-cua-toi/:code/bo-sung', params)),
});

/** Takes in the files of one paper while the dossier waits for its applicant. */
export const handInPaperRoute = route({
  method: 'POST',
  url,
  may: 'dossier.follow',
  params: codeParams,
  upload: true,
  async run(call) {
    const file = await call.read((db) => openOwnFile(db, call));
    const { dossier } = file;
    const { received, errors } = await takeFiles(call, new Map([['files', 'files']]));
    const words = citizenMessages(call.locale).supplement;
    if (received.length === 0)
      return showSupplement(call, { status: 422, fileError: errors.files ?? words.fileMissing });
    const name = paperNamesIn(file).find((one) => one === call.form.paper) ?? words.otherPaper;
    const done = href('/ho-so-cua-toi/:code/bo-sung', { code: dossier.code });
    const answer = await call.act(
      async (act) => {
        const fileIds: string[] = [];
        for (const { file } of received)
          fileIds.push((await keepFile(act, call.tools, file, { agencyId: dossier.agencyId })).id);
        return handInPaper(act, dossier, { name, fileIds });
      },
      done,
      'dossiers.paper_handed_in',
    );
    return errors.files ? showSupplement(call, { status: 422, fileError: errors.files }) : answer;
  },
});
