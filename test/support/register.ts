import type { Slack } from '../../scripts/sandbox/slack/start-slack.ts';
import { until } from '../../scripts/sandbox/slack/until.ts';

interface NewSetting {
  readonly name: string;
  readonly code: string;
  readonly pattern?: string;
  readonly closures?: string;
  readonly authority?: string;
  readonly channel?: string;
  readonly senco?: readonly string[];
  readonly team?: readonly string[];
  readonly managers?: readonly string[];
  readonly leads?: readonly string[];
}

/** Makes one setting with its SENCOs and key persons, as the workspace's admin. */
export async function addSetting(slack: Slack, setting: NewSetting): Promise<void> {
  const { name, code, pattern = 'year-round', closures = '' } = setting;
  const admin = slack.as('UADMIN');
  await admin.command('/setting', 'add');
  await admin.fill({
    Name: name,
    Code: code,
    'Year-round or term-time': pattern,
    Closures: closures,
    ...(setting.authority && { 'Local authority': setting.authority }),
    ...(setting.channel && { 'SENCO channel': setting.channel }),
    SENCO: [...(setting.senco ?? ['UADMIN', 'USENCO'])],
    'Key persons and practitioners': [...(setting.team ?? ['UKEY', 'UOTHER'])],
    ...(setting.managers && { Managers: [...setting.managers] }),
    ...(setting.leads && { 'Inclusion lead': [...setting.leads] }),
  });
  const saved = await admin.submit();
  if (!saved.closed) throw new Error(`setting not saved: ${JSON.stringify(saved.errors ?? saved)}`);
  await until(() => admin.dms().some((message) => message.text.includes(`Saved: ${name}`)));
}

interface NewChild {
  readonly name: string;
  readonly dob: string;
  readonly setting: string;
  readonly preferredName?: string;
  readonly grLevel?: string;
  readonly homeLanguage?: string;
  readonly keyPerson?: string;
  readonly by?: string;
}

/** Adds a child to the register, with UKEY as key person unless told otherwise. */
export async function addChild(slack: Slack, child: NewChild): Promise<void> {
  const senco = slack.as(child.by ?? 'USENCO');
  await senco.command('/child', 'add');
  await senco.fill({
    'Child’s name': child.name,
    'Preferred name': child.preferredName ?? '',
    DOB: child.dob,
    Setting: child.setting,
    'Key person': child.keyPerson ?? 'UKEY',
    'Graduated Response Level': child.grLevel ?? '1',
    'Home language': child.homeLanguage ?? '',
  });
  const saved = await senco.submit();
  if (!saved.closed) throw new Error(`child not saved: ${JSON.stringify(saved.errors ?? saved)}`);
}
