import { expect, test } from 'vitest';
import { readApplicants } from './read-applicants.ts';

test('kinds with commas in their names stay whole', () => {
  const { value, whys } = readApplicants(
    'Tổ chức (không bao gồm doanh nghiệp, HTX), Cán bộ, công chức, viên chức, Doanh nghiệp, Công dân Việt Nam',
  );
  expect(value.applicants).toEqual([
    'Tổ chức (không bao gồm doanh nghiệp, HTX)',
    'Cán bộ, công chức, viên chức',
    'Doanh nghiệp',
    'Công dân Việt Nam',
  ]);
  expect(value.audience).toEqual(['organisation', 'official', 'business', 'citizen']);
  expect(whys).toEqual([]);
});

test('a list that the source cut off keeps what can be read and says so', () => {
  const { value, whys } = readApplicants('Công dân Việt Nam, Doanh nghiệp, Hợp…');
  expect(value.applicants).toEqual(['Công dân Việt Nam', 'Doanh nghiệp']);
  expect(whys).toEqual(['cut_short']);
  expect(readApplicants('Công dân Việt Nam,…').value.applicants).toEqual(['Công dân Việt Nam']);
});

test('an unknown kind and an empty list are named', () => {
  expect(readApplicants('Công dân Việt Nam, Người ngoài hành tinh').whys).toEqual(['unknown_word']);
  expect(readApplicants('').whys).toEqual(['missing']);
});
