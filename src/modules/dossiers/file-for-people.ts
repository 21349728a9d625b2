import type { RecordedFact } from '#platform/journal';
import type { DossierFile } from './dossier-file.ts';

/** The facts people are told, each with what of it is theirs to read: never a note between officers. */
const told: Readonly<Record<string, readonly string[]>> = {
  'dossier.submitted': [],
  'dossier.received': [],
  'dossier.supplement_requested': ['reason'],
  'dossier.supplement_handed_in': ['note'],
  'dossier.paper_handed_in': [],
  'dossier.paper_reused': [],
  'dossier.transferred': ['step'],
  'dossier.intake_refused': ['reason'],
  'dossier.settlement_refused': ['reason'],
  'dossier.withdrawn': ['reason'],
  'dossier.lapsed': [],
  'dossier.party_corrected': [],
  'dossier.correction_noted': [],
  'dossier.result_issued': [],
  'dossier.fee_paid': [],
  'dossier.fee_waived': ['reason'],
  'dossier.delay_apologised': ['reason'],
  'dossier.handed_over': [],
};

/** A dossier as its people may see it: without drafts of a result and without what officers write to each other. */
export function fileForPeople(file: DossierFile): DossierFile {
  const issued = file.result !== undefined && file.result.issuedAt !== null;
  return {
    ...file,
    result: issued ? file.result : undefined,
    resultPaper: file.dossier.state === 'handed_over' ? sealed(file.resultPaper) : undefined,
    facts: file.facts.flatMap((fact) => (Object.hasOwn(told, fact.type) ? [forPeople(fact)] : [])),
    steps: file.steps.map((step) => ({ ...step, note: null })),
    putIn: [],
    electronic: file.dossier.state === 'handed_over' ? file.electronic.filter(({ sealedAt }) => sealedAt !== null) : [],
    extractCorrections: [],
  };
}

/** Sealed by hand, the original is the paper: without the agency's seal the file is none (Điều 5, NĐ 30/2020/NĐ-CP). */
const sealed = (paper: DossierFile['resultPaper']) => (paper && paper.sealedAt !== null ? paper : undefined);

/** The same for somebody who knows the code and a number: nobody is named, neither officers nor applicants. */
export function fileForLookup(file: DossierFile): DossierFile {
  const open = fileForPeople(file);
  return {
    ...open,
    resultPaper: undefined,
    given: [],
    extracts: [],
    copies: [],
    electronic: [],
    facts: open.facts.map((fact) => ({ ...fact, actorName: '', data: withoutWords(fact) })),
    steps: open.steps.map((step) => ({ ...step, assigneeName: null })),
  };
}

function forPeople(fact: RecordedFact): RecordedFact {
  const names = told[fact.type] ?? [];
  return { ...fact, data: Object.fromEntries(Object.entries(fact.data).filter(([name]) => names.includes(name))) };
}

/** What was written freely may name people; the step of the process does not. */
const withoutWords = ({ data }: RecordedFact): RecordedFact['data'] =>
  typeof data.step === 'string' ? { step: data.step } : {};
