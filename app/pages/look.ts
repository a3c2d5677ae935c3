// Applies what a patron chose (language, text size, colours, movement) to the document, before anything is painted with it.
import type { Language, Look } from '../../contract/words.ts';

interface Chosen {
  readonly language: Language;
  readonly look: Look;
  /** Dark by design, such as the staff screens; high contrast still wins. */
  readonly dark?: boolean;
}

/** The root's size follows the shorter side of the whole window, of which a page may be only a strip. */
function shorterSide(): number {
  return Math.min(window.outerWidth, window.outerHeight);
}

/** Chromium does not look at rem container queries again when the root's font size changes, unless the container is made anew. */
function measureAgain(body: HTMLElement): void {
  body.style.containerType = 'normal';
  body.getBoundingClientRect();
  body.style.containerType = '';
}

/** Sets lang, dir, theme, motion and text size on `<html>`. */
export function applyLook({ language, look, dark = false }: Chosen): void {
  const { documentElement: root, body } = document;
  root.lang = language;
  root.dir = 'ltr';
  root.dataset.theme = dark && look.theme !== 'contrast' ? 'dark' : look.theme;
  root.dataset.motion = look.lessMotion ? 'reduce' : 'full';
  root.style.setProperty('--screen-short', `${shorterSide()}px`);
  const scale = String(look.textScale);
  if (root.style.getPropertyValue('--text-scale') === scale) return;
  root.style.setProperty('--text-scale', scale);
  measureAgain(body);
}
