import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { CaseRef, Message, MoveOption, NextStep } from '#cases';
import { AccountRef, Code, UnitRef, Words } from '#directory';

@ObjectType({ description: 'What the next one needs to know, as far as it is held here.' })
export class Checklist {
  @Field(() => String, { nullable: true, description: 'Läget nu.' }) situation?: string | null;
  @Field(() => String, { nullable: true, description: 'Planering.' }) plan?: string | null;
  @Field(() => String, { nullable: true, description: 'Nästa datum (YYYY-MM-DD).' }) nextDate?: string | null;
  @Field(() => String, { nullable: true, description: 'Öppna löften; null: there are none.' })
  openPromises?: string | null;
  @Field(() => Boolean, { description: 'The participant is informed.' }) participantInformed!: boolean;
}

@ObjectType({ description: 'Överlämning: who coordinates, or who handles, moves. Until completed the giver holds it.' })
export class Handoff {
  @Field(() => ID, { description: 'Identity.' }) id!: string;
  @Field(() => CaseRef, { description: 'The case.' }) case!: CaseRef;
  @Field(() => String, { description: 'What is handed over.' }) kind!: string;
  @Field(() => Words, { description: 'The kind on screen.' }) kindLabel!: Words;
  @Field(() => UnitRef, { description: 'The giving unit.' }) from!: UnitRef;
  @Field(() => UnitRef, { description: 'The receiving unit.' }) to!: UnitRef;
  @Field(() => AccountRef, { nullable: true, description: 'Who offered it, inside one’s own unit.' })
  fromCaseworker?: AccountRef | null;
  @Field(() => AccountRef, { nullable: true, description: 'Who takes over, inside one’s own unit.' })
  toCaseworker?: AccountRef | null;
  @Field(() => String, { description: 'Status.' }) status!: string;
  @Field(() => Words, { description: 'Status on screen.' }) statusLabel!: Words;
  @Field(() => Code, {
    nullable: true,
    description: 'It rests for want of a consent; only declining and withdrawing go.',
  })
  hold?: Code | null;
  @Field(() => Int, { description: 'Version, to send back with a move.' }) version!: number;
  @Field(() => String, { description: 'In this status since (YYYY-MM-DD).' }) since!: string;
  @Field(() => String, { description: 'giver or receiver: which party one is.' }) party!: string;
  @Field(() => Checklist, { description: 'The checklist.' }) checklist!: Checklist;
  @Field(() => String, { nullable: true, description: 'First contact, planned or made (YYYY-MM-DD).' })
  firstContactOn?: string | null;
  @Field(() => [UnitRef], { description: 'Whom the giver tells when it is completed; the giver’s own knowledge.' })
  tells!: UnitRef[];
  @Field(() => ID, { nullable: true, description: 'The request that carries it.' }) referralId?: string | null;
  @Field(() => NextStep, { description: 'Whose next step it is.' }) nextStep!: NextStep;
  @Field(() => [Message], { description: 'Questions, answers and reasons, as held here.' }) messages!: Message[];
  @Field(() => [MoveOption], { description: 'What this seat may do now.' }) moves!: MoveOption[];
}
