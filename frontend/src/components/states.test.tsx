import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { CombinedError } from 'urql';
import { describe, expect, it, vi } from 'vitest';
import { EmptyList, FailureState } from './states';

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

describe('a list without rows', () => {
  const text = { emptyTitle: 'Fits', emptyText: '', noneTitle: 'None', noneText: '' };
  const shown = (search: object) => {
    render(<EmptyList text={text} search={search} onReset={() => undefined} />);
    return screen.queryByRole('button', { name: 'Clear filters' });
  };

  it('offers to look for more where something narrows it', () => {
    expect(shown({ q: 'x', order: 'NAME_ASC' })).toBeVisible();
    expect(screen.getByText('Fits')).toBeVisible();
  });

  it('says that there is nothing yet where nothing does', () => {
    expect(shown({ q: undefined, order: 'NAME_ASC', cols: 'name' })).toBeNull();
    expect(screen.getByText('None')).toBeVisible();
  });
});
