import { dayOf } from '#platform/clock';
import type { RecordedFact } from '#platform/journal';
import { punctualityOf } from '../../dossier.ts';
import type { DossierFile } from '../../dossier-file.ts';
import type { HandOver } from '../../official-papers/official-paper.ts';
import type { Step } from '../../step-store.ts';
import type { PaperContext } from './paper-context.ts';
import { paperWords } from './paper-words.ts';

/** One side of a hand-over: the unit and the person. */
type Side = HandOver['from'];

interface Retold {
  readonly rows: readonly HandOver[];
  /** The step at which the dossier is. */
  readonly step: Step | undefined;
}

/** Who handed the dossier to whom and when, retold from its facts (form 06). */
export function handOversOf(file: DossierFile, context: PaperContext): HandOver[] {
  const units = unitsOf(file, context);
  const begin: Retold = { rows: [], step: file.steps[0] };
  return [...file.facts.reduce((told, fact) => retell(told, fact, file, units), begin).rows];
}

function retell(told: Retold, fact: RecordedFact, file: DossierFile, units: ReturnType<typeof unitsOf>): Retold {
  const { step } = told;
  const from = units.of(step, fact.actorName);
  const passed = (row: Omit<HandOver, 'from' | 'at'>, next: Step | undefined): Retold => ({
    rows: [...told.rows, { from, at: fact.at, ...row }],
    step: next,
  });
  switch (fact.type) {
    case 'dossier.received': {
      const next = file.steps[1];
      return passed({ to: units.of(next, holderIn(fact, file)) }, next);
    }
    case 'dossier.transferred': {
      const next = file.steps.find(({ name }) => name === fact.data.step);
      const note = text(fact.data.note);
      const row = fact.data.backwards
        ? { note: paperWords.handedBack(note) }
        : { ...inTime(step, fact.at), ...noteOf(note) };
      return passed({ to: units.of(next, text(fact.data.to)), ...row }, next);
    }
    case 'dossier.reassigned': {
      const note = paperWords.reassigned(text(fact.data.reason));
      return passed({ to: units.of(step, text(fact.data.to)), note }, step);
    }
    case 'dossier.result_issued':
    case 'dossier.settlement_refused': {
      const handOver = file.steps.find(({ counted }) => !counted);
      return passed({ to: { agency: units.centre }, outcome: punctualityOf(file.dossier, dayOf) }, handOver);
    }
    case 'dossier.handed_over':
      return {
        rows: [
          ...told.rows,
          {
            from: side(units.centre, fact.actorName),
            to: side(paperWords.applicant, text(fact.data.receivedBy)),
            at: fact.at,
          },
        ],
        step,
      };
    default:
      return told;
  }
}

/** How the unit that hands on kept the time of its step; not known of a step that was gone through again since. */
function inTime(step: Step | undefined, at: number): Pick<HandOver, 'outcome'> {
  if (!step || step.dueAt === null || step.finishedAt !== at) return {};
  return { outcome: punctualityOf({ decidedAt: at, promisedAt: step.dueAt }, dayOf) };
}

/** The department of a step's officer; the centre for the steps at the counter, else the agency. */
function unitsOf({ dossier, steps }: DossierFile, { agencies, departments }: PaperContext) {
  const centre = agencies[dossier.agencyId]!.centreName;
  const agency = agencies[dossier.handlingAgencyId]!.name;
  const unit = (step: Step | undefined): string => {
    if (!step || step.ordinal === 1 || !step.counted) return centre;
    const samePosition = steps.find((each) => each.positionCode === step.positionCode && each.assigneeId !== null);
    return departments[step.assigneeId ?? samePosition?.assigneeId ?? ''] ?? agency;
  };
  return { centre, of: (step: Step | undefined, person: string): Side => side(unit(step), person) };
}

const side = (agency: string, person: string): Side => (person === '' ? { agency } : { agency, person });

/** Who the dossier went to when it was received, by the fact of it. */
function holderIn(fact: RecordedFact, { steps }: DossierFile): string {
  const { assigneeId } = fact.data.dossier as { assigneeId: string | null };
  return (assigneeId && steps.find((step) => step.assigneeId === assigneeId)?.assigneeName) || '';
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const noteOf = (note: string): Pick<HandOver, 'note'> => (note === '' ? {} : { note });
