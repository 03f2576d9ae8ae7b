/** Reads the house's own source as text, for the tests that hold it to its rules. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

export interface SourceFile {
  /** Path from the repository's root, with slashes. */
  readonly path: string;
  readonly text: string;
}

export function filesUnder(folder: string, endings: readonly string[] = ['.ts', '.tsx']): SourceFile[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return { path: relative(ROOT, path).split(sep).join('/'), text: readFileSync(path, 'utf8') };
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

export function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

export function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path);
}

/** Source without comments, so that prose may name what code may not. */
export function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`\\])\/\/.*$/gm, '$1');
}

/** The room a source file stands in: `src/notices/rules/x.ts` → `notices`; null outside src. */
export function roomOf(path: string): string | null {
  return /^src\/([^/]+)\//.exec(path)?.[1] ?? null;
}

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s[^'";]*?\bfrom\s+'([^']+)'|\bimport\(\s*'([^']+)'|(?:^|\n)\s*import\s+'([^']+)'/g;

/** Every module a file names, relative ones resolved to paths from the root. */
export function importsOf(file: SourceFile): string[] {
  const names = [...withoutComments(file.text).matchAll(IMPORT)].map((m) => (m[1] ?? m[2] ?? m[3])!);
  return names.map((name) =>
    name.startsWith('.') ? join(dirname(file.path), name).split(sep).join('/') : name,
  );
}
