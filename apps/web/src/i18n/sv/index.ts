import { caseWords } from './case';
import { common } from './common';
import { lists } from './lists';
import { shell } from './shell';
import { work } from './work';

export const sv = { ...common, ...shell, ...lists, ...caseWords, ...work };
