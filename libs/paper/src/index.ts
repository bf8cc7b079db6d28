/** Paper: a document described once, made into an accessible PDF/A or into plain text for an authority's own journal. */
export * from './paper.types.js';
export { paperDocx } from './paper-docx.process.js';
export { paperPdf } from './paper-pdf.process.js';
export { paperText } from './paper-text.process.js';
export { paperFile } from './paper-file.process.js';
export type { PaperForm } from './paper-file.process.js';
