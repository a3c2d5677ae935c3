// The scanner finds canaries in the memory of a living process in each form, and nothing once the process has ended.
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { forms } from '../../../../agent/audit/canary/forms.ts';
import { scanProcessMemory } from '../../../../agent/audit/canary/process-memory.ts';
import { type Report, startScan } from '../../../../agent/audit/canary/scan.ts';
import { makeCanaries } from '../../../support/canary/canary.ts';
import { familyOf } from '../../../support/scan/processes.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const canaries = makeCanaries();
const holders: ChildProcess[] = [];

afterEach(() => {
  for (const holder of holders.splice(0)) holder.kill('SIGKILL');
});

async function holding(bytes: Buffer): Promise<ChildProcess> {
  const holder = fork(fileURLToPath(new URL('./holder.ts', import.meta.url)), { stdio: 'inherit' });
  holders.push(holder);
  holder.send([...bytes].map((byte) => byte ^ 0xff));
  await once(holder, 'message');
  return holder;
}

function scanned(ids: readonly number[]): Report {
  const scan = startScan(canaries);
  scanProcessMemory(scan, ids);
  return scan.report();
}

describe('scanProcessMemory', () => {
  const distinct = [...new Map(forms.map((form) => [form.name, form])).values()];

  it.each(distinct.map((form) => [form.name, form] as const))(
    'finds what a process holds in %s',
    async (name, form) => {
      const holder = await holding(form.written(canaries.run));
      const { findings } = scanned([holder.pid ?? 0]);
      expect(findings.map((one) => one.form)).toContain(name);
    },
  );

  it('tells the class and that it was memory', async () => {
    const holder = await holding(Buffer.from(canaries.of.heap));
    const finding = scanned([holder.pid ?? 0]).findings.find((one) => one.class === 'heap');
    expect(finding).toMatchObject({ form: 'ascii', place: 'memory' });
  });

  it('finds nothing in a process that holds something else', async () => {
    const holder = await holding(Buffer.from(makeCanaries().of.heap));
    const report = scanned([holder.pid ?? 0]);
    expect(report.findings).toEqual([]);
    expect(report.bytes).toBeGreaterThan(1_000_000);
  });

  it('finds nothing when the process has ended', async () => {
    const holder = await holding(Buffer.from(canaries.of.heap));
    expect(familyOf(process.pid)).toContain(holder.pid);
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    expect(scanned([holder.pid ?? 0])).toEqual({ findings: [], looked: 0, bytes: 0, looks: {} });
    expect(familyOf(process.pid)).not.toContain(holder.pid);
  });

  it('goes on after a page that can’t be read, and counts none that holds nothing as unseen', async () => {
    const path = join(temporaryFolder(), 'canary');
    writeFileSync(path, canaries.of.heap);
    const holder = spawn('perl', [fileURLToPath(new URL('./guarded.pl', import.meta.url)), path]);
    holders.push(holder);
    await once(holder.stdout, 'data');
    const report = scanned([holder.pid ?? 0]);
    expect(report.findings.map((one) => one.class)).toContain('heap');
    expect(report.looks.memory?.unseen).toBe(0);
  });

  it('leaves out the process that scans, which knows the canaries', () => {
    expect(scanned([process.pid]).looked).toBe(0);
  });
});
