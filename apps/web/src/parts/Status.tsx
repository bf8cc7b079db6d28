import {
  Check,
  CircleAlert,
  CircleDashed,
  Clock,
  Hourglass,
  Lock,
  Pause,
  Pencil,
  TriangleAlert,
  UserX,
} from 'lucide-react';
import type { ReactNode } from 'react';

const ICONS = {
  done: Check,
  ok: Check,
  late: TriangleAlert,
  open: CircleDashed,
  part: CircleAlert,
  out: Lock,
  wait: Hourglass,
  nobody: UserX,
  soon: Clock,
  hold: Pause,
  edit: Pencil,
};
export type StatusKind = keyof typeof ICONS;

/** A state is an icon and words, never a colour alone. */
export function Status({ kind, children }: { kind: StatusKind; children: ReactNode }) {
  const Icon = ICONS[kind];
  return (
    <span className={`status status-${kind}`}>
      <Icon size={14} strokeWidth={2.25} aria-hidden />
      <span>{children}</span>
    </span>
  );
}
