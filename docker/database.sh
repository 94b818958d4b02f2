#!/bin/sh
# Runs once, when the database is made. The product's role is no superuser and may not TRUNCATE,
# so that it cannot switch off or go round the rules that the database keeps.
set -eu
psql --set=ON_ERROR_STOP=1 --set=password="$PRODUCT_PASSWORD" <<'SQL'
CREATE ROLE adviesraad LOGIN PASSWORD :'password';
CREATE DATABASE adviesraad OWNER adviesraad;
\connect adviesraad
ALTER DEFAULT PRIVILEGES FOR ROLE adviesraad REVOKE TRUNCATE ON TABLES FROM adviesraad;
SQL
