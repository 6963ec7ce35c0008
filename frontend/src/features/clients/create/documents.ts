import { graphql } from '@/gql';

export const CLIENT_CREATE = graphql(`
  mutation ClientCreate($input: ClientCreateInput!) {
    clientCreate(input: $input) {
      client {
        id
        name
      }
      problems {
        path
        code
        message
      }
    }
  }
`);

export const CLIENT_DUPLICATES = graphql(`
  query ClientDuplicates(
    $name: String
    $email: String
    $phone: String
    $domain: String
    $city: String
    $country: String
  ) {
    clientDuplicates(
      name: $name
      email: $email
      phone: $phone
      domain: $domain
      city: $city
      country: $country
      first: 4
    ) {
      score
      reasons
      client {
        id
        name
        city
        lifecycleStage
        owner {
          id
          name
        }
      }
    }
  }
`);
