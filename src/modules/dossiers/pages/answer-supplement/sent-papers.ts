import { keepFile, type ReceivedFile } from '#modules/papers';
import type { FormErrors } from '#platform/form';
import type { Act } from '#platform/journal';
import type { Tools } from '#platform/tools';
import { handInPaper } from '../../actions/hand-in-paper.ts';
import { citizenMessages } from '../../citizen-messages.ts';
import type { Dossier } from '../../dossier.ts';
import type { DossierFile } from '../../dossier-file.ts';
import { takeFiles } from '../filing/take-files.ts';
import type { OwnCall } from '../own-dossier/own-file.ts';
import { askedIn, fieldOf, otherFiles, otherPapersIn } from './supplement-form.ts';

/** The files of a supplement, by the paper they are, and what is wrong with those that could not be taken. */
export interface SentPapers {
  readonly papers: ReadonlyMap<string, readonly ReceivedFile[]>;
  readonly errors: FormErrors;
}

/** Reads the form of a supplement: what was asked for has a field each, anything else one with its name beside it. */
export async function takePapers(call: OwnCall, file: DossierFile): Promise<SentPapers> {
  const nameOf = new Map(askedIn(file).map((name, index) => [fieldOf(index), name]));
  const fields = [...nameOf.keys(), otherFiles];
  const { received, errors } = await takeFiles(call, new Map(fields.map((field) => [field, field])));
  const { otherPaper } = citizenMessages(call.locale).supplement;
  const other = otherPapersIn(file).find((name) => name === call.form.paper) ?? otherPaper;
  const papers = Map.groupBy(received, ({ sentFor }) => nameOf.get(sentFor) ?? other);
  return { papers: new Map([...papers].map(([name, all]) => [name, all.map(({ file }) => file)])), errors };
}

/** Keeps what was sent and adds it to the dossier, paper by paper. */
export async function keepPapers(act: Act, tools: Tools, dossier: Dossier, { papers }: SentPapers): Promise<void> {
  for (const [name, files] of papers) {
    const fileIds: string[] = [];
    for (const file of files) fileIds.push((await keepFile(act, tools, file, { agencyId: dossier.agencyId })).id);
    await handInPaper(act, dossier, { name, fileIds });
  }
}
