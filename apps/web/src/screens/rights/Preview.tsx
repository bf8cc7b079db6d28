import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ask } from '../../data/api';
import { useMay, useWords } from '../../data/me';
import { useSubmit } from '../../data/submit';
import {
  ApproveErasureDocument,
  ErasurePreviewDocument,
  ProposeErasureDocument,
  WithdrawErasureDocument,
  type DisposalLineFragment,
} from '../../gql/generated/graphql';
import { Btn } from '../../parts/Button';
import { Refusal } from '../../parts/Refusal';
import { Sheet } from '../../parts/Sheet';
import { Table } from '../../parts/Table';
import { say } from '../../parts/toast';
import { Waiting } from '../../parts/Waiting';

/** What an erasure would take, before it is proposed and again before it is decided. */
export function Preview({ of, onClose }: { of: DisposalLineFragment; onClose: () => void }) {
  const { t } = useTranslation();
  const words = useWords();
  const may = useMay();
  const { caseId, erasure } = of;
  const { data, error } = useQuery({
    queryKey: ['erasure-preview', caseId],
    queryFn: async ({ signal }) => (await ask(ErasurePreviewDocument, { caseId }, signal)).erasurePreview,
  });
  const propose = useSubmit(ProposeErasureDocument);
  const approve = useSubmit(ApproveErasureDocument);
  const withdraw = useSubmit(WithdrawErasureDocument);
  const isPending = propose.isPending || approve.isPending || withdraw.isPending;
  const done = (words: string) => {
    say(words);
    onClose();
  };
  const ref = erasure && { erasureId: erasure.id, expectedVersion: erasure.version };
  return (
    <Sheet title={t('rights.previewOf', { number: of.number })} onClose={onClose}>
      <Refusal error={error ?? propose.error ?? approve.error ?? withdraw.error} />
      {!data && !error && <Waiting />}
      {data && (
        <Table
          label={t('rights.preview')}
          columns={[
            { id: 'kind', label: t('rights.kind'), cell: ({ kind }) => words(kind.label) },
            { id: 'gone', label: t('rights.gone'), cell: ({ gone }) => gone },
            { id: 'stays', label: t('rights.stays'), cell: ({ stays }) => stays },
          ]}
          rows={data}
          keyOf={({ kind }) => kind.code}
        />
      )}
      {erasure?.proposedBy && <p>{t('rights.proposedBy', { name: erasure.proposedBy })}</p>}
      {erasure?.iMayApprove && <p>{t('rights.approveText')}</p>}
      <div className="form-acts">
        {!erasure && of.isDue && may('erasure.propose') && (
          <Btn
            look="primary"
            isPending={isPending}
            onPress={() => propose.mutate({ caseId }, { onSuccess: () => done(t('rights.proposed')) })}
          >
            {t('rights.propose')}
          </Btn>
        )}
        {erasure?.iMayApprove && ref && (
          <Btn
            look="primary"
            isPending={isPending}
            onPress={() => approve.mutate(ref, { onSuccess: () => done(t('rights.approved')) })}
          >
            {t('rights.approve')}
          </Btn>
        )}
        {erasure?.status.code === 'proposed' && ref && may('erasure.propose') && (
          <Btn
            look="second"
            isPending={isPending}
            onPress={() => withdraw.mutate(ref, { onSuccess: () => done(t('rights.withdrawn')) })}
          >
            {t('rights.withdraw')}
          </Btn>
        )}
        <Btn look="second" onPress={onClose}>
          {t('close')}
        </Btn>
      </div>
    </Sheet>
  );
}
