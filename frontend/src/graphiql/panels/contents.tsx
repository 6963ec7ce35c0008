import type { Inspection } from '../identities';

/** What is in a partner's token. */
export function TokenContents({ said }: { said: Inspection }) {
  return (
    <div className="panel-box" role="group" aria-label="What is in the token">
      <dl>
        <dt>State</dt>
        <dd>
          {said.isGood
            ? 'good'
            : 'no longer good: expired, revoked, or its partner is switched off'}
        </dd>
        <dt>Signed by</dt>
        <dd>this server{said.keyId === null ? '' : `, key ${said.keyId} of /auth/keys`}</dd>
        <dt>Partner</dt>
        <dd>{said.client}</dd>
        <dt>Token</dt>
        <dd>{said.tokenId}</dd>
        <dt>Issued</dt>
        <dd>{new Date(said.issuedAt).toLocaleString()}</dd>
        <dt>Expires</dt>
        <dd>{new Date(said.expiresAt).toLocaleString()}</dd>
        <dt>Limits</dt>
        <dd>
          {said.costLimit === null ? 'no cost of its own' : `cost ${said.costLimit} an operation`}
          {said.persistedOnly && ', stored documents only'}
        </dd>
      </dl>
      <h3>Rights</h3>
      <ul>
        {said.rights.map(({ type, field, operation, scope }) => (
          <li key={`${type}.${field} ${operation}`}>
            <code>
              {type}.{field} {operation} {scope}
            </code>
          </li>
        ))}
      </ul>
      <h3>Blocks</h3>
      {said.blocks.map(({ source, branch }, index) => (
        <details key={branch}>
          <summary>{index === 0 ? 'Signed by the server' : `Appended, number ${index}`}</summary>
          <pre className="panel-code">{source.trim()}</pre>
          <small>Revoked by {branch}</small>
        </details>
      ))}
    </div>
  );
}
