import { describe, expect, it } from 'vitest';
import { faultOfPassword, leastLength } from './password-rules.ts';

const alone = { username: 'tranvanbinh@lacthuy', hasSecondFactor: false };
const withCode = { ...alone, hasSecondFactor: true };

describe('a new password', () => {
  it('has 14 characters alone, and 8 beside a second factor', () => {
    expect([leastLength(alone), leastLength(withCode)]).toEqual([14, 8]);
    expect(faultOfPassword('cây đa bến nư', alone)).toBe('too_short');
    expect(faultOfPassword('cây đa bến nướ', alone)).toBeUndefined();
    expect(faultOfPassword('cây đa b', withCode)).toBeUndefined();
    expect(faultOfPassword('cây đa ', withCode)).toBe('too_short');
  });

  it('may be any long sentence, without capitals, digits or signs', () => {
    expect(faultOfPassword('sáng nay trời mưa rất to', alone)).toBeUndefined();
    expect(faultOfPassword(`${'x'.repeat(100)}abcdefghijklmnopqrstuvwxyz012`, alone)).toBe('too_long');
  });

  it('does not contain the user name, in whatever letters', () => {
    expect(faultOfPassword('TranVanBinh-2026!', alone)).toBe('has_user_name');
    expect(faultOfPassword('Trần Văn Bình 2026', alone)).toBe('has_user_name');
  });

  it('is not one character again and again, nor a run of them', () => {
    for (const simple of ['aaaaaaaaaaaaaa', 'abababababababab', '12345678', 'hgfedcba'])
      expect(faultOfPassword(simple, withCode)).toMatch(/too_s/);
  });

  it('is not what guessers try first', () => {
    for (const first of ['matkhau123', 'Mật khẩu 2026', 'password1', 'admin@123'])
      expect(faultOfPassword(first, withCode)).toBe('guessed_first');
    expect(faultOfPassword('hà nội mùa này vắng những cơn mưa', withCode)).toBeUndefined();
  });
});
