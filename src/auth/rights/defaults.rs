//! THE table: what the five system roles may do before an admin changes anything.

use super::{
    Operation::{self, Create, Delete, Destroy, Read, Restore, Update},
    Rights,
    Scope::{self, All, None, Own, Team},
};

/// The key and the name of each system role, in the order of the table's columns.
pub const ROLES: [(&str, &str); 5] = [
    ("admin", "Administrator"),
    ("manager", "Manager"),
    ("seller", "Seller"),
    ("support", "Support"),
    ("auditor", "Auditor"),
];

/// The rights of one role on one type: an operation that is not listed is refused.
type Cell = &'static [(Operation, Scope)];

const EVERYTHING: Cell = &[(Read, All), (Create, All), (Update, All), (Delete, All), (Restore, All), (Destroy, All)];
/// Everything but the final destruction.
const KEEPS: Cell = &[(Read, All), (Create, All), (Update, All), (Delete, All), (Restore, All)];
/// Sees all, changes what belongs to their teams.
const TEAMS: Cell = &[(Read, All), (Create, Team), (Update, Team), (Delete, Team), (Restore, Team)];
/// Sees and changes only what is theirs.
const THEIRS: Cell = &[(Read, Own), (Create, Own), (Update, Own), (Delete, Own), (Restore, Own)];
/// Sees all, writes new ones and corrects them.
const WRITES: Cell = &[(Read, All), (Create, All), (Update, All)];
const READS: Cell = &[(Read, All)];
/// Sees all and changes what concerns themselves.
const SELF: Cell = &[(Read, All), (Update, Own)];
/// Sees and takes back what concerns records they see; the rights to those decide.
const FOLLOWS: Cell = &[(Read, All), (Update, All)];
/// Not theirs to change.
const FIXED: Cell = &[(Update, None)];
/// What people keep for themselves, and what they share of it.
const PERSONAL: Cell = &[(Read, All), (Create, Own), (Update, Own), (Delete, Own)];
/// Sees where they are signed in, and ends it.
const SIGNED_IN: Cell = &[(Read, Own), (Delete, Own)];
/// Not theirs to choose, from the start.
const PRESET: Cell = &[(Create, None), (Update, None)];
/// Not theirs to see or to write, whatever they may do with the rest.
const SECRET: Cell = &[(Read, None), (Create, None), (Update, None)];
/// Sees what belongs to their teams.
const OF_TEAMS: Cell = &[(Read, Team)];
/// Sees what is theirs.
const OF_THEIRS: Cell = &[(Read, Own)];
const HIDDEN: Cell = &[(Read, None)];
/// No row: the row of the type decides.
const AS_TYPE: Cell = &[];

/// One row per type (or field of a type), one column per role.
///
/// `Own` on a client means that the viewer is its owner; contacts, contact methods, deals, line items and notes follow
/// their client, and attachments what they are attached to. Types without an owner know only `All` and `None`.
/// Favourites, notifications and private views are for their owners alone, whatever the right.
#[rustfmt::skip]
pub const TABLE: &[(&str, &str, [Cell; 5])] = &[
    // type           field            admin       manager  seller   support  auditor
    ("User",          "*",             [EVERYTHING, SELF,    SELF,    SELF,    READS]),
    ("User",          "email",         [AS_TYPE,    FIXED,   FIXED,   FIXED,   AS_TYPE]),
    ("User",          "role",          [AS_TYPE,    FIXED,   FIXED,   FIXED,   AS_TYPE]),
    ("User",          "status",        [AS_TYPE,    FIXED,   FIXED,   FIXED,   AS_TYPE]),
    ("User",          "teams",         [AS_TYPE,    FIXED,   FIXED,   FIXED,   AS_TYPE]),
    ("User",          "invitationPath",[AS_TYPE,   HIDDEN,  HIDDEN,  HIDDEN,  HIDDEN]),
    ("Team",          "*",             [EVERYTHING, READS,   READS,   READS,   READS]),
    ("Role",          "*",             [EVERYTHING, READS,   READS,   READS,   READS]),
    ("Partner",       "*",             [EVERYTHING, HIDDEN , HIDDEN , HIDDEN , READS]),
    ("PartnerToken",  "*",             [EVERYTHING, HIDDEN , HIDDEN , HIDDEN , READS]),
    ("PartnerRelease", "*",            [EVERYTHING, HIDDEN , HIDDEN , HIDDEN , READS]),
    ("PersistedDocument", "*",         [EVERYTHING, HIDDEN , HIDDEN , HIDDEN , READS]),
    ("PartnerToken",  "bearer",        [AS_TYPE,    HIDDEN,  HIDDEN,  HIDDEN,  HIDDEN]),
    ("Client",        "*",             [EVERYTHING, TEAMS,   THEIRS,  READS,   READS]),
    ("Client",        "annualRevenue", [AS_TYPE,    AS_TYPE, AS_TYPE, HIDDEN,  AS_TYPE]),
    ("Client",      "sensitiveFields", [AS_TYPE, AS_TYPE,    SECRET,  SECRET,  SECRET]),
    ("Contact",       "*",             [EVERYTHING, TEAMS,   THEIRS,  READS,   READS]),
    ("Contact",     "sensitiveFields", [AS_TYPE, AS_TYPE,    SECRET,  SECRET,  SECRET]),
    ("ContactMethod", "*",             [EVERYTHING, TEAMS,   THEIRS,  READS,   READS]),
    ("DuplicatePair", "*",             [EVERYTHING, FOLLOWS, FOLLOWS, READS,   READS]),
    ("Merge",         "*",             [EVERYTHING, FOLLOWS, FOLLOWS, READS,   READS]),
    ("Tag",           "*",             [EVERYTHING, KEEPS,   READS,   READS,   READS]),
    ("Category",      "*",             [EVERYTHING, KEEPS,   READS,   READS,   READS]),
    ("Product",       "*",             [EVERYTHING, KEEPS,   READS,   READS,   READS]),
    ("Product",       "cost",          [AS_TYPE,    AS_TYPE, HIDDEN,  HIDDEN,  AS_TYPE]),
    ("Product",     "sensitiveFields", [AS_TYPE, AS_TYPE,    SECRET,  SECRET,  SECRET]),
    ("ProductPrice",  "*",             [EVERYTHING, KEEPS,   READS,   READS,   READS]),
    ("PriceList",     "*",             [EVERYTHING, KEEPS,   READS,   READS,   READS]),
    ("Deal",          "*",             [EVERYTHING, TEAMS,   THEIRS,  READS,   READS]),
    ("Deal",        "sensitiveFields", [AS_TYPE, AS_TYPE,    SECRET,  SECRET,  SECRET]),
    ("Stage",         "*",             [EVERYTHING, READS,   READS,   READS,   READS]),
    ("CustomField",   "*",             [EVERYTHING, READS,   READS,   READS,   READS]),
    ("LineItem",      "*",             [EVERYTHING, TEAMS,   THEIRS,  READS,   READS]),
    ("Note",          "*",             [EVERYTHING, TEAMS,   THEIRS,  WRITES,  READS]),
    ("Attachment",    "*",             [EVERYTHING, TEAMS,   THEIRS,  WRITES,  READS]),
    ("SavedView",     "*",             [EVERYTHING, PERSONAL, PERSONAL, PERSONAL, PERSONAL]),
    ("SavedView",     "visibility",    [AS_TYPE,    AS_TYPE, AS_TYPE, AS_TYPE, PRESET]),
    ("Favorite",      "*",             [EVERYTHING, PERSONAL, PERSONAL, PERSONAL, PERSONAL]),
    ("Notification",  "*",             [EVERYTHING, PERSONAL, PERSONAL, PERSONAL, PERSONAL]),
    ("Session",       "*",             [EVERYTHING, SIGNED_IN, SIGNED_IN, SIGNED_IN, SIGNED_IN]),
    // What it holds is not cut down to the fields a role may read.
    ("AuditEntry",    "*",             [EVERYTHING, HIDDEN,  HIDDEN,  HIDDEN,  READS]),
    ("Access",        "*",             [EVERYTHING, HIDDEN,  HIDDEN,  HIDDEN,  READS]),
    ("TrashEntry",    "*",             [EVERYTHING, OF_TEAMS,OF_THEIRS,HIDDEN,READS]),
    ("WebhookEndpoint", "*",           [EVERYTHING, HIDDEN,  HIDDEN,  HIDDEN,  READS]),
    ("WebhookEndpoint", "secrets",     [AS_TYPE,    HIDDEN,  HIDDEN,  HIDDEN,  HIDDEN]),
    ("WebhookDelivery", "*",           [EVERYTHING, HIDDEN,  HIDDEN,  HIDDEN,  READS]),
    ("Currency",      "*",             [EVERYTHING, READS,   READS,   READS,   READS]),
];

/// One row of the table of rights.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Grant {
    pub type_name: &'static str,
    pub field: &'static str,
    pub operation: Operation,
    pub scope: Scope,
}

/// The default rights of a system role; none for any other role.
pub fn of(role: &str) -> Vec<Grant> {
    let Some(column) = ROLES.iter().position(|(key, _)| *key == role) else { return Vec::new() };
    let cells = TABLE.iter().filter_map(|(type_name, field, cells)| Some((*type_name, *field, cells.get(column)?)));
    cells
        .flat_map(|(type_name, field, cell)| {
            cell.iter().map(move |&(operation, scope)| Grant { type_name, field, operation, scope })
        })
        .collect()
}

/// The default rights of a system role, as they are asked.
pub fn rights(role: &str) -> Rights {
    let mut rights = Rights::default();
    for Grant { type_name, field, operation, scope } in of(role) {
        rights.grant(type_name, field, operation, scope);
    }
    rights
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_admin_may_do_everything_with_every_type() {
        let admin = rights("admin");
        for (type_name, field, _) in TABLE {
            for operation in [Read, Create, Update, Delete, Restore, Destroy] {
                assert!(admin.allows(type_name, field, operation), "{type_name}.{field} {operation:?}");
            }
        }
    }

    #[test]
    fn every_role_reads_every_type_of_the_business_and_only_an_admin_destroys() {
        for (role, _) in ROLES {
            let rights = rights(role);
            for (type_name, _, _) in TABLE {
                let is_for_few = matches!(
                    *type_name,
                    "AuditEntry"
                        | "Access"
                        | "TrashEntry"
                        | "WebhookEndpoint"
                        | "WebhookDelivery"
                        | "Partner"
                        | "PartnerToken"
                        | "PartnerRelease"
                        | "PersistedDocument"
                );
                assert!(is_for_few || rights.scope(type_name, Read) != None, "{role} {type_name}");
                assert_eq!(rights.scope(type_name, Destroy) != None, role == "admin", "{role} {type_name}");
            }
        }
    }

    #[test]
    fn a_manager_sees_all_and_changes_what_belongs_to_their_teams() {
        let manager = rights("manager");
        assert_eq!(manager.scope("Client", Read), All);
        for type_name in ["Client", "Contact", "ContactMethod", "Deal", "LineItem", "Note"] {
            for operation in [Create, Update, Delete, Restore] {
                assert_eq!(manager.scope(type_name, operation), Team, "{type_name} {operation:?}");
            }
        }
        assert!(manager.allows("Product", "cost", Read));
        assert!(!manager.allows("User", "email", Update));
    }

    #[test]
    fn a_seller_works_on_their_own_clients_and_does_not_see_the_cost() {
        let seller = rights("seller");
        for type_name in ["Client", "Contact", "ContactMethod", "Deal", "LineItem", "Note"] {
            for operation in [Read, Create, Update, Delete, Restore] {
                assert_eq!(seller.scope(type_name, operation), Own, "{type_name} {operation:?}");
            }
        }
        assert_eq!(seller.scope("Product", Read), All);
        assert!(seller.allows("Product", "listPrice", Read));
        assert!(!seller.allows("Product", "cost", Read));
        assert!(!seller.allows("Product", "name", Update));
    }

    #[test]
    fn support_reads_all_but_money_and_writes_notes() {
        let support = rights("support");
        assert_eq!(support.scope("Client", Read), All);
        assert!(!support.allows("Client", "annualRevenue", Read));
        assert!(!support.allows("Product", "cost", Read));
        assert!(support.allows("Note", "body", Create) && support.allows("Note", "body", Update));
        assert!(!support.allows("Note", "body", Delete));
        assert_eq!(support.scope("Client", Update), None);
    }

    #[test]
    fn an_auditor_reads_and_writes_only_what_nobody_else_sees() {
        let personal = ["SavedView", "Favorite", "Notification", "Session"];
        let others = |grant: &Grant| !personal.contains(&grant.type_name);
        let writes = |grant: &Grant| grant.operation != Read && grant.scope != None;
        assert!(!of("auditor").iter().filter(|grant| others(grant)).any(writes));
        let auditor = rights("auditor");
        assert!(auditor.allows("SavedView", "filter", Create) && auditor.allows("Favorite", "position", Update));
        assert!(!auditor.allows("SavedView", "visibility", Create));
        assert!(!auditor.allows("SavedView", "visibility", Update));
    }

    #[test]
    fn an_unknown_role_has_no_right() {
        assert!(of("stranger").is_empty());
    }

    #[test]
    fn no_row_is_written_twice() {
        let mut rows: Vec<_> = TABLE.iter().map(|(type_name, field, _)| (type_name, field)).collect();
        rows.sort_unstable();
        rows.dedup();
        assert_eq!(rows.len(), TABLE.len());
    }
}
