import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { UnitRef } from '#directory';

@ObjectType({ description: 'Another system that may read for one of the agency’s units. Never its secret.' })
export class MachineClient {
  @Field(() => ID, { description: 'Identity; the client_id it signs in with.' }) id!: string;
  @Field(() => Int, { description: 'Version, to be sent along when its secret is changed.' }) version!: number;
  @Field(() => String, { description: 'What it is called.' }) name!: string;
  @Field(() => UnitRef, { description: 'The unit it reads for.' }) unit!: UnitRef;
  @Field(() => [String], { description: 'What it may read; words in the list clientScope.' }) scopes!: string[];
  @Field(() => String, {
    description: 'open; unitClosed: its unit is closed; expired: its secret is over; or revoked.',
  })
  status!: string;
  @Field(() => String, { description: 'Why it was let in.' }) why!: string;
  @Field(() => String, { description: 'Who let it in.' }) registeredBy!: string;
  @Field(() => String, { description: 'Let in on (YYYY-MM-DD).' }) registeredOn!: string;
  @Field(() => String, { nullable: true, description: 'Last signed in at (ISO 8601); null: never.' })
  lastUsedAt?: string | null;
  @Field(() => String, { description: 'Its secret is good until (ISO 8601).' }) secretEndsAt!: string;
  @Field(() => String, {
    nullable: true,
    description: 'The secret before it is good until (ISO 8601); null: it is over.',
  })
  formerSecretEndsAt?: string | null;
  @Field(() => String, { nullable: true, description: 'Who revoked it.' }) revokedBy?: string | null;
  @Field(() => String, { nullable: true, description: 'Revoked on (YYYY-MM-DD).' }) revokedOn?: string | null;
  @Field(() => String, { nullable: true, description: 'Why it was revoked.' }) revokedWhy?: string | null;
}

@ObjectType({ description: 'The systems that may read in the reader’s own agency.' })
export class MachineClients {
  @Field(() => String, { description: 'The agency; empty where systems are not administered.' }) agencyName!: string;
  @Field(() => [UnitRef], { description: 'Its open units.' }) units!: UnitRef[];
  @Field(() => [MachineClient], { description: 'By unit and name, the open ones first.' }) clients!: MachineClient[];
}

@ObjectType({ description: 'A system with its new secret, shown this once.' })
export class ClientWithSecret {
  @Field(() => MachineClient, { description: 'The system.' }) client!: MachineClient;
  @Field(() => String, {
    nullable: true,
    description:
      'The client_secret. Kept as a hash only: a repeat of the same key answers null, and the secret is changed anew.',
  })
  secret?: string | null;
}
