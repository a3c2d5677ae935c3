// The newest chapter of CHANGELOG.md in the form that Debian's tools read (deb-changelog(5)).
import type { Release } from './release.ts';

export const maintainer = 'Lethe maintainers <maintainers@lethe.example>';

const lineLength = 76;

export function debianChangelog(changes: string, name: string, release: Release): string {
  const newest = changes.split(/^## /m)[1] ?? '';
  const entries = [...newest.matchAll(/^- ((?:.|\n {2})+)/gm)].map(([, entry = '']) => entry.replace(/\n {2}/g, ' '));
  const items = entries.map((entry) => wrap(`* ${entry}`));
  const date = new Date(release.date * 1000).toUTCString().replace('GMT', '+0000');
  return `${name} (${release.debianVersion}) stable; urgency=medium\n\n${items.join('\n')}\n\n -- ${maintainer}  ${date}\n`;
}

/** Two spaces before an entry's first line, four before each further one. */
function wrap(entry: string): string {
  const lines: string[] = [''];
  for (const word of entry.split(/\s+/)) {
    const line = lines.at(-1) ?? '';
    if (line === '') lines[lines.length - 1] = word;
    else if (line.length + 1 + word.length <= lineLength) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines.map((line, index) => `${index === 0 ? '  ' : '    '}${line}`).join('\n');
}
