import { useEffect, useState } from 'react';
import { Button } from '@/components/button';
import { useStore } from '@/lib/stores';
import { identity } from '../identities';
import {
  becomeHolder,
  becomePartner,
  mint,
  partnersAndTokens,
  type Partner,
  type PartnerToken,
} from '../partners';

type Attempt = (work: () => Promise<void>) => void;

interface Found {
  partners: Partner[];
  tokens: PartnerToken[];
  refusal: string;
}

/** Asking as a partner: with a token that is there, one made now, or one that was given. */
export function PartnerTokens({ attempt }: { attempt: Attempt }) {
  const who = useStore(identity);
  const [found, setFound] = useState<Found>({ partners: [], tokens: [], refusal: '' });
  const [pasted, setPasted] = useState('');
  useEffect(() => {
    partnersAndTokens().then(
      (all) => setFound({ ...all, refusal: '' }),
      (error: unknown) =>
        setFound({
          partners: [],
          tokens: [],
          refusal: error instanceof Error ? error.message : '',
        }),
    );
  }, [who]);
  return (
    <>
      {found.refusal && <p>Tokens cannot be listed or made here: {found.refusal}</p>}
      {found.tokens.length > 0 && (
        <select
          className="panel-field"
          aria-label="Ask with a token that is there"
          value=""
          onChange={(event) => attempt(() => becomeHolder(event.target.value))}
        >
          <option value="">Ask with a token that is there …</option>
          {found.tokens.map(({ id, name, partner }) => (
            <option key={id} value={id}>
              {partner?.name}: {name}
            </option>
          ))}
        </select>
      )}
      {!found.refusal && <Minting partners={found.partners} attempt={attempt} />}
      <details>
        <summary>Paste a token</summary>
        <form
          className="panel-stack"
          onSubmit={(event) => {
            event.preventDefault();
            attempt(() => becomePartner(pasted.trim()));
          }}
        >
          <textarea
            className="panel-field panel-code"
            rows={4}
            spellCheck={false}
            aria-label="A partner’s token"
            value={pasted}
            onChange={(event) => setPasted(event.target.value)}
          />
          <Button type="submit">Ask with it</Button>
        </form>
      </details>
      <p>
        To cut the token in use down, copy it and run{' '}
        <code>tessera token attenuate TOKEN --operation read --fields Client.id,name</code>, then
        paste what it prints.
      </p>
    </>
  );
}

function Minting({ partners, attempt }: { partners: Partner[]; attempt: Attempt }) {
  const [partner, setPartner] = useState('');
  const [name, setName] = useState('Tried in the playground');
  const [rights, setRights] = useState('Client.id,name,city read all\nContact read own');
  const own = partners.find(({ key }) => key === 'playground');
  const others = partners.filter(({ key }) => key !== 'playground');
  return (
    <details>
      <summary>Make a token</summary>
      <form
        className="panel-stack"
        onSubmit={(event) => {
          event.preventDefault();
          attempt(() => mint(partner || (own?.id ?? null), name, rights));
        }}
      >
        <label>
          For the partner
          <select
            className="panel-field"
            value={partner}
            onChange={(event) => setPartner(event.target.value)}
          >
            <option value="">Playground, which acts for you</option>
            {others.map(({ id, name: title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        </label>
        <label>
          Name of the token
          <input
            className="panel-field"
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </label>
        <label>
          Rights, one a line
          <textarea
            className="panel-field panel-code"
            rows={4}
            spellCheck={false}
            value={rights}
            onChange={(event) => setRights(event.target.value)}
          />
        </label>
        <Button look="primary" type="submit">
          Make it and ask with it
        </Button>
      </form>
    </details>
  );
}
