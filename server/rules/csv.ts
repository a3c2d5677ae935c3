// Tables as comma-separated values (RFC 4180), safe to open in a spreadsheet: no cell can become a formula. Pure.

/** What spreadsheets take for the beginning of a formula, also after white space. https://owasp.org/www-community/attacks/CSV_Injection */
const formula = /^\s*[=+\-@\t\r|%]/;

const cell = (value: string | number): string => {
  const text = String(value);
  const safe = typeof value === 'string' && formula.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
};

/** With the mark by which spreadsheets know UTF-8. @param rows the first of them the names of the columns */
export const csvOf = (rows: readonly (readonly (string | number)[])[]): string =>
  `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
