import { describe, expect, it } from 'vitest';
import { checkNaming } from './naming.ts';
import { lookAt, said } from './planted-tree.ts';

const clean = {
  'src/platform/config.ts': 'export const port = process.env.PORT;',
  'src/main.ts': 'const config = readConfig(process.env, root);',
  'src/modules/dossiers/pages/list/list.view.tsx':
    '// process.env and style= may be spoken of\nexport const view = <p class="x">{\'style=x TODO\'}<script src="/a.js"></script></p>;',
};

const plant = (files: Record<string, string>): string[] => said(lookAt(checkNaming, { ...clean, ...files }));

describe('the names and habits of the house', () => {
  it('pass when kept, having been seen', () => {
    const outcome = lookAt(checkNaming, clean);
    expect(outcome.findings).toEqual([]);
    expect(outcome.looked).toBe(3);
  });

  it.each(['src/modules/dossiers/utils.ts', 'src/platform/date-helper.ts', 'src/common/x.ts', 'test/error.handler.ts'])(
    'are caught naming a file %s',
    (file) => {
      expect(plant({ [file]: '' })).toEqual([expect.stringMatching(/says nothing/)]);
    },
  );

  it('are caught reading the environment outside of the settings', () => {
    expect(plant({ 'src/app.ts': '\nconst a = process.env.A;' })).toEqual([
      'src/app.ts:2 settings are read in src/platform/config.ts and passed on',
    ]);
  });

  it('are caught leaving work for later', () => {
    const later = ['TO', 'DO'].join('');
    expect(plant({ 'src/a.ts': `// ${later}: x`, 'src/b.sql': `-- ${later}` })).toHaveLength(2);
  });

  it.each([
    '<p style="color: red">a</p>',
    '<p style={{ color: 1 }}>a</p>',
    '<style>{"a"}</style>',
    '<script>{"a"}</script>',
    '<p onclick="a()">a</p>',
  ])('are caught with what the content security policy refuses: %s', (page) => {
    expect(plant({ 'src/ui/a.tsx': `export const a = ${page};` })).toHaveLength(1);
  });
});
