import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { CombinedError } from 'urql';
import { describe, expect, it, vi } from 'vitest';
import { FailureState } from './states';

function failure(code: string) {
  return new CombinedError({
    graphQLErrors: [{ message: 'The server says why.', extensions: { code, requestId: 'r-1' } }],
  });
}

describe('a failed read', () => {
  it('names its request and can be tried again', async () => {
    const retry = vi.fn();
    render(<FailureState error={failure('INTERNAL_SERVER_ERROR')} onRetry={retry} />);
    expect(screen.getByRole('alert')).toHaveTextContent('Request r-1');
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(retry).toHaveBeenCalledOnce();
  });

  it('offers no second try where the role forbids it', () => {
    render(<FailureState error={failure('FORBIDDEN')} onRetry={() => undefined} />);
    expect(screen.getByRole('alert')).toHaveTextContent('You may not see this');
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('says so when there is no connection', () => {
    const error = new CombinedError({ networkError: new TypeError('Failed to fetch') });
    render(<FailureState error={error} />);
    expect(screen.getByRole('alert')).toHaveTextContent('No connection');
  });
});
