CREATE ROLE "analyst";

COMMENT ON ROLE "analyst" IS 'Reads views';
