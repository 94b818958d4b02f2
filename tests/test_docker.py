"""What can be checked of the production files without Docker."""

import os
import re
import stat
import subprocess

import pytest
import yaml

from bin.lib.base import ROOT

COMPOSE = (ROOT / "docker-compose.yml").read_text()
DOCKERFILE = (ROOT / "Dockerfile").read_text()
SERVICES = yaml.safe_load(COMPOSE)["services"]
SECRETS = yaml.safe_load(COMPOSE)["secrets"]


@pytest.mark.parametrize("service", ["database", "migrate", "web", "worker", "proxy"])
def test_compose_has_a_service(service):
    assert re.search(rf"^  {service}:$", COMPOSE, re.MULTILINE)


def test_compose_mounts_only_files_that_are_there():
    mounted = re.findall(r"- \./(\S+?):", COMPOSE)
    assert mounted == ["docker/database.sh", "docker/tls"]
    assert all((ROOT / path).exists() for path in mounted)


def test_compose_asks_for_nothing_that_the_example_does_not_name():
    example = (ROOT / "docker/example.env").read_text()
    asked = set(re.findall(r"\$\{(\w+)", COMPOSE))
    assert asked == set(re.findall(r"^(\w+)=", example, re.MULTILINE))


def test_compose_sets_only_what_the_settings_read():
    settings = (ROOT / "adviesraad/settings.py").read_text()
    block = COMPOSE.split("x-product:")[1].split("volumes:")[0]
    names = re.findall(r"^    ([A-Z_]+):", block, re.MULTILINE)
    assert {"SECRET_KEY_FILE", "DATABASE_URL_FILE", "EMAIL_URL_FILE", "SITE_URL"} <= set(names)
    assert [name for name in names if name not in settings] == []


def test_the_image_copies_only_files_that_are_there():
    copied = [path for line in re.findall(r"^COPY (?!--)(.+) \S+$", DOCKERFILE, re.MULTILINE) for path in line.split()]
    assert "requirements.lock" in copied
    assert all((ROOT / path).exists() for path in copied)


def test_the_image_installs_by_hash_and_does_not_run_as_root():
    assert "--require-hashes" in DOCKERFILE
    assert re.findall(r"^USER (\S+)$", DOCKERFILE, re.MULTILINE) == ["adviesraad", "nginx"]


def test_the_image_can_dump_the_server():
    server = re.search(r"DATABASE_IMAGE:-postgres:(\d+)-", COMPOSE).group(1)
    assert f"postgresql-client-{server} " in DOCKERFILE


def test_the_proxy_gives_protected_files_only_on_the_products_word():
    site = (ROOT / "docker/nginx/site.conf").read_text()
    block = re.search(r"location /_protected/ \{(.*?)\n\}", site, re.DOTALL).group(1)
    assert "internal;" in block
    assert "alias /data/files/;" in block


@pytest.mark.parametrize("name", ["nginx.conf", "plain.conf", "tls.conf", "site.conf"])
def test_the_braces_of_the_proxys_files_match(name):
    text = (ROOT / "docker/nginx" / name).read_text()
    assert text.count("{") == text.count("}")


@pytest.mark.parametrize("name", SERVICES)
def test_no_container_writes_its_disk_gains_a_right_or_runs_as_root(name):
    service = SERVICES[name]
    assert (service["read_only"], service["cap_drop"]) == (True, ["ALL"])
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert "/tmp" in service["tmpfs"]
    assert (
        service.get("user", "0:0") == "999:999"
        if name == "database"
        else service["build"]["target"]
        in (
            "product",
            "proxy",
        )
    )
    assert not {"privileged", "cap_add", "devices", "pid"} & set(service)


def test_every_secret_is_a_file_and_only_who_needs_it_gets_it():
    assert {name: kept["file"] for name, kept in SECRETS.items()} == {
        name: f"./docker/secrets/{name}" for name in SECRETS
    }
    given = {name: set(service.get("secrets", ())) for name, service in SERVICES.items()}
    of_product = {"secret_key", "database_url", "email_url"}
    assert given == {
        "database": {"database_admin_password", "database_owner_password", "database_web_password"},
        "migrate": of_product | {"database_owner_url"},
        "web": of_product | {"oidc_client_secret"},
        "worker": of_product,
        "proxy": set(),
    }
    assert not re.search(r"PASSWORD: |SECRET: |SECRET_KEY: |_URL: .*@", COMPOSE)


def test_every_secret_that_a_setting_names_is_given_to_that_container():
    for name in ["migrate", "web", "worker"]:
        service = SERVICES[name]
        named = {value for key, value in service["environment"].items() if key.endswith("_FILE")}
        assert named == {f"/run/secrets/{secret}" for secret in service["secrets"]}


def test_the_seal_goes_out_where_somebody_says_to_whom():
    assert SERVICES["worker"]["environment"]["SEAL_EMAIL"] == "${SEAL_EMAIL:-}"


def made_secrets(folder):
    subprocess.run([ROOT / "docker/make-secrets.sh", folder], check=True)
    return {path.name: path.read_text() for path in folder.iterdir()}


def test_the_secrets_are_made_once_and_agree(tmp_path):
    first, made = (made_secrets(tmp_path / "secrets") for _twice in range(2))
    assert set(made) == set(SECRETS)
    assert made == first
    assert stat.S_IMODE((tmp_path / "secrets").stat().st_mode) == 0o700
    assert made["database_url"] == f"postgres://adviesraad_web:{made['database_web_password']}@database:5432/adviesraad"
    assert (
        made["database_owner_url"]
        == f"postgres://adviesraad:{made['database_owner_password']}@database:5432/adviesraad"
    )
    drawn = [made[name] for name in made if name.endswith(("password", "key"))]
    assert (len(set(drawn)), {len(each) for each in drawn}) == (4, {64})


def test_the_secrets_are_in_no_image_and_in_no_commit():
    assert {"docker/secrets", "docker/tls"} <= set((ROOT / ".dockerignore").read_text().split())
    assert (ROOT / "docker/secrets/.gitignore").read_text().split() == ["*", "!.gitignore"]


def test_what_the_containers_are_built_on_can_be_told_by_digest():
    assert re.findall(r"^FROM (\S+)", DOCKERFILE, re.MULTILINE) == ["${PYTHON_IMAGE}", "${NGINX_IMAGE}"]
    usual = dict(re.findall(r"^ARG (\w+)=(\S+)$", DOCKERFILE, re.MULTILINE))
    example = dict(re.findall(r"^(\w+_IMAGE)=(\S+)$", (ROOT / "docker/example.env").read_text(), re.MULTILINE))
    in_compose = dict(re.findall(r"\$\{(\w+_IMAGE):-([^}]+)\}", COMPOSE))
    assert in_compose == example == usual | {"DATABASE_IMAGE": "postgres:18-bookworm"}


def test_no_log_tells_who_reads():
    nginx = (ROOT / "docker/nginx/nginx.conf").read_text()
    [form] = re.findall(r"log_format without_readers '([^']+)'", nginx)
    assert re.findall(r"\$(\w+)", form) == [
        "time_iso8601", "request_method", "asked", "status", "body_bytes_sent", "request_time",
    ]  # fmt: skip
    logs = re.findall(r"access_log ([^;]+);", "".join(path.read_text() for path in (ROOT / "docker/nginx").iterdir()))
    assert set(logs) == {"/dev/stdout without_readers", "off"}
    assert "error_log stderr crit;" in nginx
    assert "GRANIAN_LOG_ACCESS_ENABLED=false" in DOCKERFILE


@pytest.mark.parametrize("address", ["account/password/reset/key/1-abc/", "agenda/mijn/abc.ics", "mail/afmelden/abc/"])
def test_no_log_tells_an_address_that_is_a_key(address):
    nginx = (ROOT / "docker/nginx/nginx.conf").read_text()
    [pattern] = re.findall(r"~(\^\S+) /\$kind/\*;", nginx)
    assert re.match(pattern.replace("?<", "?P<"), f"/{address}")


def test_the_proxy_writes_nowhere_but_in_tmp():
    written = re.findall(r"(?:pid|_temp_path) (\S+);", (ROOT / "docker/nginx/nginx.conf").read_text())
    assert len(written) == 6
    assert all(path.startswith("/tmp/") for path in written)
    assert os.access(ROOT / "docker/nginx/choose.sh", os.X_OK)
