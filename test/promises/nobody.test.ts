// Nobody signs in, no visit is numbered, and no log has room for a word of a patron's.
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { makeLog } from '../../agent/log.ts';
import * as agentLink from '../../contract/agent-link.ts';
import * as receipt from '../../contract/receipt.ts';
import * as sessionLink from '../../contract/session-link.ts';
import * as shellPage from '../../contract/shell-page.ts';
import { readTree } from '../support/source.ts';

const boundaries = { agentLink, receipt, sessionLink, shellPage };

/** Every field name of a contract, by way of the JSON Schema that it emits. */
function fieldsOf(contract: object): string[] {
  const fields: string[] = [];
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      if (key === 'properties') fields.push(...Object.keys(inner as object));
      walk(inner);
    }
  };
  for (const schema of Object.values(contract)) {
    if (schema instanceof z.ZodType) walk(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));
  }
  return fields;
}

const ofAPerson = /^(user|patron|card|barcode|account|email|login|address|birth|visitor)/i;
const ofAVisit = /(session|visit).?(id|token|key|number)$|^(id|token|uuid|sid)$/i;

describe('P1 Nobody signs in.', () => {
  it('finds a field that would name a person, if there were one', () => {
    expect(
      fieldsOf({ wrong: z.object({ cardNumber: z.string() }) }).filter((name) => ofAPerson.test(name)),
    ).toHaveLength(1);
  });

  it.each(Object.entries(boundaries))('has no field for a person in %s', (_name, contract) => {
    const fields = fieldsOf(contract);
    expect(fields.length).toBeGreaterThan(3);
    expect(fields.filter((name) => ofAPerson.test(name))).toEqual([]);
  });

  it('asks for nothing to be typed on the shell’s screens but the staff PIN', async () => {
    const asking = (await readTree('app/pages/shell')).filter(({ text }) => /<(input|textarea|select)\b/.test(text));
    expect(asking.map(({ path }) => path).filter((path) => !path.includes('staff-pin'))).toEqual([]);
  });
});

describe('P8 A session has no identifier.', () => {
  it.each(['agentLink', 'receipt', 'shellPage'] as const)('has no field for one in %s', (name) => {
    expect(fieldsOf(boundaries[name]).filter((field) => ofAVisit.test(field) && field !== 'id')).toEqual([]);
  });

  it('numbers nothing but resources, which the policy names, towards a session', () => {
    expect(fieldsOf(sessionLink).filter((field) => /session|visit|token|uuid/i.test(field))).toEqual([]);
  });

  it('makes no random name in shell, session or contract, but the words by which our own pages in a tab are known', async () => {
    const sources = [...(await readTree('app')), ...(await readTree('contract'))];
    expect(sources.length).toBeGreaterThan(50);
    const making = sources.filter(({ text }) => /randomUUID|randomBytes|Math\.random|nanoid/.test(text));
    // They live in the session's own memory, are said to nobody else and die with it.
    expect(making.map(({ path }) => path)).toEqual(['app/session/pass.ts']);
  });
});

describe('P12 Our own words hold no patron’s.', () => {
  it('writes a log line of a code, a count and a duration, whatever else it is given', () => {
    const lines: string[] = [];
    const tooMuch = { code: 'wiped', count: 1, ms: 2, address: 'https://a.example/', title: 'A title' } as const;
    makeLog((line) => lines.push(line))(tooMuch);
    expect(lines).toEqual(['{"code":"wiped","count":1,"ms":2}\n']);
  });

  it.each(['agent/main.ts', 'agent/cli/main.ts', 'server/main.ts'])(
    'ends %s with a code, and without the error’s own words, when it meets what nobody foresaw',
    (program) => {
      // Thrown the moment that the program is ready for it.
      const failing = `process.on('newListener', (event) => {
      if (event === 'uncaughtException') queueMicrotask(() => process.getBuiltinModule('fs').readFileSync('/the-name-of-a-file'));
    });`;
      const preloaded = ['--import', `data:text/javascript,${encodeURIComponent(failing)}`];
      const run = (...line: string[]) =>
        spawnSync(process.execPath, [...preloaded, ...line], { encoding: 'utf8', env: {} });
      const bare = run('-e', 'process.emit("newListener", "uncaughtException")');
      expect(bare.stderr).toContain('/the-name-of-a-file');
      const { status, stdout, stderr } = run(program);
      expect(status).toBe(1);
      expect(stderr).toMatch(/^PROGRAM-01 .*"kind":"ENOENT"/m);
      expect(stdout + stderr).not.toContain('the-name-of-a-file');
    },
  );

  it('says nothing on a terminal from the app: its output goes nowhere and must hold nothing', async () => {
    const speaking = /\bconsole\.(log|info|warn|error)\b|process\.std(out|err)\b/;
    const app = await readTree('app');
    expect(app.filter(({ text }) => speaking.test(text)).map(({ path }) => path)).toEqual([]);
  });
});
