import { holdsAtSmallShare } from './hold-at-small-share.ts';
import { killed } from './killed.ts';

holdsAtSmallShare(killed);
