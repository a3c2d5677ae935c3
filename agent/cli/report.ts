// `lethe report --preview`: the last message of this station, byte for byte, as it left or would have left.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readEnvelope } from '../../contract/report-envelope.ts';
import { shownFile } from '../delivery/shown.ts';
import { runtimeFolder, runtimeOption } from './runtime-folder.ts';
import { sentenceOf } from './sentence.ts';
import type { Verb } from './surroundings.ts';
import { json, readUsage, UsageError } from './usage.ts';

const nobody = '0'.repeat(16);

export const report: Verb = async (args, { say, ask, complain }) => {
  const { values } = readUsage(args, { ...json, ...runtimeOption, preview: { type: 'boolean' } }, 0);
  if (values.preview !== true) throw new UsageError();
  const message = await readFile(join(runtimeFolder(values), shownFile)).catch(() => null);
  const envelope = message === null ? null : readEnvelope(message);
  if (message === null || envelope === null) {
    if (values.json === true) say(JSON.stringify({ message: null, report: null, problem: 'REPORT-06' }));
    else complain(sentenceOf('REPORT-06'));
    return 1;
  }
  const text = message.toString('utf8');
  say(
    values.json === true ? JSON.stringify({ message: text, report: JSON.parse(envelope.body), problem: null }) : text,
  );
  if (envelope.station === nobody)
    ask('This station is not enrolled: id and signature are zeroes, and nothing is sent.\n');
  return 0;
};
