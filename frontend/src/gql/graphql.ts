/* eslint-disable */
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
export type Maybe<T> = T | null;
export type InputMaybe<T> = T | null | undefined;
export type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type MakeOptional<T, K extends keyof T> = Omit<T, K> & { [SubKey in K]?: Maybe<T[SubKey]> };
export type MakeMaybe<T, K extends keyof T> = Omit<T, K> & { [SubKey in K]: Maybe<T[SubKey]> };
export type MakeEmpty<T extends { [key: string]: unknown }, K extends keyof T> = { [_ in K]?: never };
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A country, ISO 3166-1 alpha-2: `DE`. */
  CountryCode: { input: string; output: string; }
  /** A currency, ISO 4217: `EUR`. */
  CurrencyCode: { input: string; output: string; }
  /** A calendar date without time or zone, RFC 3339 full-date: `2026-11-23`. */
  Date: { input: string; output: string; }
  /**
   * Implement the DateTime<Utc> scalar
   *
   * The input/output is a string in RFC3339 format.
   */
  DateTime: { input: string; output: string; }
  /** An exact decimal number as a string, so that no digit is lost: `"19.90"`. */
  Decimal: { input: string; output: string; }
  /** An e-mail address. */
  EmailAddress: { input: string; output: string; }
  /** A value of any shape. */
  JSON: { input: unknown; output: unknown; }
  /** A telephone number in international form, E.164: `+49301234567`. */
  PhoneNumber: { input: string; output: string; }
  /** A web address. */
  URL: { input: string; output: string; }
};

/** What a user can see and do, as this server decides it now. */
export type Access = {
  __typename?: 'Access';
  /** Whether they may sign in; a user who may not can do nothing. */
  isActive?: Maybe<Scalars['Boolean']['output']>;
  /** What they can do with the record that was asked for; null without one. */
  record?: Maybe<RecordAccess>;
  /** What their role may do, by type and operation, with which records; then the fields for which it is otherwise. What is not named is refused. */
  rights: Array<RoleRight>;
  /** Key of their role; null when they may not sign in. */
  role?: Maybe<Scalars['String']['output']>;
  /** The user, with their teams; null when there is none. */
  user?: Maybe<User>;
};

/** A postal address. */
export type Address = {
  __typename?: 'Address';
  /** City. */
  city?: Maybe<Scalars['String']['output']>;
  /** Country. */
  country?: Maybe<Scalars['CountryCode']['output']>;
  /** Postal code. */
  postalCode?: Maybe<Scalars['String']['output']>;
  /** State, province or region. */
  region?: Maybe<Scalars['String']['output']>;
  /** Street and number, one line. */
  street?: Maybe<Scalars['String']['output']>;
};

/** A postal address. It replaces the one that is stored. */
export type AddressInput = {
  /** City. */
  city?: InputMaybe<Scalars['String']['input']>;
  /** Country. */
  country?: InputMaybe<Scalars['CountryCode']['input']>;
  /** Postal code. */
  postalCode?: InputMaybe<Scalars['String']['input']>;
  /** State, province or region. */
  region?: InputMaybe<Scalars['String']['input']>;
  /** Street and number, one line. */
  street?: InputMaybe<Scalars['String']['input']>;
};

/** A file at a note, client, product or deal. */
export type Attachment = Node & {
  __typename?: 'Attachment';
  /** The client it is attached to. */
  client?: Maybe<Client>;
  /** Media type: once stored the one found in the content, before that the one announced. */
  contentType?: Maybe<Scalars['String']['output']>;
  /** When it was added. */
  createdAt?: Maybe<Scalars['DateTime']['output']>;
  /** The deal it is attached to. */
  deal?: Maybe<Deal>;
  /** Where the content can be had by GET without a token: a path on this server, good for 5 minutes; null until it is stored. */
  downloadUrl?: Maybe<Scalars['String']['output']>;
  /** Name of the file. */
  fileName?: Maybe<Scalars['String']['output']>;
  /** Opaque id, unique among all records. */
  id: Scalars['ID']['output'];
  /** The note it is attached to. */
  note?: Maybe<Note>;
  /** The product it is attached to. */
  product?: Maybe<Product>;
  /** SHA-256 of the content in lower-case hexadecimal. */
  sha256?: Maybe<Scalars['String']['output']>;
  /** Size in bytes, at most 10,485,760. */
  sizeBytes?: Maybe<Scalars['Int']['output']>;
  /** Whether the content is there. */
  state?: Maybe<AttachmentState>;
  /** When the content came; null while pending. */
  storedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Last change. */
  updatedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Where the viewer who added a pending attachment sends its content by PUT: a path on this server, good for 15 minutes and until the content is stored. */
  uploadUrl?: Maybe<Scalars['String']['output']>;
  /** Who added it. */
  uploadedBy?: Maybe<User>;
  /** Grows with every change. */
  version?: Maybe<Scalars['Int']['output']>;
};

/** A page of a list. */
export type AttachmentConnection = {
  __typename?: 'AttachmentConnection';
  /** The records of the page with their cursors. */
  edges: Array<AttachmentEdge>;
  /** The records of the page. */
  nodes: Array<Attachment>;
  /** Whether there are more, and where they begin. */
  pageInfo: PageInfo;
  /** How many records the whole list has; counted only when selected. */
  totalCount?: Maybe<TotalCount>;
};


/** A page of a list. */
export type AttachmentConnectionTotalCountArgs = {
  exact?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A new record of Attachment. */
export type AttachmentCreateInput = {
  /** The client it is attached to. */
  client?: InputMaybe<Scalars['ID']['input']>;
  /** Media type, if it is known; an upload with other content is refused. */
  contentType?: InputMaybe<Scalars['String']['input']>;
  /** The deal it is attached to. */
  deal?: InputMaybe<Scalars['ID']['input']>;
  /** Name of the file, without a path, at most 255 characters. Its ending says what the content must be. */
  fileName: Scalars['String']['input'];
  /** The note it is attached to. */
  note?: InputMaybe<Scalars['ID']['input']>;
  /** The product it is attached to. */
  product?: InputMaybe<Scalars['ID']['input']>;
  /** Size in bytes, if it is known, at most 10,485,760; an upload of another size is refused. */
  sizeBytes?: InputMaybe<Scalars['Int']['input']>;
};

/** A record and its place in the list. */
export type AttachmentEdge = {
  __typename?: 'AttachmentEdge';
  /** Names the place of the record in the list, for `after` and `before`. */
  cursor: Scalars['String']['output'];
  /** The record. */
  node: Attachment;
};

/** Conditions on records of Attachment; all of those given must hold. */
export type AttachmentFilter = {
  /** All of these hold. */
  and?: InputMaybe<Array<AttachmentFilter>>;
  /** When it was added. */
  createdAt?: InputMaybe<DateTimeFilter>;
  /** This does not hold. */
  not?: InputMaybe<AttachmentFilter>;
  /** At least one of these holds; an empty list matches nothing. */
  or?: InputMaybe<Array<AttachmentFilter>>;
  /** Whether the content is there. */
  state?: InputMaybe<AttachmentStateFilter>;
  /** Who added it. */
  uploadedBy?: InputMaybe<IdFilter>;
};

/** Orders of a list of Attachment. */
export type AttachmentOrder =
  /** By when it was added, ascending. */
  | 'CREATED_AT_ASC'
  /** By when it was added, descending. */
  | 'CREATED_AT_DESC';

/** The answer to a mutation: the record, or what is wrong. */
export type AttachmentPayload = {
  __typename?: 'AttachmentPayload';
  /** The record as it is now, also after a conflict; null when it cannot be read: after a deletion, or when there are problems. */
  attachment?: Maybe<Attachment>;
  /** What others changed since the version the input names. */
  conflict?: Maybe<Conflict>;
  /** What a person can correct; empty when the change was made. */
  problems: Array<Problem>;
};

/** Whether the content of an attachment is there. */
export type AttachmentState =
  /** The upload is still to come; after an hour without one the record goes. */
  | 'PENDING'
  /** The content is there and does not change any more. */
  | 'STORED';

/** Conditions on a AttachmentState. */
export type AttachmentStateFilter = {
  /** Is this. */
  eq?: InputMaybe<AttachmentState>;
  /** Is one of these. */
  in?: InputMaybe<Array<AttachmentState>>;
};

/** Changes of a record of Attachment: what is absent stays as it is, what is null is emptied. */
export type AttachmentUpdateInput = {
  /** Name of the file, without a path, at most 255 characters. Its ending says what the content must be. */
  fileName?: InputMaybe<Scalars['String']['input']>;
  /** The record's id. */
  id: Scalars['ID']['input'];
  /** The version that was seen; when the record has another by now, nothing is changed. */
  version: Scalars['Int']['input'];
};

/** What was done with a record, or what happened to the account of the user that the entry is about. */
export type AuditAction =
  /** It was made. */
  | 'CREATE'
  /** It went into the trash, or for good where there is none. */
  | 'DELETE'
  /** It was deleted for good. */
  | 'DESTROY'
  /** The second factor was taken away. */
  | 'FACTOR_DISABLE'
  /** A second factor was set up. */
  | 'FACTOR_ENABLE'
  /** A wrong code. */
  | 'FACTOR_REFUSAL'
  /** The user, who was invited, chose a password. */
  | 'INVITATION_ACCEPT'
  /** A key of the server was replaced; the entry is about no user. */
  | 'KEY_ROTATION'
  /** After too many wrong passwords the account waits. */
  | 'LOCK_OUT'
  /** The user chose another password. */
  | 'PASSWORD_CHANGE'
  /** A new password took the place of a forgotten one. */
  | 'PASSWORD_RESET'
  /** Somebody asked for a new password. */
  | 'PASSWORD_RESET_REQUEST'
  /** A recovery code stood in for the second factor. */
  | 'RECOVERY_CODE_USE'
  /** An old refresh token came back, and its session was ended. */
  | 'REFRESH_REUSE'
  /** It came back from the trash. */
  | 'RESTORE'
  /** A session was ended from elsewhere. */
  | 'SESSION_END'
  /** A session was opened, or at the server's console a token for scripts was made. */
  | 'SIGN_IN'
  /** A wrong password, or the right one of a user who may not sign in; addresses without an account leave no entry. */
  | 'SIGN_IN_REFUSAL'
  /** The user ended the session. */
  | 'SIGN_OUT'
  /** A session proved its holder once more. */
  | 'STEP_UP'
  /** It was changed. */
  | 'UPDATE';

/** Conditions on a AuditAction. */
export type AuditActionFilter = {
  /** Is this. */
  eq?: InputMaybe<AuditAction>;
  /** Is one of these. */
  in?: InputMaybe<Array<AuditAction>>;
};

/** One change of one record, or one event that concerns the safety of an account: its record is the user then, and `after` holds what is known of it. Entries are never changed or deleted. */
export type AuditEntry = Node & {
  __typename?: 'AuditEntry';
  /** What was done, or what happened. */
  action?: Maybe<AuditAction>;
  /** Who did it; null: the server itself, somebody at its console, or, at a refusal, a stranger. */
  actor?: Maybe<User>;
  /** Columns that changed, as they became; all of a record that was made, null for one that was destroyed. */
  after?: Maybe<Scalars['JSON']['output']>;
  /** Columns that changed, as they were, an amount with its currency; all of a record that was destroyed, null for one that was made. */
  before?: Maybe<Scalars['JSON']['output']>;
  /** Opaque id, unique among all records. */
  id: Scalars['ID']['output'];
  /** When it happened. */
  occurredAt?: Maybe<Scalars['DateTime']['output']>;
  /** The token of a partner that did it in the actor's place; null when the actor did it themselves. */
  partnerToken?: Maybe<PartnerToken>;
  /** The record's id. */
  recordId?: Maybe<Scalars['String']['output']>;
  /** Version of the record after the change. */
  recordVersion?: Maybe<Scalars['Int']['output']>;
  /** The request, as logs and errors name it. */
  requestId?: Maybe<Scalars['String']['output']>;
  /** Name of the record's type: `Client`. */
  type?: Maybe<Scalars['String']['output']>;
};

/** A page of a list. */
export type AuditEntryConnection = {
  __typename?: 'AuditEntryConnection';
  /** The records of the page with their cursors. */
  edges: Array<AuditEntryEdge>;
  /** The records of the page. */
  nodes: Array<AuditEntry>;
  /** Whether there are more, and where they begin. */
  pageInfo: PageInfo;
  /** How many records the whole list has; counted only when selected. */
  totalCount?: Maybe<TotalCount>;
};


/** A page of a list. */
export type AuditEntryConnectionTotalCountArgs = {
  exact?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A record and its place in the list. */
export type AuditEntryEdge = {
  __typename?: 'AuditEntryEdge';
  /** Names the place of the record in the list, for `after` and `before`. */
  cursor: Scalars['String']['output'];
  /** The record. */
  node: AuditEntry;
};

/** Conditions on records of AuditEntry; all of those given must hold. */
export type AuditEntryFilter = {
  /** What was done, or what happened. */
  action?: InputMaybe<AuditActionFilter>;
  /** Who did it. */
  actor?: InputMaybe<IdFilter>;
  /** All of these hold. */
  and?: InputMaybe<Array<AuditEntryFilter>>;
  /** This does not hold. */
  not?: InputMaybe<AuditEntryFilter>;
  /** When it happened. */
  occurredAt?: InputMaybe<DateTimeFilter>;
  /** At least one of these holds; an empty list matches nothing. */
  or?: InputMaybe<Array<AuditEntryFilter>>;
  /** The record, or the user whose account it was. */
  record?: InputMaybe<IdFilter>;
  /** Name of the record's type: `Client`. */
  type?: InputMaybe<WordFilter>;
};

/** Orders of a list of AuditEntry. */
export type AuditEntryOrder =
  /** By when it happened, ascending. */
  | 'OCCURRED_AT_ASC'
  /** By when it happened, descending. */
  | 'OCCURRED_AT_DESC';

/** A brand and how many of the matching products it has. */
export type BrandFacet = {
  __typename?: 'BrandFacet';
  /** The brand; null for products without one. */
  brand?: Maybe<Scalars['String']['output']>;
  /** Number of products. */
  count?: Maybe<Scalars['Int']['output']>;
};

/** A node of the catalogue's tree. */
export type Category = Node & {
  __typename?: 'Category';
  /** The categories directly below. */
  children?: Maybe<Array<Category>>;
  /** Opaque id, unique among all records. */
  id: Scalars['ID']['output'];
  /** Name. */
  name?: Maybe<Scalars['String']['output']>;
  /** The category above; null at the root. */
  parent?: Maybe<Category>;
  /** Slugs from the root, each ended by a slash. */
  path?: Maybe<Scalars['String']['output']>;
  /** Place among its siblings. */
  position?: Maybe<Scalars['Int']['output']>;
  /** Products of this category itself, by name. */
  products?: Maybe<ProductConnection>;
  /** Name for addresses; unique. */
  slug?: Maybe<Scalars['String']['output']>;
  /** Grows with every change. */
  version?: Maybe<Scalars['Int']['output']>;
};


/** A node of the catalogue's tree. */
export type CategoryProductsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ProductFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Array<ProductOrder>>;
  search?: InputMaybe<Scalars['String']['input']>;
};

/** A page of a list. */
export type CategoryConnection = {
  __typename?: 'CategoryConnection';
  /** The records of the page with their cursors. */
  edges: Array<CategoryEdge>;
  /** The records of the page. */
  nodes: Array<Category>;
  /** Whether there are more, and where they begin. */
  pageInfo: PageInfo;
  /** How many records the whole list has; counted only when selected. */
  totalCount?: Maybe<TotalCount>;
};


/** A page of a list. */
export type CategoryConnectionTotalCountArgs = {
  exact?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A new record of Category. */
export type CategoryCreateInput = {
  /** Name. */
  name: Scalars['String']['input'];
  /** The category above; what is below comes along. */
  parent?: InputMaybe<Scalars['ID']['input']>;
  /** Place among its siblings. */
  position?: InputMaybe<Scalars['Int']['input']>;
  /** Name for addresses, unique; made of the name unless given. */
  slug?: InputMaybe<Scalars['String']['input']>;
};

/** A record and its place in the list. */
export type CategoryEdge = {
  __typename?: 'CategoryEdge';
  /** Names the place of the record in the list, for `after` and `before`. */
  cursor: Scalars['String']['output'];
  /** The record. */
  node: Category;
};

/** A category and how many of the matching products it has. */
export type CategoryFacet = {
  __typename?: 'CategoryFacet';
  /** The category; null for products without one. */
  category?: Maybe<Category>;
  /** Number of products. */
  count?: Maybe<Scalars['Int']['output']>;
};

/** Conditions on records of Category; all of those given must hold. */
export type CategoryFilter = {
  /** All of these hold. */
  and?: InputMaybe<Array<CategoryFilter>>;
  /** This does not hold. */
  not?: InputMaybe<CategoryFilter>;
  /** At least one of these holds; an empty list matches nothing. */
  or?: InputMaybe<Array<CategoryFilter>>;
  /** The category above; `isNull` gives the roots. */
  parent?: InputMaybe<IdFilter>;
  /** Slug, exactly. */
  slug?: InputMaybe<WordFilter>;
};

/** Orders of a list of Category. */
export type CategoryOrder =
  /** By path: a parent before its children, ascending. */
  | 'PATH_ASC'
  /** By path: a parent before its children, descending. */
  | 'PATH_DESC';

/** The answer to a mutation: the record, or what is wrong. */
export type CategoryPayload = {
  __typename?: 'CategoryPayload';
  /** The record as it is now, also after a conflict; null when it cannot be read: after a deletion, or when there are problems. */
  category?: Maybe<Category>;
  /** What others changed since the version the input names. */
  conflict?: Maybe<Conflict>;
  /** What a person can correct; empty when the change was made. */
  problems: Array<Problem>;
};

/** Changes of a record of Category: what is absent stays as it is, what is null is emptied. */
export type CategoryUpdateInput = {
  /** The record's id. */
  id: Scalars['ID']['input'];
  /** Name. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** The category above; what is below comes along. */
  parent?: InputMaybe<Scalars['ID']['input']>;
  /** Place among its siblings. */
  position?: InputMaybe<Scalars['Int']['input']>;
  /** Name for addresses, unique; made of the name unless given. */
  slug?: InputMaybe<Scalars['String']['input']>;
  /** The version that was seen; when the record has another by now, nothing is changed. */
  version: Scalars['Int']['input'];
};

/** A record of Category, named by slug: where there is one, what is absent stays as it is, and what is null is emptied. */
export type CategoryUpsertInput = {
  /** Name. */
  name: Scalars['String']['input'];
  /** The category above; what is below comes along. */
  parent?: InputMaybe<Scalars['ID']['input']>;
  /** Place among its siblings. */
  position?: InputMaybe<Scalars['Int']['input']>;
  /** Name for addresses, unique; made of the name unless given. */
  slug: Scalars['String']['input'];
};

/** What was done with a record. */
export type ChangeAction =
  /** It was made. */
  | 'CREATE'
  /** It went into the trash, or for good where there is none. */
  | 'DELETE'
  /** It was deleted for good. */
  | 'DESTROY'
  /** It came back from the trash. */
  | 'RESTORE'
  /** It was changed. */
  | 'UPDATE';

/** Conditions on a ChangeAction. */
export type ChangeActionFilter = {
  /** Is this. */
  eq?: InputMaybe<ChangeAction>;
  /** Is one of these. */
  in?: InputMaybe<Array<ChangeAction>>;
};

/** A record with a history. */
export type ChangedRecord = Client | Contact | Deal | Note | Product;

/** A company or a person that the organisation sells to or supports. */
export type Client = Node & {
  __typename?: 'Client';
  /** Revenue of a year; needs the right to read it. */
  annualRevenue?: Maybe<Money>;
  /** Files attached to the client, newest first. */
  attachments?: Maybe<AttachmentConnection>;
  /** Where invoices go. */
  billingAddress?: Maybe<Address>;
  /** The companies directly below. */
  children?: Maybe<ClientConnection>;
  /** City of the main seat. */
  city?: Maybe<Scalars['String']['output']>;
  /** People at the client. */
  contacts?: Maybe<ContactConnection>;
  /** Country of the main seat. */
  country?: Maybe<Scalars['CountryCode']['output']>;
  /** Creation. */
  createdAt?: Maybe<Scalars['DateTime']['output']>;
  /** Values of custom fields, by key; `customFields` of the root says what they are. A field without a value is left out. */
  customFields?: Maybe<Scalars['JSON']['output']>;
  /** Deals with the client, last changed first. */
  deals?: Maybe<DealConnection>;
  /** Free text. */
  description?: Maybe<Scalars['String']['output']>;
  /** Internet domain of the company. */
  domain?: Maybe<Scalars['String']['output']>;
  /** Clients that may be the same, the likeliest first; a warning, which stops nothing. */
  duplicates?: Maybe<Array<ClientDuplicate>>;
  /** Main e-mail address. */
  email?: Maybe<Scalars['EmailAddress']['output']>;
  /** Number of employees. */
  employeeCount?: Maybe<Scalars['Int']['output']>;
  /** Id in another system; unique. */
  externalRef?: Maybe<Scalars['String']['output']>;
  /** Its changes, newest first; of each, what the viewer may read. Of a note, those made while it was private are its author's. */
  history?: Maybe<RecordChangeConnection>;
  /** Opaque id, unique among all records. */
  id: Scalars['ID']['output'];
  /** Industry. */
  industry?: Maybe<Scalars['String']['output']>;
  /** Whether it is among the viewer's favourites. */
  isFavorite?: Maybe<Scalars['Boolean']['output']>;
  /** Company or person. */
  kind?: Maybe<ClientKind>;
  /** When the newest note happened; null without notes. */
  lastActivityAt?: Maybe<Scalars['DateTime']['output']>;
  /** Name in contracts, where it differs. */
  legalName?: Maybe<Scalars['String']['output']>;
  /** How far the relation has come. */
  lifecycleStage?: Maybe<LifecycleStage>;
  /** The merges of others into it, newest first. */
  merges?: Maybe<MergeConnection>;
  /** Name people use, 1 to 255 characters. */
  name?: Maybe<Scalars['String']['output']>;
  /** Notes about the client, its contacts and deals, newest first. */
  notes?: Maybe<NoteConnection>;
  /** Number people use for the client; never given twice. */
  number?: Maybe<Scalars['Int']['output']>;
  /** The user responsible; null when nobody is. */
  owner?: Maybe<User>;
  /** The company above; null at the top. */
  parent?: Maybe<Client>;
  /** Main telephone number. */
  phone?: Maybe<Scalars['PhoneNumber']['output']>;
  /** The price list its line items are priced by; null: the default. */
  priceList?: Maybe<PriceList>;
  /** Values of sensitive custom fields, by key, which are stored sealed; needs the right to read them. */
  sensitiveFields?: Maybe<Scalars['JSON']['output']>;
  /** Where goods go. */
  shippingAddress?: Maybe<Address>;
  /** Where the client came from. */
  source?: Maybe<Scalars['String']['output']>;
  /** Tags, by name. */
  tags?: Maybe<Array<Tag>>;
  /** Tax or VAT number. */
  taxId?: Maybe<Scalars['String']['output']>;
  /** The team responsible; null when none is. */
  team?: Maybe<Team>;
  /** What happened with the client, newest first: notes, deals by their creation, and changes of the client, of its contacts and of the stages of its deals. */
  timeline?: Maybe<TimelineItemConnection>;
  /** Last change. */
  updatedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Grows with every change; an update names the version it saw. */
  version?: Maybe<Scalars['Int']['output']>;
  /** Web site. */
  website?: Maybe<Scalars['URL']['output']>;
};


/** A company or a person that the organisation sells to or supports. */
export type ClientAttachmentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<AttachmentFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Array<AttachmentOrder>>;
};


/** A company or a person that the organisation sells to or supports. */
export type ClientChildrenArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ClientFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Array<ClientOrder>>;
  search?: InputMaybe<Scalars['String']['input']>;
};


/** A company or a person that the organisation sells to or supports. */
export type ClientContactsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ContactFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Array<ContactOrder>>;
  search?: InputMaybe<Scalars['String']['input']>;
};


/** A company or a person that the organisation sells to or supports. */
export type ClientDealsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<DealFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Array<DealOrder>>;
  search?: InputMaybe<Scalars['String']['input']>;
};


/** A company or a person that the organisation sells to or supports. */
export type ClientDuplicatesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A company or a person that the organisation sells to or supports. */
export type ClientHistoryArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<RecordChangeFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Array<RecordChangeOrder>>;
};


/** A company or a person that the organisation sells to or supports. */
export type ClientMergesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<MergeFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Array<MergeOrder>>;
};


/** A company or a person that the organisation sells to or supports. */
export type ClientNotesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<NoteFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Array<NoteOrder>>;
  search?: InputMaybe<Scalars['String']['input']>;
};


/** A company or a person that the organisation sells to or supports. */
export type ClientTimelineArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  kinds?: InputMaybe<Array<TimelineKind>>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** Many records, changed in one transaction. */
export type ClientBulkCreateInput = {
  /** What becomes of the others when some are wrong. */
  errorPolicy?: ErrorPolicy;
  /** The records, at most 1,000. */
  items: Array<ClientCreateInput>;
};

/** The answer to a mutation of many records. */
export type ClientBulkPayload = {
  __typename?: 'ClientBulkPayload';
  /** What became of each item, in the order they were given. An item that was not written has no record. */
  results: Array<ClientPayload>;
  /** How many records were written. */
  written?: Maybe<Scalars['Int']['output']>;
};

/** Many records, changed in one transaction. */
export type ClientBulkUpdateInput = {
  /** What becomes of the others when some are wrong. */
  errorPolicy?: ErrorPolicy;
  /** The records, at most 1,000. */
  items: Array<ClientUpdateInput>;
};

/** Many records, changed in one transaction. */
export type ClientBulkUpsertInput = {
  /** What becomes of the others when some are wrong. */
  errorPolicy?: ErrorPolicy;
  /** The records, at most 1,000. */
  items: Array<ClientUpsertInput>;
};

/** A page of a list. */
export type ClientConnection = {
  __typename?: 'ClientConnection';
  /** The records of the page with their cursors. */
  edges: Array<ClientEdge>;
  /** The records of the page. */
  nodes: Array<Client>;
  /** Whether there are more, and where they begin. */
  pageInfo: PageInfo;
  /** How many records the whole list has; counted only when selected. */
  totalCount?: Maybe<TotalCount>;
};


/** A page of a list. */
export type ClientConnectionTotalCountArgs = {
  exact?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A new record of Client. */
export type ClientCreateInput = {
  /** Revenue of a year. */
  annualRevenue?: InputMaybe<MoneyInput>;
  /** Where invoices go. */
  billingAddress?: InputMaybe<AddressInput>;
  /** City of the main seat. */
  city?: InputMaybe<Scalars['String']['input']>;
  /** Country of the main seat. */
  country?: InputMaybe<Scalars['CountryCode']['input']>;
  /** Values of custom fields, by key: those given are set, null removes one, the others stay. */
  customFields?: InputMaybe<Scalars['JSON']['input']>;
  /** Free text. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** Internet domain of the company. */
  domain?: InputMaybe<Scalars['String']['input']>;
  /** Main e-mail address. */
  email?: InputMaybe<Scalars['EmailAddress']['input']>;
  /** Number of employees. */
  employeeCount?: InputMaybe<Scalars['Int']['input']>;
  /** Id in another system; unique. */
  externalRef?: InputMaybe<Scalars['String']['input']>;
  /** Industry. */
  industry?: InputMaybe<Scalars['String']['input']>;
  /** Company, unless said otherwise, or person. */
  kind?: InputMaybe<ClientKind>;
  /** Name in contracts, where it differs. */
  legalName?: InputMaybe<Scalars['String']['input']>;
  /** How far the relation has come; a new client is a lead. */
  lifecycleStage?: InputMaybe<LifecycleStage>;
  /** Name people use, at most 255 characters. */
  name: Scalars['String']['input'];
  /** The user responsible; for a new client the one who makes it. */
  owner?: InputMaybe<Scalars['ID']['input']>;
  /** The company above. */
  parent?: InputMaybe<Scalars['ID']['input']>;
  /** Main telephone number: international, or national together with `country`. */
  phone?: InputMaybe<Scalars['PhoneNumber']['input']>;
  /** The price list its new line items are priced by. */
  priceList?: InputMaybe<Scalars['ID']['input']>;
  /** Values of sensitive custom fields, by key, in the same way; needs a right of its own. */
  sensitiveFields?: InputMaybe<Scalars['JSON']['input']>;
  /** Where goods go. */
  shippingAddress?: InputMaybe<AddressInput>;
  /** Where the client came from. */
  source?: InputMaybe<Scalars['String']['input']>;
  /** All its tags, in place of those it has. */
  tags?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Tax or VAT number. */
  taxId?: InputMaybe<Scalars['String']['input']>;
  /** The team responsible. */
  team?: InputMaybe<Scalars['ID']['input']>;
  /** Web site. */
  website?: InputMaybe<Scalars['URL']['input']>;
};

/** A record that may be the same. */
export type ClientDuplicate = {
  __typename?: 'ClientDuplicate';
  /** The record. */
  client?: Maybe<Client>;
  /** In what they agree, what weighs most first: `TAX_ID`, `EMAIL`, `PHONE`, `DOMAIN`, `NAME`. */
  reasons: Array<Scalars['String']['output']>;
  /** How likely it is that they are the same, from 0 to 1. */
  score?: Maybe<Scalars['Decimal']['output']>;
};

/** A record and its place in the list. */
export type ClientEdge = {
  __typename?: 'ClientEdge';
  /** Names the place of the record in the list, for `after` and `before`. */
  cursor: Scalars['String']['output'];
  /** The record. */
  node: Client;
};

/** Conditions on records of Client; all of those given must hold. */
export type ClientFilter = {
  /** All of these hold. */
  and?: InputMaybe<Array<ClientFilter>>;
  /** Annual revenue as a number; unknown counts as 0. */
  annualRevenue?: InputMaybe<DecimalFilter>;
  /** City, exactly as stored. */
  city?: InputMaybe<WordFilter>;
  /** Country, ISO 3166-1 alpha-2. */
  country?: InputMaybe<WordFilter>;
  /** Creation. */
  createdAt?: InputMaybe<DateTimeFilter>;
  /** A custom field, by its key. Several are tested by `and`. */
  customField?: InputMaybe<CustomFieldValueFilter>;
  /** Internet domain, exactly, without regard to case. */
  domain?: InputMaybe<WordFilter>;
  /** E-mail address, exactly, without regard to case. */
  email?: InputMaybe<WordFilter>;
  /** Id in another system, exactly. */
  externalRef?: InputMaybe<WordFilter>;
  /** Industry, exactly as stored. */
  industry?: InputMaybe<WordFilter>;
  /** Company or person. */
  kind?: InputMaybe<ClientKindFilter>;
  /** Newest note; clients without any count as oldest. */
  lastActivityAt?: InputMaybe<DateTimeFilter>;
  /** Stage of the relation. */
  lifecycleStage?: InputMaybe<LifecycleStageFilter>;
  /** Name. */
  name?: InputMaybe<TextFilter>;
  /** This does not hold. */
  not?: InputMaybe<ClientFilter>;
  /** At least one of these holds; an empty list matches nothing. */
  or?: InputMaybe<Array<ClientFilter>>;
  /** The user responsible. */
  owner?: InputMaybe<IdFilter>;
  /** The company above. */
  parent?: InputMaybe<IdFilter>;
  /** Where the client came from, exactly as stored. */
  source?: InputMaybe<WordFilter>;
  /** Has one of these tags. */
  tag?: InputMaybe<IdFilter>;
  /** The team responsible. */
  team?: InputMaybe<IdFilter>;
  /** Last change. */
  updatedAt?: InputMaybe<DateTimeFilter>;
};

/** Whether a client is an organisation or a single person. */
export type ClientKind =
  /** An organisation. */
  | 'COMPANY'
  /** A single person. */
  | 'PERSON';

/** Conditions on a ClientKind. */
export type ClientKindFilter = {
  /** Is this. */
  eq?: InputMaybe<ClientKind>;
  /** Is one of these. */
  in?: InputMaybe<Array<ClientKind>>;
};

/** The answer to a merge: what was done, what would be done, or what is wrong. */
export type ClientMergePayload = {
  __typename?: 'ClientMergePayload';
  /** The record that stays, as it is now; after a conflict the one of the two that others have changed. */
  client?: Maybe<Client>;
  /** What others changed since the version the input names. */
  conflict?: Maybe<Conflict>;
  /** The inputs in which the two records differed, with what comes of them. */
  fields: Array<MergeField>;
  /** What was done; null in a dry run. */
  merge?: Maybe<Merge>;
  /** How many records of each type go to the one that stays: `{ "Deal": 2 }`. */
  moved?: Maybe<Scalars['JSON']['output']>;
  /** What a person can correct; empty when the merge was made, or could be. */
  problems: Array<Problem>;
};

/** Orders of a list of Client. */
export type ClientOrder =
  /** By annual revenue as a number, without regard to currency; unknown counts as 0, ascending. */
  | 'ANNUAL_REVENUE_ASC'
  /** By annual revenue as a number, without regard to currency; unknown counts as 0, descending. */
  | 'ANNUAL_REVENUE_DESC'
  /** By creation, ascending. */
  | 'CREATED_AT_ASC'
  /** By creation, descending. */
  | 'CREATED_AT_DESC'
  /** By newest note; clients without any count as oldest, ascending. */
  | 'LAST_ACTIVITY_AT_ASC'
  /** By newest note; clients without any count as oldest, descending. */
  | 'LAST_ACTIVITY_AT_DESC'
  /** By name, without regard to case and accents, ascending. */
  | 'NAME_ASC'
  /** By name, without regard to case and accents, descending. */
  | 'NAME_DESC'
  /** By client number, ascending. */
  | 'NUMBER_ASC'
  /** By client number, descending. */
  | 'NUMBER_DESC'
  /** By last change, ascending. */
  | 'UPDATED_AT_ASC'
  /** By last change, descending. */
  | 'UPDATED_AT_DESC';

/** The answer to a mutation: the record, or what is wrong. */
export type ClientPayload = {
  __typename?: 'ClientPayload';
  /** The record as it is now, also after a conflict; null when it cannot be read: after a deletion, or when there are problems. */
  client?: Maybe<Client>;
  /** What others changed since the version the input names. */
  conflict?: Maybe<Conflict>;
  /** What a person can correct; empty when the change was made. */
  problems: Array<Problem>;
};

/** Changes of a record of Client: what is absent stays as it is, what is null is emptied. */
export type ClientUpdateInput = {
  /** Revenue of a year. */
  annualRevenue?: InputMaybe<MoneyInput>;
  /** Where invoices go. */
  billingAddress?: InputMaybe<AddressInput>;
  /** City of the main seat. */
  city?: InputMaybe<Scalars['String']['input']>;
  /** Country of the main seat. */
  country?: InputMaybe<Scalars['CountryCode']['input']>;
  /** Values of custom fields, by key: those given are set, null removes one, the others stay. */
  customFields?: InputMaybe<Scalars['JSON']['input']>;
  /** Free text. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** Internet domain of the company. */
  domain?: InputMaybe<Scalars['String']['input']>;
  /** Main e-mail address. */
  email?: InputMaybe<Scalars['EmailAddress']['input']>;
  /** Number of employees. */
  employeeCount?: InputMaybe<Scalars['Int']['input']>;
  /** Id in another system; unique. */
  externalRef?: InputMaybe<Scalars['String']['input']>;
  /** The record's id. */
  id: Scalars['ID']['input'];
  /** Industry. */
  industry?: InputMaybe<Scalars['String']['input']>;
  /** Company, unless said otherwise, or person. */
  kind?: InputMaybe<ClientKind>;
  /** Name in contracts, where it differs. */
  legalName?: InputMaybe<Scalars['String']['input']>;
  /** How far the relation has come; a new client is a lead. */
  lifecycleStage?: InputMaybe<LifecycleStage>;
  /** Name people use, at most 255 characters. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** The user responsible; for a new client the one who makes it. */
  owner?: InputMaybe<Scalars['ID']['input']>;
  /** The company above. */
  parent?: InputMaybe<Scalars['ID']['input']>;
  /** Main telephone number: international, or national together with `country`. */
  phone?: InputMaybe<Scalars['PhoneNumber']['input']>;
  /** The price list its new line items are priced by. */
  priceList?: InputMaybe<Scalars['ID']['input']>;
  /** Values of sensitive custom fields, by key, in the same way; needs a right of its own. */
  sensitiveFields?: InputMaybe<Scalars['JSON']['input']>;
  /** Where goods go. */
  shippingAddress?: InputMaybe<AddressInput>;
  /** Where the client came from. */
  source?: InputMaybe<Scalars['String']['input']>;
  /** All its tags, in place of those it has. */
  tags?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Tax or VAT number. */
  taxId?: InputMaybe<Scalars['String']['input']>;
  /** The team responsible. */
  team?: InputMaybe<Scalars['ID']['input']>;
  /** The version that was seen; when the record has another by now, nothing is changed. */
  version: Scalars['Int']['input'];
  /** Web site. */
  website?: InputMaybe<Scalars['URL']['input']>;
};

/** A record of Client, named by externalRef: where there is one, what is absent stays as it is, and what is null is emptied. */
export type ClientUpsertInput = {
  /** Revenue of a year. */
  annualRevenue?: InputMaybe<MoneyInput>;
  /** Where invoices go. */
  billingAddress?: InputMaybe<AddressInput>;
  /** City of the main seat. */
  city?: InputMaybe<Scalars['String']['input']>;
  /** Country of the main seat. */
  country?: InputMaybe<Scalars['CountryCode']['input']>;
  /** Values of custom fields, by key: those given are set, null removes one, the others stay. */
  customFields?: InputMaybe<Scalars['JSON']['input']>;
  /** Free text. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** Internet domain of the company. */
  domain?: InputMaybe<Scalars['String']['input']>;
  /** Main e-mail address. */
  email?: InputMaybe<Scalars['EmailAddress']['input']>;
  /** Number of employees. */
  employeeCount?: InputMaybe<Scalars['Int']['input']>;
  /** Id in another system; unique. */
  externalRef: Scalars['String']['input'];
  /** Industry. */
  industry?: InputMaybe<Scalars['String']['input']>;
  /** Company, unless said otherwise, or person. */
  kind?: InputMaybe<ClientKind>;
  /** Name in contracts, where it differs. */
  legalName?: InputMaybe<Scalars['String']['input']>;
  /** How far the relation has come; a new client is a lead. */
  lifecycleStage?: InputMaybe<LifecycleStage>;
  /** Name people use, at most 255 characters. */
  name: Scalars['String']['input'];
  /** The user responsible; for a new client the one who makes it. */
  owner?: InputMaybe<Scalars['ID']['input']>;
  /** The company above. */
  parent?: InputMaybe<Scalars['ID']['input']>;
  /** Main telephone number: international, or national together with `country`. */
  phone?: InputMaybe<Scalars['PhoneNumber']['input']>;
  /** The price list its new line items are priced by. */
  priceList?: InputMaybe<Scalars['ID']['input']>;
  /** Values of sensitive custom fields, by key, in the same way; needs a right of its own. */
  sensitiveFields?: InputMaybe<Scalars['JSON']['input']>;
  /** Where goods go. */
  shippingAddress?: InputMaybe<AddressInput>;
  /** Where the client came from. */
  source?: InputMaybe<Scalars['String']['input']>;
  /** All its tags, in place of those it has. */
  tags?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Tax or VAT number. */
  taxId?: InputMaybe<Scalars['String']['input']>;
  /** The team responsible. */
  team?: InputMaybe<Scalars['ID']['input']>;
  /** Web site. */
  website?: InputMaybe<Scalars['URL']['input']>;
};

/** What others changed since the version a mutation names. */
export type Conflict = {
  __typename?: 'Conflict';
  /** Fields of the input that others have changed. */
  fields: Array<ConflictField>;
  /** The version the record has now. */
  version?: Maybe<Scalars['Int']['output']>;
};

/** The three values of a field that two people changed, as they are stored. */
export type ConflictField = {
  __typename?: 'ConflictField';
  /** In the version the mutation names; null also where its history is not known. */
  base?: Maybe<Scalars['JSON']['output']>;
  /** Name of the field in the input. */
  field?: Maybe<Scalars['String']['output']>;
  /** What the mutation wanted; null for sensitive values, of which the other two are marks. */
  mine?: Maybe<Scalars['JSON']['output']>;
  /** Now. */
  theirs?: Maybe<Scalars['JSON']['output']>;
};

/** A person at a client. */
export type Contact = Node & {
  __typename?: 'Contact';
  /** The client the person belongs to. */
  client?: Maybe<Client>;
  /** Creation. */
  createdAt?: Maybe<Scalars['DateTime']['output']>;
  /** Values of custom fields, by key; `customFields` of the root says what they are. A field without a value is left out. */
  customFields?: Maybe<Scalars['JSON']['output']>;
  /** Department. */
  department?: Maybe<Scalars['String']['output']>;
  /** Free text. */
  description?: Maybe<Scalars['String']['output']>;
  /** Whether the person has asked not to be contacted. */
  doNotContact?: Maybe<Scalars['Boolean']['output']>;
  /** Contacts that may be the same, the likeliest first; a warning, which stops nothing. */
  duplicates?: Maybe<Array<ContactDuplicate>>;
  /** Id in another system; unique. */
  externalRef?: Maybe<Scalars['String']['output']>;
  /** First name. */
  firstName?: Maybe<Scalars['String']['output']>;
  /** Its changes, newest first; of each, what the viewer may read. Of a note, those made while it was private are its author's. */
  history?: Maybe<RecordChangeConnection>;
  /** Opaque id, unique among all records. */
  id: Scalars['ID']['output'];
  /** Whether it is among the viewer's favourites. */
  isFavorite?: Maybe<Scalars['Boolean']['output']>;
  /** Whether this is the first person to ask. */
  isPrimary?: Maybe<Scalars['Boolean']['output']>;
  /** Position. */
  jobTitle?: Maybe<Scalars['String']['output']>;
  /** Last name. */
  lastName?: Maybe<Scalars['String']['output']>;
  /** Language, BCP 47. */
  locale?: Maybe<Scalars['String']['output']>;
  /** The merges of others into it, newest first. */
  merges?: Maybe<MergeConnection>;
  /** E-mail addresses and numbers, by kind. */
  methods?: Maybe<Array<ContactMethod>>;
  /** First and last name. */
  name?: Maybe<Scalars['String']['output']>;
  /** Notes about the person, newest first. */
  notes?: Maybe<NoteConnection>;
  /** Values of sensitive custom fields, by key, which are stored sealed; needs the right to read them. */
  sensitiveFields?: Maybe<Scalars['JSON']['output']>;
  /** Time zone, IANA. */
  timeZone?: Maybe<Scalars['String']['output']>;
  /** Last change. */
  updatedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Grows with every change. */
  version?: Maybe<Scalars['Int']['output']>;
};


/** A person at a client. */
export type ContactDuplicatesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A person at a client. */
export type ContactHistoryArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<RecordChangeFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Array<RecordChangeOrder>>;
};


/** A person at a client. */
export type ContactMergesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<MergeFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Array<MergeOrder>>;
};


/** A person at a client. */
export type ContactNotesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<NoteFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Array<NoteOrder>>;
  search?: InputMaybe<Scalars['String']['input']>;
};

/** Many records, changed in one transaction. */
export type ContactBulkCreateInput = {
  /** What becomes of the others when some are wrong. */
  errorPolicy?: ErrorPolicy;
  /** The records, at most 1,000. */
  items: Array<ContactCreateInput>;
};

/** The answer to a mutation of many records. */
export type ContactBulkPayload = {
  __typename?: 'ContactBulkPayload';
  /** What became of each item, in the order they were given. An item that was not written has no record. */
  results: Array<ContactPayload>;
  /** How many records were written. */
  written?: Maybe<Scalars['Int']['output']>;
};

/** Many records, changed in one transaction. */
export type ContactBulkUpdateInput = {
  /** What becomes of the others when some are wrong. */
  errorPolicy?: ErrorPolicy;
  /** The records, at most 1,000. */
  items: Array<ContactUpdateInput>;
};

/** Many records, changed in one transaction. */
export type ContactBulkUpsertInput = {
  /** What becomes of the others when some are wrong. */
  errorPolicy?: ErrorPolicy;
  /** The records, at most 1,000. */
  items: Array<ContactUpsertInput>;
};

/** A page of a list. */
export type ContactConnection = {
  __typename?: 'ContactConnection';
  /** The records of the page with their cursors. */
  edges: Array<ContactEdge>;
  /** The records of the page. */
  nodes: Array<Contact>;
  /** Whether there are more, and where they begin. */
  pageInfo: PageInfo;
  /** How many records the whole list has; counted only when selected. */
  totalCount?: Maybe<TotalCount>;
};


/** A page of a list. */
export type ContactConnectionTotalCountArgs = {
  exact?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A new record of Contact. */
export type ContactCreateInput = {
  /** The client. */
  client: Scalars['ID']['input'];
  /** Values of custom fields, by key: those given are set, null removes one, the others stay. */
  customFields?: InputMaybe<Scalars['JSON']['input']>;
  /** Department. */
  department?: InputMaybe<Scalars['String']['input']>;
  /** Free text. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** Whether the person wants to be left alone. */
  doNotContact?: InputMaybe<Scalars['Boolean']['input']>;
  /** Id in another system; unique. */
  externalRef?: InputMaybe<Scalars['String']['input']>;
  /** First name; one of the two names is needed. */
  firstName?: InputMaybe<Scalars['String']['input']>;
  /** Whether this is the first person to ask for. */
  isPrimary?: InputMaybe<Scalars['Boolean']['input']>;
  /** What the person does. */
  jobTitle?: InputMaybe<Scalars['String']['input']>;
  /** Last name; one of the two names is needed. */
  lastName?: InputMaybe<Scalars['String']['input']>;
  /** Language, BCP 47. */
  locale?: InputMaybe<Scalars['String']['input']>;
  /** Values of sensitive custom fields, by key, in the same way; needs a right of its own. */
  sensitiveFields?: InputMaybe<Scalars['JSON']['input']>;
  /** Time zone, by its IANA name. */
  timeZone?: InputMaybe<Scalars['String']['input']>;
};

/** A record that may be the same. */
export type ContactDuplicate = {
  __typename?: 'ContactDuplicate';
  /** The record. */
  contact?: Maybe<Contact>;
  /** In what they agree, what weighs most first: `TAX_ID`, `EMAIL`, `PHONE`, `DOMAIN`, `NAME`. */
  reasons: Array<Scalars['String']['output']>;
  /** How likely it is that they are the same, from 0 to 1. */
  score?: Maybe<Scalars['Decimal']['output']>;
};

/** A record and its place in the list. */
export type ContactEdge = {
  __typename?: 'ContactEdge';
  /** Names the place of the record in the list, for `after` and `before`. */
  cursor: Scalars['String']['output'];
  /** The record. */
  node: Contact;
};

/** Conditions on records of Contact; all of those given must hold. */
export type ContactFilter = {
  /** All of these hold. */
  and?: InputMaybe<Array<ContactFilter>>;
  /** The client the person belongs to. */
  client?: InputMaybe<IdFilter>;
  /** Creation. */
  createdAt?: InputMaybe<DateTimeFilter>;
  /** A custom field, by its key. Several are tested by `and`. */
  customField?: InputMaybe<CustomFieldValueFilter>;
  /** Id in another system, exactly. */
  externalRef?: InputMaybe<WordFilter>;
  /** Last name, a space, first name. */
  name?: InputMaybe<TextFilter>;
  /** This does not hold. */
  not?: InputMaybe<ContactFilter>;
  /** At least one of these holds; an empty list matches nothing. */
  or?: InputMaybe<Array<ContactFilter>>;
  /** Last change. */
  updatedAt?: InputMaybe<DateTimeFilter>;
};

/** The answer to a merge: what was done, what would be done, or what is wrong. */
export type ContactMergePayload = {
  __typename?: 'ContactMergePayload';
  /** What others changed since the version the input names. */
  conflict?: Maybe<Conflict>;
  /** The record that stays, as it is now; after a conflict the one of the two that others have changed. */
  contact?: Maybe<Contact>;
  /** The inputs in which the two records differed, with what comes of them. */
  fields: Array<MergeField>;
  /** What was done; null in a dry run. */
  merge?: Maybe<Merge>;
  /** How many records of each type go to the one that stays: `{ "Deal": 2 }`. */
  moved?: Maybe<Scalars['JSON']['output']>;
  /** What a person can correct; empty when the merge was made, or could be. */
  problems: Array<Problem>;
};

/** A way to reach a contact. */
export type ContactMethod = Node & {
  __typename?: 'ContactMethod';
  /** The contact. */
  contact?: Maybe<Contact>;
  /** Opaque id, unique among all records. */
  id: Scalars['ID']['output'];
  /** Whether it is the first of its kind to use. */
  isPrimary?: Maybe<Scalars['Boolean']['output']>;
  /** What it is. */
  kind?: Maybe<ContactMethodKind>;
  /** What people call it: `office`, `private`. */
  label?: Maybe<Scalars['String']['output']>;
  /** The address or number. */
  value?: Maybe<Scalars['String']['output']>;
  /** Grows with every change. */
  version?: Maybe<Scalars['Int']['output']>;
};

/** Many records, changed in one transaction. */
export type ContactMethodBulkCreateInput = {
  /** What becomes of the others when some are wrong. */
  errorPolicy?: ErrorPolicy;
  /** The records, at most 1,000. */
  items: Array<ContactMethodCreateInput>;
};

/** The answer to a mutation of many records. */
export type ContactMethodBulkPayload = {
  __typename?: 'ContactMethodBulkPayload';
  /** What became of each item, in the order they were given. An item that was not written has no record. */
  results: Array<ContactMethodPayload>;
  /** How many records were written. */
  written?: Maybe<Scalars['Int']['output']>;
};

/** Many records, changed in one transaction. */
export type ContactMethodBulkUpdateInput = {
  /** What becomes of the others when some are wrong. */
  errorPolicy?: ErrorPolicy;
  /** The records, at most 1,000. */
  items: Array<ContactMethodUpdateInput>;
};

/** Many records, changed in one transaction. */
export type ContactMethodBulkUpsertInput = {
  /** What becomes of the others when some are wrong. */
  errorPolicy?: ErrorPolicy;
  /** The records, at most 1,000. */
  items: Array<ContactMethodUpsertInput>;
};

/** A new record of ContactMethod. */
export type ContactMethodCreateInput = {
  /** The contact. */
  contact: Scalars['ID']['input'];
  /** Whether it is the first of its kind to use. */
  isPrimary?: InputMaybe<Scalars['Boolean']['input']>;
  /** What it is. */
  kind: ContactMethodKind;
  /** What people call it: `office`, `private`. */
  label?: InputMaybe<Scalars['String']['input']>;
  /** The address or number; a telephone number in international form. */
  value: Scalars['String']['input'];
};

/** What a contact method is. */
export type ContactMethodKind =
  /** An e-mail address. */
  | 'EMAIL'
  /** A mobile number, E.164. */
  | 'MOBILE'
  /** Anything else. */
  | 'OTHER'
  /** A fixed line, E.164. */
  | 'PHONE'
  /** A web address. */
  | 'URL';

/** The answer to a mutation: the record, or what is wrong. */
export type ContactMethodPayload = {
  __typename?: 'ContactMethodPayload';
  /** What others changed since the version the input names. */
  conflict?: Maybe<Conflict>;
  /** The record as it is now, also after a conflict; null when it cannot be read: after a deletion, or when there are problems. */
  contactMethod?: Maybe<ContactMethod>;
  /** What a person can correct; empty when the change was made. */
  problems: Array<Problem>;
};

/** Changes of a record of ContactMethod: what is absent stays as it is, what is null is emptied. */
export type ContactMethodUpdateInput = {
  /** The record's id. */
  id: Scalars['ID']['input'];
  /** Whether it is the first of its kind to use. */
  isPrimary?: InputMaybe<Scalars['Boolean']['input']>;
  /** What it is. */
  kind?: InputMaybe<ContactMethodKind>;
  /** What people call it: `office`, `private`. */
  label?: InputMaybe<Scalars['String']['input']>;
  /** The address or number; a telephone number in international form. */
  value?: InputMaybe<Scalars['String']['input']>;
  /** The version that was seen; when the record has another by now, nothing is changed. */
  version: Scalars['Int']['input'];
};

/** A record of ContactMethod, named by contact, kind, value: where there is one, what is absent stays as it is, and what is null is emptied. */
export type ContactMethodUpsertInput = {
  /** The contact. */
  contact: Scalars['ID']['input'];
  /** Whether it is the first of its kind to use. */
  isPrimary?: InputMaybe<Scalars['Boolean']['input']>;
  /** What it is. */
  kind: ContactMethodKind;
  /** What people call it: `office`, `private`. */
  label?: InputMaybe<Scalars['String']['input']>;
  /** The address or number; a telephone number in international form. */
  value: Scalars['String']['input'];
};

/** Orders of a list of Contact. */
export type ContactOrder =
  /** By creation, ascending. */
  | 'CREATED_AT_ASC'
  /** By creation, descending. */
  | 'CREATED_AT_DESC'
  /** By last name, then first name, without regard to case and accents, ascending. */
  | 'NAME_ASC'
  /** By last name, then first name, without regard to case and accents, descending. */
  | 'NAME_DESC'
  /** By last change, ascending. */
  | 'UPDATED_AT_ASC'
  /** By last change, descending. */
  | 'UPDATED_AT_DESC';

/** The answer to a mutation: the record, or what is wrong. */
export type ContactPayload = {
  __typename?: 'ContactPayload';
  /** What others changed since the version the input names. */
  conflict?: Maybe<Conflict>;
  /** The record as it is now, also after a conflict; null when it cannot be read: after a deletion, or when there are problems. */
  contact?: Maybe<Contact>;
  /** What a person can correct; empty when the change was made. */
  problems: Array<Problem>;
};

/** Changes of a record of Contact: what is absent stays as it is, what is null is emptied. */
export type ContactUpdateInput = {
  /** The client. */
  client?: InputMaybe<Scalars['ID']['input']>;
  /** Values of custom fields, by key: those given are set, null removes one, the others stay. */
  customFields?: InputMaybe<Scalars['JSON']['input']>;
  /** Department. */
  department?: InputMaybe<Scalars['String']['input']>;
  /** Free text. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** Whether the person wants to be left alone. */
  doNotContact?: InputMaybe<Scalars['Boolean']['input']>;
  /** Id in another system; unique. */
  externalRef?: InputMaybe<Scalars['String']['input']>;
  /** First name; one of the two names is needed. */
  firstName?: InputMaybe<Scalars['String']['input']>;
  /** The record's id. */
  id: Scalars['ID']['input'];
  /** Whether this is the first person to ask for. */
  isPrimary?: InputMaybe<Scalars['Boolean']['input']>;
  /** What the person does. */
  jobTitle?: InputMaybe<Scalars['String']['input']>;
  /** Last name; one of the two names is needed. */
  lastName?: InputMaybe<Scalars['String']['input']>;
  /** Language, BCP 47. */
  locale?: InputMaybe<Scalars['String']['input']>;
  /** Values of sensitive custom fields, by key, in the same way; needs a right of its own. */
  sensitiveFields?: InputMaybe<Scalars['JSON']['input']>;
  /** Time zone, by its IANA name. */
  timeZone?: InputMaybe<Scalars['String']['input']>;
  /** The version that was seen; when the record has another by now, nothing is changed. */
  version: Scalars['Int']['input'];
};

/** A record of Contact, named by externalRef: where there is one, what is absent stays as it is, and what is null is emptied. */
export type ContactUpsertInput = {
  /** The client. */
  client: Scalars['ID']['input'];
  /** Values of custom fields, by key: those given are set, null removes one, the others stay. */
  customFields?: InputMaybe<Scalars['JSON']['input']>;
  /** Department. */
  department?: InputMaybe<Scalars['String']['input']>;
  /** Free text. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** Whether the person wants to be left alone. */
  doNotContact?: InputMaybe<Scalars['Boolean']['input']>;
  /** Id in another system; unique. */
  externalRef: Scalars['String']['input'];
  /** First name; one of the two names is needed. */
  firstName?: InputMaybe<Scalars['String']['input']>;
  /** Whether this is the first person to ask for. */
  isPrimary?: InputMaybe<Scalars['Boolean']['input']>;
  /** What the person does. */
  jobTitle?: InputMaybe<Scalars['String']['input']>;
  /** Last name; one of the two names is needed. */
  lastName?: InputMaybe<Scalars['String']['input']>;
  /** Language, BCP 47. */
  locale?: InputMaybe<Scalars['String']['input']>;
  /** Values of sensitive custom fields, by key, in the same way; needs a right of its own. */
  sensitiveFields?: InputMaybe<Scalars['JSON']['input']>;
  /** Time zone, by its IANA name. */
  timeZone?: InputMaybe<Scalars['String']['input']>;
};

/** The definition of a field that an organisation has added to a type. */
export type CustomField = Node & {
  __typename?: 'CustomField';
  /** Creation. */
  createdAt?: Maybe<Scalars['DateTime']['output']>;
  /** What belongs into it. */
  description?: Maybe<Scalars['String']['output']>;
  /** Opaque id, unique among all records. */
  id: Scalars['ID']['output'];
  /** Whether its values are sealed, and read and written by `sensitiveFields` alone. */
  isSensitive?: Maybe<Scalars['Boolean']['output']>;
  /** Its name for programs, in `customFields` and filters; unique in its type. */
  key?: Maybe<Scalars['String']['output']>;
  /** What its values are. */
  kind?: Maybe<CustomFieldKind>;
  /** Its name for people. */
  label?: Maybe<Scalars['String']['output']>;
  /** What there is to choose from, in order; null where there is no choice. */
  options?: Maybe<Array<Scalars['String']['output']>>;
  /** Its place among others. */
  position?: Maybe<Scalars['Int']['output']>;
  /** The type that has the field. */
  resource?: Maybe<CustomFieldResource>;
  /** Last change. */
  updatedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Grows with every change. */
  version?: Maybe<Scalars['Int']['output']>;
};

/** A page of a list. */
export type CustomFieldConnection = {
  __typename?: 'CustomFieldConnection';
  /** The records of the page with their cursors. */
  edges: Array<CustomFieldEdge>;
  /** The records of the page. */
  nodes: Array<CustomField>;
  /** Whether there are more, and where they begin. */
  pageInfo: PageInfo;
  /** How many records the whole list has; counted only when selected. */
  totalCount?: Maybe<TotalCount>;
};


/** A page of a list. */
export type CustomFieldConnectionTotalCountArgs = {
  exact?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A new record of CustomField. */
export type CustomFieldCreateInput = {
  /** What belongs into it. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** Whether its values are sealed and read by `sensitiveFields` alone; false unless said otherwise, and it stays. */
  isSensitive?: InputMaybe<Scalars['Boolean']['input']>;
  /** Its name for programs, which stays: a letter from a to z, then letters, digits and underscores, at most 40; unique in its type, among deleted ones too. */
  key: Scalars['String']['input'];
  /** What its values are; it stays. */
  kind: CustomFieldKind;
  /** Its name for people, at most 100 characters. */
  label: Scalars['String']['input'];
  /** What a SELECT or MULTISELECT offers, in order: 1 to 100 different lines. One that a record has is not taken away; those of a sensitive field stay. */
  options?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Its place among others; 0, unless said otherwise. */
  position?: InputMaybe<Scalars['Int']['input']>;
  /** The type that has the field; it stays. */
  resource: CustomFieldResource;
};

/** A record and its place in the list. */
export type CustomFieldEdge = {
  __typename?: 'CustomFieldEdge';
  /** Names the place of the record in the list, for `after` and `before`. */
  cursor: Scalars['String']['output'];
  /** The record. */
  node: CustomField;
};

/** Conditions on records of CustomField; all of those given must hold. */
export type CustomFieldFilter = {
  /** All of these hold. */
  and?: InputMaybe<Array<CustomFieldFilter>>;
  /** Whether its values are sealed. */
  isSensitive?: InputMaybe<Scalars['Boolean']['input']>;
  /** Its name for programs. */
  key?: InputMaybe<WordFilter>;
  /** What its values are. */
  kind?: InputMaybe<CustomFieldKindFilter>;
  /** This does not hold. */
  not?: InputMaybe<CustomFieldFilter>;
  /** At least one of these holds; an empty list matches nothing. */
  or?: InputMaybe<Array<CustomFieldFilter>>;
  /** The type that has the field. */
  resource?: InputMaybe<CustomFieldResourceFilter>;
};

/** What the value of a custom field is, and how it is written in `customFields`. */
export type CustomFieldKind =
  /** `true` or `false`. */
  | 'BOOLEAN'
  /** A calendar date, `"2026-11-25"`. */
  | 'DATE'
  /** A list of options, answered in their order. */
  | 'MULTISELECT'
  /** An exact number with at most 15 digits in front of the decimal point and 4 behind it. It is answered as a string, `"19.9"`, so that no digit is lost, and taken as a string or a number. */
  | 'NUMBER'
  /** One of the options. */
  | 'SELECT'
  /** Text of several lines, at most 2,000 characters. */
  | 'TEXT'
  /** A web address, http or https. */
  | 'URL';

/** Conditions on a CustomFieldKind. */
export type CustomFieldKindFilter = {
  /** Is this. */
  eq?: InputMaybe<CustomFieldKind>;
  /** Is one of these. */
  in?: InputMaybe<Array<CustomFieldKind>>;
};

/** Orders of a list of CustomField. */
export type CustomFieldOrder =
  /** By creation, ascending. */
  | 'CREATED_AT_ASC'
  /** By creation, descending. */
  | 'CREATED_AT_DESC'
  /** By label, ascending. */
  | 'LABEL_ASC'
  /** By label, descending. */
  | 'LABEL_DESC'
  /** By position, ascending. */
  | 'POSITION_ASC'
  /** By position, descending. */
  | 'POSITION_DESC';

/** The answer to a mutation: the record, or what is wrong. */
export type CustomFieldPayload = {
  __typename?: 'CustomFieldPayload';
  /** What others changed since the version the input names. */
  conflict?: Maybe<Conflict>;
  /** The record as it is now, also after a conflict; null when it cannot be read: after a deletion, or when there are problems. */
  customField?: Maybe<CustomField>;
  /** What a person can correct; empty when the change was made. */
  problems: Array<Problem>;
};

/** The type of the records that have a custom field. */
export type CustomFieldResource =
  /** Clients. */
  | 'CLIENT'
  /** Contacts. */
  | 'CONTACT'
  /** Deals. */
  | 'DEAL'
  /** Products. */
  | 'PRODUCT';

/** Conditions on a CustomFieldResource. */
export type CustomFieldResourceFilter = {
  /** Is this. */
  eq?: InputMaybe<CustomFieldResource>;
  /** Is one of these. */
  in?: InputMaybe<Array<CustomFieldResource>>;
};

/** Changes of a record of CustomField: what is absent stays as it is, what is null is emptied. */
export type CustomFieldUpdateInput = {
  /** What belongs into it. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** The record's id. */
  id: Scalars['ID']['input'];
  /** Its name for people, at most 100 characters. */
  label?: InputMaybe<Scalars['String']['input']>;
  /** What a SELECT or MULTISELECT offers, in order: 1 to 100 different lines. One that a record has is not taken away; those of a sensitive field stay. */
  options?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Its place among others; 0, unless said otherwise. */
  position?: InputMaybe<Scalars['Int']['input']>;
  /** The version that was seen; when the record has another by now, nothing is changed. */
  version: Scalars['Int']['input'];
};

/** Conditions on a custom field; all of those given must hold. A field that does not exist, and a test that does not fit its kind, is an error. */
export type CustomFieldValueFilter = {
  /** A TEXT or URL has this in it, without regard to case and accents. */
  contains?: InputMaybe<Scalars['String']['input']>;
  /** Is this; of a MULTISELECT: has this option. */
  eq?: InputMaybe<Scalars['JSON']['input']>;
  /** A NUMBER is greater than this, a DATE later. */
  gt?: InputMaybe<Scalars['JSON']['input']>;
  /** A NUMBER is at least this, a DATE not earlier. */
  gte?: InputMaybe<Scalars['JSON']['input']>;
  /** Is one of these, at most 50; of a MULTISELECT: has one of these options. */
  in?: InputMaybe<Array<Scalars['JSON']['input']>>;
  /** Whether there is no value. */
  isNull?: InputMaybe<Scalars['Boolean']['input']>;
  /** The key of the field; one that is sensitive cannot be tested. */
  key: Scalars['String']['input'];
  /** A NUMBER is less than this, a DATE earlier. */
  lt?: InputMaybe<Scalars['JSON']['input']>;
  /** A NUMBER is at most this, a DATE not later. */
  lte?: InputMaybe<Scalars['JSON']['input']>;
};

/** A calendar date. */
export type DateFilter = {
  /** On this date. */
  eq?: InputMaybe<Scalars['Date']['input']>;
  /** Later than. */
  gt?: InputMaybe<Scalars['Date']['input']>;
  /** On or later than. */
  gte?: InputMaybe<Scalars['Date']['input']>;
  /** Earlier than. */
  lt?: InputMaybe<Scalars['Date']['input']>;
  /** On or earlier than. */
  lte?: InputMaybe<Scalars['Date']['input']>;
};

/** A moment. */
export type DateTimeFilter = {
  /** Later than. */
  gt?: InputMaybe<Scalars['DateTime']['input']>;
  /** At or later than. */
  gte?: InputMaybe<Scalars['DateTime']['input']>;
  /** Whether there is none. */
  isNull?: InputMaybe<Scalars['Boolean']['input']>;
  /** Earlier than. */
  lt?: InputMaybe<Scalars['DateTime']['input']>;
  /** At or earlier than. */
  lte?: InputMaybe<Scalars['DateTime']['input']>;
};

/** What a client may buy, for how much, and how likely. */
export type Deal = Node & {
  __typename?: 'Deal';
  /** Sum of the line items, without tax. */
  amount?: Maybe<Money>;
  /** Files attached to the deal, newest first. */
  attachments?: Maybe<AttachmentConnection>;
  /** The client. */
  client?: Maybe<Client>;
  /** When it was won or lost; null while open. */
  closedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The person at the client; null when none is named. */
  contact?: Maybe<Contact>;
  /** Creation. */
  createdAt?: Maybe<Scalars['DateTime']['output']>;
  /** Values of custom fields, by key; `customFields` of the root says what they are. A field without a value is left out. */
  customFields?: Maybe<Scalars['JSON']['output']>;
  /** When it should be decided. */
  expectedCloseOn?: Maybe<Scalars['Date']['output']>;
  /** Id in another system; unique. */
  externalRef?: Maybe<Scalars['String']['output']>;
  /** Its changes, newest first; of each, what the viewer may read. Of a note, those made while it was private are its author's. */
  history?: Maybe<RecordChangeConnection>;
  /** Opaque id, unique among all records. */
  id: Scalars['ID']['output'];
  /** Whether it is among the viewer's favourites. */
  isFavorite?: Maybe<Scalars['Boolean']['output']>;
  /** What is sold, in order. */
  lineItems?: Maybe<Array<LineItem>>;
  /** Why it was lost. */
  lostReason?: Maybe<Scalars['String']['output']>;
  /** Name, 1 to 255 characters. */
  name?: Maybe<Scalars['String']['output']>;
  /** Notes about the deal, newest first. */
  notes?: Maybe<NoteConnection>;
  /** The user responsible; null when nobody is. */
  owner?: Maybe<User>;
  /** Chance of winning in percent; null: the stage's own. */
  probability?: Maybe<Scalars['Int']['output']>;
  /** Values of sensitive custom fields, by key, which are stored sealed; needs the right to read them. */
  sensitiveFields?: Maybe<Scalars['JSON']['output']>;
  /** The stage it is in. */
  stage?: Maybe<Stage>;
  /** When it reached its stage. */
  stageChangedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Last change. */
  updatedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Grows with every change. */
  version?: Maybe<Scalars['Int']['output']>;
};


/** What a client may buy, for how much, and how likely. */
export type DealAttachmentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<AttachmentFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Array<AttachmentOrder>>;
};


/** What a client may buy, for how much, and how likely. */
export type DealHistoryArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<RecordChangeFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Array<RecordChangeOrder>>;
};


/** What a client may buy, for how much, and how likely. */
export type DealNotesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<NoteFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Array<NoteOrder>>;
  search?: InputMaybe<Scalars['String']['input']>;
};

/** Many records, changed in one transaction. */
export type DealBulkCreateInput = {
  /** What becomes of the others when some are wrong. */
  errorPolicy?: ErrorPolicy;
  /** The records, at most 1,000. */
  items: Array<DealCreateInput>;
};

/** The answer to a mutation of many records. */
export type DealBulkPayload = {
  __typename?: 'DealBulkPayload';
  /** What became of each item, in the order they were given. An item that was not written has no record. */
  results: Array<DealPayload>;
  /** How many records were written. */
  written?: Maybe<Scalars['Int']['output']>;
};

/** Many records, changed in one transaction. */
export type DealBulkUpdateInput = {
  /** What becomes of the others when some are wrong. */
  errorPolicy?: ErrorPolicy;
  /** The records, at most 1,000. */
  items: Array<DealUpdateInput>;
};

/** Many records, changed in one transaction. */
export type DealBulkUpsertInput = {
  /** What becomes of the others when some are wrong. */
  errorPolicy?: ErrorPolicy;
  /** The records, at most 1,000. */
  items: Array<DealUpsertInput>;
};

/** A page of a list. */
export type DealConnection = {
  __typename?: 'DealConnection';
  /** The records of the page with their cursors. */
  edges: Array<DealEdge>;
  /** The records of the page. */
  nodes: Array<Deal>;
  /** Whether there are more, and where they begin. */
  pageInfo: PageInfo;
  /** How many records the whole list has; counted only when selected. */
  totalCount?: Maybe<TotalCount>;
};


/** A page of a list. */
export type DealConnectionTotalCountArgs = {
  exact?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A new record of Deal. */
export type DealCreateInput = {
  /** The client. */
  client: Scalars['ID']['input'];
  /** The contact at the client. */
  contact?: InputMaybe<Scalars['ID']['input']>;
  /** The currency of all its line items. */
  currency: Scalars['CurrencyCode']['input'];
  /** Values of custom fields, by key: those given are set, null removes one, the others stay. */
  customFields?: InputMaybe<Scalars['JSON']['input']>;
  /** When it is expected to be decided. */
  expectedCloseOn?: InputMaybe<Scalars['Date']['input']>;
  /** Id in another system; unique. */
  externalRef?: InputMaybe<Scalars['String']['input']>;
  /** Why it was lost. */
  lostReason?: InputMaybe<Scalars['String']['input']>;
  /** What it is about, at most 255 characters. */
  name: Scalars['String']['input'];
  /** The user responsible; for a new deal the one who makes it. */
  owner?: InputMaybe<Scalars['ID']['input']>;
  /** How likely it is to be won, in percent. */
  probability?: InputMaybe<Scalars['Int']['input']>;
  /** Values of sensitive custom fields, by key, in the same way; needs a right of its own. */
  sensitiveFields?: InputMaybe<Scalars['JSON']['input']>;
  /** How far it has come. */
  stage: Scalars['ID']['input'];
};

/** A record and its place in the list. */
export type DealEdge = {
  __typename?: 'DealEdge';
  /** Names the place of the record in the list, for `after` and `before`. */
  cursor: Scalars['String']['output'];
  /** The record. */
  node: Deal;
};

/** Conditions on records of Deal; all of those given must hold. */
export type DealFilter = {
  /** Amount as a number, without regard to currency. */
  amount?: InputMaybe<DecimalFilter>;
  /** All of these hold. */
  and?: InputMaybe<Array<DealFilter>>;
  /** The client. */
  client?: InputMaybe<IdFilter>;
  /** The contact at the client. */
  contact?: InputMaybe<IdFilter>;
  /** Creation. */
  createdAt?: InputMaybe<DateTimeFilter>;
  /** A custom field, by its key. Several are tested by `and`. */
  customField?: InputMaybe<CustomFieldValueFilter>;
  /** Expected close; unknown counts as latest. */
  expectedCloseOn?: InputMaybe<DateFilter>;
  /** Id in another system, exactly. */
  externalRef?: InputMaybe<WordFilter>;
  /** Name. */
  name?: InputMaybe<TextFilter>;
  /** This does not hold. */
  not?: InputMaybe<DealFilter>;
  /** At least one of these holds; an empty list matches nothing. */
  or?: InputMaybe<Array<DealFilter>>;
  /** The user responsible. */
  owner?: InputMaybe<IdFilter>;
  /** The stage. */
  stage?: InputMaybe<IdFilter>;
  /** Last change. */
  updatedAt?: InputMaybe<DateTimeFilter>;
};

/** Orders of a list of Deal. */
export type DealOrder =
  /** By amount as a number, without regard to currency, ascending. */
  | 'AMOUNT_ASC'
  /** By amount as a number, without regard to currency, descending. */
  | 'AMOUNT_DESC'
  /** By creation, ascending. */
  | 'CREATED_AT_ASC'
  /** By creation, descending. */
  | 'CREATED_AT_DESC'
  /** By expected close; unknown counts as latest, ascending. */
  | 'EXPECTED_CLOSE_ON_ASC'
  /** By expected close; unknown counts as latest, descending. */
  | 'EXPECTED_CLOSE_ON_DESC'
  /** By name, without regard to case and accents, ascending. */
  | 'NAME_ASC'
  /** By name, without regard to case and accents, descending. */
  | 'NAME_DESC'
  /** By last change, ascending. */
  | 'UPDATED_AT_ASC'
  /** By last change, descending. */
  | 'UPDATED_AT_DESC';

/** The answer to a mutation: the record, or what is wrong. */
export type DealPayload = {
  __typename?: 'DealPayload';
  /** What others changed since the version the input names. */
  conflict?: Maybe<Conflict>;
  /** The record as it is now, also after a conflict; null when it cannot be read: after a deletion, or when there are problems. */
  deal?: Maybe<Deal>;
  /** What a person can correct; empty when the change was made. */
  problems: Array<Problem>;
};

/** Changes of a record of Deal: what is absent stays as it is, what is null is emptied. */
export type DealUpdateInput = {
  /** The client. */
  client?: InputMaybe<Scalars['ID']['input']>;
  /** The contact at the client. */
  contact?: InputMaybe<Scalars['ID']['input']>;
  /** The currency of all its line items. */
  currency?: InputMaybe<Scalars['CurrencyCode']['input']>;
  /** Values of custom fields, by key: those given are set, null removes one, the others stay. */
  customFields?: InputMaybe<Scalars['JSON']['input']>;
  /** When it is expected to be decided. */
  expectedCloseOn?: InputMaybe<Scalars['Date']['input']>;
  /** Id in another system; unique. */
  externalRef?: InputMaybe<Scalars['String']['input']>;
  /** The record's id. */
  id: Scalars['ID']['input'];
  /** Why it was lost. */
  lostReason?: InputMaybe<Scalars['String']['input']>;
  /** What it is about, at most 255 characters. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** The user responsible; for a new deal the one who makes it. */
  owner?: InputMaybe<Scalars['ID']['input']>;
  /** How likely it is to be won, in percent. */
  probability?: InputMaybe<Scalars['Int']['input']>;
  /** Values of sensitive custom fields, by key, in the same way; needs a right of its own. */
  sensitiveFields?: InputMaybe<Scalars['JSON']['input']>;
  /** How far it has come. */
  stage?: InputMaybe<Scalars['ID']['input']>;
  /** The version that was seen; when the record has another by now, nothing is changed. */
  version: Scalars['Int']['input'];
};

/** A record of Deal, named by externalRef: where there is one, what is absent stays as it is, and what is null is emptied. */
export type DealUpsertInput = {
  /** The client. */
  client: Scalars['ID']['input'];
  /** The contact at the client. */
  contact?: InputMaybe<Scalars['ID']['input']>;
  /** The currency of all its line items. */
  currency: Scalars['CurrencyCode']['input'];
  /** Values of custom fields, by key: those given are set, null removes one, the others stay. */
  customFields?: InputMaybe<Scalars['JSON']['input']>;
  /** When it is expected to be decided. */
  expectedCloseOn?: InputMaybe<Scalars['Date']['input']>;
  /** Id in another system; unique. */
  externalRef: Scalars['String']['input'];
  /** Why it was lost. */
  lostReason?: InputMaybe<Scalars['String']['input']>;
  /** What it is about, at most 255 characters. */
  name: Scalars['String']['input'];
  /** The user responsible; for a new deal the one who makes it. */
  owner?: InputMaybe<Scalars['ID']['input']>;
  /** How likely it is to be won, in percent. */
  probability?: InputMaybe<Scalars['Int']['input']>;
  /** Values of sensitive custom fields, by key, in the same way; needs a right of its own. */
  sensitiveFields?: InputMaybe<Scalars['JSON']['input']>;
  /** How far it has come. */
  stage: Scalars['ID']['input'];
};

/** An exact number. */
export type DecimalFilter = {
  /** Equal to. */
  eq?: InputMaybe<Scalars['Decimal']['input']>;
  /** Greater than. */
  gt?: InputMaybe<Scalars['Decimal']['input']>;
  /** Greater than or equal to. */
  gte?: InputMaybe<Scalars['Decimal']['input']>;
  /** Less than. */
  lt?: InputMaybe<Scalars['Decimal']['input']>;
  /** Less than or equal to. */
  lte?: InputMaybe<Scalars['Decimal']['input']>;
};

/** Two records that may be the same. */
export type DuplicatePair = Node & {
  __typename?: 'DuplicatePair';
  /** When somebody said that they are not the same. */
  dismissedAt?: Maybe<Scalars['DateTime']['output']>;
  /** One of them. */
  first?: Maybe<DuplicateRecord>;
  /** When it was found. */
  foundAt?: Maybe<Scalars['DateTime']['output']>;
  /** Opaque id, unique among all records. */
  id: Scalars['ID']['output'];
  /** In what they agree, what weighs most first: `TAX_ID`, `EMAIL`, `PHONE`, `DOMAIN`, `NAME`. */
  reasons?: Maybe<Array<Scalars['String']['output']>>;
  /** How likely it is that they are the same, from 0 to 1. */
  score?: Maybe<Scalars['Decimal']['output']>;
  /** The other. */
  second?: Maybe<DuplicateRecord>;
  /** Name of the records' type: `Client` or `Contact`. */
  type?: Maybe<Scalars['String']['output']>;
  /** Grows with every change. */
  version?: Maybe<Scalars['Int']['output']>;
};

/** A page of a list. */
export type DuplicatePairConnection = {
  __typename?: 'DuplicatePairConnection';
  /** The records of the page with their cursors. */
  edges: Array<DuplicatePairEdge>;
  /** The records of the page. */
  nodes: Array<DuplicatePair>;
  /** Whether there are more, and where they begin. */
  pageInfo: PageInfo;
  /** How many records the whole list has; counted only when selected. */
  totalCount?: Maybe<TotalCount>;
};


/** A page of a list. */
export type DuplicatePairConnectionTotalCountArgs = {
  exact?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A record and its place in the list. */
export type DuplicatePairEdge = {
  __typename?: 'DuplicatePairEdge';
  /** Names the place of the record in the list, for `after` and `before`. */
  cursor: Scalars['String']['output'];
  /** The record. */
  node: DuplicatePair;
};

/** Conditions on records of DuplicatePair; all of those given must hold. */
export type DuplicatePairFilter = {
  /** All of these hold. */
  and?: InputMaybe<Array<DuplicatePairFilter>>;
  /** This does not hold. */
  not?: InputMaybe<DuplicatePairFilter>;
  /** At least one of these holds; an empty list matches nothing. */
  or?: InputMaybe<Array<DuplicatePairFilter>>;
  /** Name of the records' type: `Client` or `Contact`. */
  type?: InputMaybe<WordFilter>;
};

/** Orders of a list of DuplicatePair. */
export type DuplicatePairOrder =
  /** By when it was found, ascending. */
  | 'FOUND_AT_ASC'
  /** By when it was found, descending. */
  | 'FOUND_AT_DESC'
  /** By how certain it is, ascending. */
  | 'SCORE_ASC'
  /** By how certain it is, descending. */
  | 'SCORE_DESC';

/** The answer to a mutation: the record, or what is wrong. */
export type DuplicatePairPayload = {
  __typename?: 'DuplicatePairPayload';
  /** What others changed since the version the input names. */
  conflict?: Maybe<Conflict>;
  /** The record as it is now, also after a conflict; null when it cannot be read: after a deletion, or when there are problems. */
  duplicatePair?: Maybe<DuplicatePair>;
  /** What a person can correct; empty when the change was made. */
  problems: Array<Problem>;
};

/** What is compared. */
export type DuplicateRecord = Client | Contact;

/** What becomes of a bulk change when some of its rows are wrong. */
export type ErrorPolicy =
  /** The values that are wrong are left out, and the rest of their rows written; a row that cannot be without one of them is left out. */
  | 'IGNORE_FAILED'
  /** Nothing is written. */
  | 'REJECT_EVERYTHING'
  /** The rows that are wrong are left out, the others written. */
  | 'REJECT_FAILED_ROWS';

/** A record the viewer keeps at hand. */
export type Favorite = Node & {
  __typename?: 'Favorite';
  /** When it was added. */
  createdAt?: Maybe<Scalars['DateTime']['output']>;
  /** Opaque id, unique among all records. */
  id: Scalars['ID']['output'];
  /** Grows along the viewer's order; may have gaps. */
  position?: Maybe<Scalars['Int']['output']>;
  /** The record. */
  record?: Maybe<FavoriteRecord>;
};

/** A page of a list. */
export type FavoriteConnection = {
  __typename?: 'FavoriteConnection';
  /** The records of the page with their cursors. */
  edges: Array<FavoriteEdge>;
  /** The records of the page. */
  nodes: Array<Favorite>;
  /** Whether there are more, and where they begin. */
  pageInfo: PageInfo;
  /** How many records the whole list has; counted only when selected. */
  totalCount?: Maybe<TotalCount>;
};


/** A page of a list. */
export type FavoriteConnectionTotalCountArgs = {
  exact?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A record and its place in the list. */
export type FavoriteEdge = {
  __typename?: 'FavoriteEdge';
  /** Names the place of the record in the list, for `after` and `before`. */
  cursor: Scalars['String']['output'];
  /** The record. */
  node: Favorite;
};

/** Conditions on records of Favorite; all of those given must hold. */
export type FavoriteFilter = {
  /** All of these hold. */
  and?: InputMaybe<Array<FavoriteFilter>>;
  /** This does not hold. */
  not?: InputMaybe<FavoriteFilter>;
  /** At least one of these holds; an empty list matches nothing. */
  or?: InputMaybe<Array<FavoriteFilter>>;
  /** Type of the record. */
  type?: InputMaybe<FavoriteTypeFilter>;
};

/** A record that is or becomes a favourite of the viewer's. */
export type FavoriteInput = {
  /** Id of a client, contact, deal, product, note or saved view. */
  record: Scalars['ID']['input'];
};

/** A place among the viewer's favourites. */
export type FavoriteMoveInput = {
  /** Id of the record it is to stand behind; at the front without one. */
  after?: InputMaybe<Scalars['ID']['input']>;
  /** Id of the record to move. */
  record: Scalars['ID']['input'];
};

/** Orders of a list of Favorite. */
export type FavoriteOrder =
  /** By addition, ascending. */
  | 'CREATED_AT_ASC'
  /** By addition, descending. */
  | 'CREATED_AT_DESC'
  /** By the user's own order, ascending. */
  | 'POSITION_ASC'
  /** By the user's own order, descending. */
  | 'POSITION_DESC';

/** The answer to a mutation: the record, or what is wrong. */
export type FavoritePayload = {
  __typename?: 'FavoritePayload';
  /** What others changed since the version the input names. */
  conflict?: Maybe<Conflict>;
  /** The record as it is now, also after a conflict; null when it cannot be read: after a deletion, or when there are problems. */
  favorite?: Maybe<Favorite>;
  /** What a person can correct; empty when the change was made. */
  problems: Array<Problem>;
};

/** What may be a favourite. */
export type FavoriteRecord = Client | Contact | Deal | Note | Product | SavedView;

/** What may be a favourite. */
export type FavoriteType =
  /** A client. */
  | 'CLIENT'
  /** A contact. */
  | 'CONTACT'
  /** A deal. */
  | 'DEAL'
  /** A note. */
  | 'NOTE'
  /** A product. */
  | 'PRODUCT'
  /** A saved view. */
  | 'SAVED_VIEW';

/** Conditions on a FavoriteType. */
export type FavoriteTypeFilter = {
  /** Is this. */
  eq?: InputMaybe<FavoriteType>;
  /** Is one of these. */
  in?: InputMaybe<Array<FavoriteType>>;
};

/** What a change did to one field. Values are spelt as the field spells them: money as an object of amount and currency, another record as its id, several as a list of ids. */
export type FieldChange = {
  __typename?: 'FieldChange';
  /** Its value since; null: it has none. */
  after?: Maybe<Scalars['JSON']['output']>;
  /** Its value before; null: it had none. */
  before?: Maybe<Scalars['JSON']['output']>;
  /** Name of the field. */
  field?: Maybe<Scalars['String']['output']>;
  /** The records whose ids stand in `after`, as far as the viewer may read them. */
  recordsAfter: Array<NamedRecord>;
  /** The records whose ids stand in `before`, as far as the viewer may read them. */
  recordsBefore: Array<NamedRecord>;
};

/** A reference to another record. */
export type IdFilter = {
  /** Is this record. */
  eq?: InputMaybe<Scalars['ID']['input']>;
  /** Is one of these. */
  in?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Whether there is none. */
  isNull?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A kind and how many of the matching products are of it. */
export type KindFacet = {
  __typename?: 'KindFacet';
  /** Number of products. */
  count?: Maybe<Scalars['Int']['output']>;
  /** The kind. */
  kind?: Maybe<ProductKind>;
};

/** How far the relation with a client has come. */
export type LifecycleStage =
  /** Has bought. */
  | 'CUSTOMER'
  /** Will not buy; kept so that nobody asks again. */
  | 'DISQUALIFIED'
  /** Bought once and has left. */
  | 'FORMER'
  /** Known, not yet qualified. */
  | 'LEAD'
  /** Qualified: a deal is possible. */
  | 'PROSPECT';

/** Conditions on a LifecycleStage. */
export type LifecycleStageFilter = {
  /** Is this. */
  eq?: InputMaybe<LifecycleStage>;
  /** Is one of these. */
  in?: InputMaybe<Array<LifecycleStage>>;
};

/** One line of a deal. SKU, name and price are as they were when the line was written. */
export type LineItem = Node & {
  __typename?: 'LineItem';
  /** The deal. */
  deal?: Maybe<Deal>;
  /** Free text. */
  description?: Maybe<Scalars['String']['output']>;
  /** Discount in percent. */
  discountPercent?: Maybe<Scalars['Decimal']['output']>;
  /** Opaque id, unique among all records. */
  id: Scalars['ID']['output'];
  /** Quantity × price − discount, rounded once. */
  lineTotal?: Maybe<Money>;
  /** Name at the time. */
  name?: Maybe<Scalars['String']['output']>;
  /** Place in the deal, from 1. */
  position?: Maybe<Scalars['Int']['output']>;
  /** The product as it is today; null when it is gone. */
  product?: Maybe<Product>;
  /** Number of units. */
  quantity?: Maybe<Scalars['Decimal']['output']>;
  /** SKU at the time. */
  sku?: Maybe<Scalars['String']['output']>;
  /** Tax in percent. */
  taxRate?: Maybe<Scalars['Decimal']['output']>;
  /** Unit. */
  unit?: Maybe<Scalars['String']['output']>;
  /** Price of a unit at the time, without tax. */
  unitPrice?: Maybe<Money>;
  /** Grows with every change. */
  version?: Maybe<Scalars['Int']['output']>;
};

/** Many records, changed in one transaction. */
export type LineItemBulkCreateInput = {
  /** What becomes of the others when some are wrong. */
  errorPolicy?: ErrorPolicy;
  /** The records, at most 1,000. */
  items: Array<LineItemCreateInput>;
};

/** The answer to a mutation of many records. */
export type LineItemBulkPayload = {
  __typename?: 'LineItemBulkPayload';
  /** What became of each item, in the order they were given. An item that was not written has no record. */
  results: Array<LineItemPayload>;
  /** How many records were written. */
  written?: Maybe<Scalars['Int']['output']>;
};

/** Many records, changed in one transaction. */
export type LineItemBulkUpdateInput = {
  /** What becomes of the others when some are wrong. */
  errorPolicy?: ErrorPolicy;
  /** The records, at most 1,000. */
  items: Array<LineItemUpdateInput>;
};

/** A new record of LineItem. */
export type LineItemCreateInput = {
  /** The deal. */
  deal: Scalars['ID']['input'];
  /** Free text. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** Discount in percent. */
  discountPercent?: InputMaybe<Scalars['Decimal']['input']>;
  /** What it is called; as the product, needed without one. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Place in the deal, from 1; last unless given. Lines from there on move by one. */
  position?: InputMaybe<Scalars['Int']['input']>;
  /** The product, whose SKU, name, unit, tax and price are copied where they are not given. */
  product?: InputMaybe<Scalars['ID']['input']>;
  /** Number of units. */
  quantity: Scalars['Decimal']['input'];
  /** SKU; that of the product, needed without one. */
  sku?: InputMaybe<Scalars['String']['input']>;
  /** Tax in percent. */
  taxRate?: InputMaybe<Scalars['Decimal']['input']>;
  /** Unit. */
  unit?: InputMaybe<Scalars['String']['input']>;
  /** Price of a unit in the currency of the deal, without tax. Unless given, that of the client's price list, of the default one, or the list price. */
  unitPrice?: InputMaybe<Scalars['Decimal']['input']>;
};

/** The answer to a mutation: the record, or what is wrong. */
export type LineItemPayload = {
  __typename?: 'LineItemPayload';
  /** What others changed since the version the input names. */
  conflict?: Maybe<Conflict>;
  /** The record as it is now, also after a conflict; null when it cannot be read: after a deletion, or when there are problems. */
  lineItem?: Maybe<LineItem>;
  /** What a person can correct; empty when the change was made. */
  problems: Array<Problem>;
};

/** Changes of a record of LineItem: what is absent stays as it is, what is null is emptied. */
export type LineItemUpdateInput = {
  /** Free text. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** Discount in percent. */
  discountPercent?: InputMaybe<Scalars['Decimal']['input']>;
  /** The record's id. */
  id: Scalars['ID']['input'];
  /** What it is called; as the product, needed without one. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Place in the deal, from 1; last unless given. Lines from there on move by one. */
  position?: InputMaybe<Scalars['Int']['input']>;
  /** Number of units. */
  quantity?: InputMaybe<Scalars['Decimal']['input']>;
  /** SKU; that of the product, needed without one. */
  sku?: InputMaybe<Scalars['String']['input']>;
  /** Tax in percent. */
  taxRate?: InputMaybe<Scalars['Decimal']['input']>;
  /** Unit. */
  unit?: InputMaybe<Scalars['String']['input']>;
  /** Price of a unit in the currency of the deal, without tax. Unless given, that of the client's price list, of the default one, or the list price. */
  unitPrice?: InputMaybe<Scalars['Decimal']['input']>;
  /** The version that was seen; when the record has another by now, nothing is changed. */
  version: Scalars['Int']['input'];
};

/** Two records that became one. Seen by those who may see the one that is left. */
export type Merge = Node & {
  __typename?: 'Merge';
  /** Who made it; null: the system itself. */
  actor?: Maybe<User>;
  /** When it was made. */
  createdAt?: Maybe<Scalars['DateTime']['output']>;
  /** Opaque id, unique among all records. */
  id: Scalars['ID']['output'];
  /** Inputs of the survivor that the undo left as they were, because somebody had changed them since; null while it holds. */
  keptFields?: Maybe<Array<Scalars['String']['output']>>;
  /** How many records of each type the undo did not give back: they are elsewhere by now, or something of the survivor's hangs on them; null while it holds. */
  keptRecords?: Maybe<Scalars['JSON']['output']>;
  /** Id of the record that went; only `survivor` finds anything by it, until the merge is undone. */
  mergedId?: Maybe<Scalars['String']['output']>;
  /** Its name; null once one of the two was deleted for good. */
  mergedTitle?: Maybe<Scalars['String']['output']>;
  /** How many records of each type were moved: `{ "Deal": 2 }`. */
  moved?: Maybe<Scalars['JSON']['output']>;
  /** The record that is left; null while it lies in the trash or lives on in another. */
  survivor?: Maybe<MergeRecord>;
  /** Inputs whose value came from the record that went. */
  taken?: Maybe<Array<Scalars['String']['output']>>;
  /** Name of the records' type: `Client` or `Contact`. */
  type?: Maybe<Scalars['String']['output']>;
  /** When it was undone; null while it holds. */
  undoneAt?: Maybe<Scalars['DateTime']['output']>;
  /** Who undid it. */
  undoneBy?: Maybe<User>;
  /** Grows when it is undone. */
  version?: Maybe<Scalars['Int']['output']>;
};

/** A page of a list. */
export type MergeConnection = {
  __typename?: 'MergeConnection';
  /** The records of the page with their cursors. */
  edges: Array<MergeEdge>;
  /** The records of the page. */
  nodes: Array<Merge>;
  /** Whether there are more, and where they begin. */
  pageInfo: PageInfo;
  /** How many records the whole list has; counted only when selected. */
  totalCount?: Maybe<TotalCount>;
};


/** A page of a list. */
export type MergeConnectionTotalCountArgs = {
  exact?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A record and its place in the list. */
export type MergeEdge = {
  __typename?: 'MergeEdge';
  /** Names the place of the record in the list, for `after` and `before`. */
  cursor: Scalars['String']['output'];
  /** The record. */
  node: Merge;
};

/** The values of a field that two records differ in, as they are stored. */
export type MergeField = {
  __typename?: 'MergeField';
  /** Name of the field in the input. */
  field?: Maybe<Scalars['String']['output']>;
  /** Of the record that goes. */
  other?: Maybe<Scalars['JSON']['output']>;
  /** Of the record that stays, after the merge. */
  result?: Maybe<Scalars['JSON']['output']>;
  /** Of the record that stays. */
  survivor?: Maybe<Scalars['JSON']['output']>;
};

/** Conditions on records of Merge; all of those given must hold. */
export type MergeFilter = {
  /** All of these hold. */
  and?: InputMaybe<Array<MergeFilter>>;
  /** When it was made. */
  createdAt?: InputMaybe<DateTimeFilter>;
  /** The client or contact that was merged into it. */
  merged?: InputMaybe<IdFilter>;
  /** This does not hold. */
  not?: InputMaybe<MergeFilter>;
  /** At least one of these holds; an empty list matches nothing. */
  or?: InputMaybe<Array<MergeFilter>>;
  /** The client or contact that is left. */
  survivor?: InputMaybe<IdFilter>;
  /** Name of the records' type: `Client` or `Contact`. */
  type?: InputMaybe<WordFilter>;
};

/** Two records to merge. */
export type MergeInput = {
  /** Whether to tell only what would be, and to change nothing. */
  dryRun?: Scalars['Boolean']['input'];
  /** The record that stays. */
  id: Scalars['ID']['input'];
  /** The record that goes: it is deleted and lives on in the other. */
  other: Scalars['ID']['input'];
  /** Its version that was seen; when it has another by now, nothing is changed. */
  otherVersion: Scalars['Int']['input'];
  /** Inputs whose value is to come from `other`, though the record has one: `["name", "phone"]`. */
  take?: Array<Scalars['String']['input']>;
  /** Its version that was seen; when it has another by now, nothing is changed. */
  version: Scalars['Int']['input'];
};

/** Orders of a list of Merge. */
export type MergeOrder =
  /** By when it was made, ascending. */
  | 'CREATED_AT_ASC'
  /** By when it was made, descending. */
  | 'CREATED_AT_DESC';

/** The answer to a mutation: the record, or what is wrong. */
export type MergePayload = {
  __typename?: 'MergePayload';
  /** What others changed since the version the input names. */
  conflict?: Maybe<Conflict>;
  /** The record as it is now, also after a conflict; null when it cannot be read: after a deletion, or when there are problems. */
  merge?: Maybe<Merge>;
  /** What a person can correct; empty when the change was made. */
  problems: Array<Problem>;
};

/** What can be merged. */
export type MergeRecord = Client | Contact;

/** An amount in a currency. Amounts of different currencies are never added up. */
export type Money = {
  __typename?: 'Money';
  /** The amount, in the currency's main unit. */
  amount?: Maybe<Scalars['Decimal']['output']>;
  /** The currency. */
  currency?: Maybe<Scalars['CurrencyCode']['output']>;
};

/** An amount in a currency. */
export type MoneyInput = {
  /** The amount, in the currency's main unit, with no more decimals than it has. */
  amount: Scalars['Decimal']['input'];
  /** The currency. */
  currency: Scalars['CurrencyCode']['input'];
};

/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type Mutation = {
  __typename?: 'Mutation';
  /** Announces a file for one note, client, product or deal. Ask for the attachment's `uploadUrl` and send the content there by PUT. */
  attachmentCreate?: Maybe<AttachmentPayload>;
  /** Puts an attachment into the trash. */
  attachmentDelete?: Maybe<AttachmentPayload>;
  /** Deletes an attachment for good; its content is gone within minutes. Needs a password given within the last minutes, else `STEP_UP_REQUIRED`. */
  attachmentDestroy?: Maybe<AttachmentPayload>;
  /** Takes an attachment out of the trash. */
  attachmentRestore?: Maybe<AttachmentPayload>;
  /** Renames a file. */
  attachmentUpdate?: Maybe<AttachmentPayload>;
  /** Makes a category. */
  categoryCreate?: Maybe<CategoryPayload>;
  /** Puts a category into the trash. One with products or categories stays. */
  categoryDelete?: Maybe<CategoryPayload>;
  /** Deletes a category for good. Needs a password given within the last minutes, else `STEP_UP_REQUIRED`. */
  categoryDestroy?: Maybe<CategoryPayload>;
  /** Takes a category out of the trash. */
  categoryRestore?: Maybe<CategoryPayload>;
  /** Changes a category; what is below it moves along. */
  categoryUpdate?: Maybe<CategoryPayload>;
  /** Changes the category with a `slug`, or makes it. */
  categoryUpsert?: Maybe<CategoryPayload>;
  /** Makes a client. Without an owner it is the viewer's own. */
  clientCreate?: Maybe<ClientPayload>;
  /** Puts a client into the trash, and its contacts, deals and notes with it. */
  clientDelete?: Maybe<ClientPayload>;
  /** Deletes a client and what belongs to it for good. A client with deals stays. Needs a password given within the last minutes, else `STEP_UP_REQUIRED`. */
  clientDestroy?: Maybe<ClientPayload>;
  /** Makes one client of two: all that belongs to the other one goes to the client, which keeps its values and takes over those it has none of. Needs the rights to change the one and to delete the other. */
  clientMerge?: Maybe<ClientMergePayload>;
  /** Takes a client out of the trash, and what went there with it. */
  clientRestore?: Maybe<ClientPayload>;
  /** Changes a client. */
  clientUpdate?: Maybe<ClientPayload>;
  /** Changes the client with an `externalRef`, or makes it. */
  clientUpsert?: Maybe<ClientPayload>;
  /** Makes up to 1,000 clients. */
  clientsBulkCreate?: Maybe<ClientBulkPayload>;
  /** Deletes up to 1,000 clients. */
  clientsBulkDelete?: Maybe<ClientBulkPayload>;
  /** Deletes up to 1,000 clients for good. Needs a password given within the last minutes, else `STEP_UP_REQUIRED`. */
  clientsBulkDestroy?: Maybe<ClientBulkPayload>;
  /** Takes up to 1,000 clients out of the trash. */
  clientsBulkRestore?: Maybe<ClientBulkPayload>;
  /** Changes up to 1,000 clients. */
  clientsBulkUpdate?: Maybe<ClientBulkPayload>;
  /** Makes or changes up to 1,000 clients, named by their natural key. */
  clientsBulkUpsert?: Maybe<ClientBulkPayload>;
  /** Makes a contact of a client. */
  contactCreate?: Maybe<ContactPayload>;
  /** Puts a contact into the trash. */
  contactDelete?: Maybe<ContactPayload>;
  /** Deletes a contact for good. Needs a password given within the last minutes, else `STEP_UP_REQUIRED`. */
  contactDestroy?: Maybe<ContactPayload>;
  /** Makes one contact of two, as `clientMerge` does. Both must have their deals and notes with one client. */
  contactMerge?: Maybe<ContactMergePayload>;
  /** Adds a way to reach a contact. */
  contactMethodCreate?: Maybe<ContactMethodPayload>;
  /** Deletes a way to reach a contact; it has no trash. */
  contactMethodDelete?: Maybe<ContactMethodPayload>;
  /** Changes a way to reach a contact. */
  contactMethodUpdate?: Maybe<ContactMethodPayload>;
  /** Changes a way to reach a contact, found by contact, kind and value, or adds it. */
  contactMethodUpsert?: Maybe<ContactMethodPayload>;
  /** Makes up to 1,000 ways to reach contacts. */
  contactMethodsBulkCreate?: Maybe<ContactMethodBulkPayload>;
  /** Deletes up to 1,000 ways to reach contacts. */
  contactMethodsBulkDelete?: Maybe<ContactMethodBulkPayload>;
  /** Changes up to 1,000 ways to reach contacts. */
  contactMethodsBulkUpdate?: Maybe<ContactMethodBulkPayload>;
  /** Makes or changes up to 1,000 ways to reach contacts, named by their natural key. */
  contactMethodsBulkUpsert?: Maybe<ContactMethodBulkPayload>;
  /** Takes a contact out of the trash. */
  contactRestore?: Maybe<ContactPayload>;
  /** Changes a contact. */
  contactUpdate?: Maybe<ContactPayload>;
  /** Changes the contact with an `externalRef`, or makes it. */
  contactUpsert?: Maybe<ContactPayload>;
  /** Makes up to 1,000 contacts. */
  contactsBulkCreate?: Maybe<ContactBulkPayload>;
  /** Deletes up to 1,000 contacts. */
  contactsBulkDelete?: Maybe<ContactBulkPayload>;
  /** Deletes up to 1,000 contacts for good. Needs a password given within the last minutes, else `STEP_UP_REQUIRED`. */
  contactsBulkDestroy?: Maybe<ContactBulkPayload>;
  /** Takes up to 1,000 contacts out of the trash. */
  contactsBulkRestore?: Maybe<ContactBulkPayload>;
  /** Changes up to 1,000 contacts. */
  contactsBulkUpdate?: Maybe<ContactBulkPayload>;
  /** Makes or changes up to 1,000 contacts, named by their natural key. */
  contactsBulkUpsert?: Maybe<ContactBulkPayload>;
  /** Makes a custom field; a type has at most 100. */
  customFieldCreate?: Maybe<CustomFieldPayload>;
  /** Puts a custom field into the trash, which hides its values on all records. */
  customFieldDelete?: Maybe<CustomFieldPayload>;
  /** Destroys a custom field that lies in the trash, and its value on every record: each is changed by it. Needs a password given within the last minutes, else `STEP_UP_REQUIRED`. */
  customFieldDestroy?: Maybe<CustomFieldPayload>;
  /** Takes a custom field out of the trash; its values are there again. */
  customFieldRestore?: Maybe<CustomFieldPayload>;
  /** Changes a custom field. */
  customFieldUpdate?: Maybe<CustomFieldPayload>;
  /** Makes a deal with a client. */
  dealCreate?: Maybe<DealPayload>;
  /** Puts a deal into the trash. */
  dealDelete?: Maybe<DealPayload>;
  /** Deletes a deal and its line items for good. Needs a password given within the last minutes, else `STEP_UP_REQUIRED`. */
  dealDestroy?: Maybe<DealPayload>;
  /** Takes a deal out of the trash. */
  dealRestore?: Maybe<DealPayload>;
  /** Changes a deal; a new stage notes the time. */
  dealUpdate?: Maybe<DealPayload>;
  /** Changes the deal with an `externalRef`, or makes it. */
  dealUpsert?: Maybe<DealPayload>;
  /** Makes up to 1,000 deals. */
  dealsBulkCreate?: Maybe<DealBulkPayload>;
  /** Deletes up to 1,000 deals. */
  dealsBulkDelete?: Maybe<DealBulkPayload>;
  /** Deletes up to 1,000 deals for good. Needs a password given within the last minutes, else `STEP_UP_REQUIRED`. */
  dealsBulkDestroy?: Maybe<DealBulkPayload>;
  /** Takes up to 1,000 deals out of the trash. */
  dealsBulkRestore?: Maybe<DealBulkPayload>;
  /** Changes up to 1,000 deals. */
  dealsBulkUpdate?: Maybe<DealBulkPayload>;
  /** Makes or changes up to 1,000 deals, named by their natural key. */
  dealsBulkUpsert?: Maybe<DealBulkPayload>;
  /** Says of a pair that it is not the same: it leaves the queue for good, and neither is told of the other any more. Needs the right to change one of the two. */
  duplicatePairDismiss?: Maybe<DuplicatePairPayload>;
  /** Adds a record to the viewer's favourites, at their end. One that is among them stays where it is. */
  favoriteAdd?: Maybe<FavoritePayload>;
  /** Moves a favourite behind another one, or to the front. */
  favoriteMove?: Maybe<FavoritePayload>;
  /** Takes a record off the viewer's favourites; one that is not among them is left as it is. */
  favoriteRemove?: Maybe<FavoritePayload>;
  /** Adds a line at the end of a deal, whose amount follows. */
  lineItemCreate?: Maybe<LineItemPayload>;
  /** Deletes a line; the amount of the deal follows. */
  lineItemDelete?: Maybe<LineItemPayload>;
  /** Changes a line; the amount of the deal follows. */
  lineItemUpdate?: Maybe<LineItemPayload>;
  /** Makes up to 1,000 lines of deals. */
  lineItemsBulkCreate?: Maybe<LineItemBulkPayload>;
  /** Deletes up to 1,000 lines of deals. */
  lineItemsBulkDelete?: Maybe<LineItemBulkPayload>;
  /** Changes up to 1,000 lines of deals. */
  lineItemsBulkUpdate?: Maybe<LineItemBulkPayload>;
  /** Makes two records again of one. What was changed since the merge stays as it is, and is told in `keptFields` and `keptRecords`. Needs the rights to change the survivor and to restore the merged record. */
  mergeUndo?: Maybe<MergePayload>;
  /** Writes a note about a client, contact, product or deal, in the viewer's name. */
  noteCreate?: Maybe<NotePayload>;
  /** Puts a note into the trash. */
  noteDelete?: Maybe<NotePayload>;
  /** Deletes a note for good. Needs a password given within the last minutes, else `STEP_UP_REQUIRED`. */
  noteDestroy?: Maybe<NotePayload>;
  /** Takes a note out of the trash. */
  noteRestore?: Maybe<NotePayload>;
  /** Changes a note. */
  noteUpdate?: Maybe<NotePayload>;
  /** Makes up to 1,000 notes. */
  notesBulkCreate?: Maybe<NoteBulkPayload>;
  /** Deletes up to 1,000 notes. */
  notesBulkDelete?: Maybe<NoteBulkPayload>;
  /** Deletes up to 1,000 notes for good. Needs a password given within the last minutes, else `STEP_UP_REQUIRED`. */
  notesBulkDestroy?: Maybe<NoteBulkPayload>;
  /** Takes up to 1,000 notes out of the trash. */
  notesBulkRestore?: Maybe<NoteBulkPayload>;
  /** Changes up to 1,000 notes. */
  notesBulkUpdate?: Maybe<NoteBulkPayload>;
  /** Marks all notifications of the viewer's as read. */
  notificationMarkAllRead?: Maybe<NotificationPayload>;
  /** Marks notifications of the viewer's as read: all of those named, or none. */
  notificationMarkRead?: Maybe<NotificationPayload>;
  /** Makes a partner, without any token yet. */
  partnerCreate?: Maybe<PartnerPayload>;
  /** Deletes a partner with its tokens, which are good for nothing then; there is no trash. */
  partnerDelete?: Maybe<PartnerPayload>;
  /** Makes a token for a partner: `bearer` of the answer is what it sends. It cannot do more than whoever makes it, nor than the partner's user. Needs a password given within the last minutes, else `STEP_UP_REQUIRED`. */
  partnerTokenCreate?: Maybe<PartnerTokenPayload>;
  /** Revokes a token: within two seconds it and all that were cut from it are good for nothing. */
  partnerTokenRevoke?: Maybe<PartnerTokenPayload>;
  /** Changes a partner. */
  partnerUpdate?: Maybe<PartnerPayload>;
  /** Makes a price list. */
  priceListCreate?: Maybe<PriceListPayload>;
  /** Deletes a price list and its prices for good; its clients have the default one then. */
  priceListDelete?: Maybe<PriceListPayload>;
  /** Changes a price list. */
  priceListUpdate?: Maybe<PriceListPayload>;
  /** Changes the price list with a name, or makes it. */
  priceListUpsert?: Maybe<PriceListPayload>;
  /** Makes a product. */
  productCreate?: Maybe<ProductPayload>;
  /** Puts a product into the trash; its SKU is free again. */
  productDelete?: Maybe<ProductPayload>;
  /** Deletes a product for good. One that was offered in a deal stays. Needs a password given within the last minutes, else `STEP_UP_REQUIRED`. */
  productDestroy?: Maybe<ProductPayload>;
  /** Adds a price to a price list. */
  productPriceCreate?: Maybe<ProductPricePayload>;
  /** Deletes a price; lines that were written stay. */
  productPriceDelete?: Maybe<ProductPricePayload>;
  /** Changes a price; lines that were written stay. */
  productPriceUpdate?: Maybe<ProductPricePayload>;
  /** Changes the price of a product in a list, from a quantity and a first day on, or makes it. */
  productPriceUpsert?: Maybe<ProductPricePayload>;
  /** Makes up to 1,000 prices. */
  productPricesBulkCreate?: Maybe<ProductPriceBulkPayload>;
  /** Deletes up to 1,000 prices. */
  productPricesBulkDelete?: Maybe<ProductPriceBulkPayload>;
  /** Changes up to 1,000 prices. */
  productPricesBulkUpdate?: Maybe<ProductPriceBulkPayload>;
  /** Makes or changes up to 1,000 prices, named by their natural key. */
  productPricesBulkUpsert?: Maybe<ProductPriceBulkPayload>;
  /** Takes a product out of the trash. */
  productRestore?: Maybe<ProductPayload>;
  /** Changes a product. */
  productUpdate?: Maybe<ProductPayload>;
  /** Changes the product with a SKU, or makes it. */
  productUpsert?: Maybe<ProductPayload>;
  /** Makes up to 1,000 products. */
  productsBulkCreate?: Maybe<ProductBulkPayload>;
  /** Deletes up to 1,000 products. */
  productsBulkDelete?: Maybe<ProductBulkPayload>;
  /** Deletes up to 1,000 products for good. Needs a password given within the last minutes, else `STEP_UP_REQUIRED`. */
  productsBulkDestroy?: Maybe<ProductBulkPayload>;
  /** Takes up to 1,000 products out of the trash. */
  productsBulkRestore?: Maybe<ProductBulkPayload>;
  /** Changes up to 1,000 products. */
  productsBulkUpdate?: Maybe<ProductBulkPayload>;
  /** Makes or changes up to 1,000 products, named by their natural key. */
  productsBulkUpsert?: Maybe<ProductBulkPayload>;
  /** Makes a role without any right; `roleSetRights` gives it some. */
  roleCreate?: Maybe<RolePayload>;
  /** Deletes a role that nobody has, for good. Needs a password given within the last minutes, else `STEP_UP_REQUIRED`. */
  roleDelete?: Maybe<RolePayload>;
  /** Sets rights of a role, and leaves others as they are. They count within two seconds. Needs a password given within the last minutes, else `STEP_UP_REQUIRED`. */
  roleSetRights?: Maybe<RolePayload>;
  /** Changes the name of a role. */
  roleUpdate?: Maybe<RolePayload>;
  /** Keeps a question to a list. Filter, search, order and fields are checked as if it were asked now. */
  savedViewCreate?: Maybe<SavedViewPayload>;
  /** Deletes a saved view; they have no trash. */
  savedViewDelete?: Maybe<SavedViewPayload>;
  /** Changes a saved view of the viewer's own; an admin changes those for everybody too. */
  savedViewUpdate?: Maybe<SavedViewPayload>;
  /** Signs a browser or program out: within two seconds its tokens are good for nothing. */
  sessionEnd?: Maybe<SessionPayload>;
  /** Signs the viewer out everywhere else, or another user, where the role may, everywhere. */
  sessionEndAll?: Maybe<SessionPayload>;
  /** Makes a stage. */
  stageCreate?: Maybe<StagePayload>;
  /** Deletes a stage for good; one with deals stays. */
  stageDelete?: Maybe<StagePayload>;
  /** Changes a stage. */
  stageUpdate?: Maybe<StagePayload>;
  /** Changes the stage with a name, or makes it. */
  stageUpsert?: Maybe<StagePayload>;
  /** Makes a tag. */
  tagCreate?: Maybe<TagPayload>;
  /** Deletes a tag and takes it off all clients; tags have no trash. */
  tagDelete?: Maybe<TagPayload>;
  /** Changes a tag. */
  tagUpdate?: Maybe<TagPayload>;
  /** Changes the tag with a name, or makes it. */
  tagUpsert?: Maybe<TagPayload>;
  /** Makes up to 1,000 tags. */
  tagsBulkCreate?: Maybe<TagBulkPayload>;
  /** Deletes up to 1,000 tags. */
  tagsBulkDelete?: Maybe<TagBulkPayload>;
  /** Changes up to 1,000 tags. */
  tagsBulkUpdate?: Maybe<TagBulkPayload>;
  /** Makes or changes up to 1,000 tags, named by their natural key. */
  tagsBulkUpsert?: Maybe<TagBulkPayload>;
  /** Makes a team. */
  teamCreate?: Maybe<TeamPayload>;
  /** Puts a team into the trash; its members lose what it gave them to see. */
  teamDelete?: Maybe<TeamPayload>;
  /** Deletes a team for good; its clients are in no team then. Needs a password given within the last minutes, else `STEP_UP_REQUIRED`. */
  teamDestroy?: Maybe<TeamPayload>;
  /** Takes a team out of the trash. */
  teamRestore?: Maybe<TeamPayload>;
  /** Changes a team. */
  teamUpdate?: Maybe<TeamPayload>;
  /** Changes the team with a name, or makes it. */
  teamUpsert?: Maybe<TeamPayload>;
  /** Gives a user another role, which may not do more than one's own. It counts within seconds. Needs a password given within the last minutes, else `STEP_UP_REQUIRED`. */
  userAssignRole?: Maybe<UserPayload>;
  /** Keeps a user out who has left, and ends their sessions within seconds. What they did keeps their name. Needs a password given within the last minutes, else `STEP_UP_REQUIRED`. */
  userDeactivate?: Maybe<UserPayload>;
  /** Makes a user who may come: `invitationPath` is where they choose a password, within a week. Needs a password given within the last minutes, else `STEP_UP_REQUIRED`. */
  userInvite?: Maybe<UserPayload>;
  /** Lets a suspended or deactivated user in again; one without a password by their invitation. Needs a password given within the last minutes, else `STEP_UP_REQUIRED`. */
  userReinstate?: Maybe<UserPayload>;
  /** Makes a new invitation for a user who has not come yet, and ends the old one. */
  userReinvite?: Maybe<UserPayload>;
  /** Removes the second factor of a user who has lost it, and tells them by mail. Their password alone lets them in then. Needs a password given within the last minutes, else `STEP_UP_REQUIRED`. */
  userRemoveFactor?: Maybe<UserPayload>;
  /** Keeps a user out for now, and ends their sessions within seconds. Needs a password given within the last minutes, else `STEP_UP_REQUIRED`. */
  userSuspend?: Maybe<UserPayload>;
  /** Changes what is known of a user. Another `email` needs a password given within the last minutes, else `STEP_UP_REQUIRED`. */
  userUpdate?: Maybe<UserPayload>;
  /** Sends a message once more, with the same `webhook-id` and as many attempts as at first. */
  webhookDeliveryReplay?: Maybe<WebhookDeliveryPayload>;
  /** Makes a webhook endpoint, with a secret of its own: `secrets` shows it. */
  webhookEndpointCreate?: Maybe<WebhookEndpointPayload>;
  /** Deletes a webhook endpoint with the log of its messages; there is no trash. */
  webhookEndpointDelete?: Maybe<WebhookEndpointPayload>;
  /** Gives a webhook endpoint a new secret. The one before signs beside it for a while, so that no message is refused meanwhile. Needs a password given within the last minutes, else `STEP_UP_REQUIRED`. */
  webhookEndpointRotateSecret?: Maybe<WebhookEndpointPayload>;
  /** Sends the event `webhook.test` to a webhook endpoint, whatever it hears of otherwise; what becomes of it is the newest of its `deliveries`. */
  webhookEndpointTest?: Maybe<WebhookEndpointPayload>;
  /** Changes a webhook endpoint. */
  webhookEndpointUpdate?: Maybe<WebhookEndpointPayload>;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationAttachmentCreateArgs = {
  input: AttachmentCreateInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationAttachmentDeleteArgs = {
  input: RecordInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationAttachmentDestroyArgs = {
  input: RecordInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationAttachmentRestoreArgs = {
  input: RecordInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationAttachmentUpdateArgs = {
  input: AttachmentUpdateInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationCategoryCreateArgs = {
  input: CategoryCreateInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationCategoryDeleteArgs = {
  input: RecordInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationCategoryDestroyArgs = {
  input: RecordInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationCategoryRestoreArgs = {
  input: RecordInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationCategoryUpdateArgs = {
  input: CategoryUpdateInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationCategoryUpsertArgs = {
  input: CategoryUpsertInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationClientCreateArgs = {
  input: ClientCreateInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationClientDeleteArgs = {
  input: RecordInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationClientDestroyArgs = {
  input: RecordInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationClientMergeArgs = {
  input: MergeInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationClientRestoreArgs = {
  input: RecordInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationClientUpdateArgs = {
  input: ClientUpdateInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationClientUpsertArgs = {
  input: ClientUpsertInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationClientsBulkCreateArgs = {
  input: ClientBulkCreateInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationClientsBulkDeleteArgs = {
  input: RecordBulkInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationClientsBulkDestroyArgs = {
  input: RecordBulkInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationClientsBulkRestoreArgs = {
  input: RecordBulkInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationClientsBulkUpdateArgs = {
  input: ClientBulkUpdateInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationClientsBulkUpsertArgs = {
  input: ClientBulkUpsertInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationContactCreateArgs = {
  input: ContactCreateInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationContactDeleteArgs = {
  input: RecordInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationContactDestroyArgs = {
  input: RecordInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationContactMergeArgs = {
  input: MergeInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationContactMethodCreateArgs = {
  input: ContactMethodCreateInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationContactMethodDeleteArgs = {
  input: RecordInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationContactMethodUpdateArgs = {
  input: ContactMethodUpdateInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationContactMethodUpsertArgs = {
  input: ContactMethodUpsertInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationContactMethodsBulkCreateArgs = {
  input: ContactMethodBulkCreateInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationContactMethodsBulkDeleteArgs = {
  input: RecordBulkInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationContactMethodsBulkUpdateArgs = {
  input: ContactMethodBulkUpdateInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationContactMethodsBulkUpsertArgs = {
  input: ContactMethodBulkUpsertInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationContactRestoreArgs = {
  input: RecordInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationContactUpdateArgs = {
  input: ContactUpdateInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationContactUpsertArgs = {
  input: ContactUpsertInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationContactsBulkCreateArgs = {
  input: ContactBulkCreateInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationContactsBulkDeleteArgs = {
  input: RecordBulkInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationContactsBulkDestroyArgs = {
  input: RecordBulkInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationContactsBulkRestoreArgs = {
  input: RecordBulkInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationContactsBulkUpdateArgs = {
  input: ContactBulkUpdateInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationContactsBulkUpsertArgs = {
  input: ContactBulkUpsertInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationCustomFieldCreateArgs = {
  input: CustomFieldCreateInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationCustomFieldDeleteArgs = {
  input: RecordInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationCustomFieldDestroyArgs = {
  input: RecordInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationCustomFieldRestoreArgs = {
  input: RecordInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationCustomFieldUpdateArgs = {
  input: CustomFieldUpdateInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationDealCreateArgs = {
  input: DealCreateInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationDealDeleteArgs = {
  input: RecordInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationDealDestroyArgs = {
  input: RecordInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationDealRestoreArgs = {
  input: RecordInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationDealUpdateArgs = {
  input: DealUpdateInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationDealUpsertArgs = {
  input: DealUpsertInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationDealsBulkCreateArgs = {
  input: DealBulkCreateInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationDealsBulkDeleteArgs = {
  input: RecordBulkInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationDealsBulkDestroyArgs = {
  input: RecordBulkInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationDealsBulkRestoreArgs = {
  input: RecordBulkInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationDealsBulkUpdateArgs = {
  input: DealBulkUpdateInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationDealsBulkUpsertArgs = {
  input: DealBulkUpsertInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationDuplicatePairDismissArgs = {
  input: RecordInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationFavoriteAddArgs = {
  input: FavoriteInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationFavoriteMoveArgs = {
  input: FavoriteMoveInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationFavoriteRemoveArgs = {
  input: FavoriteInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationLineItemCreateArgs = {
  input: LineItemCreateInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationLineItemDeleteArgs = {
  input: RecordInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationLineItemUpdateArgs = {
  input: LineItemUpdateInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationLineItemsBulkCreateArgs = {
  input: LineItemBulkCreateInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationLineItemsBulkDeleteArgs = {
  input: RecordBulkInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationLineItemsBulkUpdateArgs = {
  input: LineItemBulkUpdateInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationMergeUndoArgs = {
  input: RecordInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationNoteCreateArgs = {
  input: NoteCreateInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationNoteDeleteArgs = {
  input: RecordInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationNoteDestroyArgs = {
  input: RecordInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationNoteRestoreArgs = {
  input: RecordInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationNoteUpdateArgs = {
  input: NoteUpdateInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationNotesBulkCreateArgs = {
  input: NoteBulkCreateInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationNotesBulkDeleteArgs = {
  input: RecordBulkInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationNotesBulkDestroyArgs = {
  input: RecordBulkInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationNotesBulkRestoreArgs = {
  input: RecordBulkInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationNotesBulkUpdateArgs = {
  input: NoteBulkUpdateInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationNotificationMarkAllReadArgs = {
  input: NotificationMarkAllReadInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationNotificationMarkReadArgs = {
  input: NotificationMarkReadInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationPartnerCreateArgs = {
  input: PartnerCreateInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationPartnerDeleteArgs = {
  input: RecordInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationPartnerTokenCreateArgs = {
  input: PartnerTokenCreateInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationPartnerTokenRevokeArgs = {
  input: RecordInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationPartnerUpdateArgs = {
  input: PartnerUpdateInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationPriceListCreateArgs = {
  input: PriceListCreateInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationPriceListDeleteArgs = {
  input: RecordInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationPriceListUpdateArgs = {
  input: PriceListUpdateInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationPriceListUpsertArgs = {
  input: PriceListUpsertInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationProductCreateArgs = {
  input: ProductCreateInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationProductDeleteArgs = {
  input: RecordInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationProductDestroyArgs = {
  input: RecordInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationProductPriceCreateArgs = {
  input: ProductPriceCreateInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationProductPriceDeleteArgs = {
  input: RecordInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationProductPriceUpdateArgs = {
  input: ProductPriceUpdateInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationProductPriceUpsertArgs = {
  input: ProductPriceUpsertInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationProductPricesBulkCreateArgs = {
  input: ProductPriceBulkCreateInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationProductPricesBulkDeleteArgs = {
  input: RecordBulkInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationProductPricesBulkUpdateArgs = {
  input: ProductPriceBulkUpdateInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationProductPricesBulkUpsertArgs = {
  input: ProductPriceBulkUpsertInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationProductRestoreArgs = {
  input: RecordInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationProductUpdateArgs = {
  input: ProductUpdateInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationProductUpsertArgs = {
  input: ProductUpsertInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationProductsBulkCreateArgs = {
  input: ProductBulkCreateInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationProductsBulkDeleteArgs = {
  input: RecordBulkInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationProductsBulkDestroyArgs = {
  input: RecordBulkInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationProductsBulkRestoreArgs = {
  input: RecordBulkInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationProductsBulkUpdateArgs = {
  input: ProductBulkUpdateInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationProductsBulkUpsertArgs = {
  input: ProductBulkUpsertInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationRoleCreateArgs = {
  input: RoleCreateInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationRoleDeleteArgs = {
  input: RecordInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationRoleSetRightsArgs = {
  input: RoleSetRightsInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationRoleUpdateArgs = {
  input: RoleUpdateInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationSavedViewCreateArgs = {
  input: SavedViewCreateInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationSavedViewDeleteArgs = {
  input: RecordInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationSavedViewUpdateArgs = {
  input: SavedViewUpdateInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationSessionEndArgs = {
  input: SessionEndInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationSessionEndAllArgs = {
  input: SessionEndAllInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationStageCreateArgs = {
  input: StageCreateInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationStageDeleteArgs = {
  input: RecordInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationStageUpdateArgs = {
  input: StageUpdateInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationStageUpsertArgs = {
  input: StageUpsertInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationTagCreateArgs = {
  input: TagCreateInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationTagDeleteArgs = {
  input: RecordInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationTagUpdateArgs = {
  input: TagUpdateInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationTagUpsertArgs = {
  input: TagUpsertInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationTagsBulkCreateArgs = {
  input: TagBulkCreateInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationTagsBulkDeleteArgs = {
  input: RecordBulkInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationTagsBulkUpdateArgs = {
  input: TagBulkUpdateInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationTagsBulkUpsertArgs = {
  input: TagBulkUpsertInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationTeamCreateArgs = {
  input: TeamCreateInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationTeamDeleteArgs = {
  input: RecordInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationTeamDestroyArgs = {
  input: RecordInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationTeamRestoreArgs = {
  input: RecordInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationTeamUpdateArgs = {
  input: TeamUpdateInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationTeamUpsertArgs = {
  input: TeamUpsertInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationUserAssignRoleArgs = {
  input: UserAssignRoleInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationUserDeactivateArgs = {
  input: RecordInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationUserInviteArgs = {
  input: UserCreateInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationUserReinstateArgs = {
  input: RecordInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationUserReinviteArgs = {
  input: RecordInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationUserRemoveFactorArgs = {
  input: RecordInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationUserSuspendArgs = {
  input: RecordInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationUserUpdateArgs = {
  input: UserUpdateInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationWebhookDeliveryReplayArgs = {
  input: RecordInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationWebhookEndpointCreateArgs = {
  input: WebhookEndpointCreateInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationWebhookEndpointDeleteArgs = {
  input: RecordInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationWebhookEndpointRotateSecretArgs = {
  input: WebhookEndpointRotateSecretInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationWebhookEndpointTestArgs = {
  input: RecordInput;
};


/** Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again. */
export type MutationWebhookEndpointUpdateArgs = {
  input: WebhookEndpointUpdateInput;
};

/** A record that a field of another names. */
export type NamedRecord = Category | Client | Contact | Deal | PriceList | Product | Stage | Tag | Team | User;

/** A record with a globally unique id. */
export type Node = {
  /** Opaque id, unique among all records. */
  id: Scalars['ID']['output'];
};

/** A note, call, meeting, e-mail or task about a client, contact, deal or product. */
export type Note = Node & {
  __typename?: 'Note';
  /** Who is to do the task. */
  assignee?: Maybe<User>;
  /** Files attached to the note, newest first. */
  attachments?: Maybe<AttachmentConnection>;
  /** Who wrote it. */
  author?: Maybe<User>;
  /** Text in Markdown, at most 100,000 characters. */
  body?: Maybe<Scalars['String']['output']>;
  /** The client it is about. */
  client?: Maybe<Client>;
  /** When a task was done; null while open. */
  completedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The contact it is about. */
  contact?: Maybe<Contact>;
  /** When it was written. */
  createdAt?: Maybe<Scalars['DateTime']['output']>;
  /** The deal it is about. */
  deal?: Maybe<Deal>;
  /** When a task is due. */
  dueAt?: Maybe<Scalars['DateTime']['output']>;
  /** Length of a call or meeting in seconds. */
  durationSeconds?: Maybe<Scalars['Int']['output']>;
  /** When its text was last edited; null if never. */
  editedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it happened. */
  happenedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Its changes, newest first; of each, what the viewer may read. Of a note, those made while it was private are its author's. */
  history?: Maybe<RecordChangeConnection>;
  /** Opaque id, unique among all records. */
  id: Scalars['ID']['output'];
  /** Whether it is among the viewer's favourites. */
  isFavorite?: Maybe<Scalars['Boolean']['output']>;
  /** Whether it stays on top. */
  isPinned?: Maybe<Scalars['Boolean']['output']>;
  /** What it records. */
  kind?: Maybe<NoteKind>;
  /** Users it mentions, by name. */
  mentions?: Maybe<Array<User>>;
  /** Priority of a task, 1 (highest) to 3. */
  priority?: Maybe<Scalars['Int']['output']>;
  /** The product it is about. */
  product?: Maybe<Product>;
  /** Title. */
  title?: Maybe<Scalars['String']['output']>;
  /** Last change. */
  updatedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Grows with every change. */
  version?: Maybe<Scalars['Int']['output']>;
  /** Who may read it. */
  visibility?: Maybe<NoteVisibility>;
};


/** A note, call, meeting, e-mail or task about a client, contact, deal or product. */
export type NoteAttachmentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<AttachmentFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Array<AttachmentOrder>>;
};


/** A note, call, meeting, e-mail or task about a client, contact, deal or product. */
export type NoteHistoryArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<RecordChangeFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Array<RecordChangeOrder>>;
};

/** Many records, changed in one transaction. */
export type NoteBulkCreateInput = {
  /** What becomes of the others when some are wrong. */
  errorPolicy?: ErrorPolicy;
  /** The records, at most 1,000. */
  items: Array<NoteCreateInput>;
};

/** The answer to a mutation of many records. */
export type NoteBulkPayload = {
  __typename?: 'NoteBulkPayload';
  /** What became of each item, in the order they were given. An item that was not written has no record. */
  results: Array<NotePayload>;
  /** How many records were written. */
  written?: Maybe<Scalars['Int']['output']>;
};

/** Many records, changed in one transaction. */
export type NoteBulkUpdateInput = {
  /** What becomes of the others when some are wrong. */
  errorPolicy?: ErrorPolicy;
  /** The records, at most 1,000. */
  items: Array<NoteUpdateInput>;
};

/** A page of a list. */
export type NoteConnection = {
  __typename?: 'NoteConnection';
  /** The records of the page with their cursors. */
  edges: Array<NoteEdge>;
  /** The records of the page. */
  nodes: Array<Note>;
  /** Whether there are more, and where they begin. */
  pageInfo: PageInfo;
  /** How many records the whole list has; counted only when selected. */
  totalCount?: Maybe<TotalCount>;
};


/** A page of a list. */
export type NoteConnectionTotalCountArgs = {
  exact?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A new record of Note. */
export type NoteCreateInput = {
  /** Who is to do the task. */
  assignee?: InputMaybe<Scalars['ID']['input']>;
  /** The text, in Markdown. */
  body?: InputMaybe<Scalars['String']['input']>;
  /** The client it is about; that of the contact or deal unless said. */
  client?: InputMaybe<Scalars['ID']['input']>;
  /** When the task was done. */
  completedAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** The contact it is about. */
  contact?: InputMaybe<Scalars['ID']['input']>;
  /** The deal it is about. */
  deal?: InputMaybe<Scalars['ID']['input']>;
  /** When the task is due. */
  dueAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** How long it took, at most a week. */
  durationSeconds?: InputMaybe<Scalars['Int']['input']>;
  /** When it happened; now, unless said otherwise. */
  happenedAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Whether it stays on top. */
  isPinned?: InputMaybe<Scalars['Boolean']['input']>;
  /** Note, unless said otherwise, call, meeting, e-mail or task. */
  kind?: InputMaybe<NoteKind>;
  /** All users it mentions, in place of those it did. */
  mentions?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** 1 high, 2 normal, 3 low. */
  priority?: InputMaybe<Scalars['Int']['input']>;
  /** The product it is about. */
  product?: InputMaybe<Scalars['ID']['input']>;
  /** What it is about, in a line. */
  title?: InputMaybe<Scalars['String']['input']>;
  /** Shared, unless said otherwise, or private. */
  visibility?: InputMaybe<NoteVisibility>;
};

/** A record and its place in the list. */
export type NoteEdge = {
  __typename?: 'NoteEdge';
  /** Names the place of the record in the list, for `after` and `before`. */
  cursor: Scalars['String']['output'];
  /** The record. */
  node: Note;
};

/** Conditions on records of Note; all of those given must hold. */
export type NoteFilter = {
  /** All of these hold. */
  and?: InputMaybe<Array<NoteFilter>>;
  /** Who is to do the task. */
  assignee?: InputMaybe<IdFilter>;
  /** Who wrote it. */
  author?: InputMaybe<IdFilter>;
  /** The client it is about. */
  client?: InputMaybe<IdFilter>;
  /** When the task was done; `isNull` gives what is open. */
  completedAt?: InputMaybe<DateTimeFilter>;
  /** The contact it is about. */
  contact?: InputMaybe<IdFilter>;
  /** When it was written. */
  createdAt?: InputMaybe<DateTimeFilter>;
  /** The deal it is about. */
  deal?: InputMaybe<IdFilter>;
  /** When the task is due; notes without a date count as latest. */
  dueAt?: InputMaybe<DateTimeFilter>;
  /** When it happened. */
  happenedAt?: InputMaybe<DateTimeFilter>;
  /** Whether it stays on top. */
  isPinned?: InputMaybe<Scalars['Boolean']['input']>;
  /** What the note records. */
  kind?: InputMaybe<NoteKindFilter>;
  /** Mentions one of these users. */
  mentions?: InputMaybe<IdFilter>;
  /** This does not hold. */
  not?: InputMaybe<NoteFilter>;
  /** At least one of these holds; an empty list matches nothing. */
  or?: InputMaybe<Array<NoteFilter>>;
  /** The product it is about. */
  product?: InputMaybe<IdFilter>;
};

/** What a note records. */
export type NoteKind =
  /** A telephone call. */
  | 'CALL'
  /** An e-mail. */
  | 'EMAIL'
  /** A meeting. */
  | 'MEETING'
  /** A remark. */
  | 'NOTE'
  /** Something to be done, with a date and an assignee. */
  | 'TASK';

/** Conditions on a NoteKind. */
export type NoteKindFilter = {
  /** Is this. */
  eq?: InputMaybe<NoteKind>;
  /** Is one of these. */
  in?: InputMaybe<Array<NoteKind>>;
};

/** Orders of a list of Note. */
export type NoteOrder =
  /** By when it was done; what is open counts as latest, ascending. */
  | 'COMPLETED_AT_ASC'
  /** By when it was done; what is open counts as latest, descending. */
  | 'COMPLETED_AT_DESC'
  /** By when it was written, ascending. */
  | 'CREATED_AT_ASC'
  /** By when it was written, descending. */
  | 'CREATED_AT_DESC'
  /** By when it is due; notes without a date count as latest, ascending. */
  | 'DUE_AT_ASC'
  /** By when it is due; notes without a date count as latest, descending. */
  | 'DUE_AT_DESC'
  /** By when it happened, ascending. */
  | 'HAPPENED_AT_ASC'
  /** By when it happened, descending. */
  | 'HAPPENED_AT_DESC';

/** The answer to a mutation: the record, or what is wrong. */
export type NotePayload = {
  __typename?: 'NotePayload';
  /** What others changed since the version the input names. */
  conflict?: Maybe<Conflict>;
  /** The record as it is now, also after a conflict; null when it cannot be read: after a deletion, or when there are problems. */
  note?: Maybe<Note>;
  /** What a person can correct; empty when the change was made. */
  problems: Array<Problem>;
};

/** Changes of a record of Note: what is absent stays as it is, what is null is emptied. */
export type NoteUpdateInput = {
  /** Who is to do the task. */
  assignee?: InputMaybe<Scalars['ID']['input']>;
  /** The text, in Markdown. */
  body?: InputMaybe<Scalars['String']['input']>;
  /** The client it is about; that of the contact or deal unless said. */
  client?: InputMaybe<Scalars['ID']['input']>;
  /** When the task was done. */
  completedAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** The contact it is about. */
  contact?: InputMaybe<Scalars['ID']['input']>;
  /** The deal it is about. */
  deal?: InputMaybe<Scalars['ID']['input']>;
  /** When the task is due. */
  dueAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** How long it took, at most a week. */
  durationSeconds?: InputMaybe<Scalars['Int']['input']>;
  /** When it happened; now, unless said otherwise. */
  happenedAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** The record's id. */
  id: Scalars['ID']['input'];
  /** Whether it stays on top. */
  isPinned?: InputMaybe<Scalars['Boolean']['input']>;
  /** Note, unless said otherwise, call, meeting, e-mail or task. */
  kind?: InputMaybe<NoteKind>;
  /** All users it mentions, in place of those it did. */
  mentions?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** 1 high, 2 normal, 3 low. */
  priority?: InputMaybe<Scalars['Int']['input']>;
  /** The product it is about. */
  product?: InputMaybe<Scalars['ID']['input']>;
  /** What it is about, in a line. */
  title?: InputMaybe<Scalars['String']['input']>;
  /** The version that was seen; when the record has another by now, nothing is changed. */
  version: Scalars['Int']['input'];
  /** Shared, unless said otherwise, or private. */
  visibility?: InputMaybe<NoteVisibility>;
};

/** Who may read a note. */
export type NoteVisibility =
  /** Its author only. */
  | 'PRIVATE'
  /** Everyone who may read what the note is about. */
  | 'SHARED';

/** Something others did that the viewer should hear of; nobody else reads it. */
export type Notification = Node & {
  __typename?: 'Notification';
  /** Who did it; null: the system itself. */
  actor?: Maybe<User>;
  /** When it happened. */
  createdAt?: Maybe<Scalars['DateTime']['output']>;
  /** Opaque id, unique among all records. */
  id: Scalars['ID']['output'];
  /** What it tells. */
  kind?: Maybe<NotificationKind>;
  /** When it was marked as read; null while unread. It goes 90 days later. */
  readAt?: Maybe<Scalars['DateTime']['output']>;
  /** What it is about; null when the viewer cannot see it any more. */
  record?: Maybe<NotificationRecord>;
};

/** A page of a list. */
export type NotificationConnection = {
  __typename?: 'NotificationConnection';
  /** The records of the page with their cursors. */
  edges: Array<NotificationEdge>;
  /** The records of the page. */
  nodes: Array<Notification>;
  /** Whether there are more, and where they begin. */
  pageInfo: PageInfo;
  /** How many records the whole list has; counted only when selected. */
  totalCount?: Maybe<TotalCount>;
};


/** A page of a list. */
export type NotificationConnectionTotalCountArgs = {
  exact?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A record and its place in the list. */
export type NotificationEdge = {
  __typename?: 'NotificationEdge';
  /** Names the place of the record in the list, for `after` and `before`. */
  cursor: Scalars['String']['output'];
  /** The record. */
  node: Notification;
};

/** Conditions on records of Notification; all of those given must hold. */
export type NotificationFilter = {
  /** All of these hold. */
  and?: InputMaybe<Array<NotificationFilter>>;
  /** When it happened. */
  createdAt?: InputMaybe<DateTimeFilter>;
  /** What it tells. */
  kind?: InputMaybe<NotificationKindFilter>;
  /** This does not hold. */
  not?: InputMaybe<NotificationFilter>;
  /** At least one of these holds; an empty list matches nothing. */
  or?: InputMaybe<Array<NotificationFilter>>;
  /** When it was marked as read; `isNull` gives what is unread. */
  readAt?: InputMaybe<DateTimeFilter>;
};

/** What a notification tells. */
export type NotificationKind =
  /** A client became the viewer's own. */
  | 'CLIENT_HANDED_OVER'
  /** A deal became the viewer's own. */
  | 'DEAL_HANDED_OVER'
  /** A note mentions the viewer. */
  | 'MENTIONED'
  /** A task was given to the viewer. */
  | 'TASK_ASSIGNED'
  /** A task the viewer wrote was done. */
  | 'TASK_COMPLETED'
  /** A task the viewer wrote was given to somebody else. */
  | 'TASK_REASSIGNED';

/** Conditions on a NotificationKind. */
export type NotificationKindFilter = {
  /** Is this. */
  eq?: InputMaybe<NotificationKind>;
  /** Is one of these. */
  in?: InputMaybe<Array<NotificationKind>>;
};

/** Which notifications to mark. */
export type NotificationMarkAllReadInput = {
  /** Those made until this moment, such as `createdAt` of the newest one that was seen; all when absent. */
  until?: InputMaybe<Scalars['DateTime']['input']>;
};

/** Notifications to mark. */
export type NotificationMarkReadInput = {
  /** Their ids, at most 100. */
  ids: Array<Scalars['ID']['input']>;
};

/** Orders of a list of Notification. */
export type NotificationOrder =
  /** By when it happened, ascending. */
  | 'CREATED_AT_ASC'
  /** By when it happened, descending. */
  | 'CREATED_AT_DESC';

/** The answer to a mutation of notifications. */
export type NotificationPayload = {
  __typename?: 'NotificationPayload';
  /** How many were marked that had been unread. */
  count?: Maybe<Scalars['Int']['output']>;
  /** What a person can correct; empty when the change was made. */
  problems: Array<Problem>;
  /** The viewer, with the notifications as they are now. */
  viewer?: Maybe<Viewer>;
};

/** What a notification is about. */
export type NotificationRecord = Client | Deal | Note;

/** Whether something may be done with a record. */
export type OperationAccess = {
  __typename?: 'OperationAccess';
  /** Whether their right to it reaches the record, where it lies now: what is in the trash can be restored and not read. */
  isAllowed?: Maybe<Scalars['Boolean']['output']>;
  /** What is done. */
  operation?: Maybe<RightOperation>;
};

/** Where a page stands in its list. */
export type PageInfo = {
  __typename?: 'PageInfo';
  /** Cursor of the last record of the page; null when it is empty. */
  endCursor?: Maybe<Scalars['String']['output']>;
  /** Whether records follow the page. */
  hasNextPage: Scalars['Boolean']['output'];
  /** Whether records precede the page. */
  hasPreviousPage: Scalars['Boolean']['output'];
  /** Cursor of the first record of the page; null when it is empty. */
  startCursor?: Maybe<Scalars['String']['output']>;
};

/** A program of somebody else's that works with the data, in the place of a user. */
export type Partner = Node & {
  __typename?: 'Partner';
  /** Creation. */
  createdAt?: Maybe<Scalars['DateTime']['output']>;
  /** Opaque id, unique among all records. */
  id: Scalars['ID']['output'];
  /** Whether its tokens are good. */
  isActive?: Maybe<Scalars['Boolean']['output']>;
  /** Its name for programs, which stands in its tokens. */
  key?: Maybe<Scalars['String']['output']>;
  /** Its name for people. */
  name?: Maybe<Scalars['String']['output']>;
  /** Its tokens, newest first. */
  tokens?: Maybe<PartnerTokenConnection>;
  /** Last change. */
  updatedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The user in whose place it acts. */
  user?: Maybe<User>;
  /** Grows with every change. */
  version?: Maybe<Scalars['Int']['output']>;
};


/** A program of somebody else's that works with the data, in the place of a user. */
export type PartnerTokensArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<PartnerTokenFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Array<PartnerTokenOrder>>;
};

/** A page of a list. */
export type PartnerConnection = {
  __typename?: 'PartnerConnection';
  /** The records of the page with their cursors. */
  edges: Array<PartnerEdge>;
  /** The records of the page. */
  nodes: Array<Partner>;
  /** Whether there are more, and where they begin. */
  pageInfo: PageInfo;
  /** How many records the whole list has; counted only when selected. */
  totalCount?: Maybe<TotalCount>;
};


/** A page of a list. */
export type PartnerConnectionTotalCountArgs = {
  exact?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A new record of Partner. */
export type PartnerCreateInput = {
  /** Whether its tokens are good; true when it is made. Switched off, all of them are refused within two seconds. */
  isActive?: InputMaybe<Scalars['Boolean']['input']>;
  /** Its name for programs, which stands in its tokens and stays: a letter from a to z, then letters, digits and underscores, at most 40. */
  key: Scalars['String']['input'];
  /** Its name for people. */
  name: Scalars['String']['input'];
  /** The user in whose place it acts: no token of it may more than they may, `OWN` and `TEAM` are theirs, and the audit log names them. */
  user: Scalars['ID']['input'];
};

/** A record and its place in the list. */
export type PartnerEdge = {
  __typename?: 'PartnerEdge';
  /** Names the place of the record in the list, for `after` and `before`. */
  cursor: Scalars['String']['output'];
  /** The record. */
  node: Partner;
};

/** Conditions on records of Partner; all of those given must hold. */
export type PartnerFilter = {
  /** All of these hold. */
  and?: InputMaybe<Array<PartnerFilter>>;
  /** Whether its tokens are good. */
  isActive?: InputMaybe<Scalars['Boolean']['input']>;
  /** Its name for programs. */
  key?: InputMaybe<WordFilter>;
  /** This does not hold. */
  not?: InputMaybe<PartnerFilter>;
  /** At least one of these holds; an empty list matches nothing. */
  or?: InputMaybe<Array<PartnerFilter>>;
};

/** Orders of a list of Partner. */
export type PartnerOrder =
  /** By creation, ascending. */
  | 'CREATED_AT_ASC'
  /** By creation, descending. */
  | 'CREATED_AT_DESC';

/** The answer to a mutation: the record, or what is wrong. */
export type PartnerPayload = {
  __typename?: 'PartnerPayload';
  /** What others changed since the version the input names. */
  conflict?: Maybe<Conflict>;
  /** The record as it is now, also after a conflict; null when it cannot be read: after a deletion, or when there are problems. */
  partner?: Maybe<Partner>;
  /** What a person can correct; empty when the change was made. */
  problems: Array<Problem>;
};

/** A right of a token. */
export type PartnerRightInput = {
  /** Name of a field; `*` for all. */
  field?: Scalars['String']['input'];
  /** What is done. */
  operation: RightOperation;
  /** With which records. `OWN` and `TEAM` are those of the partner's user. */
  scope: RightScope;
  /** Name of a type: `Client`. */
  type: Scalars['String']['input'];
};

/** A token that was given to a partner, who can cut it down without asking this server. */
export type PartnerToken = Node & {
  __typename?: 'PartnerToken';
  /** The token itself, for the header `Authorization: Bearer`; null once it is revoked. It is stored nowhere and signed anew whenever it is asked for. Whoever has it can do what it allows: hand it to the partner alone. */
  bearer?: Maybe<Scalars['String']['output']>;
  /** Highest estimated cost of one operation; null: the server's own limit. */
  costLimit?: Maybe<Scalars['Int']['output']>;
  /** Creation. */
  createdAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it expires. */
  expiresAt?: Maybe<Scalars['DateTime']['output']>;
  /** Opaque id, unique among all records. */
  id: Scalars['ID']['output'];
  /** What it is for. */
  name?: Maybe<Scalars['String']['output']>;
  /** Whose it is. */
  partner?: Maybe<Partner>;
  /** Whether it runs stored documents only. */
  persistedOnly?: Maybe<Scalars['Boolean']['output']>;
  /** When it was revoked; null while it is good. */
  revokedAt?: Maybe<Scalars['DateTime']['output']>;
  /** What it allows, before its holder cuts it down. */
  rights?: Maybe<Array<RoleRight>>;
  /** Last change. */
  updatedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Grows with every change. */
  version?: Maybe<Scalars['Int']['output']>;
};

/** A page of a list. */
export type PartnerTokenConnection = {
  __typename?: 'PartnerTokenConnection';
  /** The records of the page with their cursors. */
  edges: Array<PartnerTokenEdge>;
  /** The records of the page. */
  nodes: Array<PartnerToken>;
  /** Whether there are more, and where they begin. */
  pageInfo: PageInfo;
  /** How many records the whole list has; counted only when selected. */
  totalCount?: Maybe<TotalCount>;
};


/** A page of a list. */
export type PartnerTokenConnectionTotalCountArgs = {
  exact?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A token to be made. */
export type PartnerTokenCreateInput = {
  /** Highest estimated cost of one operation; the server's own limit when absent. */
  costLimit?: InputMaybe<Scalars['Int']['input']>;
  /** When it expires, at most 365 days from now; in 90 days when absent. */
  expiresAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** What the token is for, at most 200 characters. */
  name: Scalars['String']['input'];
  /** The partner's id. */
  partner: Scalars['ID']['input'];
  /** Whether it runs stored documents only, by their ids. */
  persistedOnly?: Scalars['Boolean']['input'];
  /** What it allows, 1 to 200 rights. What is not named is refused. */
  rights: Array<PartnerRightInput>;
};

/** A record and its place in the list. */
export type PartnerTokenEdge = {
  __typename?: 'PartnerTokenEdge';
  /** Names the place of the record in the list, for `after` and `before`. */
  cursor: Scalars['String']['output'];
  /** The record. */
  node: PartnerToken;
};

/** Conditions on records of PartnerToken; all of those given must hold. */
export type PartnerTokenFilter = {
  /** All of these hold. */
  and?: InputMaybe<Array<PartnerTokenFilter>>;
  /** When it expires. */
  expiresAt?: InputMaybe<DateTimeFilter>;
  /** This does not hold. */
  not?: InputMaybe<PartnerTokenFilter>;
  /** At least one of these holds; an empty list matches nothing. */
  or?: InputMaybe<Array<PartnerTokenFilter>>;
  /** Whose it is. */
  partner?: InputMaybe<IdFilter>;
};

/** Orders of a list of PartnerToken. */
export type PartnerTokenOrder =
  /** By creation, ascending. */
  | 'CREATED_AT_ASC'
  /** By creation, descending. */
  | 'CREATED_AT_DESC';

/** The answer to a mutation: the record, or what is wrong. */
export type PartnerTokenPayload = {
  __typename?: 'PartnerTokenPayload';
  /** What others changed since the version the input names. */
  conflict?: Maybe<Conflict>;
  /** The record as it is now, also after a conflict; null when it cannot be read: after a deletion, or when there are problems. */
  partnerToken?: Maybe<PartnerToken>;
  /** What a person can correct; empty when the change was made. */
  problems: Array<Problem>;
};

/** Changes of a record of Partner: what is absent stays as it is, what is null is emptied. */
export type PartnerUpdateInput = {
  /** The record's id. */
  id: Scalars['ID']['input'];
  /** Whether its tokens are good; true when it is made. Switched off, all of them are refused within two seconds. */
  isActive?: InputMaybe<Scalars['Boolean']['input']>;
  /** Its name for people. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** The user in whose place it acts: no token of it may more than they may, `OWN` and `TEAM` are theirs, and the audit log names them. */
  user?: InputMaybe<Scalars['ID']['input']>;
  /** The version that was seen; when the record has another by now, nothing is changed. */
  version: Scalars['Int']['input'];
};

/** Prices in one currency. */
export type PriceList = Node & {
  __typename?: 'PriceList';
  /** Creation. */
  createdAt?: Maybe<Scalars['DateTime']['output']>;
  /** Currency of all its prices. */
  currency?: Maybe<Scalars['CurrencyCode']['output']>;
  /** Opaque id, unique among all records. */
  id: Scalars['ID']['output'];
  /** Whether it holds where no other list is named. */
  isDefault?: Maybe<Scalars['Boolean']['output']>;
  /** Name; unique. */
  name?: Maybe<Scalars['String']['output']>;
  /** All its prices, also past and future ones, by quantity. */
  prices?: Maybe<ProductPriceConnection>;
  /** Whether its prices contain tax. */
  taxInclusive?: Maybe<Scalars['Boolean']['output']>;
  /** Last change. */
  updatedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Grows with every change. */
  version?: Maybe<Scalars['Int']['output']>;
};


/** Prices in one currency. */
export type PriceListPricesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Array<ProductPriceOrder>>;
};

/** A page of a list. */
export type PriceListConnection = {
  __typename?: 'PriceListConnection';
  /** The records of the page with their cursors. */
  edges: Array<PriceListEdge>;
  /** The records of the page. */
  nodes: Array<PriceList>;
  /** Whether there are more, and where they begin. */
  pageInfo: PageInfo;
  /** How many records the whole list has; counted only when selected. */
  totalCount?: Maybe<TotalCount>;
};


/** A page of a list. */
export type PriceListConnectionTotalCountArgs = {
  exact?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A new record of PriceList. */
export type PriceListCreateInput = {
  /** Currency of all its prices. */
  currency: Scalars['CurrencyCode']['input'];
  /** Whether it holds where no other list is named; another default of the currency is none then. */
  isDefault?: InputMaybe<Scalars['Boolean']['input']>;
  /** Name; unique without regard to case. */
  name: Scalars['String']['input'];
  /** Whether its prices contain tax. */
  taxInclusive?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A record and its place in the list. */
export type PriceListEdge = {
  __typename?: 'PriceListEdge';
  /** Names the place of the record in the list, for `after` and `before`. */
  cursor: Scalars['String']['output'];
  /** The record. */
  node: PriceList;
};

/** Conditions on records of PriceList; all of those given must hold. */
export type PriceListFilter = {
  /** All of these hold. */
  and?: InputMaybe<Array<PriceListFilter>>;
  /** Name, without regard to case. */
  name?: InputMaybe<WordFilter>;
  /** This does not hold. */
  not?: InputMaybe<PriceListFilter>;
  /** At least one of these holds; an empty list matches nothing. */
  or?: InputMaybe<Array<PriceListFilter>>;
};

/** Orders of a list of PriceList. */
export type PriceListOrder =
  /** By name, ascending. */
  | 'NAME_ASC'
  /** By name, descending. */
  | 'NAME_DESC';

/** The answer to a mutation: the record, or what is wrong. */
export type PriceListPayload = {
  __typename?: 'PriceListPayload';
  /** What others changed since the version the input names. */
  conflict?: Maybe<Conflict>;
  /** The record as it is now, also after a conflict; null when it cannot be read: after a deletion, or when there are problems. */
  priceList?: Maybe<PriceList>;
  /** What a person can correct; empty when the change was made. */
  problems: Array<Problem>;
};

/** Changes of a record of PriceList: what is absent stays as it is, what is null is emptied. */
export type PriceListUpdateInput = {
  /** The record's id. */
  id: Scalars['ID']['input'];
  /** Whether it holds where no other list is named; another default of the currency is none then. */
  isDefault?: InputMaybe<Scalars['Boolean']['input']>;
  /** Name; unique without regard to case. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Whether its prices contain tax. */
  taxInclusive?: InputMaybe<Scalars['Boolean']['input']>;
  /** The version that was seen; when the record has another by now, nothing is changed. */
  version: Scalars['Int']['input'];
};

/** A record of PriceList, named by name: where there is one, what is absent stays as it is, and what is null is emptied. */
export type PriceListUpsertInput = {
  /** Currency of all its prices. */
  currency: Scalars['CurrencyCode']['input'];
  /** Whether it holds where no other list is named; another default of the currency is none then. */
  isDefault?: InputMaybe<Scalars['Boolean']['input']>;
  /** Name; unique without regard to case. */
  name: Scalars['String']['input'];
  /** Whether its prices contain tax. */
  taxInclusive?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A mistake in an input that a person can correct. */
export type Problem = {
  __typename?: 'Problem';
  /** What is wrong, for programs; stable. */
  code?: Maybe<Scalars['String']['output']>;
  /** What is wrong, for people. */
  message?: Maybe<Scalars['String']['output']>;
  /** Where, from the input down: `["annualRevenue", "currency"]`. */
  path: Array<Scalars['String']['output']>;
};

/** Something that is sold. */
export type Product = Node & {
  __typename?: 'Product';
  /** Files attached to the product, newest first. */
  attachments?: Maybe<AttachmentConnection>;
  /** Brand. */
  brand?: Maybe<Scalars['String']['output']>;
  /** Its place in the catalogue's tree. */
  category?: Maybe<Category>;
  /** What a unit costs the organisation; needs the right to read it. */
  cost?: Maybe<Money>;
  /** Creation. */
  createdAt?: Maybe<Scalars['DateTime']['output']>;
  /** Values of custom fields, by key; `customFields` of the root says what they are. A field without a value is left out. */
  customFields?: Maybe<Scalars['JSON']['output']>;
  /** Description. */
  description?: Maybe<Scalars['String']['output']>;
  /** Id in another system. */
  externalRef?: Maybe<Scalars['String']['output']>;
  /** GTIN-8, -12, -13 or -14, digits only. */
  gtin?: Maybe<Scalars['String']['output']>;
  /** Its changes, newest first; of each, what the viewer may read. Of a note, those made while it was private are its author's. */
  history?: Maybe<RecordChangeConnection>;
  /** Opaque id, unique among all records. */
  id: Scalars['ID']['output'];
  /** Picture. */
  imageUrl?: Maybe<Scalars['URL']['output']>;
  /** Whether it is among the viewer's favourites. */
  isFavorite?: Maybe<Scalars['Boolean']['output']>;
  /** Good, service or subscription. */
  kind?: Maybe<ProductKind>;
  /** Price for everybody, per unit, without tax. */
  listPrice?: Maybe<Money>;
  /** The maker's own number. */
  manufacturerPartNumber?: Maybe<Scalars['String']['output']>;
  /** Name, 1 to 255 characters. */
  name?: Maybe<Scalars['String']['output']>;
  /** Notes about the product, newest first. */
  notes?: Maybe<NoteConnection>;
  /** Prices in price lists that hold today, by quantity. */
  prices?: Maybe<Array<ProductPrice>>;
  /** Values of sensitive custom fields, by key, which are stored sealed; needs the right to read them. */
  sensitiveFields?: Maybe<Scalars['JSON']['output']>;
  /** Stock-keeping unit; unique among products that are not deleted. */
  sku?: Maybe<Scalars['String']['output']>;
  /** Whether it is sold. */
  status?: Maybe<ProductStatus>;
  /** Units in stock; null where none is kept. */
  stockQuantity?: Maybe<Scalars['Decimal']['output']>;
  /** When the stock was last counted. */
  stockUpdatedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Tax in percent. */
  taxRate?: Maybe<Scalars['Decimal']['output']>;
  /** Unit it is sold in: `pc`, `m`, `kg`, `h`. */
  unit?: Maybe<Scalars['String']['output']>;
  /** Last change. */
  updatedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Grows with every change. */
  version?: Maybe<Scalars['Int']['output']>;
};


/** Something that is sold. */
export type ProductAttachmentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<AttachmentFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Array<AttachmentOrder>>;
};


/** Something that is sold. */
export type ProductHistoryArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<RecordChangeFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Array<RecordChangeOrder>>;
};


/** Something that is sold. */
export type ProductNotesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<NoteFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Array<NoteOrder>>;
  search?: InputMaybe<Scalars['String']['input']>;
};

/** Many records, changed in one transaction. */
export type ProductBulkCreateInput = {
  /** What becomes of the others when some are wrong. */
  errorPolicy?: ErrorPolicy;
  /** The records, at most 1,000. */
  items: Array<ProductCreateInput>;
};

/** The answer to a mutation of many records. */
export type ProductBulkPayload = {
  __typename?: 'ProductBulkPayload';
  /** What became of each item, in the order they were given. An item that was not written has no record. */
  results: Array<ProductPayload>;
  /** How many records were written. */
  written?: Maybe<Scalars['Int']['output']>;
};

/** Many records, changed in one transaction. */
export type ProductBulkUpdateInput = {
  /** What becomes of the others when some are wrong. */
  errorPolicy?: ErrorPolicy;
  /** The records, at most 1,000. */
  items: Array<ProductUpdateInput>;
};

/** Many records, changed in one transaction. */
export type ProductBulkUpsertInput = {
  /** What becomes of the others when some are wrong. */
  errorPolicy?: ErrorPolicy;
  /** The records, at most 1,000. */
  items: Array<ProductUpsertInput>;
};

/** A page of a list. */
export type ProductConnection = {
  __typename?: 'ProductConnection';
  /** The records of the page with their cursors. */
  edges: Array<ProductEdge>;
  /** The records of the page. */
  nodes: Array<Product>;
  /** Whether there are more, and where they begin. */
  pageInfo: PageInfo;
  /** How many records the whole list has; counted only when selected. */
  totalCount?: Maybe<TotalCount>;
};


/** A page of a list. */
export type ProductConnectionTotalCountArgs = {
  exact?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A new record of Product. */
export type ProductCreateInput = {
  /** Brand. */
  brand?: InputMaybe<Scalars['String']['input']>;
  /** The category. */
  category?: InputMaybe<Scalars['ID']['input']>;
  /** What it costs us, in the currency of the price. */
  cost?: InputMaybe<MoneyInput>;
  /** Values of custom fields, by key: those given are set, null removes one, the others stay. */
  customFields?: InputMaybe<Scalars['JSON']['input']>;
  /** Free text, searched as well. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** Id in another system. */
  externalRef?: InputMaybe<Scalars['String']['input']>;
  /** GTIN-8, -12, -13 or -14 with its check digit. */
  gtin?: InputMaybe<Scalars['String']['input']>;
  /** Address of a picture. */
  imageUrl?: InputMaybe<Scalars['URL']['input']>;
  /** Good, unless said otherwise, service or subscription. */
  kind?: InputMaybe<ProductKind>;
  /** Price without discounts. */
  listPrice?: InputMaybe<MoneyInput>;
  /** Number the manufacturer gave it. */
  manufacturerPartNumber?: InputMaybe<Scalars['String']['input']>;
  /** Name, at most 255 characters. */
  name: Scalars['String']['input'];
  /** Values of sensitive custom fields, by key, in the same way; needs a right of its own. */
  sensitiveFields?: InputMaybe<Scalars['JSON']['input']>;
  /** Stock keeping unit; unique without regard to case. */
  sku: Scalars['String']['input'];
  /** Whether it is sold; a new product is active. */
  status?: InputMaybe<ProductStatus>;
  /** Stock; negative when more was promised. */
  stockQuantity?: InputMaybe<Scalars['Decimal']['input']>;
  /** Tax in percent. */
  taxRate?: InputMaybe<Scalars['Decimal']['input']>;
  /** What one of it is: `pc` unless said otherwise, `m`, `h`. */
  unit?: InputMaybe<Scalars['String']['input']>;
};

/** A record and its place in the list. */
export type ProductEdge = {
  __typename?: 'ProductEdge';
  /** Names the place of the record in the list, for `after` and `before`. */
  cursor: Scalars['String']['output'];
  /** The record. */
  node: Product;
};

/** How many of the matching products have each value. */
export type ProductFacets = {
  __typename?: 'ProductFacets';
  /** By brand. */
  brands: Array<BrandFacet>;
  /** By category; a category counts its own products only. */
  categories: Array<CategoryFacet>;
  /** By kind. */
  kinds: Array<KindFacet>;
  /** By status. */
  statuses: Array<StatusFacet>;
};

/** Conditions on records of Product; all of those given must hold. */
export type ProductFilter = {
  /** All of these hold. */
  and?: InputMaybe<Array<ProductFilter>>;
  /** Brand, exactly as stored. */
  brand?: InputMaybe<WordFilter>;
  /** The category itself, without those below it. */
  category?: InputMaybe<IdFilter>;
  /** The category or any below it. */
  categoryTree?: InputMaybe<IdFilter>;
  /** Creation. */
  createdAt?: InputMaybe<DateTimeFilter>;
  /** A custom field, by its key. Several are tested by `and`. */
  customField?: InputMaybe<CustomFieldValueFilter>;
  /** GTIN-8, -12, -13 or -14, digits only. */
  gtin?: InputMaybe<WordFilter>;
  /** Good, service or subscription. */
  kind?: InputMaybe<ProductKindFilter>;
  /** List price as a number; unknown counts as 0. */
  listPrice?: InputMaybe<DecimalFilter>;
  /** Name. */
  name?: InputMaybe<TextFilter>;
  /** This does not hold. */
  not?: InputMaybe<ProductFilter>;
  /** At least one of these holds; an empty list matches nothing. */
  or?: InputMaybe<Array<ProductFilter>>;
  /** SKU, exactly, without regard to case. */
  sku?: InputMaybe<WordFilter>;
  /** Whether the product is sold. */
  status?: InputMaybe<ProductStatusFilter>;
  /** Stock; unknown counts as 0. */
  stockQuantity?: InputMaybe<DecimalFilter>;
  /** Last change. */
  updatedAt?: InputMaybe<DateTimeFilter>;
};

/** What a product is. */
export type ProductKind =
  /** A thing that is shipped and kept in stock. */
  | 'GOOD'
  /** Work. */
  | 'SERVICE'
  /** Paid again and again. */
  | 'SUBSCRIPTION';

/** Conditions on a ProductKind. */
export type ProductKindFilter = {
  /** Is this. */
  eq?: InputMaybe<ProductKind>;
  /** Is one of these. */
  in?: InputMaybe<Array<ProductKind>>;
};

/** Orders of a list of Product. */
export type ProductOrder =
  /** By creation, ascending. */
  | 'CREATED_AT_ASC'
  /** By creation, descending. */
  | 'CREATED_AT_DESC'
  /** By list price as a number, without regard to currency; unknown counts as 0, ascending. */
  | 'LIST_PRICE_ASC'
  /** By list price as a number, without regard to currency; unknown counts as 0, descending. */
  | 'LIST_PRICE_DESC'
  /** By name, without regard to case and accents, ascending. */
  | 'NAME_ASC'
  /** By name, without regard to case and accents, descending. */
  | 'NAME_DESC'
  /** By SKU, ascending. */
  | 'SKU_ASC'
  /** By SKU, descending. */
  | 'SKU_DESC'
  /** By stock; unknown counts as 0, ascending. */
  | 'STOCK_QUANTITY_ASC'
  /** By stock; unknown counts as 0, descending. */
  | 'STOCK_QUANTITY_DESC'
  /** By last change, ascending. */
  | 'UPDATED_AT_ASC'
  /** By last change, descending. */
  | 'UPDATED_AT_DESC';

/** The answer to a mutation: the record, or what is wrong. */
export type ProductPayload = {
  __typename?: 'ProductPayload';
  /** What others changed since the version the input names. */
  conflict?: Maybe<Conflict>;
  /** What a person can correct; empty when the change was made. */
  problems: Array<Problem>;
  /** The record as it is now, also after a conflict; null when it cannot be read: after a deletion, or when there are problems. */
  product?: Maybe<Product>;
};

/** What a product costs in a price list from a quantity on. */
export type ProductPrice = Node & {
  __typename?: 'ProductPrice';
  /** Creation. */
  createdAt?: Maybe<Scalars['DateTime']['output']>;
  /** Opaque id, unique among all records. */
  id: Scalars['ID']['output'];
  /** Smallest quantity the price holds for. */
  minQuantity?: Maybe<Scalars['Decimal']['output']>;
  /** The list. */
  priceList?: Maybe<PriceList>;
  /** The product. */
  product?: Maybe<Product>;
  /** Price of a unit in the list's currency. */
  unitPrice?: Maybe<Scalars['Decimal']['output']>;
  /** Last change. */
  updatedAt?: Maybe<Scalars['DateTime']['output']>;
  /** First day it holds; null: always has. */
  validFrom?: Maybe<Scalars['Date']['output']>;
  /** Last day it holds; null: for ever. */
  validUntil?: Maybe<Scalars['Date']['output']>;
  /** Grows with every change. */
  version?: Maybe<Scalars['Int']['output']>;
};

/** Many records, changed in one transaction. */
export type ProductPriceBulkCreateInput = {
  /** What becomes of the others when some are wrong. */
  errorPolicy?: ErrorPolicy;
  /** The records, at most 1,000. */
  items: Array<ProductPriceCreateInput>;
};

/** The answer to a mutation of many records. */
export type ProductPriceBulkPayload = {
  __typename?: 'ProductPriceBulkPayload';
  /** What became of each item, in the order they were given. An item that was not written has no record. */
  results: Array<ProductPricePayload>;
  /** How many records were written. */
  written?: Maybe<Scalars['Int']['output']>;
};

/** Many records, changed in one transaction. */
export type ProductPriceBulkUpdateInput = {
  /** What becomes of the others when some are wrong. */
  errorPolicy?: ErrorPolicy;
  /** The records, at most 1,000. */
  items: Array<ProductPriceUpdateInput>;
};

/** Many records, changed in one transaction. */
export type ProductPriceBulkUpsertInput = {
  /** What becomes of the others when some are wrong. */
  errorPolicy?: ErrorPolicy;
  /** The records, at most 1,000. */
  items: Array<ProductPriceUpsertInput>;
};

/** A page of a list. */
export type ProductPriceConnection = {
  __typename?: 'ProductPriceConnection';
  /** The records of the page with their cursors. */
  edges: Array<ProductPriceEdge>;
  /** The records of the page. */
  nodes: Array<ProductPrice>;
  /** Whether there are more, and where they begin. */
  pageInfo: PageInfo;
  /** How many records the whole list has; counted only when selected. */
  totalCount?: Maybe<TotalCount>;
};


/** A page of a list. */
export type ProductPriceConnectionTotalCountArgs = {
  exact?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A new record of ProductPrice. */
export type ProductPriceCreateInput = {
  /** Smallest quantity the price holds for; 1 unless given. */
  minQuantity?: InputMaybe<Scalars['Decimal']['input']>;
  /** The list. */
  priceList: Scalars['ID']['input'];
  /** The product. */
  product: Scalars['ID']['input'];
  /** Price of a unit in the list's currency. */
  unitPrice: Scalars['Decimal']['input'];
  /** First day it holds; always unless given. */
  validFrom?: InputMaybe<Scalars['Date']['input']>;
  /** Last day it holds; for ever unless given. */
  validUntil?: InputMaybe<Scalars['Date']['input']>;
};

/** A record and its place in the list. */
export type ProductPriceEdge = {
  __typename?: 'ProductPriceEdge';
  /** Names the place of the record in the list, for `after` and `before`. */
  cursor: Scalars['String']['output'];
  /** The record. */
  node: ProductPrice;
};

/** Orders of a list of ProductPrice. */
export type ProductPriceOrder =
  /** By smallest quantity, ascending. */
  | 'MIN_QUANTITY_ASC'
  /** By smallest quantity, descending. */
  | 'MIN_QUANTITY_DESC';

/** The answer to a mutation: the record, or what is wrong. */
export type ProductPricePayload = {
  __typename?: 'ProductPricePayload';
  /** What others changed since the version the input names. */
  conflict?: Maybe<Conflict>;
  /** What a person can correct; empty when the change was made. */
  problems: Array<Problem>;
  /** The record as it is now, also after a conflict; null when it cannot be read: after a deletion, or when there are problems. */
  productPrice?: Maybe<ProductPrice>;
};

/** Changes of a record of ProductPrice: what is absent stays as it is, what is null is emptied. */
export type ProductPriceUpdateInput = {
  /** The record's id. */
  id: Scalars['ID']['input'];
  /** Smallest quantity the price holds for; 1 unless given. */
  minQuantity?: InputMaybe<Scalars['Decimal']['input']>;
  /** Price of a unit in the list's currency. */
  unitPrice?: InputMaybe<Scalars['Decimal']['input']>;
  /** First day it holds; always unless given. */
  validFrom?: InputMaybe<Scalars['Date']['input']>;
  /** Last day it holds; for ever unless given. */
  validUntil?: InputMaybe<Scalars['Date']['input']>;
  /** The version that was seen; when the record has another by now, nothing is changed. */
  version: Scalars['Int']['input'];
};

/** A record of ProductPrice, named by priceList, product, minQuantity, validFrom: where there is one, what is absent stays as it is, and what is null is emptied. */
export type ProductPriceUpsertInput = {
  /** Smallest quantity the price holds for; 1 unless given. */
  minQuantity?: InputMaybe<Scalars['Decimal']['input']>;
  /** The list. */
  priceList: Scalars['ID']['input'];
  /** The product. */
  product: Scalars['ID']['input'];
  /** Price of a unit in the list's currency. */
  unitPrice: Scalars['Decimal']['input'];
  /** First day it holds; always unless given. */
  validFrom?: InputMaybe<Scalars['Date']['input']>;
  /** Last day it holds; for ever unless given. */
  validUntil?: InputMaybe<Scalars['Date']['input']>;
};

/** Whether a product is sold. */
export type ProductStatus =
  /** For sale. */
  | 'ACTIVE'
  /** No longer for sale. */
  | 'DISCONTINUED'
  /** Not yet for sale. */
  | 'DRAFT';

/** Conditions on a ProductStatus. */
export type ProductStatusFilter = {
  /** Is this. */
  eq?: InputMaybe<ProductStatus>;
  /** Is one of these. */
  in?: InputMaybe<Array<ProductStatus>>;
};

/** Changes of a record of Product: what is absent stays as it is, what is null is emptied. */
export type ProductUpdateInput = {
  /** Brand. */
  brand?: InputMaybe<Scalars['String']['input']>;
  /** The category. */
  category?: InputMaybe<Scalars['ID']['input']>;
  /** What it costs us, in the currency of the price. */
  cost?: InputMaybe<MoneyInput>;
  /** Values of custom fields, by key: those given are set, null removes one, the others stay. */
  customFields?: InputMaybe<Scalars['JSON']['input']>;
  /** Free text, searched as well. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** Id in another system. */
  externalRef?: InputMaybe<Scalars['String']['input']>;
  /** GTIN-8, -12, -13 or -14 with its check digit. */
  gtin?: InputMaybe<Scalars['String']['input']>;
  /** The record's id. */
  id: Scalars['ID']['input'];
  /** Address of a picture. */
  imageUrl?: InputMaybe<Scalars['URL']['input']>;
  /** Good, unless said otherwise, service or subscription. */
  kind?: InputMaybe<ProductKind>;
  /** Price without discounts. */
  listPrice?: InputMaybe<MoneyInput>;
  /** Number the manufacturer gave it. */
  manufacturerPartNumber?: InputMaybe<Scalars['String']['input']>;
  /** Name, at most 255 characters. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Values of sensitive custom fields, by key, in the same way; needs a right of its own. */
  sensitiveFields?: InputMaybe<Scalars['JSON']['input']>;
  /** Stock keeping unit; unique without regard to case. */
  sku?: InputMaybe<Scalars['String']['input']>;
  /** Whether it is sold; a new product is active. */
  status?: InputMaybe<ProductStatus>;
  /** Stock; negative when more was promised. */
  stockQuantity?: InputMaybe<Scalars['Decimal']['input']>;
  /** Tax in percent. */
  taxRate?: InputMaybe<Scalars['Decimal']['input']>;
  /** What one of it is: `pc` unless said otherwise, `m`, `h`. */
  unit?: InputMaybe<Scalars['String']['input']>;
  /** The version that was seen; when the record has another by now, nothing is changed. */
  version: Scalars['Int']['input'];
};

/** A record of Product, named by sku: where there is one, what is absent stays as it is, and what is null is emptied. */
export type ProductUpsertInput = {
  /** Brand. */
  brand?: InputMaybe<Scalars['String']['input']>;
  /** The category. */
  category?: InputMaybe<Scalars['ID']['input']>;
  /** What it costs us, in the currency of the price. */
  cost?: InputMaybe<MoneyInput>;
  /** Values of custom fields, by key: those given are set, null removes one, the others stay. */
  customFields?: InputMaybe<Scalars['JSON']['input']>;
  /** Free text, searched as well. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** Id in another system. */
  externalRef?: InputMaybe<Scalars['String']['input']>;
  /** GTIN-8, -12, -13 or -14 with its check digit. */
  gtin?: InputMaybe<Scalars['String']['input']>;
  /** Address of a picture. */
  imageUrl?: InputMaybe<Scalars['URL']['input']>;
  /** Good, unless said otherwise, service or subscription. */
  kind?: InputMaybe<ProductKind>;
  /** Price without discounts. */
  listPrice?: InputMaybe<MoneyInput>;
  /** Number the manufacturer gave it. */
  manufacturerPartNumber?: InputMaybe<Scalars['String']['input']>;
  /** Name, at most 255 characters. */
  name: Scalars['String']['input'];
  /** Values of sensitive custom fields, by key, in the same way; needs a right of its own. */
  sensitiveFields?: InputMaybe<Scalars['JSON']['input']>;
  /** Stock keeping unit; unique without regard to case. */
  sku: Scalars['String']['input'];
  /** Whether it is sold; a new product is active. */
  status?: InputMaybe<ProductStatus>;
  /** Stock; negative when more was promised. */
  stockQuantity?: InputMaybe<Scalars['Decimal']['input']>;
  /** Tax in percent. */
  taxRate?: InputMaybe<Scalars['Decimal']['input']>;
  /** What one of it is: `pc` unless said otherwise, `m`, `h`. */
  unit?: InputMaybe<Scalars['String']['input']>;
};

/** Questions. Records the viewer may not see read as absent. */
export type Query = {
  __typename?: 'Query';
  /** What a user can see and do, in all or with one record; for those who may ask it of others. */
  access?: Maybe<Access>;
  /** An attachment by its id; null when there is none. Lists of them stand at what they are attached to. */
  attachment?: Maybe<Attachment>;
  /** Every change of every record, and what concerns the safety of accounts, newest first; for those who may read the audit log. */
  auditEntries?: Maybe<AuditEntryConnection>;
  /** Categories, a parent before its children. */
  categories?: Maybe<CategoryConnection>;
  /** A category by its id; null when there is none. */
  category?: Maybe<Category>;
  /** A client by its id; null when there is none. */
  client?: Maybe<Client>;
  /** Clients that one being entered may be, the likeliest first, while it is typed. What is no address or number yet is left out. */
  clientDuplicates?: Maybe<Array<ClientDuplicate>>;
  /** Clients, last changed first. */
  clients?: Maybe<ClientConnection>;
  /** A contact by its id; null when there is none. */
  contact?: Maybe<Contact>;
  /** Contacts that one being entered may be, the likeliest first, while it is typed. */
  contactDuplicates?: Maybe<Array<ContactDuplicate>>;
  /** Contacts of all clients, by name. */
  contacts?: Maybe<ContactConnection>;
  /** A custom field by its id; null when there is none. */
  customField?: Maybe<CustomField>;
  /** Custom fields, by position; `filter: { resource: { eq: CLIENT } }` gives those of a type. */
  customFields?: Maybe<CustomFieldConnection>;
  /** A deal by its id; null when there is none. */
  deal?: Maybe<Deal>;
  /** Deals with all clients, last changed first. */
  deals?: Maybe<DealConnection>;
  /** The queue: pairs of clients or contacts that may be the same, the most certain first, until they are merged or dismissed. A pair is shown to those who see both. */
  duplicatePairs?: Maybe<DuplicatePairConnection>;
  /** Merges of clients and contacts, newest first: which record lives on in which. */
  merges?: Maybe<MergeConnection>;
  /** Any record by its id; null when there is none. */
  node?: Maybe<Node>;
  /** A note by its id; null when there is none. */
  note?: Maybe<Note>;
  /** Notes of all kinds, newest first. A viewer limited to clients of their own or of their team finds here the notes about those; notes about a product alone stand at the product. */
  notes?: Maybe<NoteConnection>;
  /** A partner by its id; null when there is none. */
  partner?: Maybe<Partner>;
  /** A partner's token by its id; null when there is none. */
  partnerToken?: Maybe<PartnerToken>;
  /** Tokens of partners, newest first. */
  partnerTokens?: Maybe<PartnerTokenConnection>;
  /** Partners, oldest first. */
  partners?: Maybe<PartnerConnection>;
  /** A price list by its id; null when there is none. */
  priceList?: Maybe<PriceList>;
  /** Price lists, by name. */
  priceLists?: Maybe<PriceListConnection>;
  /** A product by its id; null when there is none. */
  product?: Maybe<Product>;
  /** How many of the products that match have each category, brand, status and kind; 100 values of each, the most frequent first. */
  productFacets?: Maybe<ProductFacets>;
  /** Products, by name. A search looks in SKU, name, brand, GTIN, part number and description. */
  products?: Maybe<ProductConnection>;
  /** A role by its id; null when there is none. */
  role?: Maybe<Role>;
  /** Roles, by key. */
  roles?: Maybe<RoleConnection>;
  /** A saved view by its id; null when there is none. */
  savedView?: Maybe<SavedView>;
  /** Saved views: the viewer's own, those of the viewer's teams, and those for everybody. */
  savedViews?: Maybe<SavedViewConnection>;
  /** Records of several types that match what a person typed, the best match first; each type is asked once. */
  search?: Maybe<Array<SearchHit>>;
  /** Stages a deal goes through, in their order. */
  stages?: Maybe<StageConnection>;
  /** The client or contact that a merged one lives on in, through all later merges; itself when it was never merged. Look-ups of a merged record by its id find nothing. */
  survivor?: Maybe<MergeRecord>;
  /** A tag by its id; null when there is none. */
  tag?: Maybe<Tag>;
  /** Tags, by name. */
  tags?: Maybe<TagConnection>;
  /** A team by its id; null when there is none. */
  team?: Maybe<Team>;
  /** Teams, by name. */
  teams?: Maybe<TeamConnection>;
  /** Deleted records of all types, the last deleted first: of `Restore` mutations, what they can bring back. */
  trash?: Maybe<TrashEntryConnection>;
  /** A user by their id; null when there is none. */
  user?: Maybe<User>;
  /** Users, by name. */
  users?: Maybe<UserConnection>;
  /** Who is asking. */
  viewer?: Maybe<Viewer>;
  /** A message to a webhook endpoint by its id; null when there is none. */
  webhookDelivery?: Maybe<WebhookDelivery>;
  /** A webhook endpoint by its id; null when there is none. */
  webhookEndpoint?: Maybe<WebhookEndpoint>;
  /** Webhook endpoints, oldest first. */
  webhookEndpoints?: Maybe<WebhookEndpointConnection>;
};


/** Questions. Records the viewer may not see read as absent. */
export type QueryAccessArgs = {
  record?: InputMaybe<Scalars['ID']['input']>;
  user: Scalars['ID']['input'];
};


/** Questions. Records the viewer may not see read as absent. */
export type QueryAttachmentArgs = {
  id: Scalars['ID']['input'];
};


/** Questions. Records the viewer may not see read as absent. */
export type QueryAuditEntriesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<AuditEntryFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Array<AuditEntryOrder>>;
};


/** Questions. Records the viewer may not see read as absent. */
export type QueryCategoriesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<CategoryFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Array<CategoryOrder>>;
};


/** Questions. Records the viewer may not see read as absent. */
export type QueryCategoryArgs = {
  id: Scalars['ID']['input'];
};


/** Questions. Records the viewer may not see read as absent. */
export type QueryClientArgs = {
  id: Scalars['ID']['input'];
};


/** Questions. Records the viewer may not see read as absent. */
export type QueryClientDuplicatesArgs = {
  city?: InputMaybe<Scalars['String']['input']>;
  country?: InputMaybe<Scalars['String']['input']>;
  domain?: InputMaybe<Scalars['String']['input']>;
  email?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  name?: InputMaybe<Scalars['String']['input']>;
  phone?: InputMaybe<Scalars['String']['input']>;
  taxId?: InputMaybe<Scalars['String']['input']>;
};


/** Questions. Records the viewer may not see read as absent. */
export type QueryClientsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ClientFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Array<ClientOrder>>;
  search?: InputMaybe<Scalars['String']['input']>;
};


/** Questions. Records the viewer may not see read as absent. */
export type QueryContactArgs = {
  id: Scalars['ID']['input'];
};


/** Questions. Records the viewer may not see read as absent. */
export type QueryContactDuplicatesArgs = {
  client?: InputMaybe<Scalars['ID']['input']>;
  email?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  firstName?: InputMaybe<Scalars['String']['input']>;
  lastName?: InputMaybe<Scalars['String']['input']>;
  phone?: InputMaybe<Scalars['String']['input']>;
};


/** Questions. Records the viewer may not see read as absent. */
export type QueryContactsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ContactFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Array<ContactOrder>>;
  search?: InputMaybe<Scalars['String']['input']>;
};


/** Questions. Records the viewer may not see read as absent. */
export type QueryCustomFieldArgs = {
  id: Scalars['ID']['input'];
};


/** Questions. Records the viewer may not see read as absent. */
export type QueryCustomFieldsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<CustomFieldFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Array<CustomFieldOrder>>;
};


/** Questions. Records the viewer may not see read as absent. */
export type QueryDealArgs = {
  id: Scalars['ID']['input'];
};


/** Questions. Records the viewer may not see read as absent. */
export type QueryDealsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<DealFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Array<DealOrder>>;
  search?: InputMaybe<Scalars['String']['input']>;
};


/** Questions. Records the viewer may not see read as absent. */
export type QueryDuplicatePairsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<DuplicatePairFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Array<DuplicatePairOrder>>;
};


/** Questions. Records the viewer may not see read as absent. */
export type QueryMergesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<MergeFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Array<MergeOrder>>;
};


/** Questions. Records the viewer may not see read as absent. */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


/** Questions. Records the viewer may not see read as absent. */
export type QueryNoteArgs = {
  id: Scalars['ID']['input'];
};


/** Questions. Records the viewer may not see read as absent. */
export type QueryNotesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<NoteFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Array<NoteOrder>>;
  search?: InputMaybe<Scalars['String']['input']>;
};


/** Questions. Records the viewer may not see read as absent. */
export type QueryPartnerArgs = {
  id: Scalars['ID']['input'];
};


/** Questions. Records the viewer may not see read as absent. */
export type QueryPartnerTokenArgs = {
  id: Scalars['ID']['input'];
};


/** Questions. Records the viewer may not see read as absent. */
export type QueryPartnerTokensArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<PartnerTokenFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Array<PartnerTokenOrder>>;
};


/** Questions. Records the viewer may not see read as absent. */
export type QueryPartnersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<PartnerFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Array<PartnerOrder>>;
};


/** Questions. Records the viewer may not see read as absent. */
export type QueryPriceListArgs = {
  id: Scalars['ID']['input'];
};


/** Questions. Records the viewer may not see read as absent. */
export type QueryPriceListsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<PriceListFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Array<PriceListOrder>>;
};


/** Questions. Records the viewer may not see read as absent. */
export type QueryProductArgs = {
  id: Scalars['ID']['input'];
};


/** Questions. Records the viewer may not see read as absent. */
export type QueryProductFacetsArgs = {
  filter?: InputMaybe<ProductFilter>;
  search?: InputMaybe<Scalars['String']['input']>;
};


/** Questions. Records the viewer may not see read as absent. */
export type QueryProductsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ProductFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Array<ProductOrder>>;
  search?: InputMaybe<Scalars['String']['input']>;
};


/** Questions. Records the viewer may not see read as absent. */
export type QueryRoleArgs = {
  id: Scalars['ID']['input'];
};


/** Questions. Records the viewer may not see read as absent. */
export type QueryRolesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<RoleFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Array<RoleOrder>>;
};


/** Questions. Records the viewer may not see read as absent. */
export type QuerySavedViewArgs = {
  id: Scalars['ID']['input'];
};


/** Questions. Records the viewer may not see read as absent. */
export type QuerySavedViewsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<SavedViewFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Array<SavedViewOrder>>;
};


/** Questions. Records the viewer may not see read as absent. */
export type QuerySearchArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  query: Scalars['String']['input'];
  types?: InputMaybe<Array<SearchType>>;
};


/** Questions. Records the viewer may not see read as absent. */
export type QueryStagesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<StageFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Array<StageOrder>>;
};


/** Questions. Records the viewer may not see read as absent. */
export type QuerySurvivorArgs = {
  id: Scalars['ID']['input'];
};


/** Questions. Records the viewer may not see read as absent. */
export type QueryTagArgs = {
  id: Scalars['ID']['input'];
};


/** Questions. Records the viewer may not see read as absent. */
export type QueryTagsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<TagFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Array<TagOrder>>;
};


/** Questions. Records the viewer may not see read as absent. */
export type QueryTeamArgs = {
  id: Scalars['ID']['input'];
};


/** Questions. Records the viewer may not see read as absent. */
export type QueryTeamsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<TeamFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Array<TeamOrder>>;
};


/** Questions. Records the viewer may not see read as absent. */
export type QueryTrashArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<TrashEntryFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Array<TrashEntryOrder>>;
};


/** Questions. Records the viewer may not see read as absent. */
export type QueryUserArgs = {
  id: Scalars['ID']['input'];
};


/** Questions. Records the viewer may not see read as absent. */
export type QueryUsersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<UserFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Array<UserOrder>>;
  search?: InputMaybe<Scalars['String']['input']>;
};


/** Questions. Records the viewer may not see read as absent. */
export type QueryWebhookDeliveryArgs = {
  id: Scalars['ID']['input'];
};


/** Questions. Records the viewer may not see read as absent. */
export type QueryWebhookEndpointArgs = {
  id: Scalars['ID']['input'];
};


/** Questions. Records the viewer may not see read as absent. */
export type QueryWebhookEndpointsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<WebhookEndpointFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Array<WebhookEndpointOrder>>;
};

/** What a user can do with one record. */
export type RecordAccess = {
  __typename?: 'RecordAccess';
  /** The record's id. */
  id?: Maybe<Scalars['String']['output']>;
  /** What is done with records, and whether they may do it with this one. */
  operations: Array<OperationAccess>;
  /** Fields they can read of it; none when they cannot see it. */
  readableFields: Array<Scalars['String']['output']>;
  /** Inputs they can change of it; none when they cannot change it. */
  writableFields: Array<Scalars['String']['output']>;
};

/** Many records, changed in one transaction. */
export type RecordBulkInput = {
  /** What becomes of the others when some are wrong. */
  errorPolicy?: ErrorPolicy;
  /** The records, at most 1,000. */
  items: Array<RecordInput>;
};

/** One change of a record: who did what, and when. */
export type RecordChange = {
  __typename?: 'RecordChange';
  /** What was done. */
  action?: Maybe<ChangeAction>;
  /** Who did it; null: the server itself. */
  actor?: Maybe<User>;
  /** The fields that changed and that the viewer may read, in the order of the type's fields; those that follow from another, such as the time of an edit, are left out. */
  changes: Array<FieldChange>;
  /** Opaque id, unique among all records. */
  id: Scalars['ID']['output'];
  /** When it happened. */
  occurredAt?: Maybe<Scalars['DateTime']['output']>;
  /** The record as it is now. */
  record?: Maybe<ChangedRecord>;
  /** Version of the record after the change. */
  recordVersion?: Maybe<Scalars['Int']['output']>;
  /** Name of the record's type: `Client`. */
  type?: Maybe<Scalars['String']['output']>;
};

/** A page of a list. */
export type RecordChangeConnection = {
  __typename?: 'RecordChangeConnection';
  /** The records of the page with their cursors. */
  edges: Array<RecordChangeEdge>;
  /** The records of the page. */
  nodes: Array<RecordChange>;
  /** Whether there are more, and where they begin. */
  pageInfo: PageInfo;
  /** How many records the whole list has; counted only when selected. */
  totalCount?: Maybe<TotalCount>;
};


/** A page of a list. */
export type RecordChangeConnectionTotalCountArgs = {
  exact?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A record and its place in the list. */
export type RecordChangeEdge = {
  __typename?: 'RecordChangeEdge';
  /** Names the place of the record in the list, for `after` and `before`. */
  cursor: Scalars['String']['output'];
  /** The record. */
  node: RecordChange;
};

/** Conditions on records of RecordChange; all of those given must hold. */
export type RecordChangeFilter = {
  /** What was done. */
  action?: InputMaybe<ChangeActionFilter>;
  /** Who did it. */
  actor?: InputMaybe<IdFilter>;
  /** All of these hold. */
  and?: InputMaybe<Array<RecordChangeFilter>>;
  /** This does not hold. */
  not?: InputMaybe<RecordChangeFilter>;
  /** When it happened. */
  occurredAt?: InputMaybe<DateTimeFilter>;
  /** At least one of these holds; an empty list matches nothing. */
  or?: InputMaybe<Array<RecordChangeFilter>>;
};

/** Orders of a list of RecordChange. */
export type RecordChangeOrder =
  /** By when it happened, ascending. */
  | 'OCCURRED_AT_ASC'
  /** By when it happened, descending. */
  | 'OCCURRED_AT_DESC';

/** Names a record. */
export type RecordInput = {
  /** The record's id. */
  id: Scalars['ID']['input'];
  /** The version that was seen; when the record has another by now, nothing is changed. */
  version?: InputMaybe<Scalars['Int']['input']>;
};

/** A right to be set. */
export type RightInput = {
  /** Name of a field; `*` for all without a right of their own. */
  field?: Scalars['String']['input'];
  /** What is done. */
  operation: RightOperation;
  /** With which records; null takes the right of a field away, so that the type's decides. */
  scope?: InputMaybe<RightScope>;
  /** Name of a type: `Client`. */
  type: Scalars['String']['input'];
};

/** What is done with a type or a field of it. */
export type RightOperation =
  /** Calling a field of the root. */
  | 'CALL'
  /** Making records, and the field's value in a new one. */
  | 'CREATE'
  /** Putting records into the trash. */
  | 'DELETE'
  /** Deleting records for good. */
  | 'DESTROY'
  /** Reading. */
  | 'READ'
  /** Taking records out of the trash. */
  | 'RESTORE'
  /** Changing records, and the field's value. */
  | 'UPDATE';

/** Which records a right reaches. Types whose records have no owner know only `NONE` and `ALL`. */
export type RightScope =
  /** All. */
  | 'ALL'
  /** None: the right is refused. */
  | 'NONE'
  /** Those the user owns. */
  | 'OWN'
  /** Those the user or one of their teams owns. */
  | 'TEAM';

/** A named set of rights. */
export type Role = Node & {
  __typename?: 'Role';
  /** Creation. */
  createdAt?: Maybe<Scalars['DateTime']['output']>;
  /** Opaque id, unique among all records. */
  id: Scalars['ID']['output'];
  /** Whether the role came with the server and cannot be removed. */
  isSystem?: Maybe<Scalars['Boolean']['output']>;
  /** Stable key: `admin`, `seller` … */
  key?: Maybe<Scalars['String']['output']>;
  /** Name people read. */
  name?: Maybe<Scalars['String']['output']>;
  /** Its rights, by type, field and operation. What is not named is refused. */
  rights?: Maybe<Array<RoleRight>>;
  /** Last change. */
  updatedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Grows with every change. */
  version?: Maybe<Scalars['Int']['output']>;
};

/** A page of a list. */
export type RoleConnection = {
  __typename?: 'RoleConnection';
  /** The records of the page with their cursors. */
  edges: Array<RoleEdge>;
  /** The records of the page. */
  nodes: Array<Role>;
  /** Whether there are more, and where they begin. */
  pageInfo: PageInfo;
  /** How many records the whole list has; counted only when selected. */
  totalCount?: Maybe<TotalCount>;
};


/** A page of a list. */
export type RoleConnectionTotalCountArgs = {
  exact?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A new record of Role. */
export type RoleCreateInput = {
  /** Stable key, unique: a small letter, then small letters, digits and underscores. */
  key: Scalars['String']['input'];
  /** Name people read. */
  name: Scalars['String']['input'];
};

/** A record and its place in the list. */
export type RoleEdge = {
  __typename?: 'RoleEdge';
  /** Names the place of the record in the list, for `after` and `before`. */
  cursor: Scalars['String']['output'];
  /** The record. */
  node: Role;
};

/** Conditions on records of Role; all of those given must hold. */
export type RoleFilter = {
  /** All of these hold. */
  and?: InputMaybe<Array<RoleFilter>>;
  /** Key of the role, such as `seller`. */
  key?: InputMaybe<WordFilter>;
  /** This does not hold. */
  not?: InputMaybe<RoleFilter>;
  /** At least one of these holds; an empty list matches nothing. */
  or?: InputMaybe<Array<RoleFilter>>;
};

/** Orders of a list of Role. */
export type RoleOrder =
  /** By key, ascending. */
  | 'KEY_ASC'
  /** By key, descending. */
  | 'KEY_DESC';

/** The answer to a mutation: the record, or what is wrong. */
export type RolePayload = {
  __typename?: 'RolePayload';
  /** What others changed since the version the input names. */
  conflict?: Maybe<Conflict>;
  /** What a person can correct; empty when the change was made. */
  problems: Array<Problem>;
  /** The record as it is now, also after a conflict; null when it cannot be read: after a deletion, or when there are problems. */
  role?: Maybe<Role>;
};

/** What a role may do with a field of a type, and with which records. */
export type RoleRight = {
  __typename?: 'RoleRight';
  /** Name of the field; `*`: all without a right of their own. */
  field?: Maybe<Scalars['String']['output']>;
  /** What is done. */
  operation?: Maybe<RightOperation>;
  /** With which records. */
  scope?: Maybe<RightScope>;
  /** Name of the type. */
  type?: Maybe<Scalars['String']['output']>;
};

/** A role and rights to be set. */
export type RoleSetRightsInput = {
  /** The role's id. */
  id: Scalars['ID']['input'];
  /** The rights, at most 500. */
  rights: Array<RightInput>;
  /** The version that was seen; when the role has another by now, nothing is changed. */
  version?: InputMaybe<Scalars['Int']['input']>;
};

/** Changes of a record of Role: what is absent stays as it is, what is null is emptied. */
export type RoleUpdateInput = {
  /** The record's id. */
  id: Scalars['ID']['input'];
  /** Name people read. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** The version that was seen; when the record has another by now, nothing is changed. */
  version: Scalars['Int']['input'];
};

/** A question to a list, kept under a name. It holds no right: asked again, it shows what its reader may see. */
export type SavedView = Node & {
  __typename?: 'SavedView';
  /** Fields it shows, in order; null leaves them to the reader. */
  columns?: Maybe<Array<Scalars['String']['output']>>;
  /** Creation. */
  createdAt?: Maybe<Scalars['DateTime']['output']>;
  /** The argument `filter` of the list, to be sent back as a variable as it is; null for none. */
  filter?: Maybe<Scalars['JSON']['output']>;
  /** The field whose values are a board's columns. */
  groupBy?: Maybe<Scalars['String']['output']>;
  /** Opaque id, unique among all records. */
  id: Scalars['ID']['output'];
  /** Whether it is among the viewer's favourites. */
  isFavorite?: Maybe<Scalars['Boolean']['output']>;
  /** How it shows its records. */
  layout?: Maybe<SavedViewLayout>;
  /** Name; unique among its owner's views of the list. */
  name?: Maybe<Scalars['String']['output']>;
  /** The argument `orderBy` of the list, to be sent back as a variable; null for none. */
  orderBy?: Maybe<Array<Scalars['String']['output']>>;
  /** Whose it is. */
  owner?: Maybe<User>;
  /** Its place among others. */
  position?: Maybe<Scalars['Int']['output']>;
  /** The list it asks. */
  resource?: Maybe<SavedViewResource>;
  /** The argument `search` of the list; null for none. */
  search?: Maybe<Scalars['String']['output']>;
  /** The team it is for; null unless it is for one. */
  team?: Maybe<Team>;
  /** Last change. */
  updatedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Grows with every change. */
  version?: Maybe<Scalars['Int']['output']>;
  /** Who may read it. */
  visibility?: Maybe<SavedViewVisibility>;
};

/** A page of a list. */
export type SavedViewConnection = {
  __typename?: 'SavedViewConnection';
  /** The records of the page with their cursors. */
  edges: Array<SavedViewEdge>;
  /** The records of the page. */
  nodes: Array<SavedView>;
  /** Whether there are more, and where they begin. */
  pageInfo: PageInfo;
  /** How many records the whole list has; counted only when selected. */
  totalCount?: Maybe<TotalCount>;
};


/** A page of a list. */
export type SavedViewConnectionTotalCountArgs = {
  exact?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A new record of SavedView. */
export type SavedViewCreateInput = {
  /** Fields of the records, in the order shown. */
  columns?: InputMaybe<Array<Scalars['String']['input']>>;
  /** The argument `filter` of the list, as it is: an object of its type, at most 16 KiB as JSON. */
  filter?: InputMaybe<Scalars['JSON']['input']>;
  /** The field whose values are a board's columns. */
  groupBy?: InputMaybe<Scalars['String']['input']>;
  /** A table, unless said otherwise, or a board. */
  layout?: InputMaybe<SavedViewLayout>;
  /** Name, at most 100 characters; unique among its owner's views of the list, without regard to case. */
  name: Scalars['String']['input'];
  /** The argument `orderBy` of the list. */
  orderBy?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Its place among others; 0, unless said otherwise. */
  position?: InputMaybe<Scalars['Int']['input']>;
  /** The list it asks; it stays. */
  resource: SavedViewResource;
  /** The argument `search` of the list. */
  search?: InputMaybe<Scalars['String']['input']>;
  /** The team it is for: one of the viewer's own. Only with `visibility: TEAM`, and always then. */
  team?: InputMaybe<Scalars['ID']['input']>;
  /** Private, unless said otherwise, for a team, or for everybody. */
  visibility?: InputMaybe<SavedViewVisibility>;
};

/** A record and its place in the list. */
export type SavedViewEdge = {
  __typename?: 'SavedViewEdge';
  /** Names the place of the record in the list, for `after` and `before`. */
  cursor: Scalars['String']['output'];
  /** The record. */
  node: SavedView;
};

/** Conditions on records of SavedView; all of those given must hold. */
export type SavedViewFilter = {
  /** All of these hold. */
  and?: InputMaybe<Array<SavedViewFilter>>;
  /** This does not hold. */
  not?: InputMaybe<SavedViewFilter>;
  /** At least one of these holds; an empty list matches nothing. */
  or?: InputMaybe<Array<SavedViewFilter>>;
  /** Whose it is. */
  owner?: InputMaybe<IdFilter>;
  /** The list it asks. */
  resource?: InputMaybe<SavedViewResourceFilter>;
  /** The team it is for. */
  team?: InputMaybe<IdFilter>;
  /** Who may read it. */
  visibility?: InputMaybe<SavedViewVisibilityFilter>;
};

/** How a saved view shows its records. */
export type SavedViewLayout =
  /** A column for each value of `groupBy`. */
  | 'BOARD'
  /** A row for each. */
  | 'TABLE';

/** Orders of a list of SavedView. */
export type SavedViewOrder =
  /** By name, ascending. */
  | 'NAME_ASC'
  /** By name, descending. */
  | 'NAME_DESC'
  /** By position, ascending. */
  | 'POSITION_ASC'
  /** By position, descending. */
  | 'POSITION_DESC'
  /** By last change, ascending. */
  | 'UPDATED_AT_ASC'
  /** By last change, descending. */
  | 'UPDATED_AT_DESC';

/** The answer to a mutation: the record, or what is wrong. */
export type SavedViewPayload = {
  __typename?: 'SavedViewPayload';
  /** What others changed since the version the input names. */
  conflict?: Maybe<Conflict>;
  /** What a person can correct; empty when the change was made. */
  problems: Array<Problem>;
  /** The record as it is now, also after a conflict; null when it cannot be read: after a deletion, or when there are problems. */
  savedView?: Maybe<SavedView>;
};

/** The list a saved view asks. */
export type SavedViewResource =
  /** `categories`. */
  | 'CATEGORY'
  /** `clients`. */
  | 'CLIENT'
  /** `contacts`. */
  | 'CONTACT'
  /** `deals`. */
  | 'DEAL'
  /** `notes`. */
  | 'NOTE'
  /** `products`. */
  | 'PRODUCT'
  /** `tags`. */
  | 'TAG'
  /** `teams`. */
  | 'TEAM'
  /** `users`. */
  | 'USER';

/** Conditions on a SavedViewResource. */
export type SavedViewResourceFilter = {
  /** Is this. */
  eq?: InputMaybe<SavedViewResource>;
  /** Is one of these. */
  in?: InputMaybe<Array<SavedViewResource>>;
};

/** Changes of a record of SavedView: what is absent stays as it is, what is null is emptied. */
export type SavedViewUpdateInput = {
  /** Fields of the records, in the order shown. */
  columns?: InputMaybe<Array<Scalars['String']['input']>>;
  /** The argument `filter` of the list, as it is: an object of its type, at most 16 KiB as JSON. */
  filter?: InputMaybe<Scalars['JSON']['input']>;
  /** The field whose values are a board's columns. */
  groupBy?: InputMaybe<Scalars['String']['input']>;
  /** The record's id. */
  id: Scalars['ID']['input'];
  /** A table, unless said otherwise, or a board. */
  layout?: InputMaybe<SavedViewLayout>;
  /** Name, at most 100 characters; unique among its owner's views of the list, without regard to case. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** The argument `orderBy` of the list. */
  orderBy?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Its place among others; 0, unless said otherwise. */
  position?: InputMaybe<Scalars['Int']['input']>;
  /** The argument `search` of the list. */
  search?: InputMaybe<Scalars['String']['input']>;
  /** The team it is for: one of the viewer's own. Only with `visibility: TEAM`, and always then. */
  team?: InputMaybe<Scalars['ID']['input']>;
  /** The version that was seen; when the record has another by now, nothing is changed. */
  version: Scalars['Int']['input'];
  /** Private, unless said otherwise, for a team, or for everybody. */
  visibility?: InputMaybe<SavedViewVisibility>;
};

/** Who may read a saved view. What it shows is always what its reader may see. */
export type SavedViewVisibility =
  /** Its owner only. */
  | 'PRIVATE'
  /** Everybody. */
  | 'SHARED'
  /** Its owner and the members of its team. */
  | 'TEAM';

/** Conditions on a SavedViewVisibility. */
export type SavedViewVisibilityFilter = {
  /** Is this. */
  eq?: InputMaybe<SavedViewVisibility>;
  /** Is one of these. */
  in?: InputMaybe<Array<SavedViewVisibility>>;
};

/** A record that `search` found. */
export type SearchHit = Client | Contact | Deal | Note | Product | User;

/** What `search` looks among. */
export type SearchType =
  /** Clients. */
  | 'CLIENT'
  /** Contacts. */
  | 'CONTACT'
  /** Deals. */
  | 'DEAL'
  /** Notes. */
  | 'NOTE'
  /** Products. */
  | 'PRODUCT'
  /** Users. */
  | 'USER';

/** A browser or program that is signed in as a user. */
export type Session = Node & {
  __typename?: 'Session';
  /** When it signed in. */
  createdAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it ends if it is not used. */
  expiresAt?: Maybe<Scalars['DateTime']['output']>;
  /** Whether it gave a code of a second factor. */
  hasSecondFactor?: Maybe<Scalars['Boolean']['output']>;
  /** Opaque id, unique among all records. */
  id: Scalars['ID']['output'];
  /** Address it signed in from. */
  ip?: Maybe<Scalars['String']['output']>;
  /** Whether it is the one that asks. */
  isCurrent?: Maybe<Scalars['Boolean']['output']>;
  /** When it last renewed its tokens: every few minutes while in use. */
  lastSeenAt?: Maybe<Scalars['DateTime']['output']>;
  /** The user. */
  user?: Maybe<User>;
  /** What the browser or program calls itself. */
  userAgent?: Maybe<Scalars['String']['output']>;
};

/** A page of a list. */
export type SessionConnection = {
  __typename?: 'SessionConnection';
  /** The records of the page with their cursors. */
  edges: Array<SessionEdge>;
  /** The records of the page. */
  nodes: Array<Session>;
  /** Whether there are more, and where they begin. */
  pageInfo: PageInfo;
  /** How many records the whole list has; counted only when selected. */
  totalCount?: Maybe<TotalCount>;
};


/** A page of a list. */
export type SessionConnectionTotalCountArgs = {
  exact?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A record and its place in the list. */
export type SessionEdge = {
  __typename?: 'SessionEdge';
  /** Names the place of the record in the list, for `after` and `before`. */
  cursor: Scalars['String']['output'];
  /** The record. */
  node: Session;
};

/** Whose sessions to end. */
export type SessionEndAllInput = {
  /** The user; the viewer, whose session that asks stays, when absent. */
  user?: InputMaybe<Scalars['ID']['input']>;
};

/** A session to end. */
export type SessionEndInput = {
  /** The session's id. */
  id: Scalars['ID']['input'];
};

/** Orders of a list of Session. */
export type SessionOrder =
  /** By when it was last renewed, ascending. */
  | 'LAST_SEEN_AT_ASC'
  /** By when it was last renewed, descending. */
  | 'LAST_SEEN_AT_DESC';

/** The answer to a mutation that ends sessions. */
export type SessionPayload = {
  __typename?: 'SessionPayload';
  /** How many were ended. */
  count?: Maybe<Scalars['Int']['output']>;
  /** What a person can correct; empty when the change was made. */
  problems: Array<Problem>;
  /** The viewer, with the sessions that are left. */
  viewer?: Maybe<Viewer>;
};

/** A step on the way from first talk to won or lost. */
export type Stage = Node & {
  __typename?: 'Stage';
  /** Opaque id, unique among all records. */
  id: Scalars['ID']['output'];
  /** Name; unique. */
  name?: Maybe<Scalars['String']['output']>;
  /** What reaching it means. */
  outcome?: Maybe<StageOutcome>;
  /** Place in the pipeline. */
  position?: Maybe<Scalars['Int']['output']>;
  /** Chance of winning in percent. */
  probability?: Maybe<Scalars['Int']['output']>;
  /** Grows with every change. */
  version?: Maybe<Scalars['Int']['output']>;
};

/** A page of a list. */
export type StageConnection = {
  __typename?: 'StageConnection';
  /** The records of the page with their cursors. */
  edges: Array<StageEdge>;
  /** The records of the page. */
  nodes: Array<Stage>;
  /** Whether there are more, and where they begin. */
  pageInfo: PageInfo;
  /** How many records the whole list has; counted only when selected. */
  totalCount?: Maybe<TotalCount>;
};


/** A page of a list. */
export type StageConnectionTotalCountArgs = {
  exact?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A new record of Stage. */
export type StageCreateInput = {
  /** Name; unique without regard to case. */
  name: Scalars['String']['input'];
  /** Open, unless said otherwise, won or lost. */
  outcome?: InputMaybe<StageOutcome>;
  /** Place in the pipeline, from 1; last unless given. Those from there on move by one. */
  position?: InputMaybe<Scalars['Int']['input']>;
  /** Chance of winning, in percent. */
  probability: Scalars['Int']['input'];
};

/** A record and its place in the list. */
export type StageEdge = {
  __typename?: 'StageEdge';
  /** Names the place of the record in the list, for `after` and `before`. */
  cursor: Scalars['String']['output'];
  /** The record. */
  node: Stage;
};

/** Conditions on records of Stage; all of those given must hold. */
export type StageFilter = {
  /** All of these hold. */
  and?: InputMaybe<Array<StageFilter>>;
  /** This does not hold. */
  not?: InputMaybe<StageFilter>;
  /** At least one of these holds; an empty list matches nothing. */
  or?: InputMaybe<Array<StageFilter>>;
  /** What reaching the stage means. */
  outcome?: InputMaybe<StageOutcomeFilter>;
};

/** Orders of a list of Stage. */
export type StageOrder =
  /** By place in the pipeline, ascending. */
  | 'POSITION_ASC'
  /** By place in the pipeline, descending. */
  | 'POSITION_DESC';

/** What reaching a stage means for a deal. */
export type StageOutcome =
  /** The client has not bought. */
  | 'LOST'
  /** The deal goes on. */
  | 'OPEN'
  /** The client has bought. */
  | 'WON';

/** Conditions on a StageOutcome. */
export type StageOutcomeFilter = {
  /** Is this. */
  eq?: InputMaybe<StageOutcome>;
  /** Is one of these. */
  in?: InputMaybe<Array<StageOutcome>>;
};

/** The answer to a mutation: the record, or what is wrong. */
export type StagePayload = {
  __typename?: 'StagePayload';
  /** What others changed since the version the input names. */
  conflict?: Maybe<Conflict>;
  /** What a person can correct; empty when the change was made. */
  problems: Array<Problem>;
  /** The record as it is now, also after a conflict; null when it cannot be read: after a deletion, or when there are problems. */
  stage?: Maybe<Stage>;
};

/** Changes of a record of Stage: what is absent stays as it is, what is null is emptied. */
export type StageUpdateInput = {
  /** The record's id. */
  id: Scalars['ID']['input'];
  /** Name; unique without regard to case. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Open, unless said otherwise, won or lost. */
  outcome?: InputMaybe<StageOutcome>;
  /** Place in the pipeline, from 1; last unless given. Those from there on move by one. */
  position?: InputMaybe<Scalars['Int']['input']>;
  /** Chance of winning, in percent. */
  probability?: InputMaybe<Scalars['Int']['input']>;
  /** The version that was seen; when the record has another by now, nothing is changed. */
  version: Scalars['Int']['input'];
};

/** A record of Stage, named by name: where there is one, what is absent stays as it is, and what is null is emptied. */
export type StageUpsertInput = {
  /** Name; unique without regard to case. */
  name: Scalars['String']['input'];
  /** Open, unless said otherwise, won or lost. */
  outcome?: InputMaybe<StageOutcome>;
  /** Place in the pipeline, from 1; last unless given. Those from there on move by one. */
  position?: InputMaybe<Scalars['Int']['input']>;
  /** Chance of winning, in percent. */
  probability: Scalars['Int']['input'];
};

/** A status and how many of the matching products have it. */
export type StatusFacet = {
  __typename?: 'StatusFacet';
  /** Number of products. */
  count?: Maybe<Scalars['Int']['output']>;
  /** The status. */
  status?: Maybe<ProductStatus>;
};

/** A word clients are grouped by. */
export type Tag = Node & {
  __typename?: 'Tag';
  /** Colour, `#rrggbb`. */
  color?: Maybe<Scalars['String']['output']>;
  /** Opaque id, unique among all records. */
  id: Scalars['ID']['output'];
  /** The word; unique without regard to case. */
  name?: Maybe<Scalars['String']['output']>;
  /** Grows with every change. */
  version?: Maybe<Scalars['Int']['output']>;
};

/** Many records, changed in one transaction. */
export type TagBulkCreateInput = {
  /** What becomes of the others when some are wrong. */
  errorPolicy?: ErrorPolicy;
  /** The records, at most 1,000. */
  items: Array<TagCreateInput>;
};

/** The answer to a mutation of many records. */
export type TagBulkPayload = {
  __typename?: 'TagBulkPayload';
  /** What became of each item, in the order they were given. An item that was not written has no record. */
  results: Array<TagPayload>;
  /** How many records were written. */
  written?: Maybe<Scalars['Int']['output']>;
};

/** Many records, changed in one transaction. */
export type TagBulkUpdateInput = {
  /** What becomes of the others when some are wrong. */
  errorPolicy?: ErrorPolicy;
  /** The records, at most 1,000. */
  items: Array<TagUpdateInput>;
};

/** Many records, changed in one transaction. */
export type TagBulkUpsertInput = {
  /** What becomes of the others when some are wrong. */
  errorPolicy?: ErrorPolicy;
  /** The records, at most 1,000. */
  items: Array<TagUpsertInput>;
};

/** A page of a list. */
export type TagConnection = {
  __typename?: 'TagConnection';
  /** The records of the page with their cursors. */
  edges: Array<TagEdge>;
  /** The records of the page. */
  nodes: Array<Tag>;
  /** Whether there are more, and where they begin. */
  pageInfo: PageInfo;
  /** How many records the whole list has; counted only when selected. */
  totalCount?: Maybe<TotalCount>;
};


/** A page of a list. */
export type TagConnectionTotalCountArgs = {
  exact?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A new record of Tag. */
export type TagCreateInput = {
  /** Colour, `#rrggbb`. */
  color?: InputMaybe<Scalars['String']['input']>;
  /** The word, at most 50 characters; unique without regard to case. */
  name: Scalars['String']['input'];
};

/** A record and its place in the list. */
export type TagEdge = {
  __typename?: 'TagEdge';
  /** Names the place of the record in the list, for `after` and `before`. */
  cursor: Scalars['String']['output'];
  /** The record. */
  node: Tag;
};

/** Conditions on records of Tag; all of those given must hold. */
export type TagFilter = {
  /** All of these hold. */
  and?: InputMaybe<Array<TagFilter>>;
  /** Name, without regard to case. */
  name?: InputMaybe<WordFilter>;
  /** This does not hold. */
  not?: InputMaybe<TagFilter>;
  /** At least one of these holds; an empty list matches nothing. */
  or?: InputMaybe<Array<TagFilter>>;
};

/** Orders of a list of Tag. */
export type TagOrder =
  /** By name, ascending. */
  | 'NAME_ASC'
  /** By name, descending. */
  | 'NAME_DESC';

/** The answer to a mutation: the record, or what is wrong. */
export type TagPayload = {
  __typename?: 'TagPayload';
  /** What others changed since the version the input names. */
  conflict?: Maybe<Conflict>;
  /** What a person can correct; empty when the change was made. */
  problems: Array<Problem>;
  /** The record as it is now, also after a conflict; null when it cannot be read: after a deletion, or when there are problems. */
  tag?: Maybe<Tag>;
};

/** Changes of a record of Tag: what is absent stays as it is, what is null is emptied. */
export type TagUpdateInput = {
  /** Colour, `#rrggbb`. */
  color?: InputMaybe<Scalars['String']['input']>;
  /** The record's id. */
  id: Scalars['ID']['input'];
  /** The word, at most 50 characters; unique without regard to case. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** The version that was seen; when the record has another by now, nothing is changed. */
  version: Scalars['Int']['input'];
};

/** A record of Tag, named by name: where there is one, what is absent stays as it is, and what is null is emptied. */
export type TagUpsertInput = {
  /** Colour, `#rrggbb`. */
  color?: InputMaybe<Scalars['String']['input']>;
  /** The word, at most 50 characters; unique without regard to case. */
  name: Scalars['String']['input'];
};

/** Users who share clients. */
export type Team = Node & {
  __typename?: 'Team';
  /** Creation. */
  createdAt?: Maybe<Scalars['DateTime']['output']>;
  /** Free text. */
  description?: Maybe<Scalars['String']['output']>;
  /** Opaque id, unique among all records. */
  id: Scalars['ID']['output'];
  /** Members, by name. */
  members?: Maybe<UserConnection>;
  /** Name; unique. */
  name?: Maybe<Scalars['String']['output']>;
  /** Last change. */
  updatedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Grows with every change. */
  version?: Maybe<Scalars['Int']['output']>;
};


/** Users who share clients. */
export type TeamMembersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<UserFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Array<UserOrder>>;
  search?: InputMaybe<Scalars['String']['input']>;
};

/** A page of a list. */
export type TeamConnection = {
  __typename?: 'TeamConnection';
  /** The records of the page with their cursors. */
  edges: Array<TeamEdge>;
  /** The records of the page. */
  nodes: Array<Team>;
  /** Whether there are more, and where they begin. */
  pageInfo: PageInfo;
  /** How many records the whole list has; counted only when selected. */
  totalCount?: Maybe<TotalCount>;
};


/** A page of a list. */
export type TeamConnectionTotalCountArgs = {
  exact?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A new record of Team. */
export type TeamCreateInput = {
  /** Free text. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** All its members, in place of those it has. Their row scope follows within seconds. */
  members?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Name; unique without regard to case. */
  name: Scalars['String']['input'];
};

/** A record and its place in the list. */
export type TeamEdge = {
  __typename?: 'TeamEdge';
  /** Names the place of the record in the list, for `after` and `before`. */
  cursor: Scalars['String']['output'];
  /** The record. */
  node: Team;
};

/** Conditions on records of Team; all of those given must hold. */
export type TeamFilter = {
  /** All of these hold. */
  and?: InputMaybe<Array<TeamFilter>>;
  /** Name, without regard to case. */
  name?: InputMaybe<WordFilter>;
  /** This does not hold. */
  not?: InputMaybe<TeamFilter>;
  /** At least one of these holds; an empty list matches nothing. */
  or?: InputMaybe<Array<TeamFilter>>;
};

/** Orders of a list of Team. */
export type TeamOrder =
  /** By name, ascending. */
  | 'NAME_ASC'
  /** By name, descending. */
  | 'NAME_DESC';

/** The answer to a mutation: the record, or what is wrong. */
export type TeamPayload = {
  __typename?: 'TeamPayload';
  /** What others changed since the version the input names. */
  conflict?: Maybe<Conflict>;
  /** What a person can correct; empty when the change was made. */
  problems: Array<Problem>;
  /** The record as it is now, also after a conflict; null when it cannot be read: after a deletion, or when there are problems. */
  team?: Maybe<Team>;
};

/** Changes of a record of Team: what is absent stays as it is, what is null is emptied. */
export type TeamUpdateInput = {
  /** Free text. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** The record's id. */
  id: Scalars['ID']['input'];
  /** All its members, in place of those it has. Their row scope follows within seconds. */
  members?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Name; unique without regard to case. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** The version that was seen; when the record has another by now, nothing is changed. */
  version: Scalars['Int']['input'];
};

/** A record of Team, named by name: where there is one, what is absent stays as it is, and what is null is emptied. */
export type TeamUpsertInput = {
  /** Free text. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** All its members, in place of those it has. Their row scope follows within seconds. */
  members?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Name; unique without regard to case. */
  name: Scalars['String']['input'];
};

/** Text, without regard to case and accents. */
export type TextFilter = {
  /** Has this text in it. */
  contains?: InputMaybe<Scalars['String']['input']>;
  /** Is this text. */
  eq?: InputMaybe<Scalars['String']['input']>;
  /** Is one of these. */
  in?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Begins with this text. */
  startsWith?: InputMaybe<Scalars['String']['input']>;
};

/** What a timeline holds: a note by when it happened, a deal by its creation, a change by its time. */
export type TimelineItem = Deal | Note | RecordChange;

/** A page of a list. */
export type TimelineItemConnection = {
  __typename?: 'TimelineItemConnection';
  /** The records of the page with their cursors. */
  edges: Array<TimelineItemEdge>;
  /** The records of the page. */
  nodes: Array<TimelineItem>;
  /** Whether there are more, and where they begin. */
  pageInfo: PageInfo;
};

/** A record and its place in the list. */
export type TimelineItemEdge = {
  __typename?: 'TimelineItemEdge';
  /** Names the place of the record in the list, for `after` and `before`. */
  cursor: Scalars['String']['output'];
  /** The record. */
  node: TimelineItem;
};

/** What an item of a timeline is. */
export type TimelineKind =
  /** A change of the client, of one of its contacts, or of the stage of one of its deals. */
  | 'CHANGE'
  /** A deal, by its creation. */
  | 'DEAL'
  /** A note, call, meeting, e-mail or task. */
  | 'NOTE';

/** How many records a list has. */
export type TotalCount = {
  __typename?: 'TotalCount';
  /** Number of records. */
  count: Scalars['Int']['output'];
  /** False where counting stopped: there are more than `count`. */
  isExact: Scalars['Boolean']['output'];
};

/** A deleted record, which its type's `Restore` mutation brings back. */
export type TrashEntry = Node & {
  __typename?: 'TrashEntry';
  /** When it was deleted. */
  deletedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Opaque id, unique among all records. */
  id: Scalars['ID']['output'];
  /** When it goes for good, at the earliest: what other records still need stays until they do not. Null: never. */
  purgeAt?: Maybe<Scalars['DateTime']['output']>;
  /** The record's id, to restore or destroy it by. */
  recordId?: Maybe<Scalars['String']['output']>;
  /** Its name, or the beginning of its text. */
  title?: Maybe<Scalars['String']['output']>;
  /** Name of the record's type: `Client`. */
  type?: Maybe<Scalars['String']['output']>;
};

/** A page of a list. */
export type TrashEntryConnection = {
  __typename?: 'TrashEntryConnection';
  /** The records of the page with their cursors. */
  edges: Array<TrashEntryEdge>;
  /** The records of the page. */
  nodes: Array<TrashEntry>;
  /** Whether there are more, and where they begin. */
  pageInfo: PageInfo;
  /** How many records the whole list has; counted only when selected. */
  totalCount?: Maybe<TotalCount>;
};


/** A page of a list. */
export type TrashEntryConnectionTotalCountArgs = {
  exact?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A record and its place in the list. */
export type TrashEntryEdge = {
  __typename?: 'TrashEntryEdge';
  /** Names the place of the record in the list, for `after` and `before`. */
  cursor: Scalars['String']['output'];
  /** The record. */
  node: TrashEntry;
};

/** Conditions on records of TrashEntry; all of those given must hold. */
export type TrashEntryFilter = {
  /** All of these hold. */
  and?: InputMaybe<Array<TrashEntryFilter>>;
  /** When it was deleted. */
  deletedAt?: InputMaybe<DateTimeFilter>;
  /** This does not hold. */
  not?: InputMaybe<TrashEntryFilter>;
  /** At least one of these holds; an empty list matches nothing. */
  or?: InputMaybe<Array<TrashEntryFilter>>;
  /** Name of the record's type: `Client`. */
  type?: InputMaybe<WordFilter>;
};

/** Orders of a list of TrashEntry. */
export type TrashEntryOrder =
  /** By when it was deleted, ascending. */
  | 'DELETED_AT_ASC'
  /** By when it was deleted, descending. */
  | 'DELETED_AT_DESC';

/** A person who signs in. Users are never deleted, so that what they did keeps their name. */
export type User = Node & {
  __typename?: 'User';
  /** Picture. */
  avatarUrl?: Maybe<Scalars['URL']['output']>;
  /** Creation. */
  createdAt?: Maybe<Scalars['DateTime']['output']>;
  /** Address the user signs in with. */
  email?: Maybe<Scalars['EmailAddress']['output']>;
  /** First name. */
  firstName?: Maybe<Scalars['String']['output']>;
  /** Whether a code is asked for when the user signs in; null but for oneself and for those who may suspend users. */
  hasSecondFactor?: Maybe<Scalars['Boolean']['output']>;
  /** Opaque id, unique among all records. */
  id: Scalars['ID']['output'];
  /** Where on this server an invited user chooses a password, within a week; null for all others. Whoever has it can become this user: hand it to nobody else. */
  invitationPath?: Maybe<Scalars['String']['output']>;
  /** Position. */
  jobTitle?: Maybe<Scalars['String']['output']>;
  /** Last name. */
  lastName?: Maybe<Scalars['String']['output']>;
  /** Last sign-in; null before the first. */
  lastSignInAt?: Maybe<Scalars['DateTime']['output']>;
  /** Language of the front end, BCP 47. */
  locale?: Maybe<Scalars['String']['output']>;
  /** First and last name. */
  name?: Maybe<Scalars['String']['output']>;
  /** The role, which says what the user may do. */
  role?: Maybe<Role>;
  /** Browsers and programs signed in as the user, the last seen first; everybody sees their own, administrators all. */
  sessions?: Maybe<SessionConnection>;
  /** Whether the user may sign in. */
  status?: Maybe<UserStatus>;
  /** Teams, by name. */
  teams?: Maybe<Array<Team>>;
  /** Time zone, IANA. */
  timeZone?: Maybe<Scalars['String']['output']>;
  /** Last change. */
  updatedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Grows with every change. */
  version?: Maybe<Scalars['Int']['output']>;
};


/** A person who signs in. Users are never deleted, so that what they did keeps their name. */
export type UserSessionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Array<SessionOrder>>;
};

/** A user and their new role. */
export type UserAssignRoleInput = {
  /** The user's id. */
  id: Scalars['ID']['input'];
  /** The new role's id. */
  role: Scalars['ID']['input'];
  /** The version that was seen; when the user has another by now, nothing is changed. */
  version?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of a list. */
export type UserConnection = {
  __typename?: 'UserConnection';
  /** The records of the page with their cursors. */
  edges: Array<UserEdge>;
  /** The records of the page. */
  nodes: Array<User>;
  /** Whether there are more, and where they begin. */
  pageInfo: PageInfo;
  /** How many records the whole list has; counted only when selected. */
  totalCount?: Maybe<TotalCount>;
};


/** A page of a list. */
export type UserConnectionTotalCountArgs = {
  exact?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A new record of User. */
export type UserCreateInput = {
  /** Picture. */
  avatarUrl?: InputMaybe<Scalars['URL']['input']>;
  /** Address the user signs in with; unique. */
  email: Scalars['EmailAddress']['input'];
  /** First name. */
  firstName: Scalars['String']['input'];
  /** Position. */
  jobTitle?: InputMaybe<Scalars['String']['input']>;
  /** Last name. */
  lastName: Scalars['String']['input'];
  /** Language of the front end, BCP 47; `en` unless given. */
  locale?: InputMaybe<Scalars['String']['input']>;
  /** The role, which may not do more than one's own; `userAssignRole` gives another. */
  role: Scalars['ID']['input'];
  /** All teams, in place of those they are in. */
  teams?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Time zone, IANA; `UTC` unless given. */
  timeZone?: InputMaybe<Scalars['String']['input']>;
};

/** A record and its place in the list. */
export type UserEdge = {
  __typename?: 'UserEdge';
  /** Names the place of the record in the list, for `after` and `before`. */
  cursor: Scalars['String']['output'];
  /** The record. */
  node: User;
};

/** Conditions on records of User; all of those given must hold. */
export type UserFilter = {
  /** All of these hold. */
  and?: InputMaybe<Array<UserFilter>>;
  /** Creation. */
  createdAt?: InputMaybe<DateTimeFilter>;
  /** E-mail address, exactly, without regard to case. */
  email?: InputMaybe<WordFilter>;
  /** Last name, a space, first name. */
  name?: InputMaybe<TextFilter>;
  /** This does not hold. */
  not?: InputMaybe<UserFilter>;
  /** At least one of these holds; an empty list matches nothing. */
  or?: InputMaybe<Array<UserFilter>>;
  /** The user's role. */
  role?: InputMaybe<IdFilter>;
  /** Whether the user may sign in. */
  status?: InputMaybe<UserStatusFilter>;
  /** Is a member of one of these teams. */
  team?: InputMaybe<IdFilter>;
};

/** Orders of a list of User. */
export type UserOrder =
  /** By creation, ascending. */
  | 'CREATED_AT_ASC'
  /** By creation, descending. */
  | 'CREATED_AT_DESC'
  /** By last name, then first name, without regard to case and accents, ascending. */
  | 'NAME_ASC'
  /** By last name, then first name, without regard to case and accents, descending. */
  | 'NAME_DESC';

/** The answer to a mutation: the record, or what is wrong. */
export type UserPayload = {
  __typename?: 'UserPayload';
  /** What others changed since the version the input names. */
  conflict?: Maybe<Conflict>;
  /** What a person can correct; empty when the change was made. */
  problems: Array<Problem>;
  /** The record as it is now, also after a conflict; null when it cannot be read: after a deletion, or when there are problems. */
  user?: Maybe<User>;
};

/** Whether a user may sign in. */
export type UserStatus =
  /** May sign in. */
  | 'ACTIVE'
  /** Has left. */
  | 'DEACTIVATED'
  /** Has not chosen a password yet. */
  | 'INVITED'
  /** May not sign in for now. */
  | 'SUSPENDED';

/** Conditions on a UserStatus. */
export type UserStatusFilter = {
  /** Is this. */
  eq?: InputMaybe<UserStatus>;
  /** Is one of these. */
  in?: InputMaybe<Array<UserStatus>>;
};

/** Changes of a record of User: what is absent stays as it is, what is null is emptied. */
export type UserUpdateInput = {
  /** Picture. */
  avatarUrl?: InputMaybe<Scalars['URL']['input']>;
  /** Address the user signs in with; unique. */
  email?: InputMaybe<Scalars['EmailAddress']['input']>;
  /** First name. */
  firstName?: InputMaybe<Scalars['String']['input']>;
  /** The record's id. */
  id: Scalars['ID']['input'];
  /** Position. */
  jobTitle?: InputMaybe<Scalars['String']['input']>;
  /** Last name. */
  lastName?: InputMaybe<Scalars['String']['input']>;
  /** Language of the front end, BCP 47; `en` unless given. */
  locale?: InputMaybe<Scalars['String']['input']>;
  /** All teams, in place of those they are in. */
  teams?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Time zone, IANA; `UTC` unless given. */
  timeZone?: InputMaybe<Scalars['String']['input']>;
  /** The version that was seen; when the record has another by now, nothing is changed. */
  version: Scalars['Int']['input'];
};

/** The person a request acts for. */
export type Viewer = {
  __typename?: 'Viewer';
  /** Records the viewer keeps at hand, in the viewer's order; those deleted or out of reach are left out. */
  favorites?: Maybe<FavoriteConnection>;
  /** What others did that the viewer should hear of, newest first. */
  notifications?: Maybe<NotificationConnection>;
  /** Key of the role: `admin`, `manager`, `seller`, `support`, `auditor` or one of the organisation's own. */
  role?: Maybe<Scalars['String']['output']>;
  /** How many notifications are unread. */
  unreadCount?: Maybe<Scalars['Int']['output']>;
  /** The user signed in. */
  user?: Maybe<User>;
};


/** The person a request acts for. */
export type ViewerFavoritesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<FavoriteFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Array<FavoriteOrder>>;
};


/** The person a request acts for. */
export type ViewerNotificationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<NotificationFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Array<NotificationOrder>>;
};

/** A message to a webhook endpoint: one event, with all attempts to send it. */
export type WebhookDelivery = Node & {
  __typename?: 'WebhookDelivery';
  /** Attempts made, since the last replay. */
  attempts?: Maybe<Scalars['Int']['output']>;
  /** When it was given to the endpoint. */
  createdAt?: Maybe<Scalars['DateTime']['output']>;
  /** When the receiver took it. */
  deliveredAt?: Maybe<Scalars['DateTime']['output']>;
  /** How long the last attempt took, in milliseconds. */
  durationMs?: Maybe<Scalars['Int']['output']>;
  /** Where it goes. */
  endpoint?: Maybe<WebhookEndpoint>;
  /** What happened: `client.updated`. */
  event?: Maybe<Scalars['String']['output']>;
  /** Opaque id, unique among all records. */
  id: Scalars['ID']['output'];
  /** Why the last attempt failed; null when it did not. */
  lastError?: Maybe<WebhookError>;
  /** The header `webhook-id` of the message. */
  messageId?: Maybe<Scalars['String']['output']>;
  /** When the next attempt is due; null when there is none. */
  nextAttemptAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it happened. */
  occurredAt?: Maybe<Scalars['DateTime']['output']>;
  /** The id of the record it happened to. */
  recordId?: Maybe<Scalars['String']['output']>;
  /** Version of the record after it. */
  recordVersion?: Maybe<Scalars['Int']['output']>;
  /** HTTP status of the last answer; null when there was none. */
  responseStatus?: Maybe<Scalars['Int']['output']>;
  /** What became of it. */
  status?: Maybe<WebhookDeliveryStatus>;
  /** Grows with every replay. */
  version?: Maybe<Scalars['Int']['output']>;
};

/** A page of a list. */
export type WebhookDeliveryConnection = {
  __typename?: 'WebhookDeliveryConnection';
  /** The records of the page with their cursors. */
  edges: Array<WebhookDeliveryEdge>;
  /** The records of the page. */
  nodes: Array<WebhookDelivery>;
  /** Whether there are more, and where they begin. */
  pageInfo: PageInfo;
  /** How many records the whole list has; counted only when selected. */
  totalCount?: Maybe<TotalCount>;
};


/** A page of a list. */
export type WebhookDeliveryConnectionTotalCountArgs = {
  exact?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A record and its place in the list. */
export type WebhookDeliveryEdge = {
  __typename?: 'WebhookDeliveryEdge';
  /** Names the place of the record in the list, for `after` and `before`. */
  cursor: Scalars['String']['output'];
  /** The record. */
  node: WebhookDelivery;
};

/** Conditions on records of WebhookDelivery; all of those given must hold. */
export type WebhookDeliveryFilter = {
  /** All of these hold. */
  and?: InputMaybe<Array<WebhookDeliveryFilter>>;
  /** This does not hold. */
  not?: InputMaybe<WebhookDeliveryFilter>;
  /** At least one of these holds; an empty list matches nothing. */
  or?: InputMaybe<Array<WebhookDeliveryFilter>>;
  /** What became of it. */
  status?: InputMaybe<WebhookDeliveryStatusFilter>;
};

/** Orders of a list of WebhookDelivery. */
export type WebhookDeliveryOrder =
  /** By when it was given to the endpoint, ascending. */
  | 'CREATED_AT_ASC'
  /** By when it was given to the endpoint, descending. */
  | 'CREATED_AT_DESC';

/** The answer to a mutation: the record, or what is wrong. */
export type WebhookDeliveryPayload = {
  __typename?: 'WebhookDeliveryPayload';
  /** What others changed since the version the input names. */
  conflict?: Maybe<Conflict>;
  /** What a person can correct; empty when the change was made. */
  problems: Array<Problem>;
  /** The record as it is now, also after a conflict; null when it cannot be read: after a deletion, or when there are problems. */
  webhookDelivery?: Maybe<WebhookDelivery>;
};

/** What became of a message. */
export type WebhookDeliveryStatus =
  /** The receiver has answered with a status of 2xx. */
  | 'DELIVERED'
  /** Every attempt has failed, or the endpoint was not active when its turn came. It can be replayed. */
  | 'FAILED'
  /** To be sent, now or again later. */
  | 'PENDING';

/** Conditions on a WebhookDeliveryStatus. */
export type WebhookDeliveryStatusFilter = {
  /** Is this. */
  eq?: InputMaybe<WebhookDeliveryStatus>;
  /** Is one of these. */
  in?: InputMaybe<Array<WebhookDeliveryStatus>>;
};

/** An address of somebody else's server that hears of changes. */
export type WebhookEndpoint = Node & {
  __typename?: 'WebhookEndpoint';
  /** Creation. */
  createdAt?: Maybe<Scalars['DateTime']['output']>;
  /** Messages to it, the newest first. */
  deliveries?: Maybe<WebhookDeliveryConnection>;
  /** What it is for. */
  description?: Maybe<Scalars['String']['output']>;
  /** Why the server has switched it off; null when a person has, or nobody. */
  disabledReason?: Maybe<Scalars['String']['output']>;
  /** Events it hears of: `deal.updated`, `client.*`, `*`. */
  events?: Maybe<Array<Scalars['String']['output']>>;
  /** The first failed attempt since the last message it took; null while it takes them. */
  failingSince?: Maybe<Scalars['DateTime']['output']>;
  /** Opaque id, unique among all records. */
  id: Scalars['ID']['output'];
  /** Whether it gets messages. */
  isActive?: Maybe<Scalars['Boolean']['output']>;
  /** When it got its newest secret. */
  secretRotatedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The secrets that sign its messages, the newest first. Whoever has one can forge messages. */
  secrets?: Maybe<Array<WebhookSecret>>;
  /** Last change. */
  updatedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Where messages are sent. */
  url?: Maybe<Scalars['URL']['output']>;
  /** Grows with every change. */
  version?: Maybe<Scalars['Int']['output']>;
};


/** An address of somebody else's server that hears of changes. */
export type WebhookEndpointDeliveriesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<WebhookDeliveryFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Array<WebhookDeliveryOrder>>;
};

/** A page of a list. */
export type WebhookEndpointConnection = {
  __typename?: 'WebhookEndpointConnection';
  /** The records of the page with their cursors. */
  edges: Array<WebhookEndpointEdge>;
  /** The records of the page. */
  nodes: Array<WebhookEndpoint>;
  /** Whether there are more, and where they begin. */
  pageInfo: PageInfo;
  /** How many records the whole list has; counted only when selected. */
  totalCount?: Maybe<TotalCount>;
};


/** A page of a list. */
export type WebhookEndpointConnectionTotalCountArgs = {
  exact?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A new record of WebhookEndpoint. */
export type WebhookEndpointCreateInput = {
  /** What it is for. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** Events it hears of, at most 100: `deal.updated`, `client.*`, or `*` for all. What happens is `created`, `updated`, `deleted`, `restored` or `destroyed`. */
  events: Array<Scalars['String']['input']>;
  /** Whether it gets messages; true when it is made. Switched on again, it hears of what happens from then on. */
  isActive?: InputMaybe<Scalars['Boolean']['input']>;
  /** Where messages are sent, https; never this machine or an internal network, unless the settings allow the host. */
  url: Scalars['URL']['input'];
};

/** A record and its place in the list. */
export type WebhookEndpointEdge = {
  __typename?: 'WebhookEndpointEdge';
  /** Names the place of the record in the list, for `after` and `before`. */
  cursor: Scalars['String']['output'];
  /** The record. */
  node: WebhookEndpoint;
};

/** Conditions on records of WebhookEndpoint; all of those given must hold. */
export type WebhookEndpointFilter = {
  /** All of these hold. */
  and?: InputMaybe<Array<WebhookEndpointFilter>>;
  /** Whether it gets messages. */
  isActive?: InputMaybe<Scalars['Boolean']['input']>;
  /** This does not hold. */
  not?: InputMaybe<WebhookEndpointFilter>;
  /** At least one of these holds; an empty list matches nothing. */
  or?: InputMaybe<Array<WebhookEndpointFilter>>;
};

/** Orders of a list of WebhookEndpoint. */
export type WebhookEndpointOrder =
  /** By creation, ascending. */
  | 'CREATED_AT_ASC'
  /** By creation, descending. */
  | 'CREATED_AT_DESC';

/** The answer to a mutation: the record, or what is wrong. */
export type WebhookEndpointPayload = {
  __typename?: 'WebhookEndpointPayload';
  /** What others changed since the version the input names. */
  conflict?: Maybe<Conflict>;
  /** What a person can correct; empty when the change was made. */
  problems: Array<Problem>;
  /** The record as it is now, also after a conflict; null when it cannot be read: after a deletion, or when there are problems. */
  webhookEndpoint?: Maybe<WebhookEndpoint>;
};

/** A webhook endpoint, and how long its old secret stays. */
export type WebhookEndpointRotateSecretInput = {
  /** The endpoint's id. */
  id: Scalars['ID']['input'];
  /** Hours for which the old secret signs beside the new one, at most until the next rotation: 0 to 168. */
  overlapHours?: Scalars['Int']['input'];
  /** The version that was seen; when the endpoint has another by now, nothing is changed. */
  version?: InputMaybe<Scalars['Int']['input']>;
};

/** Changes of a record of WebhookEndpoint: what is absent stays as it is, what is null is emptied. */
export type WebhookEndpointUpdateInput = {
  /** What it is for. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** Events it hears of, at most 100: `deal.updated`, `client.*`, or `*` for all. What happens is `created`, `updated`, `deleted`, `restored` or `destroyed`. */
  events?: InputMaybe<Array<Scalars['String']['input']>>;
  /** The record's id. */
  id: Scalars['ID']['input'];
  /** Whether it gets messages; true when it is made. Switched on again, it hears of what happens from then on. */
  isActive?: InputMaybe<Scalars['Boolean']['input']>;
  /** Where messages are sent, https; never this machine or an internal network, unless the settings allow the host. */
  url?: InputMaybe<Scalars['URL']['input']>;
  /** The version that was seen; when the record has another by now, nothing is changed. */
  version: Scalars['Int']['input'];
};

/** Why an attempt to send a message failed. */
export type WebhookError =
  /** The host leads into an internal network; nothing was sent. */
  | 'ADDRESS_REFUSED'
  /** No connection to the receiver. */
  | 'CONNECT'
  /** The host's name leads nowhere. */
  | 'DNS'
  /** The endpoint was not active; nothing was sent. */
  | 'ENDPOINT_INACTIVE'
  /** What came back is not HTTP, or the connection broke. */
  | 'PROTOCOL'
  /** The receiver answered with a redirect; none is followed. */
  | 'REDIRECT'
  /** The endpoint's secret cannot be read, because its key is gone: rotate the secret. */
  | 'SECRET_LOST'
  /** The receiver answered with a status that is not 2xx. */
  | 'STATUS'
  /** The receiver did not answer in time. */
  | 'TIMEOUT'
  /** The receiver's certificate is not valid, or there was no agreement about encryption. */
  | 'TLS'
  /** The settings no longer allow the address; nothing was sent. */
  | 'URL_REFUSED';

/** A secret that signs messages to a webhook endpoint. */
export type WebhookSecret = {
  __typename?: 'WebhookSecret';
  /** When it stops signing; null for the newest one. */
  expiresAt?: Maybe<Scalars['DateTime']['output']>;
  /** The secret, `whsec_` and base64, as libraries of Standard Webhooks take it. */
  secret?: Maybe<Scalars['String']['output']>;
};

/** A word that is compared as a whole. */
export type WordFilter = {
  /** Is this word. */
  eq?: InputMaybe<Scalars['String']['input']>;
  /** Is one of these. */
  in?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Whether there is none. */
  isNull?: InputMaybe<Scalars['Boolean']['input']>;
};

export type PaletteQueryVariables = Exact<{
  query: Scalars['String']['input'];
}>;


export type PaletteQuery = { __typename: 'Query', search?: Array<
    | { __typename: 'Client', id: string, city?: string | null, clientName?: string | null }
    | { __typename: 'Contact', id: string, contactName?: string | null, client?: { __typename: 'Client', id: string, name?: string | null } | null }
    | { __typename: 'Deal', id: string, dealName?: string | null, client?: { __typename: 'Client', id: string, name?: string | null } | null }
    | { __typename: 'Note' }
    | { __typename: 'Product', id: string, sku?: string | null, productName?: string | null }
    | { __typename: 'User' }
  > | null };

export type ClientRowFragment = { __typename: 'Client', id: string, number?: number | null, name?: string | null, lifecycleStage?: LifecycleStage | null, city?: string | null, country?: string | null, lastActivityAt?: string | null, annualRevenue?: { __typename: 'Money', amount?: string | null, currency?: string | null } | null, owner?: { __typename: 'User', id: string, name?: string | null } | null };

export type ClientListQueryVariables = Exact<{
  filter?: InputMaybe<ClientFilter>;
  search?: InputMaybe<Scalars['String']['input']>;
  orderBy?: InputMaybe<Array<ClientOrder> | ClientOrder>;
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type ClientListQuery = { __typename: 'Query', clients?: { __typename: 'ClientConnection', nodes: Array<{ __typename: 'Client', id: string, number?: number | null, name?: string | null, lifecycleStage?: LifecycleStage | null, city?: string | null, country?: string | null, lastActivityAt?: string | null, annualRevenue?: { __typename: 'Money', amount?: string | null, currency?: string | null } | null, owner?: { __typename: 'User', id: string, name?: string | null } | null }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor?: string | null } } | null };

export type ClientCountQueryVariables = Exact<{
  filter?: InputMaybe<ClientFilter>;
  search?: InputMaybe<Scalars['String']['input']>;
}>;


export type ClientCountQuery = { __typename: 'Query', clients?: { __typename: 'ClientConnection', totalCount?: { __typename: 'TotalCount', count: number, isExact: boolean } | null } | null };

export type ClientPageQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type ClientPageQuery = { __typename: 'Query', client?: { __typename: 'Client', legalName?: string | null, industry?: string | null, source?: string | null, taxId?: string | null, employeeCount?: number | null, phone?: string | null, email?: string | null, website?: string | null, description?: string | null, createdAt?: string | null, id: string, number?: number | null, name?: string | null, lifecycleStage?: LifecycleStage | null, city?: string | null, country?: string | null, lastActivityAt?: string | null, billingAddress?: { __typename: 'Address', street?: string | null, city?: string | null, region?: string | null, postalCode?: string | null, country?: string | null } | null, tags?: Array<{ __typename: 'Tag', id: string, name?: string | null }> | null, contacts?: { __typename: 'ContactConnection', nodes: Array<{ __typename: 'Contact', id: string, name?: string | null, jobTitle?: string | null, isPrimary?: boolean | null, methods?: Array<{ __typename: 'ContactMethod', id: string, kind?: ContactMethodKind | null, value?: string | null }> | null }> } | null, deals?: { __typename: 'DealConnection', nodes: Array<{ __typename: 'Deal', id: string, name?: string | null, expectedCloseOn?: string | null, closedAt?: string | null, amount?: { __typename: 'Money', amount?: string | null, currency?: string | null } | null, stage?: { __typename: 'Stage', id: string, name?: string | null, outcome?: StageOutcome | null } | null }> } | null, annualRevenue?: { __typename: 'Money', amount?: string | null, currency?: string | null } | null, owner?: { __typename: 'User', id: string, name?: string | null } | null } | null };

export type DealItemFragment = { __typename: 'Deal', id: string, name?: string | null, expectedCloseOn?: string | null, closedAt?: string | null, amount?: { __typename: 'Money', amount?: string | null, currency?: string | null } | null, stage?: { __typename: 'Stage', id: string, name?: string | null, outcome?: StageOutcome | null } | null };

type NamedRecord_Category_Fragment = { __typename: 'Category', id: string, name?: string | null };

type NamedRecord_Client_Fragment = { __typename: 'Client', id: string, name?: string | null };

type NamedRecord_Contact_Fragment = { __typename: 'Contact', id: string, name?: string | null };

type NamedRecord_Deal_Fragment = { __typename: 'Deal', id: string, name?: string | null };

type NamedRecord_PriceList_Fragment = { __typename: 'PriceList', id: string, name?: string | null };

type NamedRecord_Product_Fragment = { __typename: 'Product', id: string, name?: string | null };

type NamedRecord_Stage_Fragment = { __typename: 'Stage', id: string, name?: string | null };

type NamedRecord_Tag_Fragment = { __typename: 'Tag', id: string, name?: string | null };

type NamedRecord_Team_Fragment = { __typename: 'Team', id: string, name?: string | null };

type NamedRecord_User_Fragment = { __typename: 'User', id: string, name?: string | null };

export type NamedRecordFragment =
  | NamedRecord_Category_Fragment
  | NamedRecord_Client_Fragment
  | NamedRecord_Contact_Fragment
  | NamedRecord_Deal_Fragment
  | NamedRecord_PriceList_Fragment
  | NamedRecord_Product_Fragment
  | NamedRecord_Stage_Fragment
  | NamedRecord_Tag_Fragment
  | NamedRecord_Team_Fragment
  | NamedRecord_User_Fragment
;

export type TimelineNoteFragment = { __typename: 'Note', id: string, kind?: NoteKind | null, title?: string | null, body?: string | null, happenedAt?: string | null, author?: { __typename: 'User', id: string, name?: string | null } | null };

export type TimelineDealFragment = { __typename: 'Deal', id: string, name?: string | null, createdAt?: string | null, amount?: { __typename: 'Money', amount?: string | null, currency?: string | null } | null, owner?: { __typename: 'User', id: string, name?: string | null } | null };

export type TimelineChangeFragment = { __typename: 'RecordChange', id: string, occurredAt?: string | null, action?: ChangeAction | null, type?: string | null, actor?: { __typename: 'User', id: string, name?: string | null } | null, record?:
    | { __typename: 'Client' }
    | { __typename: 'Contact', id: string, name?: string | null }
    | { __typename: 'Deal', id: string, name?: string | null }
    | { __typename: 'Note' }
    | { __typename: 'Product' }
   | null, changes: Array<{ __typename: 'FieldChange', field?: string | null, before?: unknown | null, after?: unknown | null, recordsBefore: Array<
      | { __typename: 'Category', id: string, name?: string | null }
      | { __typename: 'Client', id: string, name?: string | null }
      | { __typename: 'Contact', id: string, name?: string | null }
      | { __typename: 'Deal', id: string, name?: string | null }
      | { __typename: 'PriceList', id: string, name?: string | null }
      | { __typename: 'Product', id: string, name?: string | null }
      | { __typename: 'Stage', id: string, name?: string | null }
      | { __typename: 'Tag', id: string, name?: string | null }
      | { __typename: 'Team', id: string, name?: string | null }
      | { __typename: 'User', id: string, name?: string | null }
    >, recordsAfter: Array<
      | { __typename: 'Category', id: string, name?: string | null }
      | { __typename: 'Client', id: string, name?: string | null }
      | { __typename: 'Contact', id: string, name?: string | null }
      | { __typename: 'Deal', id: string, name?: string | null }
      | { __typename: 'PriceList', id: string, name?: string | null }
      | { __typename: 'Product', id: string, name?: string | null }
      | { __typename: 'Stage', id: string, name?: string | null }
      | { __typename: 'Tag', id: string, name?: string | null }
      | { __typename: 'Team', id: string, name?: string | null }
      | { __typename: 'User', id: string, name?: string | null }
    > }> };

export type ClientTimelineQueryVariables = Exact<{
  id: Scalars['ID']['input'];
  kinds?: InputMaybe<Array<TimelineKind> | TimelineKind>;
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type ClientTimelineQuery = { __typename: 'Query', client?: { __typename: 'Client', id: string, timeline?: { __typename: 'TimelineItemConnection', nodes: Array<
        | { __typename: 'Deal', id: string, name?: string | null, createdAt?: string | null, amount?: { __typename: 'Money', amount?: string | null, currency?: string | null } | null, owner?: { __typename: 'User', id: string, name?: string | null } | null }
        | { __typename: 'Note', id: string, kind?: NoteKind | null, title?: string | null, body?: string | null, happenedAt?: string | null, author?: { __typename: 'User', id: string, name?: string | null } | null }
        | { __typename: 'RecordChange', id: string, occurredAt?: string | null, action?: ChangeAction | null, type?: string | null, actor?: { __typename: 'User', id: string, name?: string | null } | null, record?:
            | { __typename: 'Client' }
            | { __typename: 'Contact', id: string, name?: string | null }
            | { __typename: 'Deal', id: string, name?: string | null }
            | { __typename: 'Note' }
            | { __typename: 'Product' }
           | null, changes: Array<{ __typename: 'FieldChange', field?: string | null, before?: unknown | null, after?: unknown | null, recordsBefore: Array<
              | { __typename: 'Category', id: string, name?: string | null }
              | { __typename: 'Client', id: string, name?: string | null }
              | { __typename: 'Contact', id: string, name?: string | null }
              | { __typename: 'Deal', id: string, name?: string | null }
              | { __typename: 'PriceList', id: string, name?: string | null }
              | { __typename: 'Product', id: string, name?: string | null }
              | { __typename: 'Stage', id: string, name?: string | null }
              | { __typename: 'Tag', id: string, name?: string | null }
              | { __typename: 'Team', id: string, name?: string | null }
              | { __typename: 'User', id: string, name?: string | null }
            >, recordsAfter: Array<
              | { __typename: 'Category', id: string, name?: string | null }
              | { __typename: 'Client', id: string, name?: string | null }
              | { __typename: 'Contact', id: string, name?: string | null }
              | { __typename: 'Deal', id: string, name?: string | null }
              | { __typename: 'PriceList', id: string, name?: string | null }
              | { __typename: 'Product', id: string, name?: string | null }
              | { __typename: 'Stage', id: string, name?: string | null }
              | { __typename: 'Tag', id: string, name?: string | null }
              | { __typename: 'Team', id: string, name?: string | null }
              | { __typename: 'User', id: string, name?: string | null }
            > }> }
      >, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor?: string | null } } | null } | null };

export type MyDayQueryVariables = Exact<{
  me: Scalars['ID']['input'];
  openStages: Array<Scalars['ID']['input']> | Scalars['ID']['input'];
}>;


export type MyDayQuery = { __typename: 'Query', tasks?: { __typename: 'NoteConnection', totalCount?: { __typename: 'TotalCount', count: number } | null, nodes: Array<{ __typename: 'Note', id: string, title?: string | null, body?: string | null, dueAt?: string | null, client?: { __typename: 'Client', id: string, name?: string | null } | null }> } | null, recent?: { __typename: 'ClientConnection', nodes: Array<{ __typename: 'Client', id: string, name?: string | null, city?: string | null, lastActivityAt?: string | null }> } | null, mine?: { __typename: 'DealConnection', nodes: Array<{ __typename: 'Deal', id: string, name?: string | null, expectedCloseOn?: string | null, amount?: { __typename: 'Money', amount?: string | null, currency?: string | null } | null, client?: { __typename: 'Client', id: string, name?: string | null } | null, stage?: { __typename: 'Stage', id: string, name?: string | null } | null }> } | null, everybodys?: { __typename: 'DealConnection', nodes: Array<{ __typename: 'Deal', id: string, name?: string | null, expectedCloseOn?: string | null, amount?: { __typename: 'Money', amount?: string | null, currency?: string | null } | null, client?: { __typename: 'Client', id: string, name?: string | null } | null, stage?: { __typename: 'Stage', id: string, name?: string | null } | null }> } | null };

export type DayDealFragment = { __typename: 'Deal', id: string, name?: string | null, expectedCloseOn?: string | null, amount?: { __typename: 'Money', amount?: string | null, currency?: string | null } | null, client?: { __typename: 'Client', id: string, name?: string | null } | null, stage?: { __typename: 'Stage', id: string, name?: string | null } | null };

export type OpenStagesQueryVariables = Exact<{ [key: string]: never; }>;


export type OpenStagesQuery = { __typename: 'Query', stages?: { __typename: 'StageConnection', nodes: Array<{ __typename: 'Stage', id: string }> } | null };

export type ProductListQueryVariables = Exact<{
  filter?: InputMaybe<ProductFilter>;
  search?: InputMaybe<Scalars['String']['input']>;
  orderBy?: InputMaybe<Array<ProductOrder> | ProductOrder>;
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type ProductListQuery = { __typename: 'Query', products?: { __typename: 'ProductConnection', nodes: Array<{ __typename: 'Product', id: string, sku?: string | null, name?: string | null, brand?: string | null, status?: ProductStatus | null, stockQuantity?: string | null, unit?: string | null, listPrice?: { __typename: 'Money', amount?: string | null, currency?: string | null } | null, category?: { __typename: 'Category', id: string, name?: string | null } | null }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor?: string | null } } | null };

export type ProductCountQueryVariables = Exact<{
  filter?: InputMaybe<ProductFilter>;
  search?: InputMaybe<Scalars['String']['input']>;
}>;


export type ProductCountQuery = { __typename: 'Query', products?: { __typename: 'ProductConnection', totalCount?: { __typename: 'TotalCount', count: number, isExact: boolean } | null } | null };

export type CategoriesQueryVariables = Exact<{
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type CategoriesQuery = { __typename: 'Query', categories?: { __typename: 'CategoryConnection', nodes: Array<{ __typename: 'Category', id: string, name?: string | null, path?: string | null }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor?: string | null } } | null };

export type ProductFacetsQueryVariables = Exact<{
  search?: InputMaybe<Scalars['String']['input']>;
  forCategories?: InputMaybe<ProductFilter>;
  forBrands?: InputMaybe<ProductFilter>;
  forStatuses?: InputMaybe<ProductFilter>;
}>;


export type ProductFacetsQuery = { __typename: 'Query', byCategory?: { __typename: 'ProductFacets', categories: Array<{ __typename: 'CategoryFacet', count?: number | null, category?: { __typename: 'Category', id: string } | null }> } | null, byBrand?: { __typename: 'ProductFacets', brands: Array<{ __typename: 'BrandFacet', brand?: string | null, count?: number | null }> } | null, byStatus?: { __typename: 'ProductFacets', statuses: Array<{ __typename: 'StatusFacet', status?: ProductStatus | null, count?: number | null }> } | null };

export type ProductRowFragment = { __typename: 'Product', id: string, sku?: string | null, name?: string | null, brand?: string | null, status?: ProductStatus | null, stockQuantity?: string | null, unit?: string | null, listPrice?: { __typename: 'Money', amount?: string | null, currency?: string | null } | null, category?: { __typename: 'Category', id: string, name?: string | null } | null };

export type ProductPageQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type ProductPageQuery = { __typename: 'Query', product?: { __typename: 'Product', description?: string | null, kind?: ProductKind | null, gtin?: string | null, manufacturerPartNumber?: string | null, taxRate?: string | null, updatedAt?: string | null, id: string, sku?: string | null, name?: string | null, brand?: string | null, status?: ProductStatus | null, stockQuantity?: string | null, unit?: string | null, cost?: { __typename: 'Money', amount?: string | null, currency?: string | null } | null, prices?: Array<{ __typename: 'ProductPrice', id: string, minQuantity?: string | null, unitPrice?: string | null, priceList?: { __typename: 'PriceList', id: string, name?: string | null, currency?: string | null } | null }> | null, listPrice?: { __typename: 'Money', amount?: string | null, currency?: string | null } | null, category?: { __typename: 'Category', id: string, name?: string | null } | null } | null };

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { __typename: 'Query', viewer?: { __typename: 'Viewer', role?: string | null, user?: { __typename: 'User', id: string, name?: string | null, email?: string | null, jobTitle?: string | null } | null } | null };

export const ClientRowFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ClientRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Client"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"lifecycleStage"}},{"kind":"Field","name":{"kind":"Name","value":"city"}},{"kind":"Field","name":{"kind":"Name","value":"country"}},{"kind":"Field","name":{"kind":"Name","value":"lastActivityAt"}},{"kind":"Field","name":{"kind":"Name","value":"annualRevenue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<ClientRowFragment, unknown>;
export const DealItemFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"DealItem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Deal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"expectedCloseOn"}},{"kind":"Field","name":{"kind":"Name","value":"closedAt"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"stage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}}]}}]}}]} as unknown as DocumentNode<DealItemFragment, unknown>;
export const TimelineNoteFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TimelineNote"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Note"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"body"}},{"kind":"Field","name":{"kind":"Name","value":"happenedAt"}},{"kind":"Field","name":{"kind":"Name","value":"author"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<TimelineNoteFragment, unknown>;
export const TimelineDealFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TimelineDeal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Deal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<TimelineDealFragment, unknown>;
export const NamedRecordFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"NamedRecord"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NamedRecord"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"User"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Team"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Client"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Contact"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Deal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Stage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Product"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PriceList"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Category"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Tag"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<NamedRecordFragment, unknown>;
export const TimelineChangeFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TimelineChange"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RecordChange"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"actor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"record"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Contact"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Deal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"changes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"before"}},{"kind":"Field","name":{"kind":"Name","value":"after"}},{"kind":"Field","name":{"kind":"Name","value":"recordsBefore"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"NamedRecord"}}]}},{"kind":"Field","name":{"kind":"Name","value":"recordsAfter"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"NamedRecord"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"NamedRecord"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NamedRecord"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"User"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Team"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Client"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Contact"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Deal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Stage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Product"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PriceList"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Category"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Tag"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<TimelineChangeFragment, unknown>;
export const DayDealFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"DayDeal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Deal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"expectedCloseOn"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"client"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"stage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<DayDealFragment, unknown>;
export const ProductRowFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ProductRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Product"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"brand"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"stockQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"listPrice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"category"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<ProductRowFragment, unknown>;
export const PaletteDocument = {"__meta__":{"hash":"73043a741d850efa934cbdd95f390c803565888543ef137d6f0917fbb98aea07"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Palette"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"query"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"search"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"query"},"value":{"kind":"Variable","name":{"kind":"Name","value":"query"}}},{"kind":"Argument","name":{"kind":"Name","value":"types"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"CLIENT"},{"kind":"EnumValue","value":"CONTACT"},{"kind":"EnumValue","value":"PRODUCT"},{"kind":"EnumValue","value":"DEAL"}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"12"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Client"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","alias":{"kind":"Name","value":"clientName"},"name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"city"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Contact"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","alias":{"kind":"Name","value":"contactName"},"name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"client"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Product"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","alias":{"kind":"Name","value":"productName"},"name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Deal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","alias":{"kind":"Name","value":"dealName"},"name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"client"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]} as unknown as DocumentNode<PaletteQuery, PaletteQueryVariables>;
export const ClientListDocument = {"__meta__":{"hash":"e7fb58b459145ecd50c0185e877830a23e5576a725b48cc62e5008970f400ba6"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ClientList"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ClientFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"search"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ClientOrder"}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"clients"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"search"},"value":{"kind":"Variable","name":{"kind":"Name","value":"search"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"ClientRow"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ClientRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Client"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"lifecycleStage"}},{"kind":"Field","name":{"kind":"Name","value":"city"}},{"kind":"Field","name":{"kind":"Name","value":"country"}},{"kind":"Field","name":{"kind":"Name","value":"lastActivityAt"}},{"kind":"Field","name":{"kind":"Name","value":"annualRevenue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<ClientListQuery, ClientListQueryVariables>;
export const ClientCountDocument = {"__meta__":{"hash":"d62b16fd461555d2cd6973cfb6987aad11cea95a8f78c0ac7e06a00e923a4dcc"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ClientCount"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ClientFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"search"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"clients"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"search"},"value":{"kind":"Variable","name":{"kind":"Name","value":"search"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"isExact"}}]}}]}}]}}]} as unknown as DocumentNode<ClientCountQuery, ClientCountQueryVariables>;
export const ClientPageDocument = {"__meta__":{"hash":"7f17ac26de9d2e563b10c45bbe22eca460bb02b429e48151438fcfd29600cfe5"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ClientPage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"client"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"ClientRow"}},{"kind":"Field","name":{"kind":"Name","value":"legalName"}},{"kind":"Field","name":{"kind":"Name","value":"industry"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"taxId"}},{"kind":"Field","name":{"kind":"Name","value":"employeeCount"}},{"kind":"Field","name":{"kind":"Name","value":"phone"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"website"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"billingAddress"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"street"}},{"kind":"Field","name":{"kind":"Name","value":"city"}},{"kind":"Field","name":{"kind":"Name","value":"region"}},{"kind":"Field","name":{"kind":"Name","value":"postalCode"}},{"kind":"Field","name":{"kind":"Name","value":"country"}}]}},{"kind":"Field","name":{"kind":"Name","value":"tags"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"contacts"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"8"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"jobTitle"}},{"kind":"Field","name":{"kind":"Name","value":"isPrimary"}},{"kind":"Field","name":{"kind":"Name","value":"methods"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"deals"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"8"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"DealItem"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ClientRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Client"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"lifecycleStage"}},{"kind":"Field","name":{"kind":"Name","value":"city"}},{"kind":"Field","name":{"kind":"Name","value":"country"}},{"kind":"Field","name":{"kind":"Name","value":"lastActivityAt"}},{"kind":"Field","name":{"kind":"Name","value":"annualRevenue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"DealItem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Deal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"expectedCloseOn"}},{"kind":"Field","name":{"kind":"Name","value":"closedAt"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"stage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}}]}}]}}]} as unknown as DocumentNode<ClientPageQuery, ClientPageQueryVariables>;
export const ClientTimelineDocument = {"__meta__":{"hash":"0a2db53b061fd4f04070f293a859532973d9f4aade4f090ab01de00c5e88d7c6"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ClientTimeline"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"kinds"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"TimelineKind"}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"client"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"timeline"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"12"}},{"kind":"Argument","name":{"kind":"Name","value":"kinds"},"value":{"kind":"Variable","name":{"kind":"Name","value":"kinds"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"TimelineNote"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"TimelineDeal"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"TimelineChange"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"NamedRecord"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NamedRecord"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"User"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Team"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Client"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Contact"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Deal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Stage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Product"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PriceList"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Category"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Tag"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TimelineNote"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Note"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"body"}},{"kind":"Field","name":{"kind":"Name","value":"happenedAt"}},{"kind":"Field","name":{"kind":"Name","value":"author"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TimelineDeal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Deal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TimelineChange"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RecordChange"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"actor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"record"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Contact"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Deal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"changes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"before"}},{"kind":"Field","name":{"kind":"Name","value":"after"}},{"kind":"Field","name":{"kind":"Name","value":"recordsBefore"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"NamedRecord"}}]}},{"kind":"Field","name":{"kind":"Name","value":"recordsAfter"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"NamedRecord"}}]}}]}}]}}]} as unknown as DocumentNode<ClientTimelineQuery, ClientTimelineQueryVariables>;
export const MyDayDocument = {"__meta__":{"hash":"d2e596064c6f61854d44d88a29526ab98af85a258a00db52842f7017129bc13f"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MyDay"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"me"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"openStages"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","alias":{"kind":"Name","value":"tasks"},"name":{"kind":"Name","value":"notes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"12"}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"DUE_AT_ASC"}]}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"kind"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"eq"},"value":{"kind":"EnumValue","value":"TASK"}}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"assignee"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"eq"},"value":{"kind":"Variable","name":{"kind":"Name","value":"me"}}}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"completedAt"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"isNull"},"value":{"kind":"BooleanValue","value":true}}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"dueAt"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"isNull"},"value":{"kind":"BooleanValue","value":false}}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"body"}},{"kind":"Field","name":{"kind":"Name","value":"dueAt"}},{"kind":"Field","name":{"kind":"Name","value":"client"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}},{"kind":"Field","alias":{"kind":"Name","value":"recent"},"name":{"kind":"Name","value":"clients"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"8"}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"LAST_ACTIVITY_AT_DESC"}]}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"lastActivityAt"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"isNull"},"value":{"kind":"BooleanValue","value":false}}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"city"}},{"kind":"Field","name":{"kind":"Name","value":"lastActivityAt"}}]}}]}},{"kind":"Field","alias":{"kind":"Name","value":"mine"},"name":{"kind":"Name","value":"deals"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"8"}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"EXPECTED_CLOSE_ON_ASC"}]}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"owner"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"eq"},"value":{"kind":"Variable","name":{"kind":"Name","value":"me"}}}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"stage"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"in"},"value":{"kind":"Variable","name":{"kind":"Name","value":"openStages"}}}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"DayDeal"}}]}}]}},{"kind":"Field","alias":{"kind":"Name","value":"everybodys"},"name":{"kind":"Name","value":"deals"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"8"}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"EXPECTED_CLOSE_ON_ASC"}]}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"stage"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"in"},"value":{"kind":"Variable","name":{"kind":"Name","value":"openStages"}}}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"DayDeal"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"DayDeal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Deal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"expectedCloseOn"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"client"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"stage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<MyDayQuery, MyDayQueryVariables>;
export const OpenStagesDocument = {"__meta__":{"hash":"9c91f4a66e8aaecc29dbb06c7fdf999dbc2a2877ef818045edc67e2288dc6503"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OpenStages"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"stages"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"outcome"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"eq"},"value":{"kind":"EnumValue","value":"OPEN"}}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]} as unknown as DocumentNode<OpenStagesQuery, OpenStagesQueryVariables>;
export const ProductListDocument = {"__meta__":{"hash":"91d834eb219f0b8012978a965b154070a20ff30f450600674c368dbf87003a05"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ProductList"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ProductFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"search"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ProductOrder"}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"products"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"search"},"value":{"kind":"Variable","name":{"kind":"Name","value":"search"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"ProductRow"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ProductRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Product"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"brand"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"stockQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"listPrice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"category"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<ProductListQuery, ProductListQueryVariables>;
export const ProductCountDocument = {"__meta__":{"hash":"c715e64adfa3153e57580a2325385badecb894871ffa9cdf8af78990cc5bf97a"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ProductCount"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ProductFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"search"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"products"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"search"},"value":{"kind":"Variable","name":{"kind":"Name","value":"search"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"isExact"}}]}}]}}]}}]} as unknown as DocumentNode<ProductCountQuery, ProductCountQueryVariables>;
export const CategoriesDocument = {"__meta__":{"hash":"029ba1cb4fa27e3e5bb8e53b542d1b18c758eaa9294169449f416fa68d0e6ebe"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Categories"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"categories"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"PATH_ASC"}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<CategoriesQuery, CategoriesQueryVariables>;
export const ProductFacetsDocument = {"__meta__":{"hash":"9b94a4ce120e12067d427cf945b4edbda3ed95bf91b61aec483dd77b7995696d"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ProductFacets"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"search"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"forCategories"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ProductFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"forBrands"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ProductFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"forStatuses"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ProductFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","alias":{"kind":"Name","value":"byCategory"},"name":{"kind":"Name","value":"productFacets"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"search"},"value":{"kind":"Variable","name":{"kind":"Name","value":"search"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"forCategories"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"categories"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"category"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}},{"kind":"Field","alias":{"kind":"Name","value":"byBrand"},"name":{"kind":"Name","value":"productFacets"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"search"},"value":{"kind":"Variable","name":{"kind":"Name","value":"search"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"forBrands"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"brands"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"brand"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}}]}},{"kind":"Field","alias":{"kind":"Name","value":"byStatus"},"name":{"kind":"Name","value":"productFacets"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"search"},"value":{"kind":"Variable","name":{"kind":"Name","value":"search"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"forStatuses"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"statuses"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}}]}}]}}]} as unknown as DocumentNode<ProductFacetsQuery, ProductFacetsQueryVariables>;
export const ProductPageDocument = {"__meta__":{"hash":"649533b252d8f498a6c5dbf49c91dbd02467fc568bdb7a0c93bd76e30f854cdf"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ProductPage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"product"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"ProductRow"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"gtin"}},{"kind":"Field","name":{"kind":"Name","value":"manufacturerPartNumber"}},{"kind":"Field","name":{"kind":"Name","value":"taxRate"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"cost"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"prices"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"minQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"unitPrice"}},{"kind":"Field","name":{"kind":"Name","value":"priceList"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ProductRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Product"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"brand"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"stockQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"listPrice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"category"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<ProductPageQuery, ProductPageQueryVariables>;
export const ViewerDocument = {"__meta__":{"hash":"788b83102959a6e95feaf87e27ac1b1f693e8caa2fafca3f13a6b8e71f45b6b1"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"jobTitle"}}]}}]}}]}}]} as unknown as DocumentNode<ViewerQuery, ViewerQueryVariables>;