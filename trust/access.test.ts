import { access } from './access.ts';
import { holdsAtSmallShare } from './hold-at-small-share.ts';

holdsAtSmallShare(access);
