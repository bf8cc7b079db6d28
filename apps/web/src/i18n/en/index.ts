import { caseWords } from './case';
import { common } from './common';
import { deliveryWords } from './delivery';
import { lists } from './lists';
import { shell } from './shell';
import { signInWords } from './sign-in';
import { work } from './work';

export const en = { ...common, ...shell, ...lists, ...caseWords, ...work, ...deliveryWords, ...signInWords };
