import { clock } from './clock.ts';
import { holdsAtSmallShare } from './hold-at-small-share.ts';

holdsAtSmallShare(clock);
