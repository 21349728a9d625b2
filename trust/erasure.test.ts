import { erasure } from './erasure.ts';
import { holdsAtSmallShare } from './hold-at-small-share.ts';

holdsAtSmallShare(erasure);
