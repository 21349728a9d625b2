import { describe, expect, test } from 'vitest';
import { join, sql, whole } from './sql.ts';

const shown = ({ text, values }: ReturnType<typeof sql>) => [text, values];

describe('a statement', () => {
  test('keeps its values apart from its text', () => {
    const hostile = "'; drop table t; --";
    expect(shown(sql`select ${1} from t where name = ${hostile}`)).toEqual([
      'select $1 from t where name = $2',
      [1, hostile],
    ]);
  });

  test('takes in parts, and parts of parts, numbering the values in the order they stand', () => {
    const inner = sql`b = ${2} and c = ${3}`;
    const outer = sql`a = ${1} and (${inner}) and d = ${4}`;
    expect(shown(sql`select where ${outer} limit ${5}`)).toEqual([
      'select where a = $1 and (b = $2 and c = $3) and d = $4 limit $5',
      [1, 2, 3, 4, 5],
    ]);
  });

  test('takes in parts side by side, at its beginning and at its end', () => {
    const columns = sql`id, name`;
    expect(shown(sql`${columns}${sql`, ${1}`}`)).toEqual(['id, name, $1', [1]]);
  });

  test('may be used in several others, each numbered anew', () => {
    const part = sql`x = ${'x'}`;
    expect(shown(sql`${part} or ${0} or ${part}`)).toEqual(['x = $1 or $2 or x = $3', ['x', 0, 'x']]);
  });

  test('written by one template with other parts has another text each time, and the same with the same parts', () => {
    const byName = (name: string) => sql`name = ${name}`;
    const write = (where: ReturnType<typeof sql>, limit: number) =>
      sql`select from t where ${where} limit ${whole(limit)}`;
    expect(shown(write(byName('An'), 25))).toEqual(['select from t where name = $1 limit 25', ['An']]);
    expect(shown(write(sql`true`, 25))).toEqual(['select from t where true limit 25', []]);
    expect(shown(write(byName('Bình'), 100))).toEqual(['select from t where name = $1 limit 100', ['Bình']]);
    expect(write(byName('Chi'), 25).name).toBe(write(byName('An'), 25).name);
    expect(write(byName('Chi'), 26).name).not.toBe(write(byName('An'), 25).name);
  });

  test('takes null, a list and an object as values, never as parts', () => {
    expect(shown(sql`a = ${null} and b = any (${['x']}) and c = ${{ d: 1 }} and ${sql`true`}`)).toEqual([
      'a = $1 and b = any ($2) and c = $3 and true',
      [null, ['x'], { d: 1 }],
    ]);
  });
});

describe('join', () => {
  test('puts a separator between parts', () => {
    const conditions = [sql`a = ${1}`, sql`b is null`, sql`c = ${3}`];
    expect(shown(sql`where ${join(conditions, ' and ')} limit ${4}`)).toEqual([
      'where a = $1 and b is null and c = $2 limit $3',
      [1, 3, 4],
    ]);
  });

  test('of one part is that part, and of none what is said for that', () => {
    expect(shown(join([sql`a = ${1}`], ' and '))).toEqual(['a = $1', [1]]);
    expect(shown(join([], ' and '))).toEqual(['true', []]);
    expect(shown(join([], ' or ', 'false'))).toEqual(['false', []]);
  });
});
