import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import {
  ConsentRefInput, ConsentService, DeclineRenewalInput, DraftConsentInput, NarrowEdgeInput, PreviewConsentInput, RefuseConsentInput,
  RenewalService, RevocationService, RevokeConsentInput, SignConsentInput,
} from '#consent'; // prettier-ignore
import { May, RequestTransaction } from '#platform';
import { CasePageQueries } from './case-page.queries.js';
import { CasePage } from './case-page.types.js';
import { ConsentQueries } from './consent.queries.js';
import { ConsentPreview, ConsentProof, ConsentRenewal } from './consent.types.js';

/** The course of a consent: prepared, signed or declined, taken back, renewed, and what it let through. */
@Resolver(() => CasePage)
export class ConsentCourseResolver {
  constructor(
    private readonly pages: CasePageQueries,
    private readonly consents: ConsentService,
    private readonly revocations: RevocationService,
    private readonly renewals: RenewalService,
    private readonly queries: ConsentQueries,
  ) {}

  @May('consent.record')
  @Query(() => ConsentPreview, { description: 'What the person would agree to, in plain words. Writes nothing.' })
  consentPreview(@Args('input') input: PreviewConsentInput): Promise<ConsentPreview> {
    return this.queries.preview(input);
  }

  @May('case.read')
  @Query(() => [ConsentRenewal], { description: 'Consents that run out and are the reader’s to renew.' })
  consentRenewals(): Promise<ConsentRenewal[]> {
    return this.queries.renewals();
  }

  @May('consent.readProof')
  @Query(() => ConsentProof, { description: 'What this unit has given and got in a case: when, on which ground.' })
  consentProof(@Args('caseId', { type: () => ID }, ParseUUIDPipe) caseId: string): Promise<ConsentProof> {
    return this.queries.proof(caseId);
  }

  @May('consent.record')
  @Mutation(() => CasePage, { description: 'Prepares a consent; nothing goes anywhere on it.' })
  async draftConsent(@Args('input') input: DraftConsentInput): Promise<CasePage> {
    return this.pages.again(await this.consents.draft(input));
  }

  @May('consent.record')
  @Mutation(() => CasePage, { description: 'The prepared consent is handed over for signature: its words stand.' })
  async askConsentSignature(@Args('input') input: ConsentRefInput): Promise<CasePage> {
    return this.pages.again(await this.consents.askSignature(input));
  }

  @May('consent.record')
  @Mutation(() => CasePage, { description: 'It came back signed, or the yes was said: it is in force.' })
  async signConsent(@Args('input') input: SignConsentInput): Promise<CasePage> {
    return this.pages.again(await this.consents.sign(input));
  }

  @May('consent.record')
  @Mutation(() => CasePage, { description: 'Asked, and the answer was no. Nobody else gets any sign of it.' })
  async refuseConsent(@Args('input') input: RefuseConsentInput): Promise<CasePage> {
    return this.pages.again(await this.consents.refuse(input));
  }

  @May('consent.revoke')
  @Mutation(() => CasePage, { description: 'A part of one direction is taken back; never refused to one who sees it.' })
  async narrowEdge(@Args('input') input: NarrowEdgeInput): Promise<CasePage> {
    // in a transaction of its own, as every revocation: it stands even when the page that answers asks for a reason
    const caseId = await RequestTransaction.current().afterwards(() => this.revocations.narrow(input));
    return this.pages.again(caseId);
  }

  @May('consent.revoke')
  @Mutation(() => CasePage, { description: 'A whole consent is taken back, in every direction; never refused.' })
  async revokeConsent(@Args('input') input: RevokeConsentInput): Promise<CasePage> {
    const caseId = await RequestTransaction.current().afterwards(() => this.revocations.revokeWhole(input));
    return this.pages.again(caseId);
  }

  @May('consent.record')
  @Mutation(() => CasePage, { description: 'A decision not to renew a consent: the reminder goes.' })
  async declineRenewal(@Args('input') input: DeclineRenewalInput): Promise<CasePage> {
    return this.pages.again(await this.renewals.decline(input));
  }
}
