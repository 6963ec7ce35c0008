DROP TABLE attachments;
DROP TABLE stale_objects;
DROP FUNCTION leave_object_of_attachment, keep_object_of_attachment;
