// `lethe seal`: strips a machine of its identity before its disk is copied.
import { join } from 'node:path';
import { seal as sealFolder } from '../delivery/seal.ts';
import { askState } from './ask-state.ts';
import { stateFolder, stateOption } from './folders.ts';
import { runtimeFolder, runtimeOption } from './runtime-folder.ts';
import { sentenceOf } from './sentence.ts';
import type { Verb } from './surroundings.ts';
import { json, readUsage } from './usage.ts';

export const seal: Verb = async (args, { say, complain }) => {
  const { values } = readUsage(args, { ...json, ...runtimeOption, ...stateOption }, 0);
  const running = (await askState(join(runtimeFolder(values), 'agent.sock'))) !== null;
  const sealed = running ? null : sealFolder(stateFolder(values));
  const problem = sealed === null ? 'SEAL-01' : sealed.ok ? null : sealed.problem.code;
  const removed = sealed?.ok === true ? sealed.value.removed : 0;
  if (values.json === true) say(JSON.stringify({ ok: problem === null, removed, problem }));
  else if (problem !== null) complain(sentenceOf(problem));
  else
    say(`Sealed: this computer has no id and no key any more (${removed} removed). Switch it off and copy its disk.`);
  return problem === null ? 0 : 1;
};
