import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Permission } from '#platform/access';
import type { Config } from '#platform/config';
import { root } from '#platform/root';
import { modules } from '../modules/all.ts';
import { describeRoutes, type ListedRoute } from './print-routes.ts';

const file = 'docs/access.md';

/** Prints the policy as one table; `--write` puts it into the documentation, `--check` says whether it stands there. */
export async function accessTable(_config: Config, [how]: readonly string[]): Promise<number> {
  const path = join(root, file);
  const table = policy();
  if (how === '--write') writeFileSync(path, table);
  else if (how !== '--check') console.log(table);
  else if (!existsSync(path) || readFileSync(path, 'utf8') !== table) {
    console.error(`${file} is not what the modules declare: node bin/motcua access --write`);
    return 1;
  }
  return 0;
}

const head = `# Who may do what

Written by \`node bin/motcua access --write\` from what the modules declare, and kept current by \`bin/check\`. What does not
stand here is refused. \`npm run trust -- access\` tries every line with everybody.

A relation says how a person must stand to the thing: **agency**: it is of an agency of theirs; **assigned**: it is also
given to them; **party**: they are one of its people; **any**: it does not matter. A permission is used only in its states;
in any other the action says why not. Personal data is classed as in Điều 2, Luật 91/2025/QH15: scans of identity papers
are sensitive (Điều 4, NĐ 356/2025/NĐ-CP). **Proved anew**: only for somebody who proved within five minutes who they are.

`;

/** The whole policy as Markdown: what each role may do, and what each address asks. */
function policy(): string {
  return `${head}## Permissions\n\n${permissionTable()}\n\n## Addresses\n\n${routeTable(describeRoutes())}\n`;
}

function permissionTable(): string {
  const rows = modules.flatMap((module) =>
    Object.entries(module.permissions ?? {}).map(([name, permission]) => [
      `\`${name}\``,
      permission.says,
      grantsOf(permission),
      permission.while?.join(', ') ?? '',
      permission.apartFrom ? `\`${permission.apartFrom}\`` : '',
      permission.shows ?? 'none',
    ]),
  );
  return table(['permission', 'what', 'role: relation', 'only while', 'not by who used', 'personal data'], rows);
}

function grantsOf({ grants }: Permission): string {
  const relations = [...new Set(grants.map(({ relation }) => relation))];
  return relations
    .map((relation) => {
      const roles = grants.filter((grant) => grant.relation === relation).map(({ role }) => role);
      return `${[...new Set(roles)].join(', ')}: **${relation}**`;
    })
    .join('; ');
}

function routeTable(routes: readonly ListedRoute[]): string {
  const rows = routes.map(({ method, url, permission, confirmed, answers, idempotency, shows }) => [
    method,
    `\`${url}\``,
    permission.includes('.') ? `\`${permission}\`` : permission,
    confirmed ? 'yes' : '',
    answers,
    idempotency,
    shows,
  ]);
  return table(['', 'address', 'permission', 'proved anew', 'answers', 'sent twice', 'personal data'], rows);
}

const table = (columns: readonly string[], rows: readonly (readonly string[])[]): string =>
  [columns, columns.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
