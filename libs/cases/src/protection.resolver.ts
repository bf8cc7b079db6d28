import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { May } from '#platform';
import { ConflictService } from './conflict.service.js';
import {
  DeclareConflictInput,
  EndConflictInput,
  ProtectCaseInput,
  SetClearanceInput,
  SetConflictInput,
  UnprotectCaseInput,
} from './protection.inputs.js';
import { ProtectionQueries } from './protection.queries.js';
import { ProtectionService } from './protection.service.js';
import { ClosedTo, InnerSecrecy } from './protection.types.js';

@Resolver(() => ClosedTo)
export class ProtectionResolver {
  constructor(
    private readonly queries: ProtectionQueries,
    private readonly protection: ProtectionService,
    private readonly conflicts: ConflictService,
  ) {}

  @May('case.protect')
  @Mutation(() => ClosedTo, {
    description: 'Skydda uppgifter: every unit’s small group alone sees the case from now on. Opens no page.',
  })
  async protectCase(@Args('input') input: ProtectCaseInput): Promise<ClosedTo> {
    return this.queries.closedTo(await this.protection.protect(input));
  }

  @May('protection.end')
  @Mutation(() => ClosedTo, { description: 'Takes the mark away. The small group of the unit that raised it.' })
  async unprotectCase(@Args('input') input: UnprotectCaseInput): Promise<ClosedTo> {
    return this.queries.closedTo(await this.protection.unprotect(input));
  }

  @May('clearance.set')
  @Mutation(() => ClosedTo, { description: 'Names who in the own unit may see a protected case. Never nobody.' })
  async setClearance(@Args('input') input: SetClearanceInput): Promise<ClosedTo> {
    return this.queries.closedTo(await this.protection.clear(input));
  }

  @May('conflict.declare')
  @Mutation(() => ClosedTo, { description: 'Jäv, eget eller närståendes ärende: closed to the caller at once.' })
  async declareConflict(@Args('input') input: DeclareConflictInput): Promise<ClosedTo> {
    return this.queries.closedTo(await this.conflicts.declare(input));
  }

  @May('conflict.set')
  @Mutation(() => ClosedTo, { description: 'A manager keeps somebody of her unit away from a case.' })
  async setConflict(@Args('input') input: SetConflictInput): Promise<ClosedTo> {
    return this.queries.closedTo(await this.conflicts.set(input));
  }

  @May('conflict.end')
  @Mutation(() => ClosedTo, { description: 'A manager lets a colleague back, with a reason. Nobody ends her own.' })
  async endConflict(@Args('input') input: EndConflictInput): Promise<ClosedTo> {
    return this.queries.closedTo(await this.conflicts.end(input));
  }

  @May('opening.read')
  @Query(() => InnerSecrecy, {
    description: 'Öppnat med skäl i enheten, jäv, and whether a case needs somebody cleared. The unit’s manager.',
  })
  innerSecrecy(): Promise<InnerSecrecy> {
    return this.queries.innerSecrecy();
  }
}
