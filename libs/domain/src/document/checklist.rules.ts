import type { ReferralType } from '../referral/referral.types.js';
import type { DocumentKind } from './document.rules.js';

/** Which documents usually go with each type of request. A proposal: the receiver asks for what it needs, and may take on a request without. */
// prettier-ignore
export const USUAL_DOCUMENTS: Readonly<Record<ReferralType, readonly DocumentKind[]>> = {
  proposal:        ['assessment'],
  application:     ['assessment', 'plan'],
  assignment:      ['decision'],
  jointAssessment: ['medicalCertificate', 'assessment'],
  statement:       [],
  coordination:    [],
  careReferral:    ['assessment'],
};

/** A document as one party of a request sees it. */
export interface AtHand {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  /** Whether both parties have it. */
  readonly shared: boolean;
}
export type ChecklistState = 'there' | 'have' | 'missing';
export interface ChecklistLine {
  readonly kind: DocumentKind;
  readonly asked: boolean;
  /** there: the receiver has one; have: the sender has one it has not given; missing: nobody that one knows of. */
  readonly state: ChecklistState;
  readonly documents: readonly AtHand[];
}

/** What is there and what is missing, as far as one of the parties knows: what it does not hold it is not told of. */
export function checklist(
  type: ReferralType,
  asked: readonly DocumentKind[],
  atHand: readonly AtHand[],
  party: 'sender' | 'receiver',
): ChecklistLine[] {
  const kinds = [...new Set([...asked, ...USUAL_DOCUMENTS[type]])];
  return kinds.map((kind) => {
    const documents = atHand.filter((one) => one.kind === kind);
    const reached = party === 'receiver' ? documents.length > 0 : documents.some(({ shared }) => shared);
    const state = reached ? 'there' : documents.length > 0 ? 'have' : 'missing';
    return { kind, asked: asked.includes(kind), state, documents };
  });
}
