// The planting page as people see it, and the pages that carry a canary in their address.
import { type Answer, page } from '../../../exchange.ts';
import { html } from '../../../html.ts';

/** Fields are typed into by a test with real keys; `copy` takes a gesture, as the clipboard asks for one. */
export const plantPage = (): Answer =>
  page({
    title: 'A page that leaves things behind',
    body: html`<body><main><h1>A page that leaves things behind</h1>
<p>It stores what it can in every place that a browser offers, so that a station can be seen to forget it.</p>
<form id="typing" autocomplete="on"><p><label for="typed-input">One line</label><input id="typed-input" name="line"></p>
<p><label for="typed-textarea">Several lines</label><textarea id="typed-textarea" name="lines"></textarea></p>
<p><label for="typed-password">A password</label><input id="typed-password" name="password" type="password"></p>
<p id="editable-label">Free text</p><div id="typed-editable" role="textbox" aria-labelledby="editable-label" contenteditable="true" tabindex="0"></div>
<p><label for="primary">To be selected</label><input id="primary"></p></form>
<p><button id="copy">Copy</button></p><p id="outcome" role="status"></p></main>
<script src="/plant/script/plant.js"></script></body>`,
  });

export const addressPage = (): Answer =>
  page({ title: 'Kept in an address', body: html`<body><main><h1>Kept in an address</h1></main></body>` });
