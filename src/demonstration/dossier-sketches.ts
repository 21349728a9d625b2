import type { Channel } from '#modules/dossiers';
import { anBinh, anNghia, lacThuy } from './people.ts';

/** What becomes of a demonstration dossier; `dossier-stories.ts` tells each. What would lie in the future has not happened yet. */
export type Plot =
  | 'same_day'
  | 'early'
  | 'on_time'
  | 'late'
  | 'late_with_apology'
  | 'neglected'
  | 'to_sign'
  | 'not_fetched'
  | 'completed'
  | 'waiting'
  | 'waiting_at_intake'
  | 'just_filed'
  | 'refused_at_intake'
  | 'refused'
  | 'withdrawn';

/** One dossier of the demonstration. */
export interface DossierSketch {
  readonly agencyId: string;
  /** The agency that settles it, when it is another. */
  readonly handlingAgencyId?: string;
  /** Working days before today on which it is filed; 0 is today, or the last working day on a day off. */
  readonly ago: number;
  readonly time: string;
  readonly procedure: string;
  readonly channel: Channel;
  readonly plot: Plot;
  readonly owner: string;
}

const procedures = {
  copies: '2.000815',
  signature: '2.000884',
  extract: '2.000635',
  birth: '1.001193',
  death: '1.000656',
  marriage: '1.000894',
  marital: '1.004873',
  rebirth: '1.004884',
  business: '2.000720',
  water: '1.001662',
  crops: '1.008004',
  poverty: '1.011606',
  land: '1.012753',
} as const;

type Line = readonly [
  ago: number,
  time: string,
  procedure: keyof typeof procedures,
  channel: Channel,
  plot: Plot,
  owner: string,
];

const atLacThuy: readonly Line[] = [
  [41, '08:05', 'marital', 'online', 'early', 'Bùi Văn Thắng'],
  [40, '09:20', 'copies', 'counter', 'same_day', 'Nguyễn Thị Hồng'],
  [38, '14:10', 'rebirth', 'counter', 'on_time', 'Quách Văn Đức'],
  [36, '10:00', 'business', 'online', 'on_time', 'Đinh Thị Huệ'],
  [35, '15:25', 'copies', 'counter', 'on_time', 'Trần Quang Vinh'],
  [34, '08:40', 'land', 'counter', 'early', 'Hoàng Văn Lực'],
  [32, '09:05', 'marital', 'online', 'late', 'Phạm Thị Nhung'],
  [31, '13:50', 'birth', 'online', 'same_day', 'Nguyễn Văn An'],
  [29, '08:15', 'crops', 'counter', 'refused', 'Bùi Đình Khải'],
  [27, '10:30', 'signature', 'counter', 'same_day', 'Lê Thị Mận'],
  [26, '14:45', 'water', 'post', 'late_with_apology', 'Công ty TNHH Nông sản Sông Bôi'],
  [24, '09:40', 'marital', 'online', 'completed', 'Quách Thị Lành'],
  [23, '13:35', 'land', 'counter', 'on_time', 'Phạm Văn Tiệp'],
  [22, '08:30', 'extract', 'counter', 'same_day', 'Vũ Thị Thơm'],
  [20, '11:00', 'copies', 'counter', 'refused_at_intake', 'Đặng Văn Tài'],
  [19, '08:20', 'death', 'counter', 'same_day', 'Bùi Thị Mơ'],
  [17, '09:10', 'rebirth', 'online', 'early', 'Nguyễn Hữu Phước'],
  [15, '14:00', 'poverty', 'counter', 'late', 'Đinh Văn Nhất'],
  [14, '10:15', 'marriage', 'counter', 'same_day', 'Trần Thị Duyên'],
  [12, '08:50', 'business', 'online', 'withdrawn', 'Hoàng Thị Ngân'],
  [11, '09:35', 'land', 'counter', 'on_time', 'Bùi Văn Chiến'],
  [9, '08:25', 'marital', 'online', 'not_fetched', 'Nguyễn Văn An'],
  [8, '15:40', 'signature', 'counter', 'on_time', 'Quách Văn Hòa'],
  [7, '10:05', 'marital', 'online', 'neglected', 'Lê Văn Tuyên'],
  [6, '13:45', 'rebirth', 'online', 'waiting', 'Đinh Thị Kim Oanh'],
  [5, '09:00', 'crops', 'counter', 'neglected', 'Bùi Thị Hậu'],
  [4, '08:35', 'copies', 'counter', 'same_day', 'Phạm Văn Sáu'],
  [3, '10:20', 'extract', 'post', 'not_fetched', 'Nguyễn Thị Phấn'],
  [2, '08:45', 'marital', 'online', 'on_time', 'Vũ Văn Toàn'],
  [2, '09:30', 'marital', 'online', 'to_sign', 'Bùi Thị Tươi'],
  [2, '09:50', 'marital', 'counter', 'to_sign', 'Đinh Văn Hiển'],
  [2, '10:15', 'rebirth', 'online', 'to_sign', 'Quách Thị Nhàn'],
  [2, '14:20', 'water', 'counter', 'on_time', 'Trần Đức Mạnh'],
  [1, '09:15', 'rebirth', 'online', 'on_time', 'Hoàng Thị Sen'],
  [1, '15:30', 'birth', 'online', 'waiting_at_intake', 'Nguyễn Văn An'],
  [0, '07:40', 'copies', 'counter', 'same_day', 'Bùi Văn Nghĩa'],
  [0, '07:50', 'marital', 'online', 'just_filed', 'Quách Thị Yến'],
  [0, '08:00', 'death', 'online', 'just_filed', 'Đặng Thị Bích'],
];

const atAnNghia: readonly Line[] = [
  [39, '08:30', 'copies', 'counter', 'same_day', 'Quách Văn Bình'],
  [37, '09:50', 'marital', 'online', 'early', 'Quách Thị Phượng'],
  [33, '14:15', 'birth', 'counter', 'same_day', 'Bùi Thị Thanh Xuân'],
  [28, '10:10', 'rebirth', 'online', 'late', 'Nguyễn Văn Khoa'],
  [23, '08:55', 'extract', 'counter', 'same_day', 'Đinh Văn Tráng'],
  [18, '09:25', 'business', 'online', 'early', 'Trần Thị Hoài'],
  [13, '13:40', 'marital', 'counter', 'completed', 'Lê Văn Cương'],
  [10, '08:10', 'signature', 'counter', 'same_day', 'Hoàng Văn Sĩ'],
  [6, '10:35', 'marital', 'online', 'not_fetched', 'Quách Thị Phượng'],
  [5, '09:45', 'crops', 'counter', 'on_time', 'Bùi Văn Lâm'],
  [3, '14:05', 'marital', 'online', 'waiting', 'Nguyễn Thị Thu Trang'],
  [1, '08:40', 'rebirth', 'online', 'on_time', 'Đinh Thị Vóc'],
  [0, '07:45', 'copies', 'counter', 'same_day', 'Vũ Quốc Việt'],
  [0, '07:55', 'extract', 'online', 'just_filed', 'Phạm Thị Lụa'],
];

const atAnBinh: readonly Line[] = [
  [40, '09:30', 'marriage', 'counter', 'same_day', 'Đinh Công Thành'],
  [36, '08:20', 'marital', 'online', 'on_time', 'Bùi Thị Chuyên'],
  [30, '14:30', 'copies', 'counter', 'same_day', 'Nguyễn Văn Hiệp'],
  [25, '10:45', 'land', 'counter', 'late', 'Quách Đình Trọng'],
  [21, '08:15', 'death', 'counter', 'same_day', 'Hoàng Thị Chắt'],
  [16, '09:55', 'rebirth', 'online', 'refused', 'Trần Văn Độ'],
  [11, '13:35', 'marital', 'online', 'early', 'Lê Thị Tuyết Mai'],
  [7, '08:50', 'business', 'online', 'late', 'Đinh Công Thành'],
  [4, '10:25', 'marital', 'online', 'neglected', 'Vũ Thị Nguyệt'],
  [2, '09:20', 'signature', 'counter', 'same_day', 'Bùi Văn Quyền'],
  [0, '07:35', 'marital', 'online', 'just_filed', 'Đinh Công Thành'],
];

/** Handed in at one commune for another to settle (phi địa giới, NĐ 118/2025/NĐ-CP). */
const received: readonly Line[] = [
  [12, '14:50', 'marital', 'counter', 'early', 'Quách Văn Đô'],
  [3, '09:05', 'rebirth', 'counter', 'on_time', 'Bùi Thị Nết'],
];

const at =
  (agencyId: string, handlingAgencyId = agencyId) =>
  ([ago, time, procedure, channel, plot, owner]: Line): DossierSketch => ({
    ...{ agencyId, handlingAgencyId, ago, time, channel, plot, owner },
    procedure: procedures[procedure],
  });

export const dossierSketches: readonly DossierSketch[] = [
  ...atLacThuy.map(at(lacThuy)),
  ...atAnNghia.map(at(anNghia)),
  ...atAnBinh.map(at(anBinh)),
  ...received.map(at(anNghia, lacThuy)),
];
