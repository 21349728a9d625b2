import type { vi } from './messages.vi.ts';

export const en: typeof vi = {
  refusals: {
    'digitisation.not_done': 'The paper is not digitised yet, so it cannot be confirmed.',
    'digitisation.signed_already': '{name} has signed this scan already.',
    'digitisation.not_found': 'There is no such digitisation, or you may not see it.',
    'digitisation.already_ordered':
      'This paper is being read already. Look at the page again to see how far it has come.',
    'digitisation.other_pages': 'The list of pages has changed. Please open this page again and arrange them.',
    'digitisation.nothing_confirmed': 'Fill in at least one field to confirm.',
    'digitisation.nothing_left': 'At least one page must be kept.',
    'digitisation.scans_not_originals':
      'The pages make up {scans} scans, where there are {originals} originals. There must be as many scans as originals: mark the first page of each original, or correct the number of originals.',
    'digitisation.note_without_pair':
      'A page with a sticky note is scanned twice: with the note and, right after it, without, both of the same original.',
  },
};
