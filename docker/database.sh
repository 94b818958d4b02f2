#!/bin/sh
# Runs once, when the database is made. Neither role is a superuser: "adviesraad" owns the tables and is only for
# migrate; "adviesraad_web" is for the web server and the worker, and migrate gives it its rights.
set -eu
said() {
    cat "/run/secrets/$1"
}
psql --set=ON_ERROR_STOP=1 --set=owner_password="$(said database_owner_password)" \
    --set=web_password="$(said database_web_password)" <<'SQL'
CREATE ROLE adviesraad LOGIN PASSWORD :'owner_password';
CREATE ROLE adviesraad_web LOGIN PASSWORD :'web_password';
CREATE DATABASE adviesraad OWNER adviesraad;
SQL
