import { Link, type LinkComponentProps } from '@tanstack/react-router';
import type { Ref } from 'react';
import { Button, type ButtonProps } from 'react-aria-components';

export type Look = 'primary' | 'second' | 'quiet';
const classOf = (look: Look, extra: unknown) => `btn btn-${look}${typeof extra === 'string' ? ` ${extra}` : ''}`;

/** A button stays focusable while it works: disabling it would drop the focus to the page. */
export const Btn = ({
  look = 'quiet',
  className,
  ...rest
}: ButtonProps & { look?: Look; ref?: Ref<HTMLButtonElement> }) => (
  <Button {...rest} className={classOf(look, className)} />
);

/** A link that looks like a button, for going somewhere. */
export const LinkBtn = ({ look = 'quiet', className, ...rest }: LinkComponentProps & { look?: Look }) => (
  <Link {...rest} className={classOf(look, className)} />
);
