import { ArgsType, Field, Int } from '@nestjs/graphql';
import { IsBoolean, IsInt, IsOptional, IsString } from 'class-validator';

@ArgsType()
export class CaseListArgs {
  @Field(() => Int, { nullable: true, description: 'How many; 50 when left out.' })
  @IsOptional()
  @IsInt()
  first?: number;
  @Field(() => String, { nullable: true, description: 'After this place in the list.' })
  @IsOptional()
  @IsString()
  after?: string;
  @Field(() => String, { nullable: true, description: 'Name, number, own number or a whole personnummer.' })
  @IsOptional()
  @IsString()
  q?: string;
  @Field(() => Boolean, { nullable: true, description: 'One’s own, and those one covers.' })
  @IsOptional()
  @IsBoolean()
  mine?: boolean;
  @Field(() => String, { nullable: true, description: 'open or closed; anything else is both.' })
  @IsOptional()
  @IsString()
  status?: string;
  @Field(() => Boolean, { nullable: true, description: 'Those that nobody in the unit answers for.' })
  @IsOptional()
  @IsBoolean()
  unassigned?: boolean;
  @Field(() => Boolean, { nullable: true, description: 'Those with an open gap.' })
  @IsOptional()
  @IsBoolean()
  withGap?: boolean;
}
