/** The 54 ethnic groups (Quyết định 121-TCTK/PPCĐ ngày 02/3/1979), offered as suggestions: other spellings are in use. */
export const ethnicGroups: readonly string[] = (
  'Kinh, Tày, Thái, Hoa, Khmer, Mường, Nùng, Mông, Dao, Gia Rai, Ngái, Ê Đê, Ba Na, Xơ Đăng, Sán Chay, Cơ Ho, Chăm, ' +
  'Sán Dìu, Hrê, Mnông, Ra Glai, Xtiêng, Bru - Vân Kiều, Thổ, Giáy, Cơ Tu, Gié - Triêng, Mạ, Khơ Mú, Co, Tà Ôi, Chơ Ro, ' +
  'Kháng, Xinh Mun, Hà Nhì, Chu Ru, Lào, La Chí, La Ha, Phù Lá, La Hủ, Lự, Lô Lô, Chứt, Mảng, Pà Thẻn, Cơ Lao, Cống, ' +
  'Bố Y, Si La, Pu Péo, Brâu, Ơ Đu, Rơ Măm'
).split(', ');
