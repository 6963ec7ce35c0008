import { counter } from '../counted';

const counted = counter('en');

export const account = {
  copying: { copy: 'Copy', copied: 'Copied' },

  account: {
    title: 'My account',
    refusals: {
      wait: (seconds: number) =>
        `Too many attempts. Try again in ${counted(seconds, 'second', 'seconds')}.`,
      failed: 'The server could not do this.',
      codes: {
        PASSWORD_WRONG: 'This is not your password.',
        FACTOR_WRONG: 'The code is wrong, or was used before.',
        FACTOR_REQUIRED: 'A code of your second factor is needed as well.',
        STEP_UP_REQUIRED: 'Without your password nothing was changed.',
      } as Record<string, string | undefined>,
    },
    profile: {
      title: 'About me',
      firstName: 'First name',
      lastName: 'Last name',
      jobTitle: 'Position',
      locale: 'Language of mails',
      timeZone: 'Time zone',
      saved: 'Saved.',
    },
    password: {
      title: 'Password',
      text: 'At least 15 characters. Several words in a row are easy to remember. Your other sessions end when you change it.',
      current: 'Current password',
      next: 'New password',
      submit: 'Change password',
      changed: 'Your password is changed, and your other sessions have ended.',
      short: 'At least 15 characters, please.',
    },
    factor: {
      title: 'Second factor',
      on: 'On',
      off: 'Off',
      offText:
        'With an authenticator app on your phone, nobody gets in with your password alone. Setting it up takes a minute.',
      onText: 'A code of your authenticator app is asked for whenever you sign in.',
      begin: 'Set up',
      scan: 'Scan the code with your authenticator app.',
      qr: 'QR code for the authenticator app',
      secret: 'Or enter this secret there',
      code: 'Code that the app shows',
      confirm: 'Switch on',
      cancel: 'Cancel',
      codesTitle: 'Your recovery codes.',
      codesText:
        'Each gets you in once when your phone is not at hand. Keep them where your phone is not: they are shown only now.',
      copyCodes: 'Copy all',
      download: 'Download',
      kept: 'I have kept them',
      newCodes: 'New recovery codes',
      newCodesText: 'The old ones are worthless then.',
      disable: 'Switch off',
      disableText: 'Then your password alone is enough to get in.',
      password: 'Password',
      disabled: 'The second factor is switched off.',
    },
    sessions: {
      title: 'Where I am signed in',
      none: 'Nowhere.',
      current: 'This one',
      withFactor: 'With a code',
      lastSeen: 'last seen',
      since: (moment: string) => `signed in ${moment}`,
      device: (browser: string | null, system: string | null) =>
        [browser ?? 'Unknown program', system && `on ${system}`].filter(Boolean).join(' '),
      end: 'End',
      endThis: (device: string) => `End the session of ${device}`,
      ended: 'The session has ended.',
      endAll: 'End all others',
      endAllTitle: 'End all other sessions?',
      endAllText: (count: number) =>
        `${counted(count, 'other session ends', 'other sessions end')} within two seconds. This one stays.`,
      endedAll: 'All other sessions have ended.',
    },
  },
};
