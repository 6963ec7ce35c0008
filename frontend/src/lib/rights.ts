import { useMemo } from 'react';
import { useQuery } from 'urql';
import { graphql } from '@/gql';
import type { RightOperation, RightScope, RightsOfViewerQuery } from '@/gql/graphql';

const RIGHTS = graphql(`
  query RightsOfViewer {
    viewer {
      user {
        id
        role {
          id
          rights {
            type
            field
            operation
            scope
          }
        }
      }
    }
  }
`);

type Lines = NonNullable<
  NonNullable<NonNullable<RightsOfViewerQuery['viewer']>['user']>['role']
>['rights'];

export interface Rights {
  /** Which rows an operation reaches; of a field, its own line decides before the type's. */
  scope: (type: string, operation: RightOperation, field?: string) => RightScope;
  may: (type: string, operation: RightOperation, field?: string) => boolean;
}

export function rightsOf(lines: Lines): Rights {
  const table = new Map(
    (lines ?? []).map((line) => [`${line.type}.${line.field} ${line.operation}`, line.scope]),
  );
  const scope = (type: string, operation: RightOperation, field = '*') =>
    table.get(`${type}.${field} ${operation}`) ?? table.get(`${type}.* ${operation}`) ?? 'NONE';
  return { scope, may: (...asked) => scope(...asked) !== 'NONE' };
}

/** What the viewer's role allows, to offer nothing that would be refused; null until it is known. The server decides in any case. */
export function useRights(): Rights | null {
  const [{ data, error }] = useQuery({ query: RIGHTS, requestPolicy: 'cache-first' });
  const lines = data?.viewer?.user?.role?.rights;
  return useMemo(() => (lines != null || error ? rightsOf(lines ?? null) : null), [lines, error]);
}

/** Whether the viewer's role does something at all with a type; nothing until its rights are read. */
export function useMay(): (operation: RightOperation, type: string, field?: string) => boolean {
  const rights = useRights();
  return (operation, type, field) => rights?.may(type, operation, field) ?? false;
}
