import { holdsAtSmallShare } from './hold-at-small-share.ts';
import { journal } from './journal.ts';

holdsAtSmallShare(journal);
