// The guides for people say what the program says: every code of a screen in the incident guide, every test and check in the threat model.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { manual } from '../../../agent/cli/manual.ts';
import { checks } from '../../../agent/doctor/checks/index.ts';
import { problems, screenCodes } from '../../../contract/problems.ts';

const guide = readFileSync('docs/incident-guide.md', 'utf8');
const sections = new Map(
  guide
    .split(/^### /m)
    .slice(1)
    .map((section) => [section.split('\n')[0] ?? '', section] as const),
);

describe('docs/incident-guide.md', () => {
  it('has a section for each code that a screen can show, and for no other', () => {
    expect([...sections.keys()]).toEqual(screenCodes);
  });

  it.each(screenCodes)('says of %s what the screen says, what the desk does, and what IT does', (code) => {
    const section = sections.get(code) ?? '';
    expect(section).toContain(`\n> ${problems[code].says}\n`);
    expect(section).toMatch(/^\*\*At the desk:\*\* \S.+\.$/m);
    expect(section).toMatch(/^\*\*IT:\*\* \S.+[.?]$/m);
  });
});

describe('docs/security.md', () => {
  const page = readFileSync('docs/security.md', 'utf8');
  const named = [...page.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);

  it('names only tests that are there', () => {
    const tests = named.filter((name) => name.startsWith('test/'));
    expect(tests.length).toBeGreaterThan(15);
    expect(tests.filter((path) => !existsSync(path))).toEqual([]);
  });

  it('names only checks that the doctor makes', () => {
    const ids = checks.map(({ id }) => id);
    const words = named.filter((name) => /^[a-z]+(-[a-z]+)*$/.test(name));
    expect(words.length).toBeGreaterThan(5);
    expect(words.filter((word) => !ids.includes(word))).toEqual([]);
  });
});

const pagesOf = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name));

describe.each(['.', 'docs', 'docs/adr'].flatMap(pagesOf))('%s', (page) => {
  it('links only to pages and pictures that are there', () => {
    const links = [...readFileSync(page, 'utf8').matchAll(/\]\(([^)#\s]+)/g)].map(([, to = '']) => to);
    const within = links.filter((to) => !/^(?:https?|mailto):/.test(to)).map((to) => join(dirname(page), to));
    expect(within.filter((path) => !existsSync(path))).toEqual([]);
  });
});

describe('docs/screens.md', () => {
  const rows = readFileSync('docs/screens.md', 'utf8')
    .split('\n')
    .filter((line) => line.includes('!['));

  it('shows each screen in English and in Spanish, in words too', () => {
    expect(rows.length).toBeGreaterThan(40);
    const whole = /^\| \S.* \| !\[.+\]\(images\/[\w-]+-en\.png\) \| !\[.+\]\(images\/[\w-]+-es\.png\) \|$/;
    expect(rows.filter((row) => !whole.test(row))).toEqual([]);
  });
});

describe.each(['docs/incident-guide.md', 'docs/security.md', 'docs/faq.md'])('%s', (page) => {
  const text = readFileSync(page, 'utf8');

  it('names only verbs that the command has', () => {
    const verbs = manual.map(({ verb }) => verb);
    const typed = [...text.matchAll(/`(?:sudo )?lethe ([a-z]+(?: clear)?)/g)].map(([, verb = '']) => verb);
    expect(typed).not.toEqual([]);
    expect(typed.filter((verb) => !verbs.includes(verb))).toEqual([]);
  });
});
