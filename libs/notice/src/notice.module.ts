import { Module } from '@nestjs/common';
import { CalendarMails } from './calendar-mail.service.js';
import { MailServer } from './mail-server.service.js';
import { MailService } from './mail.service.js';
import { DerivingService } from './notice-deriving.service.js';
import { NoticeQueries } from './notice.queries.js';
import { NoticeResolver } from './notice.resolver.js';
import { NoticeService } from './notice.service.js';
import { SettingQueries } from './setting.queries.js';
import { SettingResolver } from './setting.resolver.js';
import { SettingService } from './setting.service.js';

@Module({
  providers: [
    ...[CalendarMails, DerivingService, MailServer, MailService],
    ...[NoticeQueries, NoticeService, NoticeResolver, SettingQueries, SettingService, SettingResolver],
  ],
  exports: [DerivingService, MailService],
})
export class NoticeModule {}
