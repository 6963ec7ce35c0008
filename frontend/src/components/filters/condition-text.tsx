import { useQuery } from 'urql';
import { graphql } from '@/gql';
import type { RecordNameQuery } from '@/gql/graphql';
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
      ... on Stage {
        stageName: name
      }
      ... on Role {
        roleName: name
      }
      ... on Client {
        clientName: name
      }
      ... on Contact {
        contactName: name
      }
      ... on Product {
        productName: name
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
  if (!data?.node) return <>{fetching ? '…' : text.unseen}</>;
  return <>{nameOf(data.node) ?? text.unseen}</>;
}

function nameOf(node: NonNullable<RecordNameQuery['node']>): string | null | undefined {
  switch (node.__typename) {
    case 'User':
      return node.userName;
    case 'Team':
      return node.teamName;
    case 'Tag':
      return node.tagName;
    case 'Stage':
      return node.stageName;
    case 'Role':
      return node.roleName;
    case 'Client':
      return node.clientName;
    case 'Contact':
      return node.contactName;
    case 'Product':
      return node.productName;
    default:
      return null;
  }
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
    case 'day':
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
