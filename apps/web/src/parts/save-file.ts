/** A document made by the server, as every field of type PaperFile gives it. */
export interface ServerFile {
  readonly fileName: string;
  readonly mediaType: string;
  readonly contentBase64: string;
}

/** Gives the reader the file to keep. Nothing of it stays in the page. */
export function saveFile({ fileName, mediaType, contentBase64 }: ServerFile): void {
  const bytes = Uint8Array.from(atob(contentBase64), (letter) => letter.charCodeAt(0));
  const address = URL.createObjectURL(new Blob([bytes], { type: mediaType }));
  const link = Object.assign(document.createElement('a'), { href: address, download: fileName });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000); // the browser has taken it by then
}
