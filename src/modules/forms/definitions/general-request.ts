import { defineForm } from '../define-form.ts';
import { line, paragraphs, words } from '../fields.ts';

/** For every procedure without a form of its own: the prescribed declaration, if any, is handed in as a paper. */
export const generalRequest = defineForm(
  {
    id: 'general-request',
    version: 1,
    validFrom: '2000-01-01',
    procedures: [],
    title: words('Thông tin yêu cầu', 'The request'),
    legalRef: 'Không phải mẫu pháp định; tờ khai theo mẫu riêng của thủ tục (nếu có) nộp trong thành phần hồ sơ.',
  },
  {
    subject: line(words('Yêu cầu giải quyết về việc gì', 'What the request is about'), 300),
    content: paragraphs(words('Nội dung yêu cầu', 'Content of the request'), 5000),
    note: paragraphs(words('Ghi chú cho cơ quan tiếp nhận', 'Note for the receiving agency'), 1000, { optional: true }),
  },
);
