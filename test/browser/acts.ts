import type { Answers, Person } from './person.js';

/** What people do at the screens again and again. */

interface Asking {
  readonly to: string;
  readonly type: string;
  readonly question: Answers;
}

/** From the case: a request to a unit, as far as the step that says what it rests on. */
export async function asks(who: Person, { to, type, question }: Asking): Promise<void> {
  await who.press('Ny förfrågan');
  await who.answer({ Enhet: to, 'Slag av förfrågan': type }, who.part('Ny förfrågan'));
  await who.press('Nästa');
  await who.answer(question);
  await who.press('Nästa');
}

/** Over the last look and away. */
export async function sendsIt(who: Person): Promise<void> {
  await who.press('Nästa');
  await who.press('Skicka förfrågan');
  await who.hears('Förfrågan är skickad');
}

/** Every direction that waits for this unit on Min dag. */
export async function confirmsAll(who: Person): Promise<void> {
  await who.goTo('/');
  const waiting = who.part('Samtycken att bekräfta');
  await waiting.getByRole('listitem').first().waitFor();
  for (let left = await waiting.getByRole('listitem').count(); left > 0; left--) {
    await who.press('Bekräfta', waiting);
    await who.press('Bekräfta och lämna ut löpande', who.part('Bekräfta samtycket'));
    await waiting
      .getByRole('listitem')
      .nth(left - 1)
      .waitFor({ state: 'detached' });
  }
}

/** From the case: the other unit is asked to confirm the directions in which it gives. */
export async function asksToConfirm(who: Person, from: string): Promise<void> {
  const consent = who.part('Samtycke till att sekretess bryts');
  const all = consent.getByRole('button', { name: /^Visa alla/ });
  if (await all.count()) await all.click();
  const edges = consent.getByRole('listitem').filter({ hasText: `från ${from}` });
  const button = edges.getByRole('button', { name: 'Be om bekräftelse' });
  for (let left = await button.count(); left > 0; left--) {
    await button.first().click();
    await button.nth(left - 1).waitFor({ state: 'detached' });
  }
}

/** From the case: everybody the plan needs is called in one form, which says of each whether a consent covers it. */
export async function callsToPlan(who: Person, units: readonly string[], said: Answers): Promise<void> {
  await who.press('Kalla och bjud in', who.page.locator('article.plan'));
  await who.seesHeading('Kalla och bjud in');
  const form = who.part('Kalla och bjud in');
  for (const unit of units) {
    await who.write('Lägg till enhet', unit, form);
    await who.sees(/^Samtycke till/, form.getByRole('listitem').filter({ hasText: unit }));
  }
  await who.answer(said, form);
  await who.press('Kalla och bjud in', form);
  await who.hears('Kallelsen är skickad.');
}

/** Opens Elin's case, and tells where it is. */
export async function opensCase(who: Person, details: Record<string, string> = {}): Promise<string> {
  await who.goTo('/samordningar/ny');
  await who.answer({ Förnamn: 'Elin', Efternamn: 'Exempelsson', ...details });
  await who.press('Öppna samordning', who.part('Öppna samordning'));
  await who.seesHeading('Elin Exempelsson');
  return new URL(who.page.url()).pathname;
}
