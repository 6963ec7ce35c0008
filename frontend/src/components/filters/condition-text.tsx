import { useQuery } from 'urql';
import { graphql } from '@/gql';
import type { Condition, FieldSpec, FieldSpecs } from '@/lib/conditions';
import { formatCountry, formatDate, formatInteger } from '@/lib/formats';
import { messages } from '@/lib/messages';

const RECORD_NAME = graphql(`
  query RecordName($id: ID!) {
    node(id: $id) {
      id
      ... on User {
        userName: name
      }
      ... on Team {
        teamName: name
      }
      ... on Tag {
        tagName: name
      }
    }
  }
`);

const text = messages.filters;

/** The name of a record that a condition knows by its id. */
export function RecordName({ id }: { id: string }) {
  const [{ data, fetching }] = useQuery({
    query: RECORD_NAME,
    variables: { id },
    requestPolicy: 'cache-first',
  });
  const node = data?.node;
  if (!node) return <>{fetching ? '…' : text.unseen}</>;
  if (node.__typename === 'User') return <>{node.userName}</>;
  if (node.__typename === 'Team') return <>{node.teamName}</>;
  return <>{node.__typename === 'Tag' ? node.tagName : text.unseen}</>;
}

function Value({ spec, value }: { spec: FieldSpec; value: string }) {
  switch (spec.kind) {
    case 'record':
      return <RecordName id={value} />;
    case 'choice':
      return <>{spec.options.find((option) => option.value === value)?.label ?? value}</>;
    case 'country':
      return <>{formatCountry(value)}</>;
    case 'date':
      return <>{formatDate(value)}</>;
    case 'number':
      return <>{formatInteger(value)}</>;
    default:
      return <>{value}</>;
  }
}

/** "Country is Germany, France". */
export function ConditionText({ specs, condition }: { specs: FieldSpecs; condition: Condition }) {
  const [field, operator, ...values] = condition;
  const spec = specs[field];
  if (!spec) return null;
  return (
    <>
      {spec.label} <em>{text.operators[operator]}</em>{' '}
      <strong>
        {values.map((value, index) => (
          <span key={value}>
            {index > 0 && ', '}
            <Value spec={spec} value={value} />
          </span>
        ))}
      </strong>
    </>
  );
}
