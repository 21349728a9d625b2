import { fuzz } from './fuzz.ts';
import { holdsAtSmallShare } from './hold-at-small-share.ts';

holdsAtSmallShare(fuzz);
