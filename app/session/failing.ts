// The address that a page of ours stands in for: what was refused or failed, for as long as that page is the one shown.
import type { Tab } from './tab.ts';

/** Home and “What this computer knows” stand for nothing but themselves, whatever failed in this tab before. */
const standsIn = /^lethe:\/\/tab\/(?!(?:home|knows)(?:[?#]|$))/;

export const failingIn = ({ failing, view }: Tab): string | null =>
  standsIn.test(view.contents.getURL()) ? failing : null;
