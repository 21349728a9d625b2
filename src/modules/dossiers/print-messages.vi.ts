/** The words of printing official papers; what stands on the papers is in their templates. */
export const vi = {
  heading: 'In giấy tờ',
  papers: {
    'intake-slip': 'Giấy tiếp nhận và hẹn trả',
    'supplement-request': 'Phiếu yêu cầu bổ sung',
    refusal: 'Phiếu từ chối',
    apology: 'Văn bản xin lỗi và hẹn lại',
    'stop-notice': 'Thông báo dừng giải quyết',
    'process-control': 'Phiếu kiểm soát quá trình',
  },
  result: { draft: 'Dự thảo kết quả', paper: 'Kết quả' },
  nth: (paper: string, time: number) => `${paper} lần ${time}`,
};
