import { ArrowDownToLine } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useWords } from '../data/me';
import type { ReceiptLineFragment } from '../gql/generated/graphql';
import { useDays } from '../i18n/dates';

/** "Mottaget från Vårdcentralen Hjo 25 feb, samtycke återkallat 14 okt": how we came to hold a thing. */
export function Receipt({ receipt }: { receipt: ReceiptLineFragment | null | undefined }) {
  const { t } = useTranslation();
  const words = useWords();
  const { day } = useDays();
  if (!receipt) return null;
  const { from, on, ground, markedRevokedOn } = receipt;
  return (
    <p className="receipt">
      <ArrowDownToLine size={13} aria-hidden />
      <span>
        {t('receipt.got', { from: from.name, day: day(on), ground: words(ground.label) })}
        {markedRevokedOn && <b> {t('receipt.revoked', { day: day(markedRevokedOn) })}</b>}
      </span>
    </p>
  );
}
