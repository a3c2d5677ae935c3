// Writes a plain one-column PDF (ISO 32000-1), so that the demonstration has a real document to download.

const lineLength = 88;
const linesPerPage = 52;

function wrapped(paragraph: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of paragraph.split(' ')) {
    if (`${line} ${word}`.length > lineLength) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line, ''];
}

/** The standard fonts know Latin-1; typographic signs outside it are written plainly. */
const latin = (text: string): string =>
  text
    .replace(/[’‘]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/[–—]/g, '-')
    .replace(/[\\()]/g, '\\$&');

function contentOf(lines: readonly string[]): string {
  const shown = lines.map((line) => `(${latin(line)}) '`).join('\n');
  return `BT /F1 10 Tf 14 TL 56 790 Td\n${shown}\nET`;
}

function pagesOf(lines: readonly string[]): string[][] {
  const pages: string[][] = [];
  for (let at = 0; at < lines.length; at += linesPerPage) pages.push(lines.slice(at, at + linesPerPage));
  return pages;
}

/** Objects 1 to 3 are catalogue, page tree and font; each page then takes two: itself and its content. */
function objectsOf(pages: readonly string[][]): string[] {
  const kids = pages.map((_, index) => `${4 + index * 2} 0 R`).join(' ');
  const font = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>';
  return [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    font,
    ...pages.flatMap((lines, index) => {
      const content = contentOf(lines);
      const refers = `/Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + index * 2} 0 R`;
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] ${refers} >>`,
        `<< /Length ${Buffer.byteLength(content, 'latin1')} >>\nstream\n${content}\nendstream`,
      ];
    }),
  ];
}

export function pdfOf(title: string, paragraphs: readonly string[]): Buffer {
  const objects = objectsOf(pagesOf([title, '', ...paragraphs.flatMap(wrapped)]));
  const offsets: number[] = [];
  let text = '%PDF-1.4\n';
  objects.forEach((object, index) => {
    offsets.push(Buffer.byteLength(text, 'latin1'));
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const start = Buffer.byteLength(text, 'latin1');
  const size = objects.length + 1;
  text += `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R >>\n`;
  return Buffer.from(`${text}startxref\n${start}\n%%EOF\n`, 'latin1');
}
