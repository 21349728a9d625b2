import { holdsAtSmallShare } from './hold-at-small-share.ts';
import { overload } from './overload.ts';

holdsAtSmallShare(overload);
