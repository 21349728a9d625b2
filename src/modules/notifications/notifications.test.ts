import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#platform/identifiers';
import { agencies } from '#test/cast';
import { file, receive } from '#test/dossiers';
import { type World, world } from '#test/world';
import { sendMail } from './jobs/send-mail.ts';
import { writeMail } from './letter.ts';
import { insertMail } from './mail-store.ts';

/** A mail server on loopback that keeps what it gets, and refuses when told to. */
const box = { letters: [] as string[], refuses: undefined as string | undefined, port: 0 };
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  onData(stream, _session, done) {
    let letter = '';
    stream.on('data', (chunk: Buffer) => {
      letter += chunk.toString();
    });
    stream.on('end', () => {
      if (box.refuses) return done(Object.assign(new Error(box.refuses), { responseCode: 452 }));
      box.letters.push(letter);
      done();
    });
  },
});

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  box.port = (server.server.address() as { port: number }).port;
});
afterAll(() => new Promise<void>((resolve) => server.close(resolve)));

const outbox = (w: World) =>
  w.rows<{ id: string; state: string; attempts: number }>(
    'select id, state, attempts from notifications.mail order by created_at, id',
  );

async function send(w: World, id: string, port = box.port): Promise<void> {
  const context = w.jobs();
  const config = { ...context.tools.config, smtpUrl: `smtp://127.0.0.1:${port}` };
  await sendMail.run({ agencyId: agencies.a, id }, { ...context, tools: { ...context.tools, config } });
}

test('a citizen is told in the product and by e-mail when the dossier is received', () =>
  world(async (w) => {
    box.letters.length = 0;
    await receive(w, 'clerk Bình', await file(w, 'citizen An'));
    const page = await w.get('/thong-bao', 'citizen An');
    expect(page.body).toContain('đã được tiếp nhận');
    expect(page.body).toContain('Mới');
    const [, received] = await outbox(w);
    await send(w, received!.id);
    expect(box.letters).toHaveLength(1);
    expect(box.letters[0]).toContain('an.nguyen@example.vn');
    expect(box.letters[0]).toContain(`Message-ID: <${received!.id}@localhost>`);
  }));

test('the same letter is never sent twice, though its job runs again', () =>
  world(async (w) => {
    box.letters.length = 0;
    await file(w, 'citizen An');
    const [mail] = await outbox(w);
    await send(w, mail!.id);
    await send(w, mail!.id);
    expect(box.letters).toHaveLength(1);
    expect(await outbox(w)).toMatchObject([{ state: 'sent', attempts: 1 }]);
  }));

test('a letter that left can be read in the outbox no more, nor to whom it went', () =>
  world(async (w) => {
    box.letters.length = 0;
    const id = newId();
    const facts = { code: 'H44.127-260310-0001', procedureName: 'Khai sinh', rateAt: '/danh-gia/H44.127/bi-mat' };
    const letter = { agencyId: agencies.a, id, kind: 'dossier.handed_over', address: 'an@example.vn', facts } as const;
    await w.act('clerk Bình', ({ tx, now }) => insertMail(tx, letter, now));
    await send(w, id);
    const sent = Buffer.from(box.letters[0]!.split('\r\n\r\n').at(-1)!, 'base64').toString() + box.letters[0];
    expect(sent).toContain('/danh-gia/H44.127/bi-mat');
    expect(await w.rows('select address, facts from notifications.mail')).toEqual([{ address: null, facts: null }]);
  }));

test('a letter that a server refused waits and is sent later', () =>
  world(async (w) => {
    box.letters.length = 0;
    await file(w, 'citizen An');
    const [mail] = await outbox(w);
    box.refuses = 'mailbox full';
    await expect(send(w, mail!.id)).rejects.toThrow('mailbox full');
    expect(await outbox(w)).toMatchObject([{ state: 'waiting', attempts: 1 }]);
    box.refuses = undefined;
    await send(w, mail!.id);
    expect(await outbox(w)).toMatchObject([{ state: 'sent', attempts: 2 }]);
    expect(box.letters).toHaveLength(1);
  }));

test('what a server says of an address is kept without it', () =>
  world(async (w) => {
    await file(w, 'citizen An');
    const [mail] = await outbox(w);
    box.refuses = 'an.nguyen@example.vn: unknown';
    await expect(send(w, mail!.id)).rejects.toThrow('unknown');
    box.refuses = undefined;
    const [row] = await w.rows<{ last_error: string }>('select last_error from notifications.mail');
    expect(row?.last_error).toMatch(/….*unknown/);
    expect(row?.last_error).not.toContain('an.nguyen');
  }));

test('a server that cannot be reached keeps the letter waiting', () =>
  world(async (w) => {
    await file(w, 'citizen An');
    const [mail] = await outbox(w);
    await expect(send(w, mail!.id, 1)).rejects.toThrow();
    expect(await outbox(w)).toMatchObject([{ state: 'waiting' }]);
  }));

test('an officer is told when a dossier comes to them, and nobody else is', () =>
  world(async (w) => {
    const { code } = await receive(w, 'clerk Bình', await file(w, 'citizen An'));
    await w.post(`/can-bo/ho-so/${code}/chuyen-buoc`, { note: '' }, 'head Long');
    expect((await w.get('/thong-bao', 'officer Khánh')).body).toContain(code);
    expect((await w.get('/thong-bao', 'officer Oanh')).body).not.toContain(code);
    expect((await w.get('/thong-bao', 'citizen Phượng')).body).not.toContain(code);
  }));

test('messages are marked as read by whoever they are for', () =>
  world(async (w) => {
    await file(w, 'citizen An');
    await w.post('/thong-bao/da-doc', {}, 'citizen Phượng');
    expect(await w.rows('select from notifications.message where read_at is null')).toHaveLength(1);
    await w.post('/thong-bao/da-doc', {}, 'citizen An');
    expect(await w.rows('select from notifications.message where read_at is null')).toHaveLength(0);
  }));

test('a letter says the same in both languages and where to look the dossier up', () => {
  const { text } = writeMail(
    'dossier.supplement_requested',
    { code: 'H44.127-260310-0001', procedureName: 'Khai sinh', items: ['Giấy chứng sinh'], reason: 'thiếu' },
    'https://motcua.example.vn',
  );
  expect(text).toContain('cần bổ sung');
  expect(text).toContain('needs:');
  expect(text.match(/Giấy chứng sinh/g)).toHaveLength(2);
  expect(text).toContain('https://motcua.example.vn/tra-cuu');
});

test('a reason ends with one full stop, whether its writer set it or not', () => {
  const facts = { code: 'H44.127-260310-0001', procedureName: 'Khai sinh' };
  for (const reason of ['Thiếu chữ ký', 'Thiếu chữ ký. ']) {
    const { text } = writeMail('dossier.intake_refused', { ...facts, reason }, 'https://motcua.example.vn');
    expect(text).toContain('Lý do: Thiếu chữ ký.\n');
  }
});
