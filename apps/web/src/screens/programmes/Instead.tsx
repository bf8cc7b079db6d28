import { useTranslation } from 'react-i18next';
import { useWords } from '../../data/me';
import type { ProgrammeLineFragment } from '../../gql/generated/graphql';
import { useDays } from '../../i18n/dates';
import { Btn } from '../../parts/Button';
import { Status } from '../../parts/Status';

type Programme = ProgrammeLineFragment;
const MOST = 3;

/** What is most alike: of the same association, with places, of the same kind and for the same municipalities. */
function alike(of: Programme, all: readonly Programme[]): Programme[] {
  const score = (one: Programme) =>
    Number(one.interventionKind === of.interventionKind) +
    2 * Number(one.municipalities.some((name) => of.municipalities.includes(name)));
  return all
    .filter((one) => one.id !== of.id && one.association === of.association && one.takesRequests && !one.isFull)
    .filter((one) => score(one) > 0)
    .sort((a, b) => score(b) - score(a) || a.name.localeCompare(b.name))
    .slice(0, MOST);
}

interface Props {
  of: Programme;
  all: readonly Programme[];
  onChoose: (id: string) => void;
}

/** A programme that takes nobody now says why and until when, and what else there is: nobody is left with a no. */
export function Instead({ of, all, onChoose }: Props) {
  const { t } = useTranslation();
  const words = useWords();
  const { day } = useDays();
  const others = alike(of, all);
  return (
    <div className="stack" role="status">
      <Status kind="hold">
        {[
          of.takesRequests ? t('run.isFull') : words(of.refusal?.label),
          of.stopReason && words(of.stopReason.label),
          of.until && t('run.untilDay', { day: day(of.until) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </Status>
      {others.length > 0 && (
        <>
          <p className="mut">{t('run.instead')}</p>
          <ul className="chips">
            {others.map(({ id, name }) => (
              <li key={id}>
                <Btn look="second" onPress={() => onChoose(id)}>
                  {name}
                </Btn>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
