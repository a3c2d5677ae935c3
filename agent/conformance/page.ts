// The conformance report as one HTML file: no script, nothing from elsewhere, to be read on a screen, printed and filed.
import type { Language } from '../../contract/words.ts';
import { release } from '../version.ts';
import type { Facts } from './facts.ts';
import { idsOf, type Judged, type Standing, standings } from './judge.ts';
import { style } from './style.ts';
import { fill, locales, sentence, type Words, words } from './words.ts';

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const safe = (text: string): string => text.replace(/[&<>"']/g, (sign) => signs[sign] ?? '');

/** Markup that was put together from safe pieces. */
const list = (items: readonly string[]): string => `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`;
const entry = (term: string, description: string): string =>
  description === '' ? '' : `<dt>${safe(term)}</dt><dd>${description}</dd>`;

const badge = (standing: Standing, say: Words): string =>
  `<span class="standing ${standing}">${safe(say.standings[standing])}</span>`;

export function pageOf(judged: readonly Judged[], facts: Facts, language: Language): string {
  const say = words[language];
  const body = [
    header(facts, language),
    overview(judged, say),
    `<h2>${safe(say.requirements)}</h2>`,
    ...judged.map((one) => card(one, language)),
    signature(say),
  ].join('\n');
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${safe(say.title)}</title>
<style>${style}</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;
}

function header({ now, policy }: Facts, language: Language): string {
  const say = words[language];
  const date = new Intl.DateTimeFormat(locales[language], { dateStyle: 'long' }).format(now);
  const computer = policy === null ? say.nameless : `${policy.place}, ${policy.name}`;
  const facts = [
    [say.computer, computer],
    [say.made, date],
    [say.release, Object.values(release).join('.')],
  ].map(([term = '', value = '']) => `<div>${entry(term, safe(value))}</div>`);
  return `<h1>${safe(say.title)}</h1>
<p class="lead">${safe(say.lead)}</p>
<dl class="facts">${facts.join('')}</dl>
<p class="quiet">${safe(say.about)}</p>`;
}

function overview(judged: readonly Judged[], say: Words): string {
  // What somebody must look at comes first.
  const rows = standings
    .toReversed()
    .map((standing) => ({ standing, ids: idsOf(judged, standing) }))
    .filter(({ ids }) => ids.length > 0)
    .map(
      ({ standing, ids }) =>
        `<tr><th scope="row">${badge(standing, say)}</th><td>${ids.length}</td><td>${ids.join(', ')}</td><td class="quiet">${safe(say.standingsMean[standing])}</td></tr>`,
    );
  return `<h2 id="overview">${safe(say.summary)}</h2>
<div class="card scroll" role="region" aria-labelledby="overview" tabindex="0"><table>
<thead><tr><th scope="col">${safe(say.standing)}</th><th scope="col">${safe(say.number)}</th><th scope="col">${safe(say.requirements)}</th><th scope="col">${safe(say.meaning)}</th></tr></thead>
<tbody>${rows.join('\n')}</tbody>
</table></div>`;
}

function card({ requirement, standing, evidence, tests }: Judged, language: Language): string {
  const say = words[language];
  const { id, section, promises, controls, codes } = requirement;
  const promised = promises.map((one) => `${one} ${safe(say.promiseTexts[one])}`);
  const limits: Readonly<Record<string, string>> = say.limitTexts;
  const parts = [
    entry(say.promises, promised.length === 0 ? '' : list(promised)),
    entry(say.controls, list(controls.map((one) => safe(say.controlTexts[one])))),
    entry(say.evidence, list(evidence.map(({ phrase }) => safe(sentence(phrase, language))))),
    entry(say.limits, safe(limits[id] ?? '')),
    entry(say.tests, list(tests.map((path) => `<code>${safe(path)}</code>`))),
    entry(say.codes, codes.join(', ')),
  ];
  return `<section class="card" aria-labelledby="${id}">
<div class="head"><h3 id="${id}"><span class="id">${id}</span> ${safe(say.requirementTexts[id])}</h3>${badge(standing, say)}</div>
<p class="quiet">${safe(fill(say.section, { section }))}</p>
<dl>${parts.join('')}</dl>
</section>`;
}

const signature = (say: Words): string => `<h2>${safe(say.sign)}</h2>
<div class="sign">${[say.signName, say.signDate, say.signWord].map((word) => `<div>${safe(word)}</div>`).join('')}</div>`;
