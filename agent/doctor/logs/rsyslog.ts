// Finds where rsyslog hands messages to somebody else, in its old grammar and in RainerScript, includes and all.
import { Unseen } from '../check.ts';
import type { Machine } from '../machine.ts';
import { readIncluded } from './included.ts';
import { blank, closingOf, lineAt } from './plain-text.ts';

/**
 * Outputs that stay on this computer, or say nothing. Every other module is taken for one that sends: a new one is found
 * before anybody has heard of it.
 */
const local = new Set(['omfile', 'omusrmsg', 'omjournal', 'ompipe', 'omdiscard', 'omruleset', 'omstdout']);

/** `@host`, `@@host`, `@(o)[::1]:514` after a selector; rsyslog.conf(5), “Remote machine”. */
const toHost = /(?:^|[\s;&{}]|\.[\w*,=!]+)@{1,2}(?=[\w[(:.])/gm;
/** `:omrelp:host:2514`. */
const toModule = /:(om\w+):/g;
/** `^program` runs one for each message; `>host,database` writes to a database. */
const toProgram = /[\s;&]\^\s*\//gm;
const toDatabase = /[\s;&]>[\w.-]+,/gm;
const action = /\baction\s*\(/gi;
const typed = /\btype\s*=\s*["']\s*(?:builtin:)?(\w+)/i;

/** Places as `file:line`, relative to the root folder. */
export async function rsyslogTargets(machine: Machine): Promise<readonly string[]> {
  const files = await readIncluded(machine, 'etc/rsyslog.conf', { includesIn, beside: 'etc' });
  return files.flatMap(({ path, text }) => targetLines(text).map((line) => `${path}:${line}`));
}

/** @throws when a file is named by what a program says at the start, as rsyslog allows */
export function includesIn(text: string): readonly string[] {
  const { code, bare } = blank(text);
  const old = [...code.matchAll(/^\s*\$IncludeConfig\s+(\S+)/gim)].map(([, path = '']) => path);
  const calls = [...bare.matchAll(/\binclude\s*\(/gi)].map(({ 0: call, index }) => {
    const from = index + call.length - 1;
    return code.slice(from, closingOf(bare, from));
  });
  const named = calls.flatMap((call) => {
    const [, path] = /\bfile\s*=\s*["']([^"']+)["']/i.exec(call) ?? [];
    if (path === undefined && !/\btext\s*=/i.test(call)) throw new Unseen();
    return path === undefined ? [] : [path];
  });
  if ([...old, ...named].some((path) => /[`$]/.test(path))) throw new Unseen();
  return [...old, ...named];
}

/** Counted from 1. */
export function targetLines(text: string): readonly number[] {
  const { code, bare } = blank(text);
  // Old directives (`$ActionMailTo a@b`) set something, and send nothing.
  const statements = bare.replace(/^\s*\$.*$/gm, (line) => line.replace(/[^\n]/g, ' '));
  const places = [
    ...[toHost, toProgram, toDatabase].flatMap((pattern) => placesOf(statements, pattern)),
    ...[...statements.matchAll(toModule)].filter(([, name = '']) => !local.has(name)).map(({ index }) => index),
    ...[...bare.matchAll(action)]
      .filter(({ 0: call, index }) => sends(code.slice(index, closingOf(bare, index + call.length - 1))))
      .map(({ index }) => index),
  ];
  return [...new Set(places.map((at) => lineAt(code, at)))].sort((one, other) => one - other);
}

/** A match may begin with the line break before it. */
const placesOf = (text: string, pattern: RegExp): readonly number[] =>
  [...text.matchAll(pattern)].map(({ 0: found, index }) => index + found.length);

/** An action whose type can't be read is taken for one that sends. */
const sends = (call: string): boolean => !local.has((typed.exec(call)?.[1] ?? '').toLowerCase());
