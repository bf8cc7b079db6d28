import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLabel, useMay, useMe } from '../../data/me';
import { useSubmit } from '../../data/submit';
import { DecideSharingDocument, type EdgeLineFragment } from '../../gql/generated/graphql';
import { Btn } from '../../parts/Button';
import { FoldCard } from '../../parts/Card';
import { Refusal } from '../../parts/Refusal';
import { Sheet } from '../../parts/Sheet';
import { say } from '../../parts/toast';
import type { Case } from './case';

interface Line {
  to: EdgeLineFragment['to'];
  /** what the consent covers today */
  covered: string[];
  /** what the unit has decided to hand over as it happens */
  shared: string[];
}

/** Where we may share: our own confirmed directions, each with what is decided so far. */
function linesOf(of: Case, ownId: string): Line[] {
  const lines = new Map<string, Line>();
  for (const { from, to, categories, status } of of.edges) {
    if (from.id !== ownId || status !== 'confirmed') continue;
    const before = lines.get(to.id);
    lines.set(to.id, { to, covered: [...new Set([...(before?.covered ?? []), ...categories])], shared: [] });
  }
  for (const { toUnit, categories, active } of of.sharing) {
    const line = lines.get(toUnit.id);
    if (line && active) line.shared = [...new Set([...line.shared, ...categories])];
  }
  return [...lines.values()];
}

function Decide({ of, line, onClose }: { of: Case; line: Line; onClose: () => void }) {
  const { t } = useTranslation();
  const label = useLabel();
  const [chosen, setChosen] = useState(line.shared);
  const { mutateAsync, isPending, error } = useSubmit(DecideSharingDocument);
  const flip = (code: string, on: boolean) => setChosen(on ? [...chosen, code] : chosen.filter((one) => one !== code));
  const save = async () => {
    try {
      await mutateAsync({ caseId: of.id, toUnitId: line.to.id, categories: chosen });
    } catch {
      return; // shown below
    }
    say(t('sharing.done', { unit: line.to.name }));
    onClose();
  };
  return (
    <Sheet title={t('sharing.decide', { unit: line.to.name })} onClose={onClose}>
      <p>{t('sharing.text')}</p>
      <fieldset>
        <legend className="vh">{t('sharing.what')}</legend>
        {line.covered.map((code) => (
          <label key={code} className="choice">
            <input
              type="checkbox"
              checked={chosen.includes(code)}
              onChange={(event) => flip(code, event.target.checked)}
            />
            <span>{label('category', code)}</span>
          </label>
        ))}
      </fieldset>
      <Refusal error={error} />
      <div className="form-acts">
        <Btn look="primary" isPending={isPending} onPress={() => void save()}>
          {isPending ? t('saving') : t('sharing.save')}
        </Btn>
        <Btn look="second" onPress={onClose}>
          {t('cancel')}
        </Btn>
      </div>
    </Sheet>
  );
}

/** What the own unit hands over as it happens, to whom: the decision that makes the joint picture live. */
export function SharingCard({ of }: { of: Case }) {
  const { t } = useTranslation();
  const label = useLabel();
  const may = useMay();
  const { seat } = useMe();
  const [open, setOpen] = useState<string | null>(null);
  const lines = linesOf(of, seat.unit.id);
  if (lines.length === 0) return null;
  const deciding = lines.find(({ to }) => to.id === open);
  return (
    <FoldCard title={t('sharing.title')} count={lines.length}>
      <ul className="cc-list">
        {lines.map(({ to, shared }) => (
          <li key={to.id} className="cc-with">
            <div>
              <b>{to.name}</b>
              <br />
              {shared.length > 0 ? (
                <small>{shared.map((code) => label('category', code)).join(', ')}</small>
              ) : (
                <small>{t('sharing.nothing')}</small>
              )}
            </div>
            {of.status !== 'closed' && may('sharing.decide') && (
              <Btn onPress={() => setOpen(to.id)}>
                {t('sharing.change')}
                <span className="vh"> {to.name}</span>
              </Btn>
            )}
          </li>
        ))}
      </ul>
      {deciding && <Decide of={of} line={deciding} onClose={() => setOpen(null)} />}
    </FoldCard>
  );
}
