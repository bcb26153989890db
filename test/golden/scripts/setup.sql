CREATE ROLE "analyst";
