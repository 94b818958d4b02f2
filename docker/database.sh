#!/bin/sh
# Runs once, when the database is made. Neither role is a superuser: "adviesraad" owns the tables and is only for
# migrate; "adviesraad_web" is for the web server and the worker, and migrate gives it its rights.
set -eu
psql --set=ON_ERROR_STOP=1 --set=owner_password="$OWNER_PASSWORD" --set=web_password="$WEB_PASSWORD" <<'SQL'
CREATE ROLE adviesraad LOGIN PASSWORD :'owner_password';
CREATE ROLE adviesraad_web LOGIN PASSWORD :'web_password';
CREATE DATABASE adviesraad OWNER adviesraad;
SQL
