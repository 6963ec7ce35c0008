DROP TRIGGER roles_system ON roles;
DROP FUNCTION keep_system_role;
