// The agent's end of a rehearsal: it hears what is about one and passes everything else by.
import { afterEach, describe, expect, it, vi } from 'vitest';
import { buildStage } from '../../../../../agent/audit/canary/stage.ts';
import type { LinkEvents } from '../../../../../agent/link/server.ts';
import type { Cue } from '../../../../../contract/agent-link.ts';

async function opened() {
  const stage = buildStage();
  const passed: string[] = [];
  const cues: Cue[] = [];
  let events: LinkEvents | null = null;
  const open = stage.around(async (given) => {
    events = given;
    const cueShell = (cue: Cue): boolean => cues.push(cue) > 0;
    return { tellAll: () => undefined, cueShell, close: async () => undefined };
  });
  await open({
    greeted: () => ({ tell: 'state', state: 'clean' }),
    asked: (request) => passed.push(request.ask),
    shellLost: () => passed.push('lost'),
  });
  if (events === null) throw new Error('The link was not opened.');
  return { stage, passed, cues, events: events as LinkEvents };
}

afterEach(() => void vi.useRealTimers());

describe('a stage', () => {
  it('hears what is said of a rehearsal, and the agent does not', async () => {
    const { stage, passed, events } = await opened();
    const heard = stage.hear(1000);
    events.asked({ ask: 'rehearsal', is: 'planted', refused: ['host'] }, () => undefined);
    expect(await heard).toMatchObject({ is: 'planted', refused: ['host'] });
    expect(passed).toEqual([]);
  });

  it('passes everything else by, and hears nothing that nobody listened to', async () => {
    vi.useFakeTimers();
    const { stage, passed, events } = await opened();
    events.asked({ ask: 'rehearsal', is: 'over' }, () => undefined);
    const heard = stage.hear(1000);
    for (const ask of ['open', 'retry', 'status'] as const) events.asked({ ask }, () => undefined);
    await vi.advanceTimersByTimeAsync(1000);
    expect(await heard).toEqual({ is: 'late' });
    expect(passed).toEqual(['open', 'retry', 'status']);
  });

  it('hears that the shell is lost, and so does the agent', async () => {
    const { stage, passed, events } = await opened();
    const heard = stage.hear(1000);
    events.shellLost();
    expect(await heard).toEqual({ is: 'lost' });
    expect(passed).toEqual(['lost']);
  });

  it('cues the shell, if there is a link to one', async () => {
    expect(buildStage().cue({ cue: 'prepare' })).toBe(false);
    const { stage, cues } = await opened();
    expect(stage.cue({ cue: 'end' })).toBe(true);
    expect(cues).toEqual([{ cue: 'end' }]);
  });
});
