import { Module } from '@nestjs/common';
import { ApolloDriver } from '@nestjs/apollo';
import { GraphQLModule } from '@nestjs/graphql';
import { DirectoryModule } from '#directory';
import { PlatformModule } from '#platform';
import { ReferralModule } from '#referral';
import { ScreensModule } from '#screens';
import { graphqlOptions } from './graphql.js';
import { HealthController } from './health.controller.js';

@Module({
  imports: [
    PlatformModule,
    GraphQLModule.forRootAsync({ driver: ApolloDriver, useFactory: graphqlOptions }),
    DirectoryModule,
    ReferralModule,
    ScreensModule,
  ],
  controllers: [HealthController],
})
export class AppModule {}
