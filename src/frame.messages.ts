import { catalogue } from '#platform/words';

/** The words of the frame around every page, and the refusals of the platform itself. */
export const frameMessages = catalogue(
  {
    siteName: 'Dịch vụ công trực tuyến',
    hotline: '18001096',
    failed: 'Không thực hiện được',
    refusals: {
      'page.not_found': 'Không có trang này. Có thể địa chỉ đã đổi hoặc gõ nhầm.',
      'form.forged':
        'Biểu mẫu không được gửi từ phiên làm việc hiện tại. Nội dung đã nhập vẫn còn bên dưới; xin bấm gửi lại.',
      'request.unwritable': 'Nội dung gửi lên có ký tự mà hệ thống không lưu được. Xin nhập lại.',
      'request.cut_off': 'Biểu mẫu và tệp gửi lên bị đứt giữa chừng. Xin quay lại và gửi lại.',
      'form.from_elsewhere':
        'Biểu mẫu được gửi từ một trang web khác nên hệ thống không nhận. Xin mở trang của hệ thống và làm lại từ đó.',
      'form.used_by_another': 'Biểu mẫu này đã được người khác gửi. Xin tải lại trang rồi làm lại.',
      'form.without_nonce': 'Biểu mẫu thiếu dấu nhận. Xin tải lại trang rồi gửi lại.',
      'form.file_incomplete':
        'Tệp “{name}” chưa được gửi hết, hoặc phần đã gửi quá một ngày nên không còn. Xin quay lại, chọn tệp và gửi lại.',
      'pdf.queue_full': 'Đang có quá nhiều bản in chờ. Xin thử lại sau ít phút.',
      'apart.busy': 'Hệ thống đang bận. Xin thử lại sau ít phút.',
      'pdf.closed': 'Hệ thống đang dừng. Xin thử lại sau ít phút.',
      'pages.queue_full': 'Đang có quá nhiều trang chờ xem trước. Xin thử lại sau ít phút.',
      'pages.closed': 'Hệ thống đang dừng. Xin thử lại sau ít phút.',
      forbidden: 'Tài khoản không có quyền làm việc này.',
    } as Record<string, string>,
  },
  {
    siteName: 'Online public services',
    hotline: '18001096',
    failed: 'This could not be done',
    refusals: {
      'page.not_found': 'There is no such page. The address may have changed or been mistyped.',
      'form.forged': 'The form was not sent from the present session. What you typed is below; please send it again.',
      'request.unwritable': 'What was sent has a character in it that cannot be stored. Please enter it again.',
      'request.cut_off': 'The form with its files was cut off on its way. Please go back and send it again.',
      'form.from_elsewhere':
        'The form was sent from another website, so it was not accepted. Please open our page and start again there.',
      'form.used_by_another': 'Somebody else has already sent this form. Please reload the page and start again.',
      'form.without_nonce': 'The form lacks its mark. Please reload the page and send it again.',
      'form.file_incomplete':
        'Not all of the file “{name}” was sent, or its parts are gone after a day. Please go back, choose the file and send it again.',
      'pdf.queue_full': 'Too many documents are waiting to be printed. Please try again in a few minutes.',
      'apart.busy': 'The system is busy. Please try again in a few minutes.',
      'pdf.closed': 'The system is stopping. Please try again in a few minutes.',
      'pages.queue_full': 'Too many pages are waiting to be shown. Please try again in a few minutes.',
      'pages.closed': 'The system is stopping. Please try again in a few minutes.',
      forbidden: 'This account may not do this.',
    },
  },
);
