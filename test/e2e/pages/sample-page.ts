// A web page to lie under the bar in pictures, where the session would show the patron's own.
import type { Page } from '@playwright/test';

const words = [
  'Where the estuary keeps its salt: forty years of tide tables',
  'Tide gauges at nine harbours were read by hand until the late 1990s. We join those notebooks with the later digital series.',
  'Each harbour master kept one book a year, ruled by the same printer. Of 360 books, 351 survive.',
];

/** Shows the page while `during` runs. It never takes part in what is judged. */
export async function overSamplePage(page: Page, during: () => Promise<void>): Promise<void> {
  await page.evaluate(([title = '', ...paragraphs]) => {
    const sample = document.createElement('div');
    sample.id = 'sample';
    Object.assign(sample.style, {
      position: 'fixed',
      inset: '0',
      zIndex: '-1',
      padding: '11rem 18%',
      background: '#fff',
      color: '#222',
      font: '1.125rem/1.6 "Liberation Serif", serif',
    });
    const heading = document.createElement('h1');
    heading.textContent = title;
    Object.assign(heading.style, { font: '700 2.25rem/1.2 "Liberation Serif", serif', letterSpacing: '0' });
    sample.append(heading);
    for (const text of paragraphs) {
      const paragraph = document.createElement('p');
      paragraph.textContent = text;
      paragraph.style.marginTop = '1rem';
      sample.append(paragraph);
    }
    document.body.append(sample);
  }, words);
  await during();
  await page.evaluate(() => document.getElementById('sample')?.remove());
}
