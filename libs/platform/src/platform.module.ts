import { Global, Module, ValidationPipe } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE, DiscoveryModule } from '@nestjs/core';
import { MayCheck } from './actor/may.check.js';
import { MayGuard } from './actor/may.guard.js';
import { AccessLog } from './audit/access.log.js';
import { ClientStore } from './client/client.store.js';
import { TokenController } from './client/token.controller.js';
import { DatabaseModule } from './database/database.module.js';
import { ErrorFilter } from './http/error.filter.js';
import { Deliveries } from './journal/delivery.service.js';
import { Journal } from './journal/journal.service.js';
import { Once } from './journal/once.service.js';
import { Reactions } from './journal/reactions.js';
import { LocalStrategy } from './login/local.strategy.js';
import { LoginController } from './login/login.controller.js';
import { AttemptStore } from './login/attempt.store.js';
import { OidcController } from './login/oidc.controller.js';
import { OidcStrategy } from './login/oidc.strategy.js';
import { StepUpController } from './login/step-up.controller.js';
import { SecretCheck } from './login/secret.check.js';
import { LoginLimiter } from './login/login.limiter.js';
import { FeedReader } from './realtime/feed.reader.js';
import { NoticeListener } from './realtime/notice.listener.js';
import { WatchGateway } from './realtime/watch.gateway.js';
import { keyRing } from './secret/key.ring.js';
import { SessionStore } from './session/session.store.js';

const validation = () =>
  new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    validationError: { target: false, value: false },
  });

@Global()
@Module({
  imports: [DatabaseModule, DiscoveryModule],
  controllers: [LoginController, StepUpController, OidcController, TokenController],
  providers: [
    { provide: APP_GUARD, useClass: MayGuard },
    { provide: APP_FILTER, useClass: ErrorFilter },
    { provide: APP_PIPE, useFactory: validation },
    MayCheck,
    SessionStore,
    SecretCheck,
    ClientStore,
    LocalStrategy,
    LoginLimiter,
    AttemptStore,
    OidcStrategy,
    FeedReader,
    NoticeListener,
    WatchGateway,
    AccessLog,
    Deliveries,
    Journal,
    Once,
    Reactions,
  ],
  exports: [SessionStore, ClientStore, NoticeListener, AccessLog, Deliveries, Journal, Once, Reactions],
})
export class PlatformModule {
  constructor() {
    keyRing(); // without keys, or with broken ones, nothing starts
  }
}
