import type { TypedDocumentNode } from 'urql';
import { graphql } from '@/gql';
import type { Payload } from '@/lib/changes';

export type TrashType =
  | 'Attachment'
  | 'Category'
  | 'Client'
  | 'Contact'
  | 'CustomField'
  | 'Deal'
  | 'Note'
  | 'Product'
  | 'Team';

type Deed = TypedDocumentNode<{ made?: Payload | null }, { input: { id: string } }>;

const ATTACHMENT_RESTORE = graphql(`
  mutation TrashAttachmentRestore($input: RecordInput!) {
    made: attachmentRestore(input: $input) {
      problems {
        path
        code
        message
      }
    }
  }
`);

const ATTACHMENT_DESTROY = graphql(`
  mutation TrashAttachmentDestroy($input: RecordInput!) {
    made: attachmentDestroy(input: $input) {
      problems {
        path
        code
        message
      }
    }
  }
`);

const CATEGORY_RESTORE = graphql(`
  mutation TrashCategoryRestore($input: RecordInput!) {
    made: categoryRestore(input: $input) {
      problems {
        path
        code
        message
      }
    }
  }
`);

const CATEGORY_DESTROY = graphql(`
  mutation TrashCategoryDestroy($input: RecordInput!) {
    made: categoryDestroy(input: $input) {
      problems {
        path
        code
        message
      }
    }
  }
`);

const CLIENT_RESTORE = graphql(`
  mutation TrashClientRestore($input: RecordInput!) {
    made: clientRestore(input: $input) {
      problems {
        path
        code
        message
      }
    }
  }
`);

const CLIENT_DESTROY = graphql(`
  mutation TrashClientDestroy($input: RecordInput!) {
    made: clientDestroy(input: $input) {
      problems {
        path
        code
        message
      }
    }
  }
`);

const CONTACT_RESTORE = graphql(`
  mutation TrashContactRestore($input: RecordInput!) {
    made: contactRestore(input: $input) {
      problems {
        path
        code
        message
      }
    }
  }
`);

const CONTACT_DESTROY = graphql(`
  mutation TrashContactDestroy($input: RecordInput!) {
    made: contactDestroy(input: $input) {
      problems {
        path
        code
        message
      }
    }
  }
`);

const CUSTOM_FIELD_RESTORE = graphql(`
  mutation TrashCustomFieldRestore($input: RecordInput!) {
    made: customFieldRestore(input: $input) {
      problems {
        path
        code
        message
      }
    }
  }
`);

const CUSTOM_FIELD_DESTROY = graphql(`
  mutation TrashCustomFieldDestroy($input: RecordInput!) {
    made: customFieldDestroy(input: $input) {
      problems {
        path
        code
        message
      }
    }
  }
`);

const DEAL_RESTORE = graphql(`
  mutation TrashDealRestore($input: RecordInput!) {
    made: dealRestore(input: $input) {
      problems {
        path
        code
        message
      }
    }
  }
`);

const DEAL_DESTROY = graphql(`
  mutation TrashDealDestroy($input: RecordInput!) {
    made: dealDestroy(input: $input) {
      problems {
        path
        code
        message
      }
    }
  }
`);

const NOTE_RESTORE = graphql(`
  mutation TrashNoteRestore($input: RecordInput!) {
    made: noteRestore(input: $input) {
      problems {
        path
        code
        message
      }
    }
  }
`);

const NOTE_DESTROY = graphql(`
  mutation TrashNoteDestroy($input: RecordInput!) {
    made: noteDestroy(input: $input) {
      problems {
        path
        code
        message
      }
    }
  }
`);

const PRODUCT_RESTORE = graphql(`
  mutation TrashProductRestore($input: RecordInput!) {
    made: productRestore(input: $input) {
      problems {
        path
        code
        message
      }
    }
  }
`);

const PRODUCT_DESTROY = graphql(`
  mutation TrashProductDestroy($input: RecordInput!) {
    made: productDestroy(input: $input) {
      problems {
        path
        code
        message
      }
    }
  }
`);

const TEAM_RESTORE = graphql(`
  mutation TrashTeamRestore($input: RecordInput!) {
    made: teamRestore(input: $input) {
      problems {
        path
        code
        message
      }
    }
  }
`);

const TEAM_DESTROY = graphql(`
  mutation TrashTeamDestroy($input: RecordInput!) {
    made: teamDestroy(input: $input) {
      problems {
        path
        code
        message
      }
    }
  }
`);

/** How a deleted record of each type comes back, and how it goes for good. */
export const DEEDS: Record<TrashType, { restore: Deed; destroy: Deed }> = {
  Attachment: { restore: ATTACHMENT_RESTORE, destroy: ATTACHMENT_DESTROY },
  Category: { restore: CATEGORY_RESTORE, destroy: CATEGORY_DESTROY },
  Client: { restore: CLIENT_RESTORE, destroy: CLIENT_DESTROY },
  Contact: { restore: CONTACT_RESTORE, destroy: CONTACT_DESTROY },
  CustomField: { restore: CUSTOM_FIELD_RESTORE, destroy: CUSTOM_FIELD_DESTROY },
  Deal: { restore: DEAL_RESTORE, destroy: DEAL_DESTROY },
  Note: { restore: NOTE_RESTORE, destroy: NOTE_DESTROY },
  Product: { restore: PRODUCT_RESTORE, destroy: PRODUCT_DESTROY },
  Team: { restore: TEAM_RESTORE, destroy: TEAM_DESTROY },
};

export const TRASH_TYPES = Object.keys(DEEDS) as TrashType[];

export function isTrashType(type: string | null | undefined): type is TrashType {
  return type != null && type in DEEDS;
}
