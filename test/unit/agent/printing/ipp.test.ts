// Counting the answer of a print service: whole answers, cut ones, and errors.
import { describe, expect, it } from 'vitest';
import { askForJobs, countJobs } from '../../../../agent/printing/ipp.ts';

const head = (status: number) => [2, 0, status >> 8, status & 0xff, 0, 0, 0, 1];
/** A number of a job: tag, length and name, length and value. The value may hold bytes that look like tags. */
const job = (id: number) => [0x02, 0x21, 0, 6, ...Buffer.from('job-id'), 0, 4, 0, 0, 0, id];
const answer = (...parts: number[][]) => Buffer.from(parts.flat());
const ok = head(0);
const end = [0x03];

describe('an answer', () => {
  it.each([
    ['without a job', answer(ok, [0x01], end), 0],
    ['with one', answer(ok, job(1), end), 1],
    ['with three, whose numbers look like tags', answer(ok, job(2), job(3), job(2), end), 3],
    ['that knows no printer', answer(head(0x0406), end), 0],
    ['that is an error', answer(head(0x0403), job(1), end), null],
    ['that is empty', Buffer.alloc(0), null],
    ['that is cut between jobs', answer(ok, job(1)), null],
    ['that is cut within a job', answer(ok, job(1).slice(0, 8)), null],
    ['that claims more than it holds', answer(ok, [0x02, 0x21, 0xff, 0xff, 1, 2, 3]), null],
  ])('%s', (_what, bytes, expected) => expect(countJobs(bytes)).toBe(expected));

  it('never takes longer for a hostile one', () => {
    const noise = Buffer.alloc(100_000, 0x21);
    ok.forEach((byte, at) => {
      noise[at] = byte;
    });
    expect(countJobs(noise)).toBeNull();
  });
});

describe('the question', () => {
  it('asks for numbers alone, of all jobs', () => {
    const text = askForJobs().toString('latin1');
    expect(text).toContain('requested-attributes\0\x06job-id');
    expect(text).toContain('which-jobs\0\x03all');
    expect(text).not.toMatch(/job-name|title|user/);
  });
});
