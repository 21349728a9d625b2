import { holdsAtSmallShare } from './hold-at-small-share.ts';
import { restore } from './restore.ts';

holdsAtSmallShare(restore);
