import { useTranslation } from 'react-i18next';
import { caseName } from '../../parts/Lines';
import { useTitle } from '../../parts/title';
import { TransferCard } from '../delivery/TransferCard';
import { DocumentsCard } from '../document/DocumentsCard';
import { MeetingsCard } from '../meeting/MeetingsCard';
import { TasksCard } from '../task/TasksCard';
import { ArrivalsCard } from './ArrivalsCard';
import { useCase } from './case';
import { CaseHeader } from './CaseHeader';
import { PromisesCard } from './Commitments';
import { ConsentCard } from './ConsentCard';
import { FeedCard } from './FeedCard';
import { HandoffsCard } from './HandoffsCard';
import { MembersCard } from './MembersCard';
import { ParticipationCard } from './ParticipationCard';
import { PlansCard } from './PlansCard';
import { ProtectionBanner } from './ProtectionBanner';
import { ReadyCard } from './ReadyCard';
import { RequestsCard } from './RequestsCard';
import { SharingCard } from './SharingCard';
import { StepCard } from './StepCard';
import { GapSentences } from './timeline/GapSentences';
import { Timeline } from './timeline/Timeline';

/**
 * One page tells the story: whose turn, on which ground, what has been, and what was said. What is daily comes first; what is
 * looked up now and then is folded.
 */
export default function CasePage() {
  const { t } = useTranslation();
  const of = useCase();
  useTitle(t('case.title', { name: caseName({ name: of.person?.name ?? null, number: of.number }) }));
  return (
    <div className="page">
      <CaseHeader of={of} />
      <ProtectionBanner of={of} />
      <StepCard of={of} />
      <GapSentences gaps={of.gaps} lanes={of.lanes} />
      <Timeline of={of} />
      <div className="cc-main">
        <div className="stack">
          <TasksCard of={of} />
          <RequestsCard of={of} />
          <HandoffsCard of={of} />
          <ParticipationCard of={of} />
          <MeetingsCard of={of} />
          <DocumentsCard of={of} />
          <PlansCard of={of} />
          <PromisesCard of={of} />
          <ReadyCard of={of} />
          <FeedCard of={of} />
        </div>
        <div className="stack">
          <ConsentCard of={of} />
          <TransferCard of={of} />
          <MembersCard of={of} />
          <SharingCard of={of} />
          <ArrivalsCard of={of} />
        </div>
      </div>
    </div>
  );
}
