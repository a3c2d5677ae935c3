// Reads plain YAML 1.2: one document of lists, groups and values, without tags, anchors or aliases, and keeps every place.
import {
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
} from 'yaml';
import type { Path, Place } from './policy-fault.ts';

export interface YamlFault {
  readonly place: Place;
  readonly path: Path;
  readonly what: YamlFaultKind;
}

export type YamlFaultKind =
  | 'tab'
  | 'repeated'
  | 'documents'
  | 'alias'
  | 'tag'
  | 'directive'
  | 'key'
  | 'depth'
  | 'unclosed'
  | 'indent'
  | 'form';

export interface YamlFile {
  readonly data: unknown;
  /** Where a value stands; of one that is missing, where its group does. `key`: where its key stands instead. */
  placeOf(path: Path, of: 'value' | 'key'): Place;
}

export type YamlRead =
  | { readonly ok: true; readonly file: YamlFile }
  | { readonly ok: false; readonly faults: readonly YamlFault[] };

/** A policy needs five levels. Deeper nesting is an attack or a slip. */
const deepest = 12;
const mostFaults = 50;

const kindByCode: Readonly<Record<string, YamlFaultKind>> = {
  TAB_AS_INDENT: 'tab',
  MULTIPLE_DOCS: 'documents',
  BAD_ALIAS: 'alias',
  MULTIPLE_ANCHORS: 'alias',
  TAG_RESOLVE_FAILED: 'tag',
  MULTIPLE_TAGS: 'tag',
  BAD_DIRECTIVE: 'directive',
  NON_STRING_KEY: 'key',
  RESOURCE_EXHAUSTION: 'depth',
  MISSING_CHAR: 'unclosed',
  BAD_INDENT: 'indent',
};

type Report = (offset: number, path: Path, what: YamlFaultKind) => void;

function unwantedInPairs(pairs: readonly Pair[], path: Path, report: Report): void {
  const seen = new Set<string>();
  for (const { key, value } of pairs) {
    const name = isScalar(key) ? String(key.value) : '';
    const here = [...path, name];
    if (seen.has(name)) report(isNode(key) ? startOf(key) : 0, here, 'repeated');
    seen.add(name);
    unwantedIn(key, here, report);
    unwantedIn(value, here, report);
  }
}

/** What the reader takes but a policy may not hold: it would hide what a line says, or let a short file grow large. */
function unwantedIn(node: unknown, path: Path, report: Report): void {
  if (!isNode(node)) return;
  if (path.length > deepest) return report(startOf(node), path.slice(0, deepest), 'depth');
  if (isAlias(node) || node.anchor !== undefined) report(startOf(node), path, 'alias');
  else if (node.tag !== undefined) report(startOf(node), path, 'tag');
  if (isMap(node)) unwantedInPairs(node.items.filter(isPair), path, report);
  if (isSeq(node)) for (const [index, item] of node.items.entries()) unwantedIn(item, [...path, index], report);
}

const startOf = (node: Node): number => node.range?.[0] ?? 0;

interface Found {
  readonly key: Node | null;
  readonly value: Node | null;
}

function stepInto({ value }: Found, step: string | number): Found | null {
  if (isSeq(value)) {
    const item = typeof step === 'number' ? value.items[step] : undefined;
    return isNode(item) ? { key: item, value: item } : null;
  }
  if (!isMap(value)) return null;
  const pair = value.items.find((candidate) => isScalar(candidate.key) && candidate.key.value === step);
  if (pair === undefined || !isNode(pair.key)) return null;
  return { key: pair.key, value: isNode(pair.value) ? pair.value : null };
}

/** Follows a path as far as the file does. */
function follow(root: Node | null, path: Path): { found: Found; whole: boolean } {
  let found: Found = { key: root, value: root };
  for (const step of path) {
    const next = stepInto(found, step);
    if (next === null) return { found, whole: false };
    found = next;
  }
  return { found, whole: true };
}

function offsetOf(root: Node | null, path: Path, of: 'value' | 'key'): number {
  const { found, whole } = follow(root, path);
  const { key, value } = found;
  const node = whole && of === 'value' && value !== null && value.range?.[0] !== value.range?.[1] ? value : key;
  return node === null ? 0 : startOf(node);
}

function faultsIn(document: ReturnType<typeof parseDocument>, placeAt: (offset: number) => Place): YamlFault[] {
  const faults: YamlFault[] = [...document.errors, ...document.warnings].map((error) => ({
    place: placeAt(error.pos[0]),
    path: [],
    what: kindByCode[error.code] ?? 'form',
  }));
  if (document.directives?.yaml.explicit === true) faults.push({ place: placeAt(0), path: [], what: 'directive' });
  if (faults.length > 0) return faults;
  unwantedIn(document.contents, [], (offset, path, what) => faults.push({ place: placeAt(offset), path, what }));
  return faults;
}

/** What follows a fault on its own line is mostly the same fault again. */
function firstOfEachLine(faults: readonly YamlFault[]): YamlFault[] {
  const lines = new Map<number, YamlFault>();
  for (const fault of faults) if (!lines.has(fault.place.line)) lines.set(fault.place.line, fault);
  return [...lines.values()];
}

function placesIn(counter: LineCounter): (offset: number) => Place {
  return (offset) => {
    const { line, col } = counter.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
}

/** @param text at most as large as the caller bears */
export function readYaml(text: string): YamlRead {
  const lineCounter = new LineCounter();
  const placeAt = placesIn(lineCounter);
  // `uniqueKeys` takes a time that grows with the square of their number; the walk above finds repeated keys instead.
  const document = parseDocument(text, {
    version: '1.2',
    schema: 'core',
    stringKeys: true,
    uniqueKeys: false,
    prettyErrors: false,
    lineCounter,
  });
  const faults = faultsIn(document, placeAt);
  if (faults.length > 0) return { ok: false, faults: firstOfEachLine(faults).slice(0, mostFaults) };
  const root = document.contents;
  return { ok: true, file: { data: document.toJS(), placeOf: (path, of) => placeAt(offsetOf(root, path, of)) } };
}
