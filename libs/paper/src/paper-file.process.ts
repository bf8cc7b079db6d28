import { paperPdf } from './paper-pdf.process.js';
import { paperText } from './paper-text.process.js';
import type { Paper, PaperFile } from './paper.types.js';

/** The paper as a file to be saved and a text to be copied. The name must say nothing about a person. */
export async function paperFile(name: string, paper: Paper): Promise<PaperFile> {
  const pdf = await paperPdf(paper);
  return {
    fileName: `${name}.pdf`,
    mediaType: 'application/pdf',
    contentBase64: pdf.toString('base64'),
    text: paperText(paper),
  };
}
