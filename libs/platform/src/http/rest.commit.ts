import { Injectable } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { from, lastValueFrom } from 'rxjs';
import type { Observable } from 'rxjs';
import { Refusal } from '#kernel';
import { isSystem } from '../actor/actor.js';
import { RequestTransaction } from '../database/request-transaction.js';

const DENIALS = ['NOT_FOUND', 'REASON_NEEDED'];
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** A route that writes: nothing leaves before the commit, a refusal rolls it back, and reaching for what is another's is logged. */
@Injectable()
export class CommitBeforeAnswer implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { params } = context.switchToHttp().getRequest<{ params: Readonly<Record<string, string>> }>();
    return from(this.run(next, Object.values(params)));
  }

  private async run(next: CallHandler, asked: readonly string[]): Promise<unknown> {
    const transaction = RequestTransaction.current();
    try {
      const answer: unknown = await lastValueFrom(next.handle());
      await transaction.finish('commit');
      return answer;
    } catch (error) {
      await transaction.finish('rollback');
      if (error instanceof Refusal && DENIALS.includes(error.code)) await this.logDenial(transaction, asked);
      throw error;
    }
  }

  private async logDenial(failed: RequestTransaction, asked: readonly string[]): Promise<void> {
    const { actor } = failed;
    if (!actor || isSystem(actor)) return;
    const ids = asked.filter((one) => UUID.test(one));
    await failed.afterwards(() => RequestTransaction.current().rows('select log_denial($1)', [ids]));
  }
}
