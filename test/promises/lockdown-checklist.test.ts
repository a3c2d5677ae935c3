// Electron's security checklist, one test for each of its twenty items, and the document that answers them.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App, IpcMainEvent, WebContents } from 'electron';
import { describe, expect, it } from 'vitest';
import { compileRules, judge } from '../../app/policy/navigation.ts';
import { mayUse, permissions } from '../../app/policy/permissions.ts';
import { judgeWindow } from '../../app/policy/windows.ts';
import { lockedPreferences } from '../../app/trusted/preferences.ts';
import { speaksForUs } from '../../app/trusted/sender.ts';
import { containedFile, servePage } from '../../app/trusted/serve-pages.ts';
import { forbiddenOption } from '../../app/trusted/switches.ts';
import packageFile from '../../package.json' with { type: 'json' };
import { demonstrationPolicy } from '../demonstration/policy.ts';

interface Source {
  readonly path: string;
  /** Without comments, which may speak of what is forbidden. */
  readonly code: string;
}

const sources: readonly Source[] = readdirSync('app', { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => ({
    path,
    code: readFileSync(join('app', path), 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, ''),
  }));
const saying = (words: RegExp): string[] => sources.filter(({ code }) => words.test(code)).map(({ path }) => path);
const codeOf = (path: string): string => sources.find((source) => source.path === path)?.code ?? '';

const rules = compileRules(demonstrationPolicy('open-access'));
const page = { frame: 'top', initiator: 'page', method: 'GET' } as const;
const document = readFileSync('docs/electron-checklist.md', 'utf8');
const rows = [...document.matchAll(/^\| (\d+) \| (.+?) \| (.+?) \| (.+?) \|$/gm)].map(
  ([, number = '', says = '', does = '', held = '']) => ({ number: Number(number), says, does, held }),
);

describe('P7 A page cannot leave its place.', () => {
  it('the sources are read: a word that they use is found', () => {
    expect(sources.length).toBeGreaterThan(80);
    expect(saying(/enableSandbox\(\)/).length).toBeGreaterThan(0);
  });

  it('1: only secure content is loaded', () => {
    expect(judge({ ...page, url: 'https://archive.soundings.example/' }, rules).allow).toBe(true);
    expect(judge({ ...page, url: 'http://archive.soundings.example/' }, rules)).toMatchObject({
      allow: false,
      upgrade: 'https://archive.soundings.example/',
    });
    expect(saying(/load(URL|File)\(\s*['"`](?!about:blank|\$\{(barPart\.)?origin\}\/index\.html)/)).toEqual([]);
    expect(saying(/\.loadURL\(/).sort()).toEqual([
      'session/page-guard.ts',
      'session/session.ts',
      'session/tab.ts',
      'shell/window.ts',
    ]);
  });

  it('2, 3, 4: no Node in pages, contexts apart, renderers in their sandbox', () => {
    expect(lockedPreferences).toMatchObject({
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      contextIsolation: true,
      sandbox: true,
    });
    expect(Object.isFrozen(lockedPreferences)).toBe(true);
    expect(saying(/webPreferences:/).sort()).toEqual(['session/stage.ts', 'shell/window.ts']);
    for (const main of ['session/main.ts', 'shell/main.ts']) {
      const code = codeOf(main);
      expect(code.indexOf('app.enableSandbox()'), main).toBeGreaterThan(0);
      expect(code.indexOf('app.enableSandbox()'), main).toBeLessThan(code.indexOf('whenReady()'));
    }
    expect(
      saying(/nodeIntegration\w*: true|contextIsolation: false|sandbox: false|no-sandbox'[^,\]]*appendSwitch/),
    ).toEqual([]);
    expect(saying(/preload:/).sort()).toEqual(['session/session.ts', 'shell/main.ts', 'shell/window.ts']);
  });

  it('5: permissions are denied by one table, on every partition', () => {
    expect(Object.keys(permissions).filter(mayUse).sort()).toEqual(['clipboard-sanitized-write', 'fullscreen']);
    expect(mayUse('something new')).toBe(false);
    const partitions = saying(/session\.fromPartition\(/);
    expect(partitions.sort()).toEqual(['session/partition.ts', 'trusted/own-partition.ts']);
    for (const path of partitions)
      for (const handler of ['setPermissionRequestHandler', 'setPermissionCheckHandler', 'setDevicePermissionHandler'])
        expect(codeOf(path), path).toContain(handler);
    expect(saying(/defaultSession/)).toEqual([]);
  });

  it('6, 8, 9, 10: no word of the app turns security off', () => {
    expect(
      saying(
        /webSecurity|allowRunningInsecureContent|experimentalFeatures|enableBlinkFeatures|enable-features|disable-web-security'\s*\]/,
      ),
    ).toEqual([]);
  });

  it('7: our pages come with a policy that starts from nothing', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'lethe-checklist-'));
    writeFileSync(join(folder, 'index.html'), 'ours');
    const policy = (await servePage(folder, '')).headers.get('content-security-policy');
    rmSync(folder, { recursive: true });
    expect(policy).toMatch(/^default-src 'none';.*script-src 'self'/);
    expect(policy).not.toMatch(/unsafe-|\*/);
  });

  it('11, 12: there are no webviews, and none can be attached', () => {
    expect(lockedPreferences.webviewTag).toBe(false);
    expect(saying(/<webview|allowpopups|webviewTag: true/i)).toEqual([]);
    for (const path of ['session/gate.ts', 'shell/window.ts'])
      expect(codeOf(path)).toMatch(/on\('will-attach-webview', \(event\) => event\.preventDefault\(\)\)/);
  });

  it('13: every way to go somewhere is judged', () => {
    const gate = codeOf('session/gate.ts');
    for (const way of [
      "'will-navigate'",
      "'will-redirect'",
      "'will-frame-navigate'",
      'onBeforeRequest',
      'guardArrivals',
    ])
      expect(gate).toContain(way);
    expect(codeOf('shell/window.ts')).toContain("on('will-navigate', (event) => event.preventDefault())");
    for (const url of [
      'file:///etc/passwd',
      'chrome://gpu',
      'javascript:0',
      'data:text/html,x',
      'https://www.elsewhere.example/',
      'no address',
    ])
      expect(judge({ ...page, url }, rules).allow, url).toBe(false);
  });

  it('14: no page gets a window', () => {
    for (const path of ['session/windows.ts', 'session/session.ts', 'shell/window.ts'])
      expect(codeOf(path), path).toContain('setWindowOpenHandler');
    expect(saying(/action: 'allow'|overrideBrowserWindowOptions/)).toEqual([]);
    expect(judgeWindow({ url: 'file:///etc/passwd', disposition: 'new-window' }, { count: 1, openedAt: [] }, 0)).toBe(
      'refuse',
    );
    expect(judgeWindow({ url: 'https://a.example/', disposition: 'new-window' }, { count: 1, openedAt: [] }, 0)).toBe(
      'tab',
    );
  });

  it('15: nothing is handed to other programs', () => {
    expect(saying(/openExternal\(|openPath\(|showItemInFolder|\bshell\b[^;]*from 'electron'/)).toEqual([]);
    expect(mayUse('openExternal')).toBe(false);
  });

  it('16: the version of Electron is pinned, and one that is supported', () => {
    const { electron } = packageFile.devDependencies;
    expect(electron).toMatch(/^\d+\.\d+\.\d+$/);
    expect(Number(electron.split('.')[0])).toBeGreaterThanOrEqual(45);
  });

  it('17: a forged message is not heard', () => {
    const mainFrame = { url: 'lethe://bar/index.html' };
    const contents = { mainFrame } as unknown as WebContents;
    const from = (senderFrame: object) => ({ sender: contents, senderFrame }) as unknown as IpcMainEvent;
    expect(speaksForUs(from(mainFrame), contents, 'lethe://bar')).toBe(true);
    expect(speaksForUs(from({ ...mainFrame }), contents, 'lethe://bar')).toBe(false);
    expect(saying(/ipcMain\./)).toEqual(['trusted/own-page.ts']);
    expect(codeOf('trusted/own-page.ts').match(/speaksForUs\(event/g)).toHaveLength(2);
  });

  it('18: no page is a file', () => {
    expect(saying(/loadFile\(|file:\/\/|registerFileProtocol|net\.fetch\(/)).toEqual([]);
    expect(containedFile('/pages/tab', '../../etc/passwd')).toBe(null);
  });

  it('19: what fuses guard, a package refuses by itself', () => {
    const app = (isPackaged: boolean, given: string) =>
      ({ isPackaged, commandLine: { hasSwitch: (name: string) => name === given } }) as unknown as App;
    for (const option of [
      'inspect',
      'inspect-brk',
      'remote-debugging-port',
      'remote-debugging-pipe',
      'no-sandbox',
      'js-flags',
    ])
      expect(forbiddenOption(app(true, option))).toBe(option);
    expect(forbiddenOption(app(false, 'inspect'))).toBe(undefined);
    for (const main of ['session/main.ts', 'shell/main.ts'])
      expect(codeOf(main)).toContain('forbiddenOption(app) !== undefined');
  });

  it('20: the bridge has two functions, and hands out no object of Electron', () => {
    const bridge = codeOf('preload/bridge.ts');
    expect(saying(/contextBridge|ipcRenderer/)).toEqual(['preload/bridge.ts']);
    expect(bridge.match(/^ {2}\w+: \(/gm)).toHaveLength(2);
    expect(bridge).toContain('(_event, view: unknown) => listener(view)');
  });
});

describe('The document about the checklist', () => {
  it('answers all twenty items, in order', () => {
    expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 20 }, (_, at) => at + 1));
  });

  it.each(rows)('names tests that exist for item $number', ({ held }) => {
    for (const test of held.split('; ')) {
      const file =
        test === 'checklist'
          ? 'test/promises/lockdown-checklist.test.ts'
          : `test/${/^(?:unit|package)\//.test(test) ? '' : 'e2e/'}${test}.test.ts`;
      expect(existsSync(file), test).toBe(true);
    }
  });
});
