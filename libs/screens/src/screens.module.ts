import { Module } from '@nestjs/common';
import { CasesModule } from '#cases';
import { ConsentModule } from '#consent';
import { InterventionModule } from '#intervention';
import { ArrivalQueries } from './arrival.queries.js';
import { ArrivalResolver } from './arrival.resolver.js';
import { AwaitedQueries } from './awaited.queries.js';
import { AwaitedResolver } from './awaited.resolver.js';
import { BriefQueries } from './brief.queries.js';
import { BriefResolver } from './brief.resolver.js';
import { CalendarQueries } from './calendar.queries.js';
import { CalendarResolver } from './calendar.resolver.js';
import { CaseListQueries } from './case-list.queries.js';
import { CasePageQueries } from './case-page.queries.js';
import { CaseResolver } from './case.resolver.js';
import { ConsentCourseResolver } from './consent-course.resolver.js';
import { ConsentPaperQueries } from './consent-paper.queries.js';
import { ConsentPaperResolver } from './consent-paper.resolver.js';
import { ConsentQueries } from './consent.queries.js';
import { ConsentResolver } from './consent.resolver.js';
import { DeliveryResolver } from './delivery.resolver.js';
import { GapQueries } from './gap.queries.js';
import { GapResolver } from './gap.resolver.js';
import { ReadyResolver } from './ready.resolver.js';
import { SavedViewQueries } from './saved-view.queries.js';
import { SavedViewResolver } from './saved-view.resolver.js';
import { SavedViewService } from './saved-view.service.js';

@Module({
  imports: [CasesModule, ConsentModule, InterventionModule],
  providers: [
    ArrivalQueries,
    ArrivalResolver,
    AwaitedQueries,
    AwaitedResolver,
    CalendarQueries,
    CalendarResolver,
    BriefQueries,
    BriefResolver,
    CasePageQueries,
    CaseListQueries,
    ConsentQueries,
    ConsentPaperQueries,
    ConsentPaperResolver,
    GapQueries,
    CaseResolver,
    ConsentResolver,
    ConsentCourseResolver,
    DeliveryResolver,
    GapResolver,
    ReadyResolver,
    SavedViewQueries,
    SavedViewResolver,
    SavedViewService,
  ],
})
export class ScreensModule {}
