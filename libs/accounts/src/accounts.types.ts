import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { UnitRef } from '#directory';

@ObjectType({ description: 'Somebody who signs in, as the administrator of her agency sees her.' })
export class StaffAccount {
  @Field(() => ID, { description: 'Identity.' }) id!: string;
  @Field(() => String, { description: 'Name.' }) name!: string;
  @Field(() => String, { description: 'What she signs in with.' }) username!: string;
  @Field(() => String, { nullable: true, description: 'Locked since (YYYY-MM-DD); null when not.' })
  lockedOn?: string | null;
  @Field(() => String, { nullable: true, description: 'Why, when this agency locked it.' }) lockedWhy?: string | null;
  @Field(() => Boolean, { description: 'This agency locked it, and may open it again.' }) lockedHere!: boolean;
}

@ObjectType({ description: 'A seat in one of the agency’s units: who, as what, since when, why, given by whom.' })
export class AgencySeat {
  @Field(() => ID, { description: 'Identity.' }) id!: string;
  @Field(() => Int, { description: 'Version, to be sent along when it is ended.' }) version!: number;
  @Field(() => StaffAccount, { description: 'Who sits there.' }) account!: StaffAccount;
  @Field(() => UnitRef, { description: 'The unit.' }) unit!: UnitRef;
  @Field(() => [String], { description: 'Roles in the unit; words in the list role.' }) roles!: string[];
  @Field(() => String, { description: 'open, coming or ended, today.' }) status!: string;
  @Field(() => String, { nullable: true, description: 'First day (YYYY-MM-DD); null: from the beginning.' })
  from?: string | null;
  @Field(() => String, { nullable: true, description: 'Last day (YYYY-MM-DD); null: until it is ended.' })
  until?: string | null;
  @Field(() => String, { nullable: true, description: 'Why it was given.' }) why?: string | null;
  @Field(() => String, { nullable: true, description: 'Who gave it; null: those who set the platform up.' })
  grantedBy?: string | null;
  @Field(() => String, { nullable: true, description: 'Given on (YYYY-MM-DD).' }) grantedOn?: string | null;
  @Field(() => String, { nullable: true, description: 'Why it was ended before its time.' }) endedWhy?: string | null;
  @Field(() => String, { nullable: true, description: 'Who ended it.' }) endedBy?: string | null;
  @Field(() => String, { nullable: true, description: 'Ended on (YYYY-MM-DD).' }) endedOn?: string | null;
  @Field(() => Boolean, { description: 'One’s own: nobody seats or unlocks herself.' }) isOwn!: boolean;
}

@ObjectType({ description: 'Every seat of the reader’s own agency.' })
export class AgencySeats {
  @Field(() => String, { description: 'The agency.' }) agencyName!: string;
  @Field(() => [UnitRef], { description: 'Its open units.' }) units!: UnitRef[];
  @Field(() => [AgencySeat], { description: 'Seats by unit and name, the open ones first.' }) seats!: AgencySeat[];
}

@ObjectType({ description: 'One of one’s own sessions. No address is kept.' })
export class MySession {
  @Field(() => ID, { description: 'Identity.' }) id!: string;
  @Field(() => Boolean, { description: 'The one this was asked from.' }) isThis!: boolean;
  @Field(() => String, { description: 'Opened at (ISO 8601).' }) openedAt!: string;
  @Field(() => String, { description: 'Something was last done in it at (ISO 8601).' }) seenAt!: string;
  @Field(() => String, { description: 'Over at the latest at (ISO 8601).' }) endsAt!: string;
  @Field(() => String, { description: 'Kind of browser and machine, or unknown.' }) browser!: string;
  @Field(() => String, { description: 'local (a password, demonstrations only) or oidc.' }) method!: string;
}
