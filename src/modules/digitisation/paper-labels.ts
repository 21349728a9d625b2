/** The kinds of paper that fields are read from. */
export type PaperKind = 'citizen_card' | 'birth_certificate' | 'marital_status';

export interface Label {
  readonly name: string;
  /** How the label is printed, without accents: recognition errs in those first. */
  readonly label: RegExp;
  /** How its value looks. */
  readonly value: RegExp;
}

const name = /^[\p{L}'’. -]{4,80}$/u;
const words = /^.{2,200}$/u;
const day = /\b\d{1,2}\s?[/-]\s?\d{1,2}\s?[/-]\s?\d{4}\b/;
const number = /\b(?:\d\s?){12}\b/;

/** How a kind of paper is known by its title, without accents. */
export const titles: Readonly<Record<PaperKind, RegExp>> = {
  birth_certificate: /\bgiay khai sinh\b/,
  marital_status: /\bxac nhan tinh trang hon nhan\b/,
  citizen_card: /\bcan cuoc\b|\bcitizen identity card\b/,
};

/** Recognition loses blanks now and then: each may be missing. */
const printed = (label: RegExp): RegExp => new RegExp(label.source.replaceAll(/ \??/g, ' ?'));

/** The labels as the forms of civil status and the citizen card print them; a value reaches to the next label of its line. */
export const labels: Readonly<Record<PaperKind, readonly Label[]>> = {
  birth_certificate: [
    { name: 'motherName', label: printed(/\bho, ?chu dem, ?ten (?:nguoi )?me\s*[:;]/), value: name },
    { name: 'fatherName', label: printed(/\bho, ?chu dem, ?ten (?:nguoi )?cha\s*[:;]/), value: name },
    {
      name: 'fullName',
      label: printed(/\bho, ?chu dem, ?ten(?: cua (?:tre|nguoi duoc khai sinh))?\s*[:;]/),
      value: name,
    },
    { name: 'birthDay', label: printed(/\bngay, ?thang, ?nam sinh\s*[:;]/), value: day },
    { name: 'sex', label: printed(/\bgioi tinh\s*[:;]/), value: /^(?:nam|nữ)\b/iu },
    { name: 'ethnicity', label: printed(/\bdan toc\s*[:;]/), value: words },
    { name: 'nationality', label: printed(/\bquoc tich\s*[:;]/), value: words },
    { name: 'birthPlace', label: printed(/\bnoi sinh\s*[:;]/), value: words },
    { name: 'origin', label: printed(/\bque quan\s*[:;]/), value: words },
    { name: 'identityNumber', label: printed(/\bso dinh danh ca nhan\s*[:;]/), value: number },
  ],
  marital_status: [
    { name: 'fullName', label: printed(/\b(?:ho, ?chu dem, ?ten|ong\s*\/\s*ba)\s*[:;]/), value: name },
    { name: 'birthDay', label: printed(/\bngay, ?thang, ?nam sinh\s*[:;]/), value: day },
    { name: 'sex', label: printed(/\bgioi tinh\s*[:;]/), value: /^(?:nam|nữ)\b/iu },
    { name: 'ethnicity', label: printed(/\bdan toc\s*[:;]/), value: words },
    { name: 'nationality', label: printed(/\bquoc tich\s*[:;]/), value: words },
    { name: 'identityNumber', label: printed(/\b(?:so dinh danh ca nhan|giay to tuy than)\s*[:;]/), value: number },
    { name: 'address', label: printed(/\bnoi (?:cu tru|thuong tru)\s*[:;]/), value: words },
    { name: 'maritalStatus', label: printed(/\btinh trang hon nhan\s*[:;]/), value: words },
  ],
  citizen_card: [
    { name: 'identityNumber', label: printed(/\b(?:so|so dinh danh ca nhan)\s*(?:\/ ?no\.?)?\s*[:;]/), value: number },
    { name: 'birthDay', label: printed(/\bngay(?:, ?thang, ?nam)? sinh\s*(?:\/ ?date of birth)?\s*[:;]/), value: day },
    { name: 'sex', label: printed(/\bgioi tinh\s*(?:\/ ?sex)?\s*[:;]/), value: /^(?:nam|nữ)\b/iu },
  ],
};
