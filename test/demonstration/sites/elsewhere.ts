// Sites that a station does not list. They answer everybody, so that a refusal can only be the station's own doing.
import { type Answer, isSecure, page, redirect, type Site } from '../exchange.ts';
import { html } from '../html.ts';

const plain = (title: string, words: string, script = html``): Answer =>
  page({ title, head: script, body: html`<body><main><h1>${title}</h1><p>${words}</p></main></body>` });

/** Every name that nothing else answers for, and addresses such as 127.0.0.1. Each path works. */
export const elsewhereSite: Site = ({ url }) =>
  plain('You are elsewhere', `This page belongs to ${url.hostname}. A station that shows it let somebody out.`);

/** Licensed to members: a walk-in patron is told so by the station, before this page is asked. */
export const membersOnlySite: Site = () => plain('Beacon Market Reports', 'Reports for members of the library.');

/** Reached over https only by a browser that does not mind the certificate. */
export const calendarSite: Site = (exchange) =>
  isSecure(exchange)
    ? plain('Reading-room calendar', 'This page came with a certificate that was made for another name.')
    : redirect(`https://${exchange.url.host}${exchange.url.pathname}`, 301);
