import { figures } from './figures.ts';
import { holdsAtSmallShare } from './hold-at-small-share.ts';

holdsAtSmallShare(figures);
