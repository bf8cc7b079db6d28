import { calendarWords } from './calendar';
import { caseWords } from './case';
import { common } from './common';
import { consentWords } from './consent';
import { deliveryWords } from './delivery';
import { documentWords } from './document';
import { figureWords } from './figures';
import { groupWords } from './groups';
import { lists } from './lists';
import { meetingWords } from './meeting';
import { meetingWorkWords } from './meeting-work';
import { noteWords } from './note';
import { noticeWords } from './notice';
import { phraseWords } from './phrase';
import { planWords } from './plan';
import { programmeWords } from './programme';
import { protectionWords } from './protection';
import { logWords } from './log';
import { machineWords } from './machine';
import { rightsWords } from './rights';
import { shell } from './shell';
import { signInWords } from './sign-in';
import { slotWords } from './slots';
import { staffingWords } from './staffing';
import { taskWords } from './task';
import { viewWords } from './view';
import { work } from './work';

export const sv = {
  ...common,
  ...shell,
  ...lists,
  ...calendarWords,
  ...caseWords,
  ...consentWords,
  ...protectionWords,
  ...slotWords,
  ...staffingWords,
  ...work,
  ...taskWords,
  ...viewWords,
  ...deliveryWords,
  ...documentWords,
  ...figureWords,
  ...groupWords,
  ...signInWords,
  ...machineWords,
  ...logWords,
  ...noteWords,
  ...noticeWords,
  ...meetingWords,
  ...meetingWorkWords,
  ...rightsWords,
  ...planWords,
  ...programmeWords,
  ...phraseWords,
};
