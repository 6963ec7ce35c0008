import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useClient, useQuery, type CombinedError } from 'urql';
import { DateBox, FormDialog, RecordBox, SelectBox, TextBox } from '@/components/form';
import { graphql } from '@/gql';
import type { ClientCurrencyQuery } from '@/gql/graphql';
import { useChange, type Problem } from '@/lib/changes';
import { messages } from '@/lib/messages';
import { toast } from '@/lib/toasts';
import { useTyped } from '@/lib/typed';
import { useViewer } from '@/lib/viewer';
import { DEAL_STAGES, useStages } from './stages';

const DEAL_CREATE = graphql(`
  mutation DealCreate($input: DealCreateInput!) {
    dealCreate(input: $input) {
      deal {
        ...DealRow
      }
      problems {
        path
        code
        message
      }
    }
  }
`);

const CLIENT_CURRENCY = graphql(`
  query ClientCurrency($id: ID!) {
    client(id: $id) {
      id
      priceList {
        id
        currency
      }
      deals(first: 1, orderBy: [CREATED_AT_DESC]) {
        nodes {
          id
          amount {
            currency
          }
        }
      }
    }
  }
`);

interface Named {
  id: string;
  name: string;
}

interface NewDealProps {
  onClose: () => void;
  /** The name that what is typed is kept under. */
  name?: string;
  /** Whose deal it is, where that is known. */
  client?: Named;
}

interface Typed {
  client: Named | null;
  name: string;
  stage: string | null;
  currency: string | null;
  closes: string | null;
  /** Undefined: whoever makes it. */
  owner: Named | null | undefined;
}

const NOTHING: Typed = {
  client: null,
  name: '',
  stage: null,
  currency: null,
  closes: null,
  owner: undefined,
};

const text = messages.deals;
const USUAL = 'EUR';
const FIRST = { requestPolicy: 'cache-first' } as const;
const CURRENCIES = [USUAL, 'CHF', 'USD', 'GBP', 'PLN', 'CZK', 'SEK', 'NOK', 'DKK', 'CAD', 'UAH'];

/** The currency the client is used to: of the price list, or of the newest deal. */
function usualCurrency(data: ClientCurrencyQuery | undefined): string | null {
  const [last] = data?.client?.deals?.nodes ?? [];
  return data?.client?.priceList?.currency ?? last?.amount?.currency ?? null;
}

function useUsualCurrency(client: Named | null): string | null {
  const [{ data }] = useQuery({
    query: CLIENT_CURRENCY,
    variables: { id: client?.id ?? '' },
    pause: client === null,
  });
  return client !== null && data?.client?.id === client.id ? usualCurrency(data) : null;
}

/** What a deal starts with where nothing is chosen, also for whoever is faster than the answers. */
function useStart() {
  const asked = useClient();
  return {
    stage: async () => {
      const { data } = await asked.query(DEAL_STAGES, {}, FIRST).toPromise();
      return data?.stages?.nodes[0]?.id ?? '';
    },
    currency: async (client: Named | null) => {
      if (client === null) return USUAL;
      const { data } = await asked.query(CLIENT_CURRENCY, { id: client.id }, FIRST).toPromise();
      return usualCurrency(data) ?? USUAL;
    },
  };
}

export default function NewDeal({ onClose, name: form = 'new-deal', client: given }: NewDealProps) {
  const navigate = useNavigate();
  const viewer = useViewer()?.user;
  const { stages } = useStages();
  const start = useStart();
  const [run, isRunning] = useChange(DEAL_CREATE, (data) => data.dealCreate);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [error, setError] = useState<CombinedError | null>(null);
  const { typed, set, isRestored } = useTyped(form, {
    ...NOTHING,
    client: given ?? null,
  });
  const { client, name, stage, currency, closes, owner } = typed;
  const usual = useUsualCurrency(client);
  const chosenCurrency = currency ?? usual ?? USUAL;
  const me = viewer ? { id: viewer.id, name: viewer.name ?? '' } : null;

  async function submit() {
    const outcome = await run({
      input: {
        client: client?.id ?? '',
        name,
        stage: stage ?? (await start.stage()),
        currency: currency ?? (await start.currency(client)),
        ...(closes !== null && { expectedCloseOn: closes }),
        ...(owner !== undefined && { owner: owner?.id ?? null }),
      },
    });
    if (outcome.kind === 'problems') {
      setProblems(outcome.problems);
    } else if (outcome.kind === 'done' && outcome.payload.deal) {
      toast({ text: text.create.done(outcome.payload.deal.name ?? '–') });
      onClose();
      void navigate({ to: '/deals/$id', params: { id: outcome.payload.deal.id } });
    } else if (outcome.kind === 'failed') {
      setProblems([]);
      setError(outcome.error);
    }
  }

  const currencies = [...new Set([chosenCurrency, ...CURRENCIES])];
  return (
    <FormDialog
      title={text.create.title}
      submitLabel={text.create.submit}
      onSubmit={submit}
      onClose={onClose}
      isRestored={isRestored}
      isRunning={isRunning}
      problems={problems}
      error={error}
    >
      <RecordBox
        label={text.columns.client}
        name="client"
        kind="client"
        isRequired
        // A dialog that is opened to type into must take the focus.
        // eslint-disable-next-line jsx-a11y/no-autofocus
        autoFocus={given === undefined}
        value={client}
        onChange={(next) => set({ client: next })}
      />
      <TextBox
        label={text.create.name}
        name="name"
        isRequired
        // Whose it is, is known.
        // eslint-disable-next-line jsx-a11y/no-autofocus
        autoFocus={given !== undefined}
        value={name}
        onChange={(next) => set({ name: next })}
      />
      <SelectBox
        label={text.columns.stage}
        name="stage"
        options={stages
          .filter((candidate) => candidate.outcome === 'OPEN')
          .map((candidate) => ({ value: candidate.id, label: candidate.name ?? '–' }))}
        value={stage ?? stages[0]?.id ?? null}
        onChange={(next) => set({ stage: next })}
      />
      <SelectBox
        label={text.create.currency}
        name="currency"
        options={currencies.map((value) => ({ value, label: value }))}
        value={chosenCurrency}
        onChange={(next) => set({ currency: next })}
      />
      <DateBox
        label={text.columns.closes}
        name="expectedCloseOn"
        value={closes}
        onChange={(next) => set({ closes: next })}
      />
      <RecordBox
        label={text.columns.owner}
        name="owner"
        kind="user"
        value={owner === undefined ? me : owner}
        onChange={(next) => set({ owner: next })}
      />
    </FormDialog>
  );
}
