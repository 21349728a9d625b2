import { render } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { agencies, cast } from '#test/cast';
import type { FileState, PaperFile } from './paper-file.ts';
import { PaperFilesView } from './paper-files.view.tsx';

const file = (state: FileState, mediaType = 'image/jpeg'): PaperFile => ({
  agencyId: agencies.a,
  id: cast['citizen An'],
  sha256: '0'.repeat(64),
  size: 1_258_291,
  mediaType,
  name: 'căn cước.jpg',
  state,
  readers: [],
  uploadedByKind: 'citizen',
  uploadedById: null,
  uploadedByName: 'Nguyễn Thị An',
  uploadedAt: 0,
  scannedAt: null,
  refusedReason: null,
  isBare: false,
});

const shown = (audience: 'citizen' | 'officer', ...files: PaperFile[]) =>
  render(<PaperFilesView files={files} audience={audience} />);

test('the list of files leads to the download and the preview of what can be opened', () => {
  const html = shown('officer', file('clean'));
  const url = `/tep/${agencies.a}/${cast['citizen An']}`;
  expect(html).toContain(`href="${url}"`);
  expect(html).toContain(`href="${url}/xem"`);
  expect(html).toContain('1,2 MB');
});

test('what waits or was refused leads nowhere', () => {
  for (const state of ['quarantined', 'refused'] as const) expect(shown('officer', file(state))).not.toContain('href=');
});

test('a PDF leads to its pages, one by one', () => {
  expect(shown('citizen', file('clean', 'application/pdf'))).toContain(`/${cast['citizen An']}/trang"`);
});

test('what cannot be drawn is offered as a download, in words', () => {
  const html = shown('citizen', file('clean', 'image/heic'));
  expect(html).toContain('tải về xem');
  expect(html).not.toContain('/xem"');
});

test('officers are told that nothing scans the files; to a citizen the file is received', () => {
  expect(shown('officer', file('unscanned'))).toContain('chưa quét vi-rút');
  expect(shown('citizen', file('unscanned'))).toContain('đã nhận');
});
