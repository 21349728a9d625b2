import { describe, expect, test } from 'vitest';
import { join, sql } from './sql.ts';

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
