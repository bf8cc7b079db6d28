import path from 'node:path';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { ApolloDriver } from '@nestjs/apollo';
import type { ApolloDriverConfig } from '@nestjs/apollo';
import { formatError, settings } from '#platform';
import { commitBeforeAnswer } from './graphql.commit.js';
import { straightReads, stringifyResult } from './graphql.straight.js';
import { armorPlugins, armorRules, complexityLimit } from './graphql.limits.js';

/** Where the generated schema goes when asked for; the committed one is apps/api/src/schema.graphql. */
const schemaFile = process.env.SCHEMA_FILE ? path.resolve(process.env.SCHEMA_FILE) : true;

export function graphqlOptions(): ApolloDriverConfig {
  return {
    driver: ApolloDriver,
    autoSchemaFile: schemaFile,
    sortSchema: true,
    graphiql: false,
    introspection: process.env.NODE_ENV === 'development',
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    includeStacktraceInErrorResponses: false,
    autoTransformHttpErrors: false,
    hideSchemaDetailsFromClientErrors: settings().production,
    parseOptions: { maxTokens: 4000 },
    validationRules: armorRules,
    plugins: [
      ...armorPlugins,
      ApolloServerPluginCacheControlDisabled(),
      complexityLimit,
      straightReads,
      commitBeforeAnswer,
    ],
    stringifyResult,
    formatError,
  };
}
