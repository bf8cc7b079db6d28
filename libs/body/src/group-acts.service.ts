import { Injectable } from '@nestjs/common';
import { PresentationService } from './presentation.service.js';
import { PresentingService } from './presenting.service.js';
import { QuestionService } from './question.service.js';
import { SittingService } from './sitting.service.js';
import { TellingService } from './telling.service.js';

/** What is done within a group, by what it is about. */
@Injectable()
export class GroupActs {
  constructor(
    readonly sittings: SittingService,
    readonly presenting: PresentingService,
    readonly presentations: PresentationService,
    readonly questions: QuestionService,
    readonly telling: TellingService,
  ) {}
}
