import { dayOf } from '#platform/clock';
import { qrSvg } from '#platform/pdf/qr';
import { href, route } from '#platform/route';
import { dateOf } from '#ui';
import { messages } from '../../messages.ts';
import { readPosting } from '../../read-posting.ts';
import { atAgency, ofProcedure } from '../procedure/procedure.route.tsx';

const template = 'src/modules/procedures/pages/notice/notice.typ';

/** The posting of a procedure on paper, for the board of the service centre. Always in Vietnamese: it is an official text. */
export const noticePdf = route({
  method: 'GET',
  url: '/thu-tuc/:code/thong-bao.pdf',
  answers: 'file',
  may: 'public',
  params: ofProcedure,
  query: atAgency,
  perMinute: 30,
  async run(call) {
    const { code } = call.params;
    const day = dayOf(call.now);
    const { posting, agency } = await call.read((db) =>
      readPosting(db, { code, day, agencyCode: call.query.xa, locale: 'vi' }),
    );
    const words = messages('vi');
    const url = call.tools.config.publicUrl + href('/thu-tuc/:code', { code }, { xa: agency?.code });
    const data = {
      ...posting,
      agency: agency?.name ?? '',
      heading: words.notice.heading,
      printedOn: words.notice.printedOn(dateOf(call.now)),
      codeLabel: words.about.code,
      qr: qrSvg(url),
      qrAlt: words.qr(code),
      url,
    };
    const content = await call.tools.pdf.render(template, data, { title: posting.name, createdAt: call.now });
    return { kind: 'file', content, type: 'application/pdf', name: words.notice.fileName(code), inline: true };
  },
});
