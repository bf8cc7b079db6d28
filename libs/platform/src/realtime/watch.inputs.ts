import { IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';

/** Follow a case, from where the client last was. */
export class WatchInput {
  @IsUUID() caseId!: string;
  @IsOptional() @IsString() @MaxLength(200) cursor?: string | null;
}
