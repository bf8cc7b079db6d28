import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import {
  AddNoteInput, AssignResponsibleInput, CaseService, CloseCaseInput, EndResponsibleInput, MessageService, OpenCaseInput, OpenCaseWithReasonInput,
  ReopenCaseInput, ResponsibilityService, SetOwnNumberInput,
} from '#cases'; // prettier-ignore
import { May } from '#platform';
import { CaseListArgs } from './case-list.inputs.js';
import { CaseListQueries } from './case-list.queries.js';
import { CaseConnection } from './case-list.types.js';
import { CasePageQueries } from './case-page.queries.js';
import { CasePage } from './case-page.types.js';

@Resolver(() => CasePage)
export class CaseResolver {
  constructor(
    private readonly pages: CasePageQueries,
    private readonly lists: CaseListQueries,
    private readonly service: CaseService,
    private readonly responsibility: ResponsibilityService,
    private readonly messages: MessageService,
  ) {}

  @May('case.read')
  @Query(() => CasePage, {
    nullable: true,
    description: 'Everything this unit holds in a case; null when it holds nothing.',
  })
  case(@Args('id', { type: () => ID }, ParseUUIDPipe) id: string): Promise<CasePage | null> {
    return this.pages.page(id);
  }

  @May('case.read')
  @Query(() => CaseConnection, { description: 'The unit’s own cases by name.' })
  cases(@Args() { first, after, ...filter }: CaseListArgs): Promise<CaseConnection> {
    return this.lists.list(filter, first, after);
  }

  @May('case.open')
  @Mutation(() => CasePage, { description: 'Opens a case; the unit coordinates it and the actor answers for it.' })
  async openCase(@Args('input') input: OpenCaseInput): Promise<CasePage> {
    return this.pages.again(await this.service.open(input));
  }

  @May('case.openWithReason')
  @Mutation(() => CasePage, {
    description: 'Öppna med skäl: the unit holds it, the actor is not assigned. Lasts the day.',
  })
  async openCaseWithReason(@Args('input') input: OpenCaseWithReasonInput): Promise<CasePage> {
    return this.pages.again(await this.service.openWithReason(input));
  }

  @May('case.close')
  @Mutation(() => CasePage, { description: 'Closes the case; every clock stops. The coordinating unit only.' })
  async closeCase(@Args('input') input: CloseCaseInput): Promise<CasePage> {
    return this.pages.again(await this.service.close(input));
  }

  @May('case.reopen')
  @Mutation(() => CasePage, { description: 'Opens a closed case again.' })
  async reopenCase(@Args('input') input: ReopenCaseInput): Promise<CasePage> {
    return this.pages.again(await this.service.reopen(input));
  }

  @May('case.assign')
  @Mutation(() => CasePage, { description: 'Names who in the unit answers for the case.' })
  async assignResponsible(@Args('input') input: AssignResponsibleInput): Promise<CasePage> {
    return this.pages.again(await this.responsibility.assign(input));
  }

  @May('case.assign')
  @Mutation(() => CasePage, { description: 'Nobody in the unit answers for the case any more.' })
  async endResponsible(@Args('input') input: EndResponsibleInput): Promise<CasePage> {
    return this.pages.again(await this.responsibility.end(input));
  }

  @May('case.setNumber')
  @Mutation(() => CasePage, { description: 'The unit’s own reference for the case.' })
  async setOwnNumber(@Args('input') input: SetOwnNumberInput): Promise<CasePage> {
    return this.pages.again(await this.responsibility.setOwnNumber(input));
  }

  @May('note.write')
  @Mutation(() => CasePage, { description: 'A note; stays in the unit unless a sharing decision covers its category.' })
  async addNote(@Args('input') input: AddNoteInput): Promise<CasePage> {
    return this.pages.again(await this.messages.addNote(input));
  }
}
