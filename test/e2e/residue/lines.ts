// The lines of defence, each as the edit that switches it off.
import type { Edit } from '../../support/mutants/edit.ts';

const sandbox = 'app/containment/bubblewrap-arguments.ts';
const audit = 'agent/audit/structural.ts';
const blind = '() => ({ ok: true, value: null }),';

const notCleaned = (id: string): Edit => ({
  file: `resources/cleaners/${id}.yaml`,
  from: 'when: [session-end, boot, daily]',
  to: 'when: [daily]',
});

const notLooked = (from: string): Edit => ({ file: audit, from, to: from.replace(/(?<=: ).*$/, blind) });

/** Nothing written: what a session writes is in memory of its own, which ends with its first process. */
export const off = {
  ownTmp: { file: sandbox, from: "'--perms', '1777', '--dir', '/tmp',", to: "'--bind', '/tmp', '/tmp'," },
  ownVarTmp: {
    file: sandbox,
    from: "'--perms', '1777', '--dir', '/var/tmp'",
    to: "'--bind', '/var/tmp', '/var/tmp'",
  },
  ownSharedMemory: {
    file: sandbox,
    from: "'--size', String(sharedMemory), '--perms', '1777', '--tmpfs', '/dev/shm'",
    to: "'--bind', '/dev/shm', '/dev/shm'",
  },
  ownHome: {
    file: sandbox,
    from: "'--perms', '0700', '--dir', patron.home",
    to: "'--bind', require('node:os').userInfo().homedir, patron.home",
  },
  /** As `ownHome`, in the one folder of the kiosk user that no cleaner enters: the shell's own. */
  ownHomeUnseen: {
    file: sandbox,
    from: "'--perms', '0700', '--dir', patron.home",
    to: "'--bind', process.env.XDG_RUNTIME_DIR ?? '', patron.home",
  },
  /**
   * No line of defence: where sessions share one home, the next spare would write to it while it is being cleaned after the
   * visit, and what is left there would not be the visit's.
   */
  nextSpare: { file: 'app/shell/visit.ts', from: 'return warm(station, now);', to: 'return step(station);' },
  ownInterProcess: { file: sandbox, from: "'--unshare-ipc', ", to: '' },
  ownProcesses: { file: sandbox, from: "'--unshare-pid', ", to: '' },
  endWithParent: { file: sandbox, from: "'--die-with-parent', ", to: '' },
  endOfFirstProcess: {
    file: 'app/containment/bubblewrap.ts',
    from: 'else signal(first);',
    to: 'else signal(child.pid);',
  },
  partitionInMemory: {
    file: 'app/session/partition.ts',
    from: "const name = 'visit';",
    to: "const name = 'persist:visit';",
  },
  noCrashReporter: {
    file: 'app/session/main.ts',
    from: 'app.enableSandbox();',
    to: "app.enableSandbox(); require('electron').crashReporter.start({ submitURL: '', uploadToServer: false });",
  },
  noBreakpad: { file: 'app/trusted/switches.ts', from: "['disable-breakpad', ''],", to: '' },
  noCrashHandler: { file: 'app/trusted/switches.ts', from: "['disable-crash-reporter', ''],", to: '' },
  ownTitle: {
    file: 'app/session/tab.ts',
    from: "contents.on('page-title-updated', (_event, title) => set({ title })());",
    to: `contents.on('page-title-updated', (_event, title) => {
      set({ title })();
      require('electron').BrowserWindow.getAllWindows()[0]?.setTitle(title);
    });`,
  },
  /** Cleaners. */
  clearedSelections: {
    file: 'app/shell/shell.ts',
    from: 'cleared = world.clearSelections().catch(() => undefined);',
    to: 'cleared = Promise.resolve();',
  },
  cleanedTmp: notCleaned('tmp'),
  cleanedVarTmp: notCleaned('var-tmp'),
  cleanedSharedMemory: notCleaned('dev-shm'),
  cleanedHome: notCleaned('home'),
  cleanedProcesses: {
    file: 'agent/cleaners/processes.ts',
    from: 'plan: async (round) => succeed(round.census().left.size),',
    to: 'plan: async () => succeed(0),',
  },
  cleanedSystemV: {
    file: 'agent/cleaners/system-v.ts',
    from: 'plan: async (round) => succeed(find(station, round).length),',
    to: 'plan: async () => succeed(0),',
  },
  cleanedSelections: {
    file: 'agent/cleaners/selections.ts',
    from: 'plan: () => count(settings),',
    to: 'plan: async () => succeed(0),',
  },
  /** Looks. */
  lookedAtProcesses: notLooked('processes: lookAtProcesses,'),
  lookedAtMemory: notLooked("'memory-file-systems': lookAtMemory,"),
  lookedAtOpenFiles: notLooked("'open-files': lookAtOpenFiles,"),
  lookedAtHome: notLooked("home: lookAtPlaces('home'),"),
  lookedAtTemporary: notLooked("temporary: lookAtPlaces('temporary'),"),
  lookedAtSharedMemory: notLooked("'shared-memory': lookAtPlaces('shared-memory'),"),
  lookedAtInterProcess: notLooked("'inter-process': lookAtInterProcess,"),
  lookedAtClipboard: notLooked('clipboard: lookAtClipboard,'),
  lookedAtPrimary: notLooked("'primary-selection': lookAtPrimarySelection,"),
  /** The agent itself. */
  cleanedAtAll: {
    file: 'agent/wipe/wipe.ts',
    from: 'await runCleaners(cleaners, order, () => takeCensus(premises.station, order.scope), progress)',
    to: "{ 'event-logs': { removed: 0, left: 0, problem: null }, 'user-data': { removed: 0, left: 0, problem: null } }",
  },
  lookedAtAll: {
    file: 'agent/wipe/wipe.ts',
    from: 'await settled(() => audit(lookAround(premises, order, begunAt)))',
    to: "{ verdict: 'clean' as const, checks: [], left: 0 }",
  },
  journal: {
    file: 'agent/agent.ts',
    from: "if (!parts.journal.write(state.is).ok) happen({ is: 'journal-failed' });",
    to: '',
  },
  dirtyUnlessKnown: {
    file: 'agent/state/journal.ts',
    from: `      } catch {
        return null;`,
    to: `      } catch {
        return 'clean';`,
  },
} as const satisfies Record<string, Edit>;
