import { useTranslation } from 'react-i18next';
import { useWords } from '../../data/me';
import type { SipFullFragment } from '../../gql/generated/graphql';
import { useDays } from '../../i18n/dates';
import { Status, type StatusKind } from '../../parts/Status';
import { PlanText } from './PlanText';

type Version = SipFullFragment['versions'][number];
const ISO_DAY = /\b\d{4}-\d{2}-\d{2}\b/g;
const KINDS: Record<string, StatusKind> = { added: 'ok', changed: 'edit', removed: 'part' };

/** What is different from the version this unit held before: the reader need not compare two texts. */
export function Changes({ version }: { version: Version }) {
  const { t } = useTranslation();
  const words = useWords();
  const { day } = useDays();
  const dated = (text: string) => text.replace(ISO_DAY, day);
  const { changes, comparedWith: no } = version;
  if (!no) return null;
  if (changes.length === 0) return <p className="mut plan-pad">{t('plan.noChanges', { no })}</p>;
  return (
    <details className="plan-changes">
      <summary>{t('plan.changes', { count: changes.length, no })}</summary>
      <ul>
        {changes.map(({ kind, what, before, after }, at) => (
          <li key={at}>
            <Status kind={KINDS[kind.code] ?? 'open'}>{words(kind.label)}</Status> <b>{words(what)}</b>
            {before && (
              <p>
                <span className="mut">{t('plan.before')}:</span>{' '}
                {kind.code === 'added' ? dated(before) : <del>{dated(before)}</del>}
              </p>
            )}
            {after && (
              <p>
                <span className="mut">{t('plan.after')}:</span> {dated(after)}
              </p>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** What the participant said of the version, who wrote it down; or that nobody has. */
export function Approval({ version: { approval, received } }: { version: Version }) {
  const { t } = useTranslation();
  const words = useWords();
  const { day } = useDays();
  if (!approval) return received ? null : <p className="mut plan-pad">{t('plan.noApproval')}</p>;
  const { form, by, on, unit, recordedBy } = approval;
  const well = form.code === 'paper' || form.code === 'oral';
  const said = {
    how: words(form.label),
    who: words(by.label).toLowerCase(),
    day: day(on),
    by: recordedBy?.name ?? unit.name,
  };
  return (
    <p className="plan-pad">
      <Status kind={well ? 'ok' : 'part'}>{t('plan.approval', said)}</Status>
    </p>
  );
}

/** What was adopted before, unchanged. */
export function OlderVersions({ versions, sections }: { versions: Version[]; sections: SipFullFragment['sections'] }) {
  const { t } = useTranslation();
  const { day } = useDays();
  return versions.toReversed().map((version) => (
    <details className="plan-changes" key={version.id}>
      <summary>{t('plan.older', { no: version.no, day: day(version.adoptedOn) })}</summary>
      <Changes version={version} />
      <PlanText content={version.content} sections={sections} />
      <Approval version={version} />
    </details>
  ));
}
