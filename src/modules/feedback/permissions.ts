import type { Permissions } from '#platform/access';

const clerks = [
  { role: 'counter_clerk', relation: 'agency' },
  { role: 'centre_director', relation: 'agency' },
] as const;

const heads = [
  { role: 'centre_director', relation: 'agency' },
  { role: 'department_head', relation: 'agency' },
  { role: 'leader', relation: 'agency' },
] as const;

/** Who may do what with feedback, one sentence each. What is not granted here is refused. */
export const feedbackPermissions = {
  'feedback.follow': {
    says: 'Theo dõi phản ánh, kiến nghị mình đã gửi khi đăng nhập',
    grants: [{ role: 'citizen', relation: 'any' }],
  },
  'feedback.take_in': {
    says: 'Ghi nhận phản ánh, đánh giá và yêu cầu xem lại của người gửi mà không ghi tên họ vào nhật ký',
    grants: [{ role: 'system', relation: 'agency' }],
  },
  'feedback.record': {
    says: 'Ghi phản ánh nhận qua điện thoại, phiếu, thư điện tử hoặc từ Cổng Dịch vụ công quốc gia',
    grants: clerks,
  },
  'feedback.view': {
    says: 'Xem nội dung phản ánh của cơ quan mình; không kèm tên người gửi',
    grants: [
      ...clerks,
      { role: 'handling_officer', relation: 'agency' },
      { role: 'department_head', relation: 'agency' },
      { role: 'leader', relation: 'agency' },
      { role: 'supervisor', relation: 'agency' },
    ],
  },
  'feedback.check': {
    says: 'Kiểm tra thẩm quyền: nhận giải quyết và phân công, chuyển cơ quan khác, hướng dẫn khiếu nại, tố cáo',
    grants: heads,
  },
  'feedback.draft': {
    says: 'Dự thảo trả lời phản ánh được giao',
    grants: [
      { role: 'handling_officer', relation: 'assigned' },
      { role: 'department_head', relation: 'agency' },
      { role: 'centre_director', relation: 'agency' },
    ],
  },
  'feedback.approve': {
    says: 'Duyệt trả lời phản ánh hoặc trả lại để sửa',
    grants: [{ role: 'leader', relation: 'agency' }],
  },
  'feedback.post': {
    says: 'Công khai phản ánh đã trả lời, sau khi che thông tin người gửi',
    grants: [
      { role: 'leader', relation: 'agency' },
      { role: 'centre_director', relation: 'agency' },
    ],
  },
  'feedback.see_sender': {
    says: 'Xem tên và liên hệ của người gửi; mỗi lần xem đều ghi lại kèm lý do',
    grants: [
      { role: 'leader', relation: 'agency' },
      { role: 'centre_director', relation: 'agency' },
    ],
  },
} as const satisfies Permissions;
