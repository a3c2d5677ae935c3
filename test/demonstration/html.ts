// Writes HTML safely: everything put into a template is escaped unless it is HTML already.

export interface Html {
  readonly html: string;
}
export type Part = Html | string | number | readonly Part[];

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);

function written(part: Part): string {
  if (typeof part === 'string') return escaped(part);
  if (typeof part === 'number') return String(part);
  return 'html' in part ? part.html : part.map(written).join('');
}

/** Use as a template tag: html`<p>${text}</p>`. Lists are written one after the other. */
export function html(texts: TemplateStringsArray, ...parts: Part[]): Html {
  return { html: texts.reduce((sum, text, index) => sum + written(parts[index - 1] ?? '') + text) };
}

export interface Document {
  readonly title: string;
  readonly language?: string;
  readonly head?: Html;
  readonly body: Html;
}

/** A whole page with what every page needs. The site's own style and icon are expected at /style.css and /icon.svg. */
export function documentOf({ title, language = 'en', head = html``, body }: Document): string {
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="/style.css">
<link rel="icon" type="image/svg+xml" href="/icon.svg">
${head}
</head>
${body}
</html>
`.html;
}
