import { Controller, Get, Inject, ServiceUnavailableException } from '@nestjs/common';
import type pg from 'pg';
import { NoticeListener, POOL, Public } from '#platform';

@Public()
@Controller()
export class HealthController {
  constructor(
    @Inject(POOL) private readonly pool: pg.Pool,
    private readonly notices: NoticeListener,
  ) {}

  /** The process lives. */
  @Get('healthz')
  alive(): { status: string } {
    return { status: 'ok' };
  }

  /** It can serve: the database answers, its migrations are in, and the wake-ups arrive. */
  @Get('readyz')
  async ready(): Promise<{ status: string }> {
    await this.pool.query('select samsteg.app_today()').catch(() => {
      throw new ServiceUnavailableException('database');
    });
    if (!this.notices.listening) throw new ServiceUnavailableException('listener');
    return { status: 'ok' };
  }
}
