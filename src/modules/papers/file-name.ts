const longest = 150;

/** Signs that file systems of officers' computers refuse. */
const refusedOnDisk = /[<>:"|?*]/g;

/** Control characters, and the invisible ones that turn the reading direction so that `gpj.exe` reads `exe.jpg`. */
const unseen = /[\p{Cc}\p{Cf}]/gu;

/**
 * The name under which a file is kept and shown: the last part of what the browser sent, in NFC, without what cannot be
 * seen or stored, at most 150 characters with its extension kept.
 */
export function cleanName(sent: string): string {
  const last = sent.split(/[/\\]/).at(-1) ?? '';
  const plain = last.toWellFormed().normalize('NFC').replace(unseen, '').replace(refusedOnDisk, '-');
  const trimmed = plain.replace(/\s+/g, ' ').replace(/^[\s.]+|[\s.]+$/g, '');
  return shorten(trimmed === '' ? 'tệp' : trimmed);
}

/** The extension in lower case without its dot; a number after a dot (`QĐ 12.2026`) is none. */
export function extensionOf(name: string): string {
  return /\.([a-z][a-z0-9]{0,7})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** A name with the extension added when it has none. */
export function withExtension(name: string, extension: string): string {
  return extensionOf(name) === '' ? shorten(`${name}.${extension}`) : name;
}

function shorten(name: string): string {
  const letters = [...name];
  if (letters.length <= longest) return name;
  const extension = extensionOf(name);
  const tail = extension === '' ? '…' : `….${extension}`;
  return `${letters
    .slice(0, longest - tail.length)
    .join('')
    .trimEnd()}${tail}`;
}
