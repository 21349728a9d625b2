import { normaliseText } from '#platform/text';
import type { Audience, Reading, Why } from './procedure-version.ts';

/** Every kind of applicant of the national catalogue, and for which audience a procedure with it is shown. */
const kinds: Readonly<Record<string, Audience>> = {
  'Công dân Việt Nam': 'citizen',
  'Người Việt Nam định cư ở nước ngoài': 'citizen',
  'Người nước ngoài': 'foreigner',
  'Cán bộ, công chức, viên chức': 'official',
  'Đảng viên': 'official',
  'Doanh nghiệp': 'business',
  'Doanh nghiệp Việt Nam': 'business',
  'Doanh nghiệp có vốn đầu tư nước ngoài': 'business',
  'Hợp tác xã': 'business',
  'Tổ chức (không bao gồm doanh nghiệp, HTX)': 'organisation',
  'Tổ chức Đảng': 'organisation',
  'Tổ chức nước ngoài': 'organisation',
};
const longestFirst = Object.keys(kinds).sort((a, b) => b.length - a.length);

/** Reads the list of applicants; some kinds have commas in their names, and the source cuts long lists off. */
export function readApplicants(text: string): Reading<{ applicants: string[]; audience: Audience[] }> {
  const applicants: string[] = [];
  let rest = normaliseText(text);
  while (rest !== '') {
    const kind = longestFirst.find((one) => rest === one || rest.startsWith(`${one},`) || rest.startsWith(`${one}…`));
    if (!kind) break;
    applicants.push(kind);
    rest = rest.slice(kind.length).replace(/^, ?/, '');
  }
  const audience = [...new Set(applicants.map((one) => kinds[one] as Audience))];
  return { value: { applicants, audience }, whys: whysOf(text, rest) };
}

function whysOf(text: string, rest: string): Why[] {
  if (text === '') return ['missing'];
  if (rest === '') return [];
  return rest.endsWith('…') ? ['cut_short'] : ['unknown_word'];
}
