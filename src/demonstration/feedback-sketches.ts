import {
  approveAnswer,
  directFeedback,
  draftAnswer,
  type Feedback,
  postAnswer,
  rateAnswer,
  type Sender,
  takeUpFeedback,
  transferFeedback,
} from '#modules/feedback';
import { type Principal, systemFor } from '#platform/access';
import type { Act } from '#platform/journal';
import { demonstrationId } from './demonstration-id.ts';
import { holderOf } from './dossier-people.ts';
import { anNghia, citizens, lacThuy } from './people.ts';

/** Something somebody does with feedback, so many hours after it came. */
interface FeedbackTurn {
  readonly who: Principal;
  readonly hoursLater: number;
  does(act: Act, feedback: Feedback): Promise<Feedback | undefined>;
}

/** Feedback of the demonstration: who sent what how many days ago, and what became of it. */
export interface FeedbackSketch {
  readonly agencyId: string;
  readonly ago: number;
  readonly channel: Feedback['channel'];
  /** Who recorded it, when it did not come by the page. */
  readonly clerk?: Principal;
  readonly content: string;
  readonly place: string | null;
  readonly mayPost: boolean;
  readonly sender: Omit<Sender, 'original'>;
  readonly turns: readonly FeedbackTurn[];
}

const clerk = holderOf(lacThuy, 'counter_clerk');
const chair = holderOf(lacThuy, 'commune_chair');
const landOfficer = holderOf(lacThuy, 'land_officer');
const justiceOfficer = holderOf(lacThuy, 'justice_officer');

const an: FeedbackSketch['sender'] = {
  personId: demonstrationId(3000),
  fullName: citizens[0].fullName,
  phone: citizens[0].phone,
  email: null,
  address: null,
};

const named = (fullName: string, phone: string): FeedbackSketch['sender'] => ({
  ...{ personId: null, fullName, phone, email: null, address: null },
});

const takeUp = (hoursLater: number, kind: NonNullable<Feedback['kind']>, officer: Principal): FeedbackTurn => ({
  ...{ who: chair, hoursLater },
  does: (act, feedback) => takeUpFeedback(act, feedback, { kind, officer: { id: officer.id, fullName: officer.name } }),
});

const draft = (hoursLater: number, who: Principal, content: string): FeedbackTurn => ({
  ...{ who, hoursLater },
  does: (act, feedback) => draftAnswer(act, feedback, { content, finding: null }),
});

const approve = (hoursLater: number): FeedbackTurn => ({
  ...{ who: chair, hoursLater },
  does: (act, feedback) => approveAnswer(act, feedback),
});

const pothole =
  'Đường vào thôn Đồng Nội có ổ gà lớn trước cổng trường tiểu học, trời mưa ngập không thấy, rất nguy hiểm cho học sinh.';
const mended =
  'Ủy ban nhân dân xã đã cho vá ổ gà trước cổng trường và lắp biển báo. Đoạn đường được đưa vào kế hoạch làm lại mặt đường quý sau.';

export const feedbackSketches: readonly FeedbackSketch[] = [
  {
    ...{ agencyId: lacThuy, ago: 12, channel: 'page', sender: an, mayPost: true },
    content: pothole,
    place: 'Cổng trường tiểu học, thôn Đồng Nội',
    turns: [
      takeUp(4, 'place', landOfficer),
      draft(80, landOfficer, mended),
      approve(98),
      {
        ...{ who: chair, hoursLater: 100 },
        does: (act, feedback) => postAnswer(act, feedback, { question: pothole, answer: mended }).then(() => undefined),
      },
      {
        ...{ who: systemFor(lacThuy), hoursLater: 130 },
        does: (act, feedback) =>
          rateAnswer(act, feedback, { satisfied: true, words: 'Đã đi lại được, cảm ơn xã.' }).then(() => undefined),
      },
    ],
  },
  {
    ...{ agencyId: lacThuy, ago: 9, channel: 'phone', clerk, mayPost: false, place: 'Thôn Vôi' },
    sender: named('Bùi Văn Tý', '0977123456'),
    content:
      'Quán hát gần nhà văn hóa thôn mở loa to đến sau 23 giờ nhiều đêm liền, người già và trẻ nhỏ không ngủ được.',
    turns: [
      takeUp(6, 'place', justiceOfficer),
      draft(
        54,
        justiceOfficer,
        'Xã đã làm việc với chủ quán, yêu cầu chấm dứt mở loa sau 22 giờ và sẽ kiểm tra đột xuất trong tháng này.',
      ),
    ],
  },
  {
    ...{ agencyId: lacThuy, ago: 20, channel: 'sheet', clerk, mayPost: true, place: null },
    sender: named('Đinh Thị Hằng', '0966123456'),
    content:
      'Làm chứng thực phải đến hai lần vì lần đầu không được dặn mang bản chính. Đề nghị dán danh sách giấy tờ ngay ở cửa.',
    turns: [takeUp(20, 'settlement', justiceOfficer)],
  },
  {
    ...{ agencyId: lacThuy, ago: 4, channel: 'page', mayPost: false, place: 'Cầu treo xóm Đồi' },
    sender: named('Quách Văn Bằng', '0988123456'),
    content: 'Mặt cầu treo xóm Đồi bị hỏng ba tấm gỗ, đi xe máy qua rất dễ ngã. Xin sửa trước mùa mưa.',
    turns: [
      {
        ...{ who: chair, hoursLater: 5 },
        does: (act, feedback) =>
          transferFeedback(act, feedback, {
            to: { id: anNghia },
            reason: 'Cầu treo xóm Đồi thuộc xã An Nghĩa quản lý',
          }),
      },
    ],
  },
  {
    ...{ agencyId: lacThuy, ago: 3, channel: 'page', mayPost: false, place: null },
    sender: named('Nguyễn Văn Hậu', '0955123456'),
    content: 'Tôi tố cáo ông trưởng ban quản lý chợ thu tiền chỗ ngồi không có biên lai trong nhiều tháng.',
    turns: [
      {
        ...{ who: chair, hoursLater: 7 },
        does: (act, feedback) =>
          directFeedback(act, feedback, {
            towards: 'denunciation',
            explanation:
              'Nội dung anh/chị gửi là tố cáo. Xin gửi đơn tố cáo có họ tên, địa chỉ đến Ủy ban nhân dân xã hoặc trình bày trực tiếp tại nơi tiếp công dân. Danh tính của anh/chị được giữ bí mật theo Luật Tố cáo.',
          }),
      },
    ],
  },
  {
    ...{ agencyId: lacThuy, ago: 1, channel: 'page', mayPost: true, place: 'Đường vào thôn Đồng Nội' },
    sender: named('Phạm Thị Lụa', '0944123456'),
    content: 'Đường vào thôn Đồng Nội có ổ gà lớn trước cổng trường tiểu học đã vá nhưng lại vỡ sau trận mưa tuần này.',
    turns: [],
  },
  {
    ...{ agencyId: lacThuy, ago: 2, channel: 'email', clerk, mayPost: false, place: null },
    sender: named('Vũ Đức Thắng', '0933123456'),
    content: 'Kiến nghị trung tâm mở cửa thêm sáng thứ bảy cho người đi làm công ty không nghỉ được ngày thường.',
    turns: [],
  },
];
