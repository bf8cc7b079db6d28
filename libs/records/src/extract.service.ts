import { Injectable } from '@nestjs/common';
import { paperFile } from '#paper';
import type { Paper } from '#paper';
import { RequestTransaction } from '#platform';
import { extractData, ownPartPaper, registerPaper } from './extract.rules.js';
import { HeldQueries } from './held.queries.js';
import type { DataFile, RecordsExtract } from './records.types.js';
import { RetentionQueries } from './retention.queries.js';

/** A file before it is one. */
export interface ExtractParts {
  readonly name: string;
  readonly paper: Paper;
  readonly data: object;
}

/** Files of what a unit holds; the names say nothing about anybody. */
@Injectable()
export class ExtractService {
  constructor(
    private readonly held: HeldQueries,
    private readonly retention: RetentionQueries,
  ) {}

  async register(caseId: string, wantsPaper: boolean): Promise<RecordsExtract> {
    return fileOf(await this.registerParts(caseId), wantsPaper);
  }

  /** For the one who assesses secrecy, item by item; nothing of others' but what came in. */
  async ownPart(caseId: string, wantsPaper: boolean): Promise<RecordsExtract> {
    return fileOf(await this.ownParts(caseId), wantsPaper);
  }

  async registerParts(caseId: string): Promise<ExtractParts> {
    const [held, terms] = [await this.held.aboutPerson(caseId), await this.retention.read()];
    return {
      name: `registerutdrag-${held.today}`,
      paper: registerPaper(held, terms),
      data: extractData(held, terms),
    };
  }

  async ownParts(caseId: string): Promise<ExtractParts> {
    const held = await this.held.inCase(caseId);
    return { name: `sekretessprovning-${held.today}`, paper: ownPartPaper(held), data: extractData(held, null) };
  }
}

/** A long file takes a while to make on a busy machine: what was read waits for it, so that one cannot go without the other. */
const LONGEST_MS = 90_000;

async function fileOf({ name, paper, data }: ExtractParts, wantsPaper: boolean): Promise<RecordsExtract> {
  if (!wantsPaper) return { data: dataFile(name, data) };
  await RequestTransaction.current().mayTake(LONGEST_MS);
  return { paper: await paperFile(name, paper), data: dataFile(name, data) };
}

const dataFile = (name: string, data: object): DataFile => ({
  fileName: `${name}.json`,
  mediaType: 'application/json',
  contentBase64: Buffer.from(JSON.stringify(data, null, 2)).toString('base64'),
});
