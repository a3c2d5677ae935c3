// Texts of the demonstration sites: a title, who wrote it, a summary, then paragraphs under headings.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Html, html } from '../html.ts';

export interface Text {
  readonly id: string;
  readonly title: string;
  readonly by: string;
  readonly summary: string;
  readonly language: 'en' | 'es';
  readonly paragraphs: readonly string[];
}

/** Enough to tell the two languages apart: no English text has these words. */
const spanish = /\s(?:una|los|las|del)\s/;

/** @param folder holds one `.txt` file for each text; its name is the id */
export function textsIn(folder: string): readonly Text[] {
  return readdirSync(folder)
    .sort()
    .map((name) => {
      const lines = readFileSync(join(folder, name), 'utf8').split('\n');
      const [title = '', by = '', summary = '', ...rest] = lines;
      return {
        id: basename(name, '.txt'),
        title,
        by,
        summary,
        language: spanish.test(summary) ? 'es' : 'en',
        paragraphs: rest.filter((line) => line !== ''),
      };
    });
}

export const written = (text: Text): Html =>
  html`<div lang="${text.language}">${text.paragraphs.map((line) =>
    line.startsWith('## ') ? html`<h2>${line.slice(3)}</h2>` : html`<p>${line}</p>`,
  )}</div>`;

export const textList = (texts: readonly Text[], folder: string): Html =>
  html`<ul class="texts">${texts.map(
    (text) => html`<li lang="${text.language}"><a href="${folder}/${text.id}">${text.title}</a>
<span class="by">${text.by}</span><p>${text.summary}</p></li>`,
  )}</ul>`;
