import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { ChevronDown } from 'lucide-react';
import type { RefObject } from 'react';
import { Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover, Separator } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { phrasesQuery } from '../data/queries';
import type { PhraseLineFragment } from '../gql/generated/graphql';
import { Btn } from './Button';
import { say } from './toast';

const MANAGE = 'manage';

interface PhrasesProps {
  /** The field they are put into, by its label. */
  label: string;
  into: RefObject<HTMLTextAreaElement | null>;
  onChange: (text: string) => void;
}

/** The text with the phrase where the cursor stood, on a line of its own where words stand before it. */
function withPhrase({ value, selectionStart, selectionEnd }: HTMLTextAreaElement, phrase: string) {
  const before = value.slice(0, selectionStart);
  const gap = before === '' || /\s$/.test(before) ? '' : '\n';
  return { text: before + gap + phrase + value.slice(selectionEnd), end: before.length + gap.length + phrase.length };
}

/** A menu by a long text: her own phrases, then the unit's. The one she picks stands where the cursor was, and she writes on. */
export function Phrases({ label, into, onChange }: PhrasesProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { data = [] } = useQuery(phrasesQuery);
  if (data.length === 0) return null;
  const groups = [
    { title: t('phrase.mine'), some: data.filter(({ shared }) => !shared) },
    { title: t('phrase.units'), some: data.filter(({ shared }) => shared) },
  ];
  const put = ({ title, text: phrase }: PhraseLineFragment) => {
    const field = into.current;
    if (!field) return;
    const { text, end } = withPhrase(field, phrase);
    onChange(text);
    say(t('phrase.put', { title }));
    setTimeout(() => {
      field.focus();
      field.setSelectionRange(end, end);
    }, 0);
  };
  const act = (key: string) => {
    if (key === MANAGE) return void navigate({ to: '/fraser' });
    const phrase = data.find(({ id }) => id === key);
    if (phrase) put(phrase);
  };
  return (
    <MenuTrigger>
      <Btn aria-label={t('phrase.insert', { field: label })} className="btn-phrases">
        {t('phrase.menu')}
        <ChevronDown size={14} aria-hidden />
      </Btn>
      <Popover className="pop" placement="bottom end">
        <Menu className="menu" aria-label={t('phrase.menu')} onAction={(key) => act(String(key))}>
          {groups
            .filter(({ some }) => some.length > 0)
            .map(({ title, some }) => (
              <MenuSection key={title}>
                <Header>{title}</Header>
                {some.map((phrase) => (
                  <MenuItem key={phrase.id} id={phrase.id} textValue={phrase.title}>
                    {phrase.title}
                  </MenuItem>
                ))}
              </MenuSection>
            ))}
          <Separator />
          <MenuItem id={MANAGE}>{t('phrase.manage')}</MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
