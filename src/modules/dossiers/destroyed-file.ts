import type { RecordedFact } from '#platform/journal';
import type { DossierFile } from './dossier-file.ts';

/** What is shown of a dossier that was destroyed: its course, without people and their words. The journal keeps every fact. */
export function leftOfDestroyed(file: DossierFile): DossierFile {
  return { ...file, facts: file.facts.map(withoutWords), putIn: [], given: [], scans: [] };
}

function withoutWords(fact: RecordedFact): RecordedFact {
  const data = fact.type === 'dossier.destroyed' ? fact.data : {};
  return { ...fact, actorName: fact.actorKind === 'citizen' ? '' : fact.actorName, data };
}
