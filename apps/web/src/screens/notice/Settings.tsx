import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { noticeSettingsQuery } from '../../data/queries';
import { LinkBtn } from '../../parts/Button';
import { useTitle } from '../../parts/title';
import { AddressCard } from './AddressCard';
import { ChoicesCard } from './ChoicesCard';
import { MailsCard } from './MailsCard';
import './notice.css';

/** How I am told beside what stands in the product, where to, and how the latest mails went. */
export default function Settings() {
  const { t } = useTranslation();
  const { data } = useSuspenseQuery(noticeSettingsQuery);
  useTitle(t('noticeSettings.title'));
  return (
    <div className="page">
      <div>
        <h1>{t('noticeSettings.title')}</h1>
        <p className="lead">{t('noticeSettings.lead')}</p>
        <LinkBtn to="/aviseringar">{t('noticeSettings.back')}</LinkBtn>
      </div>
      {!data.mailIsOn && <p className="note-box">{t('noticeSettings.off')}</p>}
      <AddressCard settings={data} key={data.address ?? ''} />
      <ChoicesCard settings={data} key={data.version} />
      <MailsCard settings={data} />
    </div>
  );
}
