import { Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { isFresh, isIndividualData, mustBeLogged, needsStepUp, permits, scopesPermit } from '#domain';
import type { Permission } from '#domain';
import { Refusal } from '#kernel';
import { RequestTransaction } from '../database/request-transaction.js';
import type { Actor } from './actor.js';
import { isSystem } from './actor.js';
import { RULE } from './may.decorator.js';
import type { Rule } from './may.decorator.js';
import { settings } from '../settings.js';

/** First of the three checks: may this role ask this at all, surely enough and freshly enough signed in. */
@Injectable()
export class MayGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const rule = this.reflector.getAllAndOverride<Rule | undefined>(RULE, [context.getHandler(), context.getClass()]);
    if (rule === 'public') return true;
    if (!rule) throw new Refusal('FORBIDDEN');
    const actor = actorOf(context);
    if (!actor) throw new Refusal('UNAUTHENTICATED');
    if (actor.scopes) assertScope(actor.scopes, rule);
    else assertPerson(actor, rule);
    if (context.getType() !== 'ws' && mustBeLogged(rule)) RequestTransaction.current().expectEntry(rule);
    return true;
  }
}

/** A system is let in by a secret: what asks who the person is, is not for it, whatever its scopes. */
function assertScope(scopes: readonly string[], rule: Permission): void {
  if (!scopesPermit(scopes, rule) || needsStepUp(rule)) throw new Refusal('FORBIDDEN');
}

function assertPerson(actor: Actor, rule: Permission): void {
  if (!permits(actor.roles, rule)) throw new Refusal('FORBIDDEN');
  // written so that an actor who does not say how sure, or when, is refused
  if (isIndividualData(rule) && !(actor.assurance >= settings().requiredAssurance)) throw new Refusal('LOA_TOO_LOW');
  if (needsStepUp(rule) && !isFresh(actor.verifiedAt, new Date())) throw new Refusal('STEP_UP_NEEDED');
}

function actorOf(context: ExecutionContext): Actor | undefined {
  if (context.getType() === 'ws') return context.switchToWs().getClient<{ data: { actor?: Actor } }>().data.actor;
  const { actor } = RequestTransaction.current();
  return actor && !isSystem(actor) ? actor : undefined;
}
