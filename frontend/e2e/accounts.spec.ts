import {
  codeOf,
  enrol,
  expect,
  mailedPath,
  newcomer,
  noViolations,
  PASSPHRASE,
  picture,
  test,
} from './support';

test('whoever has forgotten their password chooses another one by mail, once', async ({
  page,
  request,
}) => {
  const email = await newcomer(request);
  await page.goto('/sign-in');
  await page.getByRole('link', { name: 'Forgot your password?' }).click();
  await expect(page.getByRole('heading', { name: 'A new password.' })).toBeVisible();
  await noViolations(page);
  await page.getByLabel('E-mail').fill(email);
  await page.getByRole('button', { name: 'Send the link' }).click();
  await expect(page.getByRole('status')).toContainText('a link is on its way');

  const path = await mailedPath(email);
  await page.goto('about:blank');
  await page.goto(path);
  const password = page.getByLabel('New password');
  await password.fill('passwordpassword1');
  expect(page.url()).not.toContain('tessera_pwr_');
  await noViolations(page);
  await picture(page, 'reset');
  await page.getByRole('button', { name: 'Set password' }).click();
  await expect(page.getByRole('alert')).toContainText('easily guessed');
  await password.fill('tundra velvet 9 anchors');
  await page.getByRole('button', { name: 'Set password' }).click();
  await expect(page.getByRole('status')).toContainText('Your password is set');
  await page.getByRole('link', { name: 'Back to sign-in' }).click();
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill('tundra velvet 9 anchors');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'My day' })).toBeVisible();

  await page.goto('about:blank');
  await page.goto(path);
  await page.getByLabel('New password').fill('another 7 lamps of brass');
  await page.getByRole('button', { name: 'Set password' }).click();
  await expect(page.getByRole('alert')).toContainText('not good, or no longer');
});

test('with a second factor a code is asked for after the password', async ({ page, request }) => {
  const email = await newcomer(request);
  const { secret, used, recoveryCode } = await enrol(request, email);
  await page.goto('/clients');
  const enter = async () => {
    await page.getByLabel('E-mail').fill(email);
    await page.getByLabel('Password').fill(PASSPHRASE);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  };
  await enter();
  const code = page.getByLabel('Code');
  await expect(code).toBeFocused();
  await noViolations(page);
  await picture(page, 'second-factor');
  await code.fill(used);
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByRole('alert')).toContainText('wrong, or was used before');
  await code.fill(codeOf(secret, 1));
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByRole('heading', { name: 'Clients' })).toBeVisible();
  await page.context().clearCookies();
  await page.reload();
  await enter();
  await code.fill(recoveryCode);
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByRole('heading', { name: 'Clients' })).toBeVisible();
});
