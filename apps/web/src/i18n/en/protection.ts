import type { protectionWords as sv } from '../sv/protection';

export const protectionWords: typeof sv = {
  protection: {
    title: 'Protected identity: {{level}}',
    text: 'The case is seen only by those who are cleared in each unit. Print no more than you need, and do not mention it to others.',
    group: 'In your unit these see the case: {{names}}.',
    ours: 'The mark was set by your unit {{day}}.',
    theirs: 'The mark was set by another unit {{day}}.',
    explain: {
      protect:
        'Applies at once and to every unit that holds the case. Only staff cleared for protected identity see it. If you are not cleared, the case leaves your screen. Assumed identities are never marked.',
      unprotect: 'Everybody who holds the case sees it again, at once. That cannot be unseen.',
      setClearance:
        'Only colleagues cleared for protected identity can be chosen. At least one must remain. If you take yourself out, the case leaves your screen.',
      declareConflict:
        'The case is closed to you at once, in all your units. You need not say why. Only your manager can open it again. Your manager sees that you have stated it.',
      setConflict:
        'The case is closed to the colleague at once, in all her units. What the relation is, is not asked. You see the conflict on the board and can end it there.',
    },
    inner: 'Inner secrecy',
    wanted_one: 'A case needs somebody cleared',
    wanted_other: '{{count}} cases need somebody cleared',
    wantedText:
      'Nobody in the unit may see it. Ask the administrator to clear somebody for protected identity. Whom it is about is shown only to the one who is cleared.',
    openings: 'Opened with a reason in the unit',
    openingsNone: 'Nothing opened with a reason in the last 30 days',
    conflicts: 'Conflicts in the unit',
    conflictsNone: 'No conflicts stated',
    who: 'Who',
    when: 'When',
    why: 'Reason',
    case: 'Case',
    left: 'has left the unit',
    how: { declared: 'Stated by herself', set: 'Set by a manager' },
    letBack: 'End the conflict',
    letBackFor: 'End the conflict for {{name}} in {{case}}',
    done: 'The conflict is ended.',
  },
};
