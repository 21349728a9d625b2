import { faults } from './faults.ts';
import { holdsAtSmallShare } from './hold-at-small-share.ts';

holdsAtSmallShare(faults);
