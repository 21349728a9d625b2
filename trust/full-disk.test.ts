import { fullDisk } from './full-disk.ts';
import { holdsAtSmallShare } from './hold-at-small-share.ts';

holdsAtSmallShare(fullDisk);
