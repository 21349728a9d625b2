import { describe, expect, it } from 'vitest';
import { readSource } from './source-text.ts';

const texts = (source: string): string[] => readSource(source).literals.map(({ text }) => text);

describe('a source file', () => {
  it('gives its strings, and nothing from comments or regular expressions', () => {
    expect(texts(`const a = 'x'; // 'no'\n/* "no" */ const b = /'no"[/']/.test("y") ? 4 / 2 : \`z\`;`)).toEqual([
      'x',
      'y',
      'z',
    ]);
  });

  it('gives a template with its insides marked, and the strings inside those', () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the string is source code to be read.
    expect(texts('sql`select ${a ? `b` : {c: "d"}} from x.y`').map((t) => t.replace(/ +/g, ' '))).toEqual([
      'b',
      'd',
      'select $ from x.y',
    ]);
  });

  it('keeps every character of code and comment in its place', () => {
    const source = "const a = 'x'; // why\nprocess.env.A;";
    const { code, comments } = readSource(source);
    expect(code).toBe("const a = ' ';       \nprocess.env.A;");
    expect(comments).toBe('               // why\n              ');
  });

  it('survives an apostrophe in the words of a page', () => {
    expect(texts("<p>don't</p>\nconst a = 'x';")).toEqual(['t</p>', 'x']);
  });

  it('keeps escaped quotes inside', () => {
    expect(texts(String.raw`f('it\'s', "\\")`)).toEqual([String.raw`it\'s`, '\\\\']);
  });
});
