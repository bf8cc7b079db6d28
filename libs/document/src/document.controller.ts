import { Controller, Headers, HttpCode, Param, ParseUUIDPipe, Post, Query, Req, UseInterceptors } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Refusal } from '#kernel';
import { AccessLog, CommitBeforeAnswer, May } from '#platform';
import { UploadInput } from './document.inputs.js';
import { DocumentService } from './document.service.js';
import { InspectionService } from './inspection.service.js';

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Files come as bytes: same session, guard, transaction and log as everything else. */
@Controller('files/documents')
export class DocumentController {
  constructor(
    private readonly documents: DocumentService,
    private readonly inspection: InspectionService,
    private readonly access: AccessLog,
  ) {}

  /** The bytes are the body; codes and ids stand in the address, and the file’s name in a header, which no log keeps. */
  @May('document.add')
  @Post(':caseId')
  @HttpCode(201)
  @UseInterceptors(CommitBeforeAnswer)
  async add(
    @Param('caseId', ParseUUIDPipe) caseId: string,
    @Query() about: UploadInput,
    @Headers('x-file-name') name: string | undefined,
    @Headers('idempotency-key') key: string | undefined,
    @Req() request: FastifyRequest,
  ): Promise<{ id: string }> {
    const { body } = request;
    if (!key || !UUID.test(key)) throw new Refusal('BAD_INPUT', undefined, { field: 'idempotency-key' });
    if (!Buffer.isBuffer(body)) throw new Refusal('BAD_INPUT', undefined, { field: 'file' });
    const passed = await this.inspection.inspect(body);
    const id = await this.documents.add({ ...about, ...passed, key, caseId, name: decoded(name) });
    this.access.nothingRead(); // written, not read: the answer is the new row’s own id
    return { id };
  }
}

/** A header holds Latin letters only, so the name comes percent-encoded; one that cannot be read is no name. */
function decoded(name: string | undefined): string {
  try {
    return decodeURIComponent(name ?? '').replace(/\p{C}/gu, '');
  } catch {
    return '';
  }
}
