#!/bin/sh
# Runs when nginx starts: TLS when there is a certificate, plain HTTP otherwise.
set -eu
if [ -e /etc/nginx/tls/certificate.pem ]; then kind=tls; else kind=plain; fi
cp "/etc/nginx/adviesraad/$kind.conf" /tmp/server.conf
echo "nginx speaks: $kind"
