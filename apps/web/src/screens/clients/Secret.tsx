import { useTranslation } from 'react-i18next';
import { Btn } from '../../parts/Button';
import { Sheet } from '../../parts/Sheet';
import { say } from '../../parts/toast';
import type { Shown } from './RegisterClient';

/** Shown this once. It cannot be left by mistake. */
export function Secret({ made: { client, secret }, onClose }: { made: Shown; onClose: () => void }) {
  const { t } = useTranslation();
  const copy = async (text: string) => {
    try {
      await navigator.clipboard.writeText(text);
      say(t('machine.copied'));
    } catch {
      say(t('machine.notCopied'));
    }
  };
  const line = (label: string, text: string) => (
    <div className="secret-line">
      <dt>{label}</dt>
      <dd>
        <code>{text}</code>
        <Btn onPress={() => void copy(text)} aria-label={`${t('machine.copy')}: ${label}`}>
          {t('machine.copy')}
        </Btn>
      </dd>
    </div>
  );
  return (
    <Sheet title={t(secret ? 'machine.shown' : 'machine.gone')} onClose={onClose} leavable={!secret}>
      <p>{t(secret ? 'machine.shownText' : 'machine.goneText')}</p>
      <dl className="secret">
        {line(t('machine.id'), client.id)}
        {secret && line(t('machine.secretText'), secret)}
      </dl>
      <div className="form-acts">
        <Btn look="primary" onPress={onClose}>
          {t(secret ? 'machine.saved' : 'close')}
        </Btn>
      </div>
    </Sheet>
  );
}
