import { Controller, Headers, HttpCode, Param, ParseUUIDPipe, Post, Req, UseInterceptors } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Refusal } from '#kernel';
import { CommitBeforeAnswer, May } from '#platform';
import { DocumentService } from './document.service.js';

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** The one thing that does not fit in GraphQL: a scanned paper. Same session, guard, transaction and log. */
@Controller('files/consents')
export class DocumentController {
  constructor(private readonly documents: DocumentService) {}

  /** The bytes are the body. The file's name comes in a header: names hold what addresses and logs must not. */
  @May('consent.record')
  @Post(':id')
  @HttpCode(201)
  @UseInterceptors(CommitBeforeAnswer)
  async attach(
    @Param('id', ParseUUIDPipe) consentId: string,
    @Headers('x-file-name') name: string | undefined,
    @Headers('idempotency-key') key: string | undefined,
    @Req() request: FastifyRequest,
  ): Promise<{ id: string }> {
    const { body } = request;
    if (!key || !UUID.test(key)) throw new Refusal('BAD_INPUT', undefined, { field: 'idempotency-key' });
    if (!Buffer.isBuffer(body) || body.length === 0) throw new Refusal('BAD_INPUT', undefined, { field: 'file' });
    return { id: await this.documents.attach({ key, consentId, name: decoded(name), content: body }) };
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
