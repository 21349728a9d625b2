import { describe, expect, it } from 'vitest';
import { cleanName, extensionOf, withExtension } from './file-name.ts';

describe('the name of a file', () => {
  it('loses every part of a path, of whatever system', () => {
    expect(cleanName('../../../etc/passwd.pdf')).toBe('passwd.pdf');
    expect(cleanName('C:\\Users\\An\\Ảnh\\căn cước.jpg')).toBe('căn cước.jpg');
    expect(cleanName('..')).toBe('tệp');
    expect(cleanName('a/')).toBe('tệp');
  });

  it('of 300 characters is cut to 150 and keeps its extension', () => {
    const cut = cleanName(`${'Đơn đề nghị '.repeat(25)}.PDF`);
    expect([...cut]).toHaveLength(150);
    expect(cut).toMatch(/^Đơn đề nghị Đơn.*….pdf$/);
  });

  it('is composed, so that the same name typed elsewhere is the same', () => {
    expect(cleanName('Giấy khai sinh.pdf'.normalize('NFD'))).toBe('Giấy khai sinh.pdf');
  });

  it('hides nothing: no control characters, no turned reading direction, no halves of letters', () => {
    expect(cleanName('a\u0000b\r\n\u202egpj.exe')).toBe('abgpj.exe');
    expect(encodeURIComponent(cleanName('\ud800x.pdf'))).toBe('%EF%BF%BDx.pdf');
  });

  it('can be stored on any computer', () => {
    expect(cleanName('Đơn: bản "cuối"?.docx')).toBe('Đơn- bản -cuối--.docx');
  });

  it('without an extension gets the one of its content; a year is no extension', () => {
    expect(extensionOf('QĐ 12.2026')).toBe('');
    expect(withExtension('QĐ 12.2026', 'pdf')).toBe('QĐ 12.2026.pdf');
    expect(withExtension('ảnh.JPG', 'jpg')).toBe('ảnh.JPG');
  });
});
