import { paperDocx } from './paper-docx.process.js';
import { paperPdf } from './paper-pdf.process.js';
import { paperText } from './paper-text.process.js';
import type { Paper, PaperFile } from './paper.types.js';

export type PaperForm = 'pdf' | 'docx';
const WRITERS = { pdf: paperPdf, docx: paperDocx } as const;
const MEDIA_TYPES = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const;

/** The paper as a file to be saved and a text to be copied. The name must say nothing about a person. */
export async function paperFile(name: string, paper: Paper, form: PaperForm = 'pdf'): Promise<PaperFile> {
  const content = await WRITERS[form](paper);
  return {
    fileName: `${name}.${form}`,
    mediaType: MEDIA_TYPES[form],
    contentBase64: content.toString('base64'),
    text: paperText(paper),
  };
}
