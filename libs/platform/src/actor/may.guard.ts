import { Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { permits } from '#domain';
import { Refusal } from '#kernel';
import { RequestTransaction } from '../database/request-transaction.js';
import type { Actor } from './actor.js';
import { isSystem } from './actor.js';
import { RULE } from './may.decorator.js';
import type { Rule } from './may.decorator.js';

/** First of the three checks: may this role ask this at all. */
@Injectable()
export class MayGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const rule = this.reflector.getAllAndOverride<Rule | undefined>(RULE, [context.getHandler(), context.getClass()]);
    if (rule === 'public') return true;
    if (!rule) throw new Refusal('FORBIDDEN');
    const actor = actorOf(context);
    if (!actor) throw new Refusal('UNAUTHENTICATED');
    if (!permits(actor.roles, rule)) throw new Refusal('FORBIDDEN');
    return true;
  }
}

function actorOf(context: ExecutionContext): Actor | undefined {
  if (context.getType() === 'ws') return context.switchToWs().getClient<{ data: { actor?: Actor } }>().data.actor;
  const { actor } = RequestTransaction.current();
  return actor && !isSystem(actor) ? actor : undefined;
}
