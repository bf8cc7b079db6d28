/** The last check of a run: none of the personnummer that were used in it stands in clear in anything it left. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { Failed } from '../../scripts/step.mjs';

/** Root fields that answer a person's own number to the one who may have it, by an act that is logged. */
const MAY_ANSWER = ['registerExtract'];
const NUMBERS = 'numbers';
const AROUND = 60;

/**
 * Throws with the places where a number was found.
 * @param {string} folder
 */
export async function searchTraces(folder) {
  const found = await findNumbers(folder);
  if (found.length > 0) throw new Failed('a personal number was left in clear', found.slice(0, 20).join('\n') + '\n');
}

/**
 * @param {string} folder
 * @returns {Promise<string[]>} file and surroundings of each, the number itself masked
 */
export async function findNumbers(folder) {
  if (!existsSync(path.join(folder, NUMBERS))) return [];
  const numbers = [...new Set(readFileSync(path.join(folder, NUMBERS), 'utf8').split('\n').filter(Boolean))];
  const sought = new RegExp(numbers.map(formsOf).join('|'), 'g');
  const found = [];
  for (const file of readdirSync(folder).filter((name) => name !== NUMBERS)) {
    for (const text of await textsOf(path.join(folder, file))) {
      for (const { 0: hit, index } of text.matchAll(sought)) {
        const around = text.slice(Math.max(0, index - AROUND), index + hit.length + AROUND);
        found.push(`${file}: ${around.replaceAll(sought, '••••').replaceAll('\n', ' ')}`);
      }
    }
  }
  return found;
}

/**
 * With and without century and hyphen, and with a space.
 * @param {string} number
 */
function formsOf(number) {
  const [century, date, last] = [number.slice(0, 2), number.slice(2, 8), number.slice(8)];
  return `(?<![\\da-f]-?)(?:${century})?${date}[-+ \\u2010-\\u2015\\u2212]?${last}(?![\\da-f])`;
}

/**
 * @param {string} file
 * @returns {Promise<string[]>}
 */
async function textsOf(file) {
  const text = readFileSync(file, 'utf8');
  if (!file.endsWith('.jsonl')) return [text];
  const texts = [];
  for (const line of text.split('\n').filter(Boolean)) {
    const { query, answer } = JSON.parse(line);
    if (MAY_ANSWER.some((field) => new RegExp(`\\b${field}\\b`).test(query))) continue;
    texts.push(answer.replaceAll(/"contentBase64":"[^"]*"/g, ''));
    for (const [, content] of answer.matchAll(/"contentBase64":"([^"]+)"/g)) texts.push(await textOfFile(content));
  }
  return texts;
}

/**
 * What a reader sees in a file that left with an answer.
 * @param {string} content
 */
async function textOfFile(content) {
  const bytes = Buffer.from(content, 'base64');
  if (bytes.subarray(0, 5).toString() !== '%PDF-') return bytes.toString();
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const pages = [];
  for (let n = 1; n <= pdf.numPages; n++) {
    const { items } = await (await pdf.getPage(n)).getTextContent();
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join(''));
  }
  return pages.join('\n');
}
