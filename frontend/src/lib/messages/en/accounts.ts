import { counter } from '../counted';

const counted = counter('en');

export const accounts = {
  signIn: {
    title: 'Sign in',
    lead: 'Welcome back.',
    email: 'E-mail',
    password: 'Password',
    refused: 'That e-mail and password do not match.',
    refusedPassword: 'That is not your password.',
    throttled: (seconds: number | null) =>
      seconds === null
        ? 'Too many attempts. Wait a moment, then try again.'
        : `Too many attempts. Try again in ${counted(seconds, 'second', 'seconds')}.`,
    unreachable: 'Tessera cannot be reached. Check your connection.',
    failed: (requestId: string | null) =>
      requestId === null
        ? 'The server could not sign you in.'
        : `The server could not sign you in. Request ${requestId}.`,
    unknownAnswer: 'The code is wrong, or was used before.',
    stopped: 'Too many wrong passwords. Choose a new one to get in.',
    ended: 'Your session has ended. Sign in again to go on: what you typed is still there.',
    forgotten: 'Forgot your password?',
    code: 'Code',
    codeAdvice:
      'Enter the six digits that your authenticator app shows. Without it, a recovery code does too.',
    submitCode: 'Go on',
    late: 'That took too long. Enter your password once more.',
    demo: 'Demo accounts',
    demoText: 'This is a development server with example data.',
  },

  leaving: {
    title: 'Sign out with notes not sent?',
    text: 'What you wrote and have not saved is kept in this browser, and is lost when you sign out.',
    keep: 'Stay',
  },

  invitation: {
    title: 'Invitation',
    lead: 'Welcome.',
    advice:
      'Choose a password of at least 15 characters. Several words in a row are easy to remember.',
    password: 'New password',
    submit: 'Set password and sign in',
    refused: 'This invitation is not good, or no longer. Ask for a new one.',
  },

  reset: {
    title: 'New password',
    lead: 'A new password.',
    advice: 'A link to choose it goes to your address.',
    ask: 'Send the link',
    asked: 'If somebody has this address, a link is on its way. It is good for an hour.',
    choose: 'Set password',
    chosen: 'Your password is set, and all your sessions have ended. Sign in with it.',
    refused: 'This link is not good, or no longer. Ask for a new one.',
    failed: (requestId: string | null) =>
      requestId === null
        ? 'The server could not do this.'
        : `The server could not do this. Request ${requestId}.`,
    back: 'Back to sign-in',
  },
};
