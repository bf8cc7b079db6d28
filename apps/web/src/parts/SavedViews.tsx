import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../data/me';
import { savedViewsQuery } from '../data/queries';
import { useSubmit } from '../data/submit';
import { RemoveViewDocument, SaveViewDocument } from '../gql/generated/graphql';
import { Btn } from './Button';
import { Form } from './Form';
import { Radios, TextField } from './fields';
import { useForm } from './form';
import { Refusal } from './Refusal';
import { Sheet } from './Sheet';
import { say } from './toast';

type Filters = Readonly<Record<string, string | number | undefined>>;
interface SavedViewsProps {
  list: 'cases' | 'gaps';
  to: '/samordningar' | '/glapp';
  /** The list's filters as they stand in the address, without what was searched for. */
  now: Filters;
}

const chosen = (now: Filters) =>
  Object.entries(now).flatMap(([name, value]) => (value === undefined ? [] : [{ name, value: String(value) }]));
const same = (filter: readonly { name: string; value: string }[]) =>
  filter
    .map(({ name, value }) => `${name}=${value}`)
    .sort()
    .join('&');

function SaveSheet({ list, now, onClose }: Omit<SavedViewsProps, 'to'> & { onClose: () => void }) {
  const { t } = useTranslation();
  const may = useMay();
  const form = useForm(`view.${list}`, { name: '', code: 'mine' });
  const { mutateAsync, isPending, error } = useSubmit(SaveViewDocument);
  const submit = async () => {
    const name = form.values.name.trim();
    if (isPending || !form.check(name.length < 2 ? { name: t('savedView.needName') } : {})) return;
    try {
      await mutateAsync({ list, name, filter: chosen(now), shared: form.values.code === 'unit' });
      form.done();
      say(t('savedView.saved', { name }));
      onClose();
    } catch (refusal) {
      form.refused(refusal);
    }
  };
  return (
    <Sheet title={t('savedView.title')} onClose={onClose}>
      <Form label={t('savedView.title')} errors={form.errors} refusal={error} onSubmit={() => void submit()}>
        <p>{t('savedView.intro')}</p>
        <TextField {...form.field('name')} label={t('savedView.name')} hint={t('savedView.nobody')} />
        {may('view.share') && (
          <Radios
            {...form.field('code')}
            label={t('savedView.whose')}
            choices={[
              { code: 'mine', label: t('savedView.forMe') },
              { code: 'unit', label: t('savedView.forUnit') },
            ]}
          />
        )}
        <div className="form-acts">
          <Btn look="primary" type="submit" isPending={isPending}>
            {isPending ? t('saving') : t('savedView.keep')}
          </Btn>
          <Btn look="second" onPress={onClose}>
            {t('cancel')}
          </Btn>
        </div>
      </Form>
    </Sheet>
  );
}

/** A list's saved views as links; the filters that stand in the address now can be kept under a name. */
export function SavedViews({ list, to, now }: SavedViewsProps) {
  const { t } = useTranslation();
  const { data = [] } = useQuery(savedViewsQuery);
  const [isOpen, setOpen] = useState(false);
  const remove = useSubmit(RemoveViewDocument);
  const views = data.filter((view) => view.list === list);
  const filters = chosen(now);
  const current = views.find(({ filter }) => same(filter) === same(filters));
  const drop = async ({ id, name }: { id: string; name: string }) => {
    try {
      await remove.mutateAsync({ viewId: id });
      say(t('savedView.removed', { name }));
    } catch {
      return; // shown below from the mutation's own state
    }
  };
  if (views.length === 0 && filters.length === 0) return null;
  return (
    <div className="views">
      {views.length > 0 && (
        <nav aria-label={t('savedView.label')}>
          <ul>
            {views.map(({ id, name, shared, filter }) => (
              <li key={id}>
                <Link
                  to={to}
                  search={Object.fromEntries(filter.map((one) => [one.name, one.value]))}
                  aria-current={id === current?.id ? 'true' : undefined}
                  activeProps={{}}
                  activeOptions={{ exact: true }}
                >
                  {name}
                  {shared && <small>{t('savedView.ofUnit')}</small>}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {filters.length > 0 && !current && <Btn onPress={() => setOpen(true)}>{t('savedView.save')}</Btn>}
      {current?.mayRemove && (
        <Btn isPending={remove.isPending} onPress={() => void drop(current)}>
          {t('savedView.remove')}
        </Btn>
      )}
      <Refusal error={remove.error} />
      {isOpen && <SaveSheet list={list} now={now} onClose={() => setOpen(false)} />}
    </div>
  );
}
