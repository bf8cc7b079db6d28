import { useTranslation } from 'react-i18next';
import { isApiError } from '../../data/errors';
import { useChoices } from '../../data/me';
import { refreshAll, useSubmit } from '../../data/submit';
import { PrepareMeetingDocument, type MeetingFullFragment } from '../../gql/generated/graphql';
import { Btn } from '../../parts/Button';
import { DraftKept } from '../../parts/DraftKept';
import { Check, TextArea } from '../../parts/fields';
import { Form } from '../../parts/Form';
import { useKeptForm } from '../../parts/kept-form';
import { shownVersion, useSeenVersion } from '../../parts/seen-version';
import { say } from '../../parts/toast';

interface Values {
  ticked: string[];
  text: string;
}

/** What the own unit looks to before a meeting, and what it wants to say. Kept on the server while it is typed, told to nobody. */
export function Prepare({ meeting, caseId }: { meeting: MeetingFullFragment; caseId: string }) {
  const { t } = useTranslation();
  const choices = useChoices()('meetingPreparation');
  const { meetingId, side } = meeting;
  const saved: Values = { ticked: side.ticked.map(({ code }) => code), text: side.text ?? '' };
  const isAsSaved = (typed: Values) =>
    typed.text.trim() === saved.text && [...typed.ticked].sort().join() === [...saved.ticked].sort().join();
  const form = useKeptForm<Values>({ place: `prepare.${meetingId}`, caseId, initial: saved, isEmpty: isAsSaved });
  const [version, sees] = useSeenVersion(side.version);
  const { mutateAsync, isPending, error } = useSubmit(PrepareMeetingDocument);
  const { ticked, text } = form.values;
  const tick = (code: string, is: boolean) =>
    form.change({ ticked: is ? [...ticked, code] : ticked.filter((one) => one !== code) });
  const submit = async () => {
    if (isPending) return;
    try {
      const { prepareMeeting } = await mutateAsync({
        ...{ meetingId, expectedVersion: version, ticked, text: text.trim() || undefined },
      });
      sees(prepareMeeting.find((one) => one.meetingId === meetingId)?.side.version ?? version + 1);
    } catch (refusal) {
      if (isApiError(refusal, 'CONFLICT')) {
        void refreshAll();
        sees(shownVersion(refusal) ?? version);
      }
      return form.refused(refusal);
    }
    form.done();
    say(t('meetingWork.preparationSaved'));
  };
  return (
    <Form label={t('meetingWork.prepare')} errors={form.errors} refusal={error} onSubmit={() => void submit()}>
      <p className="mut">{t('meetingWork.prepareLead')}</p>
      <fieldset className="field">
        <legend className="field-label">{t('meetingWork.done')}</legend>
        {choices.map(({ code, label }) => (
          <Check
            key={code}
            name={code}
            value={ticked.includes(code)}
            onChange={(is) => tick(code, is)}
            error={undefined}
            label={label}
          />
        ))}
      </fieldset>
      <TextArea {...form.field('text')} label={t('meetingWork.want')} optional rows={3} />
      {isApiError(error, 'CONFLICT') && <p className="mut">{t('meetingWork.changedMeanwhile')}</p>}
      <DraftKept draft={form.draft} />
      <div className="form-acts">
        <Btn look="second" type="submit" isPending={isPending}>
          {isPending ? t('saving') : t('meetingWork.savePreparation')}
        </Btn>
      </div>
    </Form>
  );
}
