/** Where files are sent to: POST, as bytes. */
export const UPLOADS = '/files/consents/';
/** The largest paper: a scanned page is a tenth of it. */
export const UPLOAD_LIMIT = 5 * 1024 * 1024;

/** What a signed paper may be, by its content, and how such a file is called when it is saved. */
export const DOCUMENT_KINDS: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
};
