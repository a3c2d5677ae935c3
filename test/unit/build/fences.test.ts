// Each fence on a small made-up tree: it must see the violation, and let its lawful neighbour be.
import { describe, expect, it } from 'vitest';
import { mayDelete } from '../../../build/check/code-rules.ts';
import { findViolations } from '../../../build/fences.ts';

const manifest = JSON.stringify({ dependencies: { yaml: '1' }, devDependencies: { vitest: '1' } });

function violationsIn(path: string, code: string): string[] {
  const tree = new Map([
    ['package.json', manifest],
    [path, path.endsWith('.md') ? code : `// Purpose.\n${code}\n`],
  ]);
  return findViolations(tree).map(({ line, says }) => `${line} ${says}`);
}

const importing = (specifier: string): string => `import { thing } from '${specifier}';`;

describe('imports', () => {
  it.each([
    ['contract/policy.ts', 'zod'],
    ['contract/yaml-file.ts', 'yaml'],
    ['app/pages/shell/welcome.tsx', 'preact/hooks'],
    ['app/pages/shell/welcome.tsx', '../../../contract/words.ts'],
    ['app/pages/words.tsx', '../../resources/strings/en.ftl'],
    ['app/preload/shell.ts', 'electron'],
    ['app/policy/pin-hash.ts', 'node:crypto'],
    ['app/policy/hosts.ts', 'tldts'],
    ['app/containment/bubblewrap.ts', 'node:child_process'],
    ['app/shell/main.ts', '../policy/hosts.ts'],
    ['app/session/main.ts', '../containment/directory.ts'],
    ['server/pages/app.tsx', 'preact/hooks'],
    ['server/routes/pages.ts', '../pages/table.ts'],
    ['agent/main.ts', 'yaml'],
    ['agent/main.ts', 'node:net'],
    ['test/unit/thing.test.ts', '../../agent/main.ts'],
    ['build/bundle.ts', 'esbuild'],
  ])('lets %s import %s', (path, specifier) => {
    expect(violationsIn(path, importing(specifier))).toEqual([]);
  });

  it.each([
    ['contract/policy.ts', 'yaml'],
    ['contract/policy.ts', '../app/policy/hosts.ts'],
    ['app/pages/shell/welcome.tsx', 'electron'],
    ['app/pages/shell/welcome.tsx', '../../policy/hosts.ts'],
    ['app/preload/shell.ts', 'node:fs'],
    ['app/policy/hosts.ts', 'electron'],
    ['app/policy/hosts.ts', 'node:fs'],
    ['app/policy/pin-hash.ts', 'node:fs'],
    ['app/containment/bubblewrap.ts', 'electron'],
    ['app/shell/main.ts', '../session/tab.ts'],
    ['app/session/main.ts', '../shell/main.ts'],
    ['app/shell/main.ts', '../../agent/main.ts'],
    ['agent/main.ts', '../app/policy/hosts.ts'],
    ['agent/main.ts', 'electron'],
    ['agent/main.ts', 'vitest'],
    ['server/main.ts', '../agent/main.ts'],
    ['server/pages/app.tsx', '../fleet.ts'],
    ['server/pages/app.tsx', 'node:fs'],
    ['server/pages/table.ts', './app.tsx'],
  ])('refuses %s importing %s', (path, specifier) => {
    expect(violationsIn(path, importing(specifier))).toEqual([expect.stringMatching(/^2 may not import /)]);
  });

  it.each([
    ['a type', "import type { Thing } from '../../agent/main.ts';"],
    ['several lines', "import {\n  one,\n  two,\n} from '../../agent/main.ts';"],
    ['a re-export', "export * from '../../agent/main.ts';"],
    ['a side effect', "import '../../agent/main.ts';"],
    ['a dynamic import', "const thing = await import('../../agent/main.ts');"],
    ['a require', "const thing = require('../../agent/main.ts');"],
  ])('sees %s', (_what, code) => {
    expect(violationsIn('app/shell/main.ts', code)).toEqual(['2 may not import agent/main.ts']);
  });

  it('refuses an import that is worked out at run time', () => {
    expect(violationsIn('app/shell/main.ts', 'await import(name);')).toEqual([
      '2 imports something that is only known at run time',
    ]);
  });

  it('refuses shipped code in a folder without a fence', () => {
    expect(violationsIn('app/odd/thing.ts', importing('zod'))).toEqual([expect.stringContaining('has no fence')]);
  });

  it('is not upset by an import in a comment', () => {
    expect(violationsIn('app/shell/main.ts', "// import { x } from '../../agent/main.ts';")).toEqual([]);
  });
});

describe('dangerous settings', () => {
  it.each([
    'const options = { webSecurity: false };',
    'const options = { allowRunningInsecureContent: true };',
    'const options = { experimentalFeatures: true };',
    "const options = { enableBlinkFeatures: 'X' };",
    'const options = { nodeIntegration: true };',
    'const options = { nodeIntegrationInSubFrames: true };',
    'shell.openExternal(address);',
    "page.innerHTML = '<webview src=x>';",
  ])('refuses %s in the app', (code) => {
    expect(violationsIn('app/shell/main.ts', code)).toEqual(['2 uses a setting that opens the station']);
  });

  it('lets the permission of the same name be denied', () => {
    expect(violationsIn('app/policy/permissions.ts', 'const table = { openExternal: false };')).toEqual([]);
    expect(violationsIn('app/policy/permissions.ts', 'const table = { openExternal: true };')).toHaveLength(1);
  });

  it('lets them be said in a comment, and be switched off', () => {
    expect(violationsIn('app/shell/main.ts', 'const options = { nodeIntegration: false }; // no openExternal')).toEqual(
      [],
    );
  });
});

describe('deletion in the agent', () => {
  it.each(['await rm(path);', 'unlinkSync(path);', "run('rm', [path]);", 'await rmdir(path);'])(
    'refuses %s',
    (code) => {
      expect(violationsIn('agent/cleaners/home.ts', code)).toEqual([expect.stringMatching(/^2 deletes/)]);
    },
  );

  it.each(mayDelete)('lets %s do it', (path) => {
    expect(violationsIn(path, 'await rm(path);')).toEqual([]);
  });

  it('does not concern tests', () => {
    expect(violationsIn('test/unit/agent/wipe.test.ts', 'await rm(path);')).toEqual([]);
  });
});

describe('truncation in the agent', () => {
  it.each(['ftruncateSync(descriptor, 0);', 'await truncate(path);'])('refuses %s', (code) => {
    expect(violationsIn('agent/event-logs/logs.ts', code)).toEqual([expect.stringMatching(/^2 truncates/)]);
    expect(violationsIn('agent/wipe/remove.ts', code)).toEqual([expect.stringMatching(/^2 truncates/)]);
  });

  it('is for one file', () => {
    expect(violationsIn('agent/wipe/empty.ts', 'ftruncateSync(descriptor, 0);')).toEqual([]);
  });
});

describe('the schema library', () => {
  it.each(["import { z } from 'zod';", "import z from 'zod';", "import { z, ZodError } from 'zod';"])(
    'is not bundled whole: %s',
    (line) => {
      expect(violationsIn('contract/thing.ts', line)).toEqual([expect.stringMatching(/^2 bundles all of zod/)]);
    },
  );

  it.each(["import * as z from 'zod';", "import type { z } from 'zod';"])('is taken in part: %s', (line) => {
    expect(violationsIn('contract/thing.ts', line)).toEqual([]);
  });
});

describe('files', () => {
  it('asks for a purpose in the first line', () => {
    const tree = new Map([['agent/thing.ts', 'export const one = 1;\n']]);
    expect(findViolations(tree)).toEqual([
      { path: 'agent/thing.ts', line: 1, says: expect.stringContaining('purpose') },
    ]);
  });

  it('lets a script begin with its interpreter', () => {
    expect(findViolations(new Map([['build/tool.mjs', '#!/usr/bin/env node\n// Purpose.\n']]))).toEqual([]);
  });

  it.each([
    [299, 0],
    [300, 1],
  ])('with %i lines after the first one breaks %i rules', (lines, broken) => {
    expect(violationsIn('agent/thing.ts', Array(lines).fill('one();').join('\n'))).toHaveLength(broken);
  });

  it.each(['TO' + 'DO', 'FIX' + 'ME'])('refuses work left undone: %s', (word) => {
    expect(violationsIn('agent/thing.ts', `// ${word}: later`)).toEqual(['2 leaves work undone']);
  });

  it.each(['/home/anna/', '/work/', '/root/', '/Users/anna/'])(
    'refuses the machine’s folder %s in a page',
    (folder) => {
      expect(violationsIn('docs/page.md', `Run \`cd ${folder}lethe\`.`)).toEqual([
        '1 names a folder of somebody’s machine',
      ]);
    },
  );

  it('lets a page name folders that every station has', () => {
    expect(
      violationsIn('docs/page.md', 'See /etc/lethe/station.yaml, /home, https://example.org/work/ and out/demo/.'),
    ).toEqual([]);
  });

  it('refuses the host of a package registry', () => {
    expect(violationsIn('build/thing.ts', `get('https://${'registry'}.npmjs.org/zod');`)).toHaveLength(1);
  });
});
