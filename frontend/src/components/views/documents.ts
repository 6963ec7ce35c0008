import { graphql } from '@/gql';

export const SAVED_VIEWS = graphql(`
  query SavedViews($resource: SavedViewResource!) {
    savedViews(first: 100, filter: { resource: { eq: $resource } }, orderBy: [NAME_ASC]) {
      nodes {
        id
        name
        visibility
        layout
        groupBy
        filter
        search
        orderBy
        columns
        version
        isFavorite
        owner {
          id
          name
        }
        team {
          id
          name
        }
      }
    }
  }
`);

export const VIEW_CREATE = graphql(`
  mutation SavedViewCreate($input: SavedViewCreateInput!) {
    savedViewCreate(input: $input) {
      savedView {
        id
      }
      problems {
        path
        code
        message
      }
    }
  }
`);

export const VIEW_UPDATE = graphql(`
  mutation SavedViewUpdate($input: SavedViewUpdateInput!) {
    savedViewUpdate(input: $input) {
      savedView {
        id
        version
        name
        visibility
        layout
        groupBy
        filter
        search
        orderBy
        columns
        team {
          id
          name
        }
      }
      problems {
        path
        code
        message
      }
      conflict {
        version
        fields {
          field
          base
          theirs
          mine
        }
      }
    }
  }
`);

export const VIEW_DELETE = graphql(`
  mutation SavedViewDelete($input: RecordInput!) {
    savedViewDelete(input: $input) {
      savedView {
        id
      }
      problems {
        path
        code
        message
      }
    }
  }
`);

export const VIEW_FAVORITE = graphql(`
  mutation SavedViewFavorite($input: FavoriteInput!) {
    favoriteAdd(input: $input) {
      favorite {
        id
      }
      problems {
        path
        code
        message
      }
    }
  }
`);

export const VIEW_UNFAVORITE = graphql(`
  mutation SavedViewUnfavorite($input: FavoriteInput!) {
    favoriteRemove(input: $input) {
      favorite {
        id
      }
      problems {
        path
        code
        message
      }
    }
  }
`);
