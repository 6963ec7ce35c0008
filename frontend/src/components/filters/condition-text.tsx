import { useQuery } from 'urql';
import { graphql } from '@/gql';
import type { RecordNameQuery } from '@/gql/graphql';
import {
  specOf,
  type Condition,
  type FieldSpec,
  type FieldSpecs,
  type Operator,
} from '@/lib/conditions';
import { customKey } from '@/lib/custom-ids';
import { formatCountry, formatDate, formatDecimal, formatInteger } from '@/lib/formats';
import { messages } from '@/lib/messages';
import { isMoving } from '@/lib/moving-days';

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

interface ValueProps {
  spec: FieldSpec;
  operator: Operator;
  value: string;
}

function Value({ spec, operator, value }: ValueProps) {
  if (isMoving(operator)) return <>{text.dayCounts[operator](Number(value))}</>;
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
    case 'decimal':
      return <>{formatDecimal(value)}</>;
    default:
      return <>{value}</>;
  }
}

/** What people call a field; one that is not known, or not yet, by its key. */
export function fieldName(specs: FieldSpecs, field: string): string {
  const label = specOf(specs, field)?.label ?? '';
  return label === '' ? (customKey(field) ?? field) : label;
}

/** "Country is Germany, France". */
export function ConditionText({ specs, condition }: { specs: FieldSpecs; condition: Condition }) {
  const [field, operator, ...values] = condition;
  const spec = specOf(specs, field);
  if (!spec) return <>{text.lost(fieldName(specs, field))}</>;
  return (
    <>
      {fieldName(specs, field)} <em>{text.operators[operator]}</em>{' '}
      <strong>
        {values.map((value, index) => (
          <span key={value}>
            {index > 0 && ', '}
            <Value spec={spec} operator={operator} value={value} />
          </span>
        ))}
      </strong>
    </>
  );
}
