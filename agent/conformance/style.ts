// How the conformance report looks on a screen and on paper: the colours of the station's own screens, and a page that breaks well.

export const style = `
:root {
  --ground: #f1f5f4; --surface: #fff; --ink: #0d2124; --ink-quiet: #43575a; --line: #d0dbd9; --act: #0a5d64;
  --good: #17673a; --good-quiet: #dff0e5; --warn: #9c2f10; --warn-quiet: #fbe9e1; --calm: #073f44; --calm-quiet: #dbebea;
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--ground); color: var(--ink);
  font: 400 1rem/1.5 "Inter", "Noto Sans", "DejaVu Sans", system-ui, sans-serif;
}
main { max-width: 60rem; margin: 0 auto; padding: 2.5rem 1.5rem 4rem; }
h1 { margin: 0 0 .5rem; font-size: 2.25rem; line-height: 1.15; }
h2 { margin: 2.5rem 0 1rem; font-size: 1.375rem; line-height: 1.3; }
h3 { margin: 0; font-size: 1.125rem; line-height: 1.35; }
p { margin: 0 0 .75rem; max-width: 44em; }
.lead { font-size: 1.1875rem; color: var(--ink-quiet); }
.facts { display: flex; flex-wrap: wrap; gap: .75rem 2.5rem; margin: 1.5rem 0; padding: 0; }
.facts div { min-width: 10rem; }
dt { font-size: .875rem; font-weight: 600; color: var(--ink-quiet); }
dd { margin: 0; }
.card { margin: 0 0 1rem; padding: 1.25rem 1.5rem; background: var(--surface); border: 1px solid var(--line); border-radius: .75rem; }
.scroll { overflow-x: auto; padding: .5rem 1.5rem; }
.scroll:focus-visible { outline: 3px solid var(--act); outline-offset: 2px; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: .5rem .75rem .5rem 0; text-align: start; vertical-align: top; border-bottom: 1px solid var(--line); }
tr:last-child > * { border-bottom: 0; }
thead th { font-size: .875rem; color: var(--ink-quiet); }
.head { display: flex; justify-content: space-between; align-items: start; gap: .5rem 1.5rem; }
.id { color: var(--act); font-weight: 700; }
.quiet { font-size: .9375rem; color: var(--ink-quiet); }
.standing { display: inline-block; padding: .125rem .75rem; border-radius: 1rem; font-size: .9375rem; font-weight: 600; white-space: nowrap; }
.held { color: var(--good); background: var(--good-quiet); }
.elsewhere, .partly { color: var(--calm); background: var(--calm-quiet); }
.unknown, .broken { color: var(--warn); background: var(--warn-quiet); }
.broken, .unknown, .partly { box-shadow: inset 0 0 0 1px currentColor; }
.card dl { display: grid; grid-template-columns: minmax(8rem, 12rem) 1fr; gap: .75rem 1.5rem; margin: 1rem 0 0; }
.card ul { margin: 0; padding-left: 1.125rem; }
code { font: 400 .875rem/1.5 "DejaVu Sans Mono", "Liberation Mono", monospace; overflow-wrap: anywhere; }
.sign { display: grid; grid-template-columns: 2fr 1fr 2fr; gap: 2rem; margin-top: 3.5rem; }
.sign div { padding-top: .375rem; border-top: 1px solid var(--ink); font-size: .875rem; color: var(--ink-quiet); }
@media (max-width: 40rem) {
  .head { flex-wrap: wrap; }
  .card dl { grid-template-columns: 1fr; gap: .125rem; }
  .card dd { margin-bottom: .75rem; }
  .sign { grid-template-columns: 1fr; gap: 3rem; }
}
@media print {
  @page { size: A4; margin: 16mm 15mm 18mm; }
  html { font-size: 9.5pt; }
  body { background: #fff; }
  main { max-width: none; padding: 0; }
  .card { padding: 3mm 4mm; border-radius: 2mm; break-inside: avoid; }
  .scroll { overflow: visible; padding: 0; border: 0; }
  tr { break-inside: avoid; }
  h2 { break-after: avoid; }
  .standing { print-color-adjust: exact; }
  .sign { break-inside: avoid; }
}
`;
