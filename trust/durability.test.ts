import { durability } from './durability.ts';
import { holdsAtSmallShare } from './hold-at-small-share.ts';

holdsAtSmallShare(durability);
