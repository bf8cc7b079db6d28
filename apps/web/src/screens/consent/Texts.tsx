import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseDay } from '../../data/day';
import { useChoices, useLabel, useMay, useMe } from '../../data/me';
import { consentTextsQuery } from '../../data/queries';
import { useSubmit } from '../../data/submit';
import {
  ApproveConsentTextDocument,
  DraftConsentTextDocument,
  type ConsentTextsQuery,
} from '../../gql/generated/graphql';
import { useDays } from '../../i18n/dates';
import { Btn } from '../../parts/Button';
import { Card, Empty } from '../../parts/Card';
import { DateField } from '../../parts/DateField';
import { Select, TextArea, TextField } from '../../parts/fields';
import { Fold } from '../../parts/Fold';
import { Form } from '../../parts/Form';
import { useForm } from '../../parts/form';
import { Sheet } from '../../parts/Sheet';
import { useTitle } from '../../parts/title';
import { say } from '../../parts/toast';
import './consent.css';

type Text = ConsentTextsQuery['consentTexts'][number];

/** The authority's words being written. What is typed survives everything until the server has it. */
function Draft({ text, from, onDone }: { text: Text | null; from: Text | null; onDone: () => void }) {
  const { t } = useTranslation();
  const { seat } = useMe();
  const choices = useChoices();
  const begin = text ?? from;
  const form = useForm(`${seat.id}.consentText.${text?.id ?? 'new'}`, {
    language: begin?.language ?? 'sv',
    title: begin?.title ?? '',
    body: begin?.body ?? '',
  });
  const { mutateAsync, isPending, error } = useSubmit(DraftConsentTextDocument);
  const submit = async () => {
    const { language, title, body } = form.values;
    if (!form.check({ ...((title.trim().length < 3 || body.trim().length < 20) && { body: t('texts.missing') }) }))
      return;
    try {
      await mutateAsync({ language, title, body, ...(text && { textId: text.id, expectedVersion: text.version }) });
    } catch (refusal) {
      return form.refused(refusal);
    }
    form.done();
    say(t('texts.saved'));
    onDone();
  };
  return (
    <Form label={t('texts.new')} errors={form.errors} refusal={error} onSubmit={() => void submit()}>
      {!text && <Select {...form.field('language')} label={t('texts.language')} choices={choices('consentLanguage')} />}
      <TextField {...form.field('title')} label={t('texts.heading')} />
      <TextArea {...form.field('body')} label={t('texts.body')} hint={t('texts.bodyHint')} rows={12} />
      <div className="form-acts">
        <Btn look="primary" type="submit" isPending={isPending}>
          {t('texts.save')}
        </Btn>
        <Btn look="second" onPress={onDone}>
          {t('cancel')}
        </Btn>
      </div>
    </Form>
  );
}

/** Approving is for good: asked once more, with the day it begins. */
function Approve({ text, onClose }: { text: Text; onClose: () => void }) {
  const { t } = useTranslation();
  const label = useLabel();
  const { seat, today } = useMe();
  const form = useForm(`${seat.id}.approve.${text.id}`, { validFrom: today });
  const { mutateAsync, isPending, error } = useSubmit(ApproveConsentTextDocument);
  const submit = async () => {
    const validFrom = parseDay(form.values.validFrom, today);
    if (!form.check({ ...(!validFrom && { validFrom: t('date.bad') }) }) || !validFrom) return;
    try {
      await mutateAsync({ textId: text.id, expectedVersion: text.version, validFrom });
    } catch (refusal) {
      return form.refused(refusal);
    }
    form.done();
    say(t('texts.done'));
    onClose();
  };
  return (
    <Sheet title={t('texts.approveSure')} onClose={onClose}>
      <p>{t('texts.approveText', { language: label('consentLanguage', text.language).toLowerCase() })}</p>
      <Form label={t('texts.approveSure')} errors={form.errors} refusal={error} onSubmit={() => void submit()}>
        <DateField {...form.field('validFrom')} label={t('texts.validFrom')} />
        <div className="form-acts">
          <Btn look="primary" type="submit" isPending={isPending}>
            {t('texts.approve')}
          </Btn>
          <Btn look="second" onPress={onClose}>
            {t('cancel')}
          </Btn>
        </div>
      </Form>
    </Sheet>
  );
}

function OneText({ text, onEdit, onStart }: { text: Text; onEdit: () => void; onStart: () => void }) {
  const { t } = useTranslation();
  const may = useMay();
  const label = useLabel();
  const { day } = useDays();
  const [approving, setApproving] = useState(false);
  const { shipped, approvedOn, approvedBy, validFrom, inUse } = text;
  const state = shipped
    ? t('texts.shippedWith')
    : approvedOn
      ? [
          [
            t('texts.approved', { day: day(approvedOn) }),
            approvedBy && t('texts.approvedBy', { name: approvedBy.name }),
          ]
            .filter(Boolean)
            .join(' '),
          validFrom && t('texts.from', { day: day(validFrom) }),
        ]
          .filter(Boolean)
          .join(', ')
      : t('texts.draft');
  return (
    <Fold
      title={
        shipped
          ? label('consentLanguage', text.language)
          : t('texts.v', { language: label('consentLanguage', text.language), no: text.versionNo })
      }
      sub={state}
      state={inUse && <span className="tag">{t('texts.inUse')}</span>}
      open={!shipped && !approvedOn}
    >
      <div className="pad agree-text">
        <h4>{text.title}</h4>
        {text.body.split('\n').map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
        <div className="form-acts">
          {!shipped && !approvedOn && may('wording.approve') && (
            <Btn look="primary" onPress={() => setApproving(true)}>
              {t('texts.approve')}
            </Btn>
          )}
          {!shipped && !approvedOn && may('wording.draft') && (
            <Btn look="second" onPress={onEdit}>
              {t('texts.edit')}
            </Btn>
          )}
          {(shipped || approvedOn) && may('wording.draft') && <Btn onPress={onStart}>{t('texts.startFrom')}</Btn>}
        </div>
      </div>
      {approving && <Approve text={text} onClose={() => setApproving(false)} />}
    </Fold>
  );
}

/** The authority's consent texts, for the jurist or data protection officer: drafted, approved, never changed again. */
export default function Texts() {
  const { t } = useTranslation();
  const { data: texts } = useSuspenseQuery(consentTextsQuery);
  const [written, setWritten] = useState<{ text: Text | null; from: Text | null } | null>(null);
  useTitle(t('texts.title'));
  const own = texts.filter(({ shipped }) => !shipped);
  const line = (text: Text) => (
    <OneText
      key={text.id}
      text={text}
      onEdit={() => setWritten({ text, from: null })}
      onStart={() => setWritten({ text: null, from: text })}
    />
  );
  return (
    <div className="page page-narrow">
      <div>
        <h1>{t('texts.title')}</h1>
        <p className="lead">{t('texts.lead')}</p>
      </div>
      {written ? (
        <Card title={t(written.text ? 'texts.edit' : 'texts.new')}>
          <div className="pad">
            <Draft {...written} onDone={() => setWritten(null)} />
          </div>
        </Card>
      ) : (
        <div className="form-acts">
          <Btn look="second" onPress={() => setWritten({ text: null, from: null })}>
            {t('texts.new')}
          </Btn>
        </div>
      )}
      <Card title={t('texts.own')}>
        {own.length === 0 ? <Empty title={t('texts.none')}>{t('texts.noneText')}</Empty> : own.map(line)}
      </Card>
      <Card title={t('texts.shipped')}>{texts.filter(({ shipped }) => shipped).map(line)}</Card>
    </div>
  );
}
