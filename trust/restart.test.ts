import { holdsAtSmallShare } from './hold-at-small-share.ts';
import { restart } from './restart.ts';

holdsAtSmallShare(restart);
