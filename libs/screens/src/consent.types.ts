import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { AccountRef, CaseRef, Code, UnitRef, Words } from '#cases';

@ObjectType({
  description:
    'En riktning: which categories one unit may hand to another, until when. A ground, never a window. Others than the unit that asked see no words in it: that exceptions exist, not which.',
})
export class ConsentEdge {
  @Field(() => ID, { description: 'Identity.' }) id!: string;
  @Field(() => UnitRef, { description: 'Who gives.' }) from!: UnitRef;
  @Field(() => UnitRef, { description: 'Who receives.' }) to!: UnitRef;
  @Field(() => [String], { description: 'Categories.' }) categories!: string[];
  @Field(() => Code, { description: 'What for, as a code: all that others than the asking unit learn of the purpose.' })
  purposeCode!: Code;
  @Field(() => String, { nullable: true, description: 'What for, in words; null to all but the unit that asked.' })
  purpose?: string | null;
  @Field(() => String, { description: 'First day (YYYY-MM-DD).' }) validFrom!: string;
  @Field(() => String, { description: 'Last day (YYYY-MM-DD).' }) validTo!: string;
  @Field(() => String, { description: 'proposed, confirmed, revoked, superseded or expired.' }) status!: string;
  @Field(() => Words, { description: 'Status on screen.' }) statusLabel!: Words;
  @Field(() => Boolean, { description: 'The person has made exceptions; only the asking unit knows which.' })
  hasExclusions!: boolean;
  @Field(() => String, { nullable: true, description: 'Confirmed by the unit that gives (YYYY-MM-DD).' }) confirmedOn?:
    string | null;
  @Field(() => String, { nullable: true, description: 'Revoked, or replaced by a new consent (YYYY-MM-DD).' })
  revokedOn?: string | null;
  @Field(() => Boolean, { description: 'This seat may confirm it.' }) iMayConfirm!: boolean;
  @Field(() => Boolean, { description: 'This seat may note that it, or a part of it, is revoked.' })
  iMayRevoke!: boolean;
  @Field(() => Boolean, { description: 'This seat may ask the giving unit to confirm it.' }) iMayAsk!: boolean;
  @Field(() => Int, { description: 'Version.' }) version!: number;
}

@ObjectType({ description: 'An edge that waits for this unit’s confirmation.' })
export class EdgeToConfirm {
  @Field(() => CaseRef, { description: 'The case.' }) case!: CaseRef;
  @Field(() => ConsentEdge, { description: 'The edge.' }) edge!: ConsentEdge;
}

@ObjectType({ description: 'One direction as it was put to the person. Held by the unit that asked, and by nobody else.' })
export class ConsentDirection {
  @Field(() => UnitRef, { description: 'Who gives.' }) from!: UnitRef;
  @Field(() => UnitRef, { description: 'Who receives.' }) to!: UnitRef;
  @Field(() => [String], { description: 'Categories she said yes to.' }) categories!: string[];
  @Field(() => [String], { description: 'Categories she said no to.' }) excluded!: string[];
  @Field(() => String, { nullable: true, description: 'What it must not cover, in her words.' }) exclusion?:
    string | null;
} // prettier-ignore

@ObjectType({ description: 'The text a consent was given under.' })
export class ConsentTextRef {
  @Field(() => ID, { description: 'Identity.' }) id!: string;
  @Field(() => String, { description: 'Language.' }) language!: string;
  @Field(() => Int, { description: 'Version; 0 for the shipped proposal.' }) versionNo!: number;
  @Field(() => String, { nullable: true, description: 'Approved (YYYY-MM-DD); null: a proposal.' }) approvedOn?:
    string | null;
}

@ObjectType({ description: 'A signed paper, scanned or photographed.' })
export class ConsentDocument {
  @Field(() => ID, { description: 'Identity.' }) id!: string;
  @Field(() => String, { description: 'The name it was uploaded under.' }) name!: string;
  @Field(() => String, { description: 'application/pdf, image/png or image/jpeg, by its content.' }) mediaType!: string;
  @Field(() => Int, { description: 'Bytes.' }) size!: number;
  @Field(() => String, { description: 'Uploaded (YYYY-MM-DD).' }) uploadedOn!: string;
}

@ObjectType({ description: 'A consent this unit has written down.' })
export class Consent {
  @Field(() => ID, { description: 'Identity.' }) id!: string;
  @Field(() => Int, { description: 'Version of the row.' }) version!: number;
  @Field(() => String, { description: 'Status.' }) status!: string;
  @Field(() => Words, { description: 'Status on screen.' }) statusLabel!: Words;
  @Field(() => String, { description: 'How it was given.' }) form!: string;
  @Field(() => String, { description: 'Who gave it.' }) grantor!: string;
  @Field(() => String, { nullable: true, description: 'Name of the one who gave it.' }) grantorName?: string | null;
  @Field(() => String, { nullable: true, description: 'In what capacity.' }) grantorRole?: string | null;
  @Field(() => String, { description: 'Given (YYYY-MM-DD).' }) givenOn!: string;
  @Field(() => String, { nullable: true, description: 'Who in the unit heard it.' }) takenBy?: string | null;
  @Field(() => String, { description: 'What for.' }) purpose!: string;
  @Field(() => Code, { description: 'What for, as a code.' }) purposeCode!: Code;
  @Field(() => String, { description: 'Language it was given in.' }) language!: string;
  @Field(() => Code, { description: 'Interpreter.' }) interpreter!: Code;
  @Field(() => ConsentTextRef, { nullable: true, description: 'The text it was given under.' }) text?: ConsentTextRef | null;
  @Field(() => String, { description: 'First day (YYYY-MM-DD).' }) validFrom!: string;
  @Field(() => String, { description: 'Last day (YYYY-MM-DD).' }) validTo!: string;
  @Field(() => String, { nullable: true, description: 'What it must not cover, in the person’s words.' }) exclusions?:
    string | null;
  @Field(() => Int, { description: 'The unit’s first, second, … in this case; 0: not given.' }) versionNo!: number;
  @Field(() => [ConsentDirection], { description: 'What she was asked, direction by direction.' })
  directions!: ConsentDirection[];
  @Field(() => [ConsentEdge], { description: 'Its directions as grounds, with what has become of them.' })
  edges!: ConsentEdge[];
  @Field(() => ID, { nullable: true, description: 'The consent it took the place of.' }) supersedesId?: string | null;
  @Field(() => [Words], { description: 'What it changed against the one before it, a line each.' }) changes!: Words[];
  @Field(() => [ConsentDocument], { description: 'The signed paper.' }) documents!: ConsentDocument[];
  @Field(() => String, { nullable: true, description: 'Decided not to renew (YYYY-MM-DD).' }) renewalDeclinedOn?:
    string | null;
  @Field(() => Code, { nullable: true, description: 'Why not.' }) renewalReason?: Code | null;
  @Field(() => [String], { description: 'What this seat may do: record, askSignature, sign, refuse, revoke, supersede, declineRenewal.' })
  moves!: string[];
  @Field(() => String, { description: 'Written down (YYYY-MM-DD).' }) recordedOn!: string;
} // prettier-ignore

@ObjectType({ description: 'A consent that runs out: to be renewed, or decided not to be.' })
export class ConsentRenewal {
  @Field(() => CaseRef, { description: 'The case.' }) case!: CaseRef;
  @Field(() => ID, { description: 'The consent.' }) consentId!: string;
  @Field(() => Int, { description: 'Its version.' }) version!: number;
  @Field(() => Int, { description: 'Which number the unit gave it.' }) versionNo!: number;
  @Field(() => String, { description: 'Its last day (YYYY-MM-DD).' }) validTo!: string;
  @Field(() => Int, { description: 'Days left.' }) daysLeft!: number;
  @Field(() => Int, { description: 'Which reminder: 30 or 7 days before the end.' }) stage!: number;
  @Field(() => String, { description: 'The working day that reminder came on (YYYY-MM-DD).' }) since!: string;
  @Field(() => AccountRef, { nullable: true, description: 'Whose task it is; null: the unit’s inbox.' })
  worker?: AccountRef | null;
  @Field(() => Boolean, { description: 'The reader covers for her.' }) asDeputy!: boolean;
}

@ObjectType({ description: 'What a consent would say, to be read aloud before anything is written.' })
export class ConsentPreview {
  @Field(() => Words, { description: 'Heading of the text.' }) title!: Words;
  @Field(() => [String], { description: 'The text’s paragraphs, in its own language.' }) text!: string[];
  @Field(() => ConsentTextRef, { nullable: true, description: 'Which text.' }) textRef?: ConsentTextRef | null;
  @Field(() => [Words], { description: 'What exactly she agrees to, a sentence each.' }) sentences!: Words[];
}

@ObjectType({ description: 'One act of delivery this unit took part in.' })
export class ProofRow {
  @Field(() => ID, { description: 'The delivery.' }) id!: string;
  @Field(() => String, { description: 'out: given by this unit; in: received by it.' }) direction!: string;
  @Field(() => UnitRef, { description: 'Who gave.' }) from!: UnitRef;
  @Field(() => UnitRef, { description: 'Who received.' }) to!: UnitRef;
  @Field(() => Words, { description: 'What kind of record.' }) what!: Words;
  @Field(() => String, { description: 'Category.' }) category!: string;
  @Field(() => String, { description: 'Arrived (ISO 8601).' }) arrivedAt!: string;
  @Field(() => String, { nullable: true, description: 'Opened by the receiving unit (YYYY-MM-DD).' }) openedOn?:
    string | null;
  @Field(() => Code, { description: 'On which ground.' }) ground!: Code;
  @Field(() => String, { description: 'The rule of law behind the ground.' }) law!: string;
  @Field(() => String, { nullable: true, description: 'The assessment behind it; null to the receiver.' }) assessment?: string | null;
  @Field(() => ConsentEdge, { nullable: true, description: 'The direction of consent it rested on.' }) edge?: ConsentEdge | null;
  @Field(() => String, { nullable: true, description: 'That consent has been revoked since (YYYY-MM-DD).' }) revokedOn?: string | null;
  @Field(() => AccountRef, { nullable: true, description: 'Who decided, when that was here.' }) decidedBy?: AccountRef | null;
} // prettier-ignore

@ObjectType({ description: 'What each party has received, when, on which ground: this unit’s deliveries, out and in.' })
export class ConsentProof {
  @Field(() => CaseRef, { description: 'The case.' }) case!: CaseRef;
  @Field(() => [ProofRow], { description: 'The latest first.' }) rows!: ProofRow[];
}

@ObjectType({ description: 'A file as it was uploaded.' })
export class UploadedFile {
  @Field(() => String, { description: 'Name to save it under; says nothing about a person.' }) fileName!: string;
  @Field(() => String, { description: 'By its content: application/pdf, image/png or image/jpeg.' }) mediaType!: string;
  @Field(() => String, { description: 'The file, in base64.' }) contentBase64!: string;
}
