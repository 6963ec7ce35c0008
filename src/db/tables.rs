// The database as Diesel's statements know it, in the form of `diesel print-schema`; a test compares it with the
// migrated database.

pub mod sql_types {
    #[derive(diesel::query_builder::QueryId, diesel::sql_types::SqlType)]
    #[diesel(postgres_type(name = "tsvector", schema = "pg_catalog"))]
    pub struct Tsvector;
}

diesel::table! {
    attachments (id) {
        id -> Uuid,
        note_id -> Nullable<Uuid>,
        client_id -> Nullable<Uuid>,
        product_id -> Nullable<Uuid>,
        deal_id -> Nullable<Uuid>,
        file_name -> Text,
        content_type -> Nullable<Text>,
        size_bytes -> Nullable<Int4>,
        sha256 -> Nullable<Text>,
        state -> Text,
        storage_key -> Nullable<Text>,
        stored_at -> Nullable<Timestamptz>,
        created_by -> Nullable<Uuid>,
        updated_by -> Nullable<Uuid>,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
        deleted_at -> Nullable<Timestamptz>,
        version -> Int4,
    }
}

diesel::table! {
    audit_entries (occurred_at, id) {
        id -> Uuid,
        occurred_at -> Timestamptz,
        actor_id -> Nullable<Uuid>,
        session_id -> Nullable<Uuid>,
        request_id -> Nullable<Uuid>,
        action -> Text,
        type_name -> Text,
        record_id -> Uuid,
        version -> Nullable<Int4>,
        before -> Nullable<Jsonb>,
        after -> Nullable<Jsonb>,
        client_id -> Nullable<Uuid>,
        position -> Int8,
    }
}

diesel::table! {
    audit_seals (number) {
        number -> Int8,
        after_position -> Int8,
        until_position -> Int8,
        opened_at -> Nullable<Timestamptz>,
        sealed_at -> Timestamptz,
        entries -> Int4,
        digests -> Bytea,
        previous_hash -> Bytea,
        hash -> Bytea,
        key_id -> Int8,
        code -> Bytea,
    }
}

diesel::table! {
    cache_leases (is_only) {
        is_only -> Bool,
        database -> Uuid,
        identity -> Text,
    }
}

diesel::table! {
    categories (id) {
        id -> Uuid,
        parent_id -> Nullable<Uuid>,
        name -> Text,
        slug -> Citext,
        path -> Text,
        position -> Int4,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
        deleted_at -> Nullable<Timestamptz>,
        version -> Int4,
    }
}

diesel::table! {
    client_tags (client_id, tag_id) {
        client_id -> Uuid,
        tag_id -> Uuid,
    }
}

diesel::table! {
    clients (id) {
        id -> Uuid,
        number -> Int8,
        kind -> Text,
        name -> Text,
        legal_name -> Nullable<Text>,
        domain -> Nullable<Citext>,
        lifecycle_stage -> Text,
        industry -> Nullable<Text>,
        source -> Nullable<Text>,
        tax_id -> Nullable<Text>,
        employee_count -> Nullable<Int4>,
        annual_revenue -> Nullable<Numeric>,
        currency -> Nullable<Text>,
        phone -> Nullable<Text>,
        email -> Nullable<Citext>,
        website -> Nullable<Text>,
        billing_address -> Nullable<Jsonb>,
        shipping_address -> Nullable<Jsonb>,
        city -> Nullable<Text>,
        country -> Nullable<Text>,
        description -> Nullable<Text>,
        parent_id -> Nullable<Uuid>,
        owner_id -> Nullable<Uuid>,
        team_id -> Nullable<Uuid>,
        price_list_id -> Nullable<Uuid>,
        external_ref -> Nullable<Text>,
        last_activity_at -> Nullable<Timestamptz>,
        created_by -> Nullable<Uuid>,
        updated_by -> Nullable<Uuid>,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
        deleted_at -> Nullable<Timestamptz>,
        version -> Int4,
        name_key -> Text,
        search -> Text,
        custom -> Jsonb,
        custom_sealed -> Jsonb,
        merged_into_id -> Nullable<Uuid>,
    }
}

diesel::table! {
    contact_methods (id) {
        id -> Uuid,
        contact_id -> Uuid,
        kind -> Text,
        label -> Nullable<Text>,
        value -> Text,
        value_norm -> Text,
        is_primary -> Bool,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
        version -> Int4,
    }
}

diesel::table! {
    contacts (id) {
        id -> Uuid,
        client_id -> Uuid,
        first_name -> Nullable<Text>,
        last_name -> Nullable<Text>,
        job_title -> Nullable<Text>,
        department -> Nullable<Text>,
        is_primary -> Bool,
        do_not_contact -> Bool,
        locale -> Nullable<Text>,
        time_zone -> Nullable<Text>,
        description -> Nullable<Text>,
        created_by -> Nullable<Uuid>,
        updated_by -> Nullable<Uuid>,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
        deleted_at -> Nullable<Timestamptz>,
        version -> Int4,
        name_key -> Text,
        search -> Text,
        client_owner_id -> Nullable<Uuid>,
        client_team_id -> Nullable<Uuid>,
        external_ref -> Nullable<Text>,
        custom -> Jsonb,
        custom_sealed -> Jsonb,
        merged_into_id -> Nullable<Uuid>,
    }
}

diesel::table! {
    currencies (code) {
        code -> Text,
        exponent -> Int2,
        name -> Text,
        enabled -> Bool,
    }
}

diesel::table! {
    custom_fields (id) {
        id -> Uuid,
        resource -> Text,
        key -> Text,
        label -> Text,
        description -> Nullable<Text>,
        kind -> Text,
        options -> Nullable<Array<Nullable<Text>>>,
        is_sensitive -> Bool,
        position -> Int4,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
        deleted_at -> Nullable<Timestamptz>,
        version -> Int4,
    }
}

diesel::table! {
    deals (id) {
        id -> Uuid,
        client_id -> Uuid,
        contact_id -> Nullable<Uuid>,
        name -> Text,
        stage_id -> Uuid,
        stage_changed_at -> Timestamptz,
        probability -> Nullable<Int2>,
        currency -> Text,
        amount -> Numeric,
        expected_close_on -> Nullable<Date>,
        closed_at -> Nullable<Timestamptz>,
        lost_reason -> Nullable<Text>,
        owner_id -> Nullable<Uuid>,
        board_rank -> Nullable<Text>,
        created_by -> Nullable<Uuid>,
        updated_by -> Nullable<Uuid>,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
        deleted_at -> Nullable<Timestamptz>,
        version -> Int4,
        name_key -> Text,
        search -> Text,
        client_owner_id -> Nullable<Uuid>,
        client_team_id -> Nullable<Uuid>,
        external_ref -> Nullable<Text>,
        custom -> Jsonb,
        custom_sealed -> Jsonb,
    }
}

diesel::table! {
    device_failures (device_id) {
        device_id -> Uuid,
        user_id -> Uuid,
        failed_count -> Int4,
        failed_at -> Timestamptz,
    }
}

diesel::table! {
    duplicate_checks (id) {
        id -> Int8,
        type_name -> Text,
        record_id -> Uuid,
    }
}

diesel::table! {
    duplicate_pairs (id) {
        id -> Uuid,
        type_name -> Text,
        first_id -> Uuid,
        second_id -> Uuid,
        score -> Numeric,
        reasons -> Array<Text>,
        status -> Text,
        found_at -> Timestamptz,
        dismissed_at -> Nullable<Timestamptz>,
        dismissed_by -> Nullable<Uuid>,
        updated_at -> Timestamptz,
        version -> Int4,
    }
}

diesel::table! {
    favorites (id) {
        id -> Uuid,
        user_id -> Uuid,
        type_name -> Text,
        record_id -> Uuid,
        position -> Int4,
        created_at -> Timestamptz,
    }
}

diesel::table! {
    idempotency_keys (user_id, key) {
        user_id -> Uuid,
        key -> Text,
        request_hash -> Bytea,
        outcome -> Jsonb,
        answer -> Nullable<Bytea>,
        created_at -> Timestamptz,
    }
}

diesel::table! {
    line_items (id) {
        id -> Uuid,
        deal_id -> Uuid,
        product_id -> Nullable<Uuid>,
        position -> Int4,
        sku -> Text,
        name -> Text,
        description -> Nullable<Text>,
        quantity -> Numeric,
        unit -> Text,
        unit_price -> Numeric,
        currency -> Text,
        discount_percent -> Numeric,
        tax_rate -> Numeric,
        line_total -> Numeric,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
        version -> Int4,
    }
}

diesel::table! {
    mails (id) {
        id -> Uuid,
        kind -> Text,
        user_id -> Nullable<Uuid>,
        email -> Nullable<Citext>,
        created_at -> Timestamptz,
        next_attempt_at -> Timestamptz,
        attempts -> Int4,
    }
}

diesel::table! {
    merge_moves (merge_id, table_name, column_name, record_id) {
        merge_id -> Uuid,
        table_name -> Text,
        column_name -> Text,
        record_id -> Uuid,
        demoted -> Bool,
    }
}

diesel::table! {
    merges (id) {
        id -> Uuid,
        type_name -> Text,
        survivor_id -> Uuid,
        merged_id -> Uuid,
        merged_title -> Nullable<Text>,
        actor_id -> Nullable<Uuid>,
        taken -> Array<Nullable<Text>>,
        survivor_before -> Jsonb,
        survivor_after -> Jsonb,
        moved -> Jsonb,
        undone_at -> Nullable<Timestamptz>,
        undone_by -> Nullable<Uuid>,
        kept_fields -> Nullable<Array<Nullable<Text>>>,
        kept_records -> Nullable<Jsonb>,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
        version -> Int4,
    }
}

diesel::table! {
    note_mentions (note_id, user_id) {
        note_id -> Uuid,
        user_id -> Uuid,
        read_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::sql_types::Tsvector;

    notes (id) {
        id -> Uuid,
        kind -> Text,
        title -> Nullable<Text>,
        body -> Text,
        client_id -> Nullable<Uuid>,
        contact_id -> Nullable<Uuid>,
        product_id -> Nullable<Uuid>,
        deal_id -> Nullable<Uuid>,
        author_id -> Nullable<Uuid>,
        visibility -> Text,
        is_pinned -> Bool,
        happened_at -> Timestamptz,
        duration_seconds -> Nullable<Int4>,
        due_at -> Nullable<Timestamptz>,
        assignee_id -> Nullable<Uuid>,
        completed_at -> Nullable<Timestamptz>,
        priority -> Nullable<Int2>,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
        edited_at -> Nullable<Timestamptz>,
        deleted_at -> Nullable<Timestamptz>,
        version -> Int4,
        tsv -> Tsvector,
        client_owner_id -> Nullable<Uuid>,
        client_team_id -> Nullable<Uuid>,
    }
}

diesel::table! {
    notifications (id) {
        id -> Uuid,
        user_id -> Uuid,
        kind -> Text,
        type_name -> Text,
        record_id -> Uuid,
        actor_id -> Nullable<Uuid>,
        created_at -> Timestamptz,
        read_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    outbox_events (id) {
        id -> Int8,
        occurred_at -> Timestamptz,
        event -> Text,
        type_name -> Text,
        record_id -> Uuid,
        version -> Nullable<Int4>,
        actor_id -> Nullable<Uuid>,
        request_id -> Nullable<Uuid>,
        payload -> Jsonb,
        dispatched_at -> Nullable<Timestamptz>,
        position -> Nullable<Int8>,
    }
}

diesel::table! {
    partner_release_documents (release_id, document_id) {
        release_id -> Uuid,
        document_id -> Uuid,
        aliases -> Array<Text>,
    }
}

diesel::table! {
    partner_releases (id) {
        id -> Uuid,
        partner_id -> Uuid,
        name -> Text,
        state -> Text,
        document_count -> Int4,
        digest -> Text,
        created_by -> Nullable<Uuid>,
        updated_by -> Nullable<Uuid>,
        activated_at -> Nullable<Timestamptz>,
        retired_at -> Nullable<Timestamptz>,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
        version -> Int4,
    }
}

diesel::table! {
    partner_tokens (id) {
        id -> Uuid,
        partner_id -> Uuid,
        name -> Text,
        rights -> Jsonb,
        cost_limit -> Nullable<Int4>,
        persisted_only -> Bool,
        expires_at -> Timestamptz,
        revoked_at -> Nullable<Timestamptz>,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
        version -> Int4,
    }
}

diesel::table! {
    partners (id) {
        id -> Uuid,
        key -> Text,
        name -> Text,
        user_id -> Uuid,
        is_active -> Bool,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
        version -> Int4,
    }
}

diesel::table! {
    persisted_documents (id) {
        id -> Uuid,
        hash -> Text,
        body -> Text,
        name -> Nullable<Text>,
        operation_type -> Text,
        cost -> Int4,
        coordinates -> Array<Text>,
        created_by -> Nullable<Uuid>,
        created_at -> Timestamptz,
    }
}

diesel::table! {
    price_lists (id) {
        id -> Uuid,
        name -> Citext,
        currency -> Text,
        is_default -> Bool,
        tax_inclusive -> Bool,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
        version -> Int4,
    }
}

diesel::table! {
    product_prices (id) {
        id -> Uuid,
        price_list_id -> Uuid,
        product_id -> Uuid,
        min_quantity -> Numeric,
        unit_price -> Numeric,
        valid_from -> Nullable<Date>,
        valid_until -> Nullable<Date>,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
        version -> Int4,
        valid -> Daterange,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::sql_types::Tsvector;

    products (id) {
        id -> Uuid,
        sku -> Citext,
        name -> Text,
        description -> Nullable<Text>,
        kind -> Text,
        status -> Text,
        category_id -> Nullable<Uuid>,
        brand -> Nullable<Text>,
        gtin -> Nullable<Text>,
        manufacturer_part_number -> Nullable<Text>,
        unit -> Text,
        list_price -> Nullable<Numeric>,
        cost -> Nullable<Numeric>,
        currency -> Nullable<Text>,
        tax_rate -> Nullable<Numeric>,
        stock_quantity -> Nullable<Numeric>,
        stock_updated_at -> Nullable<Timestamptz>,
        attributes -> Jsonb,
        image_url -> Nullable<Text>,
        external_ref -> Nullable<Text>,
        created_by -> Nullable<Uuid>,
        updated_by -> Nullable<Uuid>,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
        deleted_at -> Nullable<Timestamptz>,
        version -> Int4,
        name_key -> Text,
        search -> Text,
        tsv -> Tsvector,
        custom -> Jsonb,
        custom_sealed -> Jsonb,
    }
}

diesel::table! {
    recovery_codes (user_id, code_hash) {
        user_id -> Uuid,
        code_hash -> Bytea,
        used_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    role_rights (role_id, type_name, field_name, operation) {
        role_id -> Uuid,
        type_name -> Text,
        field_name -> Text,
        operation -> Text,
        scope -> Text,
    }
}

diesel::table! {
    roles (id) {
        id -> Uuid,
        key -> Text,
        name -> Text,
        is_system -> Bool,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
        version -> Int4,
    }
}

diesel::table! {
    saved_views (id) {
        id -> Uuid,
        resource -> Text,
        name -> Citext,
        owner_id -> Uuid,
        visibility -> Text,
        team_id -> Nullable<Uuid>,
        layout -> Text,
        filter -> Nullable<Jsonb>,
        search -> Nullable<Text>,
        order_by -> Nullable<Array<Nullable<Text>>>,
        shown_fields -> Nullable<Array<Nullable<Text>>>,
        group_by -> Nullable<Text>,
        position -> Int4,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
        version -> Int4,
    }
}

diesel::table! {
    second_factors (user_id) {
        user_id -> Uuid,
        secret -> Bytea,
        created_at -> Timestamptz,
        confirmed_at -> Nullable<Timestamptz>,
        last_step -> Int8,
        failed_count -> Int4,
        locked_until -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    sessions (id) {
        id -> Uuid,
        user_id -> Uuid,
        refresh_salt -> Nullable<Bytea>,
        refresh_counter -> Int4,
        rotated_at -> Timestamptz,
        created_at -> Timestamptz,
        last_seen_at -> Timestamptz,
        access_expires_at -> Timestamptz,
        expires_at -> Timestamptz,
        absolute_expires_at -> Timestamptz,
        ip -> Nullable<Inet>,
        user_agent -> Nullable<Text>,
        revoked_at -> Nullable<Timestamptz>,
        revoked_reason -> Nullable<Text>,
        has_second_factor -> Bool,
        proved_at -> Timestamptz,
    }
}

diesel::table! {
    stages (id) {
        id -> Uuid,
        name -> Citext,
        position -> Int4,
        probability -> Int2,
        outcome -> Text,
        version -> Int4,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
    }
}

diesel::table! {
    stale_objects (storage_key) {
        storage_key -> Text,
        due_at -> Timestamptz,
    }
}

diesel::table! {
    tags (id) {
        id -> Uuid,
        name -> Citext,
        color -> Nullable<Text>,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
        version -> Int4,
    }
}

diesel::table! {
    team_members (team_id, user_id) {
        team_id -> Uuid,
        user_id -> Uuid,
        is_lead -> Bool,
    }
}

diesel::table! {
    teams (id) {
        id -> Uuid,
        name -> Citext,
        description -> Nullable<Text>,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
        deleted_at -> Nullable<Timestamptz>,
        version -> Int4,
    }
}

diesel::table! {
    token_revocations (branch) {
        branch -> Bytea,
        partner_token_id -> Uuid,
        expires_at -> Timestamptz,
        revoked_at -> Timestamptz,
    }
}

diesel::table! {
    users (id) {
        id -> Uuid,
        email -> Citext,
        first_name -> Text,
        last_name -> Text,
        job_title -> Nullable<Text>,
        avatar_url -> Nullable<Text>,
        locale -> Text,
        time_zone -> Text,
        role_id -> Uuid,
        status -> Text,
        password_hash -> Nullable<Text>,
        password_changed_at -> Nullable<Timestamptz>,
        failed_sign_in_count -> Int4,
        locked_until -> Nullable<Timestamptz>,
        last_sign_in_at -> Nullable<Timestamptz>,
        authz_epoch -> Int4,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
        deleted_at -> Nullable<Timestamptz>,
        version -> Int4,
        name_key -> Text,
        search -> Text,
        invited_at -> Timestamptz,
    }
}

diesel::table! {
    webhook_deliveries (id) {
        id -> Uuid,
        endpoint_id -> Uuid,
        outbox_id -> Nullable<Int8>,
        event -> Text,
        type_name -> Text,
        record_id -> Uuid,
        record_version -> Nullable<Int4>,
        fields -> Nullable<Jsonb>,
        occurred_at -> Timestamptz,
        status -> Text,
        attempts -> Int4,
        next_attempt_at -> Nullable<Timestamptz>,
        claimed_until -> Nullable<Timestamptz>,
        response_status -> Nullable<Int4>,
        duration_ms -> Nullable<Int4>,
        last_error -> Nullable<Text>,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
        delivered_at -> Nullable<Timestamptz>,
        version -> Int4,
    }
}

diesel::table! {
    webhook_endpoints (id) {
        id -> Uuid,
        url -> Text,
        description -> Nullable<Text>,
        events -> Array<Text>,
        is_active -> Bool,
        disabled_reason -> Nullable<Text>,
        failing_since -> Nullable<Timestamptz>,
        secret -> Bytea,
        previous_secret -> Nullable<Bytea>,
        previous_secret_expires_at -> Nullable<Timestamptz>,
        secret_rotated_at -> Timestamptz,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
        version -> Int4,
    }
}

diesel::joinable!(client_tags -> clients (client_id));
diesel::joinable!(client_tags -> tags (tag_id));
diesel::joinable!(clients -> currencies (currency));
diesel::joinable!(clients -> price_lists (price_list_id));
diesel::joinable!(clients -> teams (team_id));
diesel::joinable!(contact_methods -> contacts (contact_id));
diesel::joinable!(contacts -> clients (client_id));
diesel::joinable!(deals -> clients (client_id));
diesel::joinable!(deals -> contacts (contact_id));
diesel::joinable!(deals -> currencies (currency));
diesel::joinable!(deals -> stages (stage_id));
diesel::joinable!(line_items -> currencies (currency));
diesel::joinable!(line_items -> deals (deal_id));
diesel::joinable!(line_items -> products (product_id));
diesel::joinable!(note_mentions -> notes (note_id));
diesel::joinable!(note_mentions -> users (user_id));
diesel::joinable!(notes -> clients (client_id));
diesel::joinable!(notes -> contacts (contact_id));
diesel::joinable!(notes -> deals (deal_id));
diesel::joinable!(notes -> products (product_id));
diesel::joinable!(partner_release_documents -> partner_releases (release_id));
diesel::joinable!(partner_release_documents -> persisted_documents (document_id));
diesel::joinable!(partner_releases -> partners (partner_id));
diesel::joinable!(partner_tokens -> partners (partner_id));
diesel::joinable!(partners -> users (user_id));
diesel::joinable!(price_lists -> currencies (currency));
diesel::joinable!(product_prices -> price_lists (price_list_id));
diesel::joinable!(product_prices -> products (product_id));
diesel::joinable!(products -> categories (category_id));
diesel::joinable!(products -> currencies (currency));
diesel::joinable!(role_rights -> roles (role_id));
diesel::joinable!(sessions -> users (user_id));
diesel::joinable!(team_members -> teams (team_id));
diesel::joinable!(team_members -> users (user_id));
diesel::joinable!(users -> roles (role_id));
diesel::joinable!(webhook_deliveries -> webhook_endpoints (endpoint_id));

diesel::allow_tables_to_appear_in_same_query!(
    categories,
    client_tags,
    clients,
    contact_methods,
    contacts,
    currencies,
    deals,
    line_items,
    note_mentions,
    notes,
    partner_release_documents,
    partner_releases,
    partner_tokens,
    partners,
    persisted_documents,
    price_lists,
    product_prices,
    products,
    role_rights,
    roles,
    sessions,
    stages,
    tags,
    team_members,
    teams,
    token_revocations,
    users,
    webhook_deliveries,
    webhook_endpoints,
);
