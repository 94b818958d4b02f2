#!/bin/sh
# Makes the secrets of docker-compose.yml, each in a file of its own; what is there already stays as it is.
# Who may enter the folder may read them, so it is for its owner only; the containers get each file by itself.
set -eu
umask 022
folder="${1:-$(dirname "$0")/secrets}"
mkdir -p "$folder"
chmod 700 "$folder"

make() {
    if [ ! -s "$folder/$1" ]; then printf '%s' "$2" >"$folder/$1"; fi
}
random() {
    od -An -N32 -tx1 /dev/urandom | tr -d ' \n'
}
said() {
    cat "$folder/$1"
}

make secret_key "$(random)"
make database_admin_password "$(random)"
make database_owner_password "$(random)"
make database_web_password "$(random)"
make database_url "postgres://adviesraad_web:$(said database_web_password)@database:5432/adviesraad"
make database_owner_url "postgres://adviesraad:$(said database_owner_password)@database:5432/adviesraad"
make email_url "console:"
make oidc_client_secret ""
chmod 444 "$folder"/*
