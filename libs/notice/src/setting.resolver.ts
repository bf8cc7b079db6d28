import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { May } from '#platform';
import { ConfirmNoticeAddressInput, SetNoticeAddressInput, SetNoticeSettingsInput } from './setting.inputs.js';
import { SettingQueries } from './setting.queries.js';
import { SettingService } from './setting.service.js';
import { NoticeSettings } from './setting.types.js';

@Resolver()
export class SettingResolver {
  constructor(
    private readonly queries: SettingQueries,
    private readonly settings: SettingService,
  ) {}

  @May('notice.set')
  @Query(() => NoticeSettings, { description: 'How one wishes to be told, and how the latest mails went.' })
  noticeSettings(): Promise<NoticeSettings> {
    return this.queries.mine();
  }

  @May('notice.set')
  @Mutation(() => NoticeSettings, { description: 'Changes how one is told. In the product it always stands.' })
  async setNoticeSettings(@Args('input') input: SetNoticeSettingsInput): Promise<NoticeSettings> {
    await this.settings.set(input);
    return this.queries.mine();
  }

  @May('notice.set')
  @Mutation(() => NoticeSettings, { description: 'Says where one’s mail goes; a code is sent there.' })
  async setNoticeAddress(@Args('input') input: SetNoticeAddressInput): Promise<NoticeSettings> {
    await this.settings.address(input);
    return this.queries.mine();
  }

  @May('notice.set')
  @Mutation(() => NoticeSettings, { description: 'Confirms the address with the code that was sent there.' })
  async confirmNoticeAddress(@Args('input') input: ConfirmNoticeAddressInput): Promise<NoticeSettings> {
    await this.settings.confirm(input);
    return this.queries.mine();
  }
}
