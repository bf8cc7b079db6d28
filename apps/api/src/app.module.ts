import { Module } from '@nestjs/common';
import { ApolloDriver } from '@nestjs/apollo';
import { GraphQLModule } from '@nestjs/graphql';
import { DirectoryModule } from '#directory';
import { HandoffModule } from '#handoff';
import { InterventionModule } from '#intervention';
import { PlatformModule } from '#platform';
import { ReferralModule } from '#referral';
import { ScreensModule } from '#screens';
import { SipModule } from '#sip';
import { graphqlOptions } from './graphql.js';
import { HealthController } from './health.controller.js';

@Module({
  imports: [
    PlatformModule,
    GraphQLModule.forRootAsync({ driver: ApolloDriver, useFactory: graphqlOptions }),
    DirectoryModule,
    ReferralModule,
    HandoffModule,
    InterventionModule,
    SipModule,
    ScreensModule,
  ],
  controllers: [HealthController],
})
export class AppModule {}
