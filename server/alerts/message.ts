// Puts an alert into words: the body of a webhook and the text of a mail, with what a row of the list holds and nothing else.
import { type AlertLine, AlertMessage, alertVersion } from '../../contract/alert-message.ts';
import type { AlertEvent, AlertRow } from '../../contract/staff-api.ts';
import type { Language } from '../../contract/words.ts';
import { ageWords, fill, reasonWords, type Words, wordsIn } from '../words.ts';

export interface Told {
  readonly event: AlertEvent;
  /** Its name. */
  readonly rule: string;
  readonly rows: readonly AlertRow[];
}

function pageOf({ station, place }: AlertRow, address: string): string {
  const path = station === null ? `/?place=${place?.id ?? ''}` : `/stations/${station.id}`;
  return new URL(path, address).href;
}

function lineOf(row: AlertRow, words: Words, address: string): AlertLine {
  const { says, remedy } = reasonWords(words, { code: row.reason, age: row.age, value: row.value });
  return { ...row, says, remedy, page: pageOf(row, address) };
}

function titleOf({ event, rows }: Told, { alert }: Words): string {
  const [row] = rows;
  if (event === 'test' || row === undefined) return alert.test;
  if (event === 'held') return fill(alert.held, { value: rows.length });
  const gaps = { name: row.station?.name ?? '', place: row.place?.name ?? '', value: row.stations };
  if (row.station === null) return fill(event === 'over' ? alert['over-place'] : alert['began-place'], gaps);
  if (event === 'over') return fill(row.verdict === 'well' ? alert.over : alert['over-other'], gaps);
  const begun = { out: alert['began-out'], silent: alert['began-silent'], attention: alert['began-attention'] };
  return fill(row.verdict in begun ? begun[row.verdict as keyof typeof begun] : alert.over, gaps);
}

/** @param address the server's own, for links */
export function messageOf(told: Told, language: Language, address: string): AlertMessage {
  const words = wordsIn(language);
  return AlertMessage.parse({
    version: alertVersion,
    event: told.event,
    rule: told.rule,
    title: titleOf(told, words),
    lines: told.rows.map((row) => lineOf(row, words, address)),
  });
}

/** Indented, since the page shows staff these very bytes. */
export const bodyOf = (message: AlertMessage): string => JSON.stringify(message, null, 2);

function paragraph(line: AlertLine, { event }: AlertMessage, words: Words): string {
  const where = [line.station?.name, line.place?.name].filter((name) => name !== undefined && name !== '').join(', ');
  const since = fill(words.alert.for, { age: ageWords(words, line.age) });
  const said = event === 'over' ? [] : [`${line.says} ${line.remedy}`, since];
  return [where, ...said, fill(words.alert.page, { page: line.page })].join('\n');
}

export function mailOf(body: string, language: Language): { readonly subject: string; readonly text: string } {
  const message = AlertMessage.parse(JSON.parse(body));
  const words = wordsIn(language);
  const paragraphs = message.lines.map((line) => paragraph(line, message, words));
  const text = message.event === 'test' ? [words.alert['test-says']] : paragraphs;
  return { subject: message.title, text: `${text.join('\n\n')}\n` };
}
