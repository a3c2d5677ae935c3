// What every page of the dashboard must be: without findings of axe, within its window, with controls that can be hit.
import type { Page } from '@playwright/test';
import { accessibilityFindings } from '../pages/judging.ts';

/** WCAG 2.2, 2.5.8. Links in a sentence are exempt. */
const smallestTarget = 24;

/** Controls that are too small or stick out of the window, and a page that scrolls sideways. What scrolls within itself may. */
async function layoutFindings(page: Page): Promise<string[]> {
  return page.evaluate((smallest) => {
    const scrolls = (element: Element): boolean => element.closest('.views, .table-scroll') !== null;
    const shown = [...document.querySelectorAll('button, input, select, a[href]')].filter(
      (control) => control.checkVisibility() && control.closest('.skip') === null && !scrolls(control),
    );
    const inSentence = (control: Element): boolean =>
      control.tagName === 'A' && control.closest('p, th, td, dd, .crumb') !== null;
    const found = shown.flatMap((control) => {
      const { width, height, left, right } = control.getBoundingClientRect();
      const name = `${control.tagName} “${(control.getAttribute('aria-label') ?? control.textContent ?? '').slice(0, 30)}”`;
      const small = Math.min(width, height) < smallest - 0.5 && !inSentence(control) && control.matches(':not([type])');
      const outside = left < -0.5 || right > innerWidth + 0.5;
      return [...(small ? [`too small: ${name}`] : []), ...(outside ? [`outside: ${name}`] : [])];
    });
    const { scrollWidth } = document.documentElement;
    return scrollWidth > innerWidth ? [...found, `scrolls sideways: ${scrollWidth}`] : found;
  }, smallestTarget);
}

export const findings = async (page: Page): Promise<string[]> => [
  ...(await accessibilityFindings(page)),
  ...(await layoutFindings(page)),
];
