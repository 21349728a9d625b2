/**
 * What a result usually says, by procedure: the draft an officer begins with and answers for. The first whose procedure and
 * day fit is taken (of one procedure the newest stands first), so that a dossier keeps the words of its own day; the last
 * serves all others.
 *
 * `{/subject/fullName}` is an answer of the electronic form, with a star in place of a row's number that of every row;
 * `{owner}`, `{ownerNumber}`, `{ownerAddress}`, `{submitter}`, `{code}` and `{procedure}` are of the dossier; of several with
 * a bar between them the first that is known stands there. What nobody has said becomes dots for the officer to fill in; a
 * line that begins with `?` is left out instead.
 */
export interface ResultTemplate {
  /** National codes; empty for all others. */
  readonly procedures: readonly string[];
  /** Dossiers handed in from this day on (YYYY-MM-DD). */
  readonly validFrom: string;
  readonly legalRef: string;
  readonly title?: string;
  readonly text: string;
}

export const resultTemplates: readonly ResultTemplate[] = [
  {
    procedures: ['1.004873'],
    validFrom: '2016-01-01',
    legalRef:
      'Điều 23 NĐ 123/2015/NĐ-CP; mẫu kèm theo TT 04/2020/TT-BTP. Chưa đối chiếu với phụ lục gốc và với NĐ 18/2026/NĐ-CP.',
    title: 'Giấy xác nhận tình trạng hôn nhân',
    text: `Xác nhận ông/bà: {/subject/fullName|owner}
Ngày, tháng, năm sinh: {/subject/birthDate}
Giới tính: {/subject/sex}; dân tộc: {/subject/ethnicity}; quốc tịch: {/subject/nationality}
Số định danh cá nhân: {/subject/identityNumber|ownerNumber}
Nơi cư trú: {/subject/residence|ownerAddress}
Trong thời gian cư trú tại {/period/residence}, từ ngày {/period/from} đến ngày {/period/to}.
Tình trạng hôn nhân: {/status}.
?Vợ hoặc chồng là {/spouse/fullName}, theo Giấy chứng nhận kết hôn {/spouse/registration}.
?Đã ly hôn {/divorce/fullName} theo Bản án hoặc Quyết định số {/divorce/decision} ngày {/divorce/decidedOn} của {/divorce/court}.
?Vợ hoặc chồng là {/death/fullName} đã chết, theo Trích lục khai tử số {/death/record} ngày {/death/recordedOn} do {/death/recordedBy} cấp.
Giấy này được cấp để sử dụng vào mục đích: {/purpose}.
?Mục đích cụ thể: {/otherPurpose}.
?Kết hôn với {/partner/fullName}, tại {/partner/place}.
Giấy này có giá trị 06 tháng kể từ ngày cấp hoặc đến thời điểm thay đổi tình trạng hôn nhân, tùy theo thời điểm nào đến trước.`,
  },
  {
    procedures: ['1.001193'],
    validFrom: '2016-01-01',
    legalRef:
      'Điều 14, 16 Luật Hộ tịch 60/2014/QH13; mẫu kèm theo TT 04/2020/TT-BTP. Chưa đối chiếu với phụ lục gốc và với NĐ 18/2026/NĐ-CP.',
    title: 'Giấy khai sinh',
    text: `Họ, chữ đệm, tên: {/child/fullName}
Ngày, tháng, năm sinh: {/child/birthDate}
Giới tính: {/child/sex}; dân tộc: {/child/ethnicity}; quốc tịch: {/child/nationality}
Nơi sinh: {/child/birthPlace}
Quê quán: {/child/homeTown}
Số định danh cá nhân: {}
Họ, chữ đệm, tên người mẹ: {/mother/fullName}
?Ngày, tháng, năm sinh của mẹ: {/mother/birthDate}; dân tộc: {/mother/ethnicity}; quốc tịch: {/mother/nationality}
?Nơi cư trú của mẹ: {/mother/residence}
?Họ, chữ đệm, tên người cha: {/father/fullName}
?Ngày, tháng, năm sinh của cha: {/father/birthDate}; dân tộc: {/father/ethnicity}; quốc tịch: {/father/nationality}
?Nơi cư trú của cha: {/father/residence}
Họ, chữ đệm, tên người đi khai sinh: {submitter}
Đăng ký tại Sổ đăng ký khai sinh số {}, quyển số {}.`,
  },
  {
    procedures: ['1.000656'],
    validFrom: '2016-01-01',
    legalRef:
      'Điều 34 Luật Hộ tịch 60/2014/QH13; mẫu kèm theo TT 04/2020/TT-BTP. Chưa đối chiếu với phụ lục gốc và với NĐ 18/2026/NĐ-CP.',
    title: 'Trích lục khai tử',
    text: `Họ, chữ đệm, tên: {/deceased/fullName}
Ngày, tháng, năm sinh: {/deceased/birthDate}
Giới tính: {/deceased/sex}; dân tộc: {/deceased/ethnicity}; quốc tịch: {/deceased/nationality}
?Số định danh cá nhân: {/deceased/identityNumber}
Nơi cư trú cuối cùng: {/deceased/lastResidence}
?Đã chết vào lúc: {/death/time}
Ngày, tháng, năm chết: {/death/day}
Nơi chết: {/death/place}
Nguyên nhân chết: {/death/cause}
Đăng ký tại Sổ đăng ký khai tử số {}, quyển số {}.`,
  },
  {
    procedures: ['1.001612'],
    validFrom: '2025-07-01',
    legalRef: 'NĐ 168/2025/NĐ-CP về đăng ký doanh nghiệp. Chưa đối chiếu với mẫu gốc kèm theo thông tư hướng dẫn.',
    title: 'Giấy chứng nhận đăng ký hộ kinh doanh',
    text: `Mã số hộ kinh doanh: {}
Tên hộ kinh doanh: {/name}
Trụ sở: {/office/address}
?Điện thoại: {/office/phone}
Ngành, nghề kinh doanh: {/sectors/*/name}
Vốn kinh doanh: {/capital}
Chủ hộ kinh doanh: {/owner/fullName|owner}; ngày sinh: {/owner/birthDate}; giới tính: {/owner/sex}
Số định danh cá nhân: {/owner/identityNumber|ownerNumber}
Địa chỉ thường trú: {/owner/residence|ownerAddress}
?Thành viên hộ gia đình cùng đăng ký: {/members/*/fullName}`,
  },
  {
    procedures: ['2.000815'],
    validFrom: '2015-04-10',
    legalRef: 'Điều 20 NĐ 23/2015/NĐ-CP; lời chứng theo phụ lục TT 01/2020/TT-BTP. Chưa đối chiếu với phụ lục gốc.',
    title: 'Chứng thực bản sao từ bản chính',
    text: `Chứng thực bản sao đúng với bản chính.
?Giấy tờ: {/papers/*/name}
?Số bản: {/papers/*/copies}
Số chứng thực: {}, quyển số {}-SCT/BS.`,
  },
  {
    procedures: ['2.000635'],
    validFrom: '2016-01-01',
    legalRef:
      'Điều 63, 64 Luật Hộ tịch 60/2014/QH13; mẫu trích lục (bản sao) kèm theo TT 04/2020/TT-BTP. Chưa đối chiếu với phụ lục gốc.',
    title: 'Bản sao trích lục hộ tịch',
    text: `Cấp bản sao trích lục hộ tịch theo đề nghị của {submitter}.
Nội dung ghi trong Sổ hộ tịch: {}`,
  },
  {
    procedures: [],
    validFrom: '2000-01-01',
    legalRef: 'Phụ lục I NĐ 30/2020/NĐ-CP (thể thức); nội dung theo quy định của từng lĩnh vực.',
    text: `Xét hồ sơ mã số {code} của {owner} về việc: {procedure};
{}`,
  },
];
