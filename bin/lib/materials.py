"""Writes sbom.cdx.json: what the product is made of, in CycloneDX's format. Run it after a lock or bin/vendor changed.

.venv/bin/python bin/lib/materials.py
"""

import json
import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BILL = ROOT / "sbom.cdx.json"


def main():
    BILL.write_text(bill())


def bill():
    """The bill of materials as text; the same sources give the same text."""
    about = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    product = {"type": "application", "name": about["name"], "version": about["version"]}
    content = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": {**product, "licenses": [{"license": {"id": about["license"]}}]}},
        "components": [component(*each) for each in sorted({*python_packages(), *vendored_packages()})],
    }
    return json.dumps(content, indent=1) + "\n"


def python_packages():
    """(kind, name, version) of every package that requirements.lock installs."""
    pins = re.findall(r"^([\w.-]+)==([^\s;]+)", (ROOT / "requirements.lock").read_text(), re.MULTILINE)
    return [("pypi", name, version) for name, version in pins]


def vendored_packages():
    """(kind, name, version) of every package of which bin/vendor takes files."""
    taken = re.findall(r"^take (\S+) ([\d.]+)", (ROOT / "bin/vendor").read_text(), re.MULTILINE)
    return [("npm", name, version) for name, version in taken]


def component(kind, name, version):
    address = f"pkg:{kind}/{name.replace('@', '%40')}@{version}"
    return {"type": "library", "bom-ref": address, "name": name, "version": version, "purl": address}


if __name__ == "__main__":
    main()
