import { graphql } from '@/gql';
import type { CustomFieldResource } from '@/gql/graphql';
import type { CustomType } from './save-value';

export const CUSTOM_FIELDS_OF = graphql(`
  query CustomFieldsOf($filter: CustomFieldFilter) {
    customFields(filter: $filter, orderBy: [POSITION_ASC], first: 100) {
      nodes {
        ...CustomFieldItem
      }
    }
  }
`);

/** What the schema calls the types in the definitions of their fields. */
export const RESOURCES: Record<CustomType, CustomFieldResource> = {
  Client: 'CLIENT',
  Contact: 'CONTACT',
  Deal: 'DEAL',
  Product: 'PRODUCT',
};
