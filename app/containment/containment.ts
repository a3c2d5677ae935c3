// What holds one session: how it is launched, spoken to and ended. One interface, two real ways: bubblewrap and directory.
import type { ChildProcess } from 'node:child_process';
import type { Containment as ContainmentName } from '../../contract/words.ts';

/** The program of a session and what it may see. All paths are absolute and outside what it can write. */
export interface SessionProgram {
  /** Electron's binary and the folder around it. */
  readonly electron: string;
  /** The folder of our own bundles; null in a package, where Electron finds them by itself. */
  readonly application: string | null;
  readonly switches: readonly string[];
}

export interface Surroundings {
  /** X display such as `:0`; the only socket of the machine that a session gets. */
  readonly display: string;
  readonly xauthority: string | null;
  /** Upper bound of all files of one visit, in bytes. */
  readonly memoryBytes: number;
  /** Where slots of the directory containment live; unused by bubblewrap. */
  readonly slotsDirectory: string;
  /** The shell's tables of fonts, which a session reads instead of making its own; may be absent. Unused by `directory`. */
  readonly fontTables: string;
}

export interface Held {
  readonly child: ChildProcess;
  /** Ends every process of the session at once. Resolves when all of them are gone. */
  end(): Promise<void>;
}

export interface Containment {
  readonly name: ContainmentName;
  launch(program: SessionProgram): Promise<Held>;
}
