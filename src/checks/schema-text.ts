import { insideBracket, type SqlStatement, splitAtCommas } from './sql-text.ts';

/** A key that rows must not share: a primary key, a unique or exclude constraint, or a unique index. */
export interface Key {
  readonly kind: 'primary key' | 'unique' | 'exclude';
  readonly columns: readonly string[];
}

export interface ForeignKey {
  readonly columns: readonly string[];
  readonly to: string;
  /** Empty when the statement leaves it to the primary key. */
  readonly toColumns: readonly string[];
}

/** What one `create table`, `alter table` or `create unique index` says of a table. */
export interface TableText {
  readonly table: string;
  readonly columns: readonly string[];
  readonly keys: readonly Key[];
  readonly foreignKeys: readonly ForeignKey[];
  /** Columns that the database numbers by itself. */
  readonly numbered: readonly string[];
}

const constraintStart = /^(?:constraint\s+\w+\s+)?(?:primary\s+key|unique|foreign\s+key|check|exclude|like)\b/i;

/** Reads a statement about a table, or gives nothing when it is about something else. */
export function readTable({ text }: SqlStatement): TableText | undefined {
  const created = /^create\s+(?:unlogged\s+)?table\s+(?:if\s+not\s+exists\s+)?([\w."]+)\s*\(/i.exec(text);
  if (created) return readParts(created[1] as string, splitAtCommas(insideBracket(text)));
  const index = /^create\s+unique\s+index\s+.*?\bon\s+(?:only\s+)?([\w."]+)/is.exec(text);
  if (index) {
    const columns = splitAtCommas(insideBracket(text, index[0].length)).map(firstWord);
    return { ...nothing, table: plain(index[1] as string), keys: [{ kind: 'unique', columns }] };
  }
  const altered = /^alter\s+table\s+(?:if\s+exists\s+)?(?:only\s+)?([\w."]+)\s+([\s\S]+)$/i.exec(text);
  if (!altered) return undefined;
  const added = splitAtCommas(altered[2] as string).filter((part) => /^add\b/i.test(part));
  return readParts(
    altered[1] as string,
    added.map((part) => part.replace(/^add\s+(?:column\s+)?(?:if\s+not\s+exists\s+)?/i, '')),
  );
}

const nothing = { columns: [], keys: [], foreignKeys: [], numbered: [] };

function readParts(table: string, parts: readonly string[]): TableText {
  const columns = parts.filter((part) => !constraintStart.test(part));
  return {
    table: plain(table),
    columns: columns.map(firstWord),
    keys: parts.flatMap(readKey),
    foreignKeys: parts.flatMap(readForeignKey),
    numbered: columns
      .filter((part) => /\b(?:small|big)?serial\b|\bas\s+identity\b|\bnextval\s*\(/i.test(part))
      .map(firstWord),
  };
}

function readKey(part: string): Key[] {
  const match = /\b(primary\s+key|unique|exclude)\b/i.exec(withoutCheck(part));
  if (!match) return [];
  const kind = (match[1] as string).toLowerCase().replace(/\s+/, ' ') as Key['kind'];
  const columns = constraintStart.test(part) ? splitAtCommas(insideBracket(part, match.index)) : [part];
  return [{ kind, columns: columns.map(firstWord) }];
}

function readForeignKey(part: string): ForeignKey[] {
  const match = /\breferences\s+([\w."]+)\s*(\([^)]*\))?/i.exec(part);
  if (!match) return [];
  const own = constraintStart.test(part) ? splitAtCommas(insideBracket(part)).map(firstWord) : [firstWord(part)];
  return [
    { columns: own, to: plain(match[1] as string), toColumns: splitAtCommas((match[2] ?? '').replace(/[()]/g, '')) },
  ];
}

/** A condition may speak of anything; only what stands outside of it makes a key. */
const withoutCheck = (part: string): string => part.replace(/\bcheck\s*\([\s\S]*$/i, '');
const plain = (name: string): string => name.replaceAll('"', '').toLowerCase();
const firstWord = (part: string): string => plain(/^[\w"]+/.exec(part)?.[0] ?? part);
