"""Fails when something that the product is made of has a known vulnerability. Run by .ci/run.

Asks https://osv.dev, which gathers those of PyPI, npm and others; OSV_URL names another address. Where it cannot be
reached nothing was checked: a sentence says so, and it does not fail.
"""

import json
import os
import sys
import urllib.request
from pathlib import Path

BILL = Path(__file__).resolve().parents[2] / "sbom.cdx.json"
OSV = "https://api.osv.dev/v1/querybatch"
SECONDS = 30


def main():
    packages = [component["purl"] for component in json.loads(BILL.read_text())["components"]]
    address = os.environ.get("OSV_URL") or OSV
    try:
        found = known(packages, address)
    except (OSError, ValueError, KeyError) as problem:
        print(f"The database of vulnerabilities could not be reached ({address}: {problem}). Nothing was checked.")
        return
    for package, vulnerability in found:
        print(f"{package}: https://osv.dev/vulnerability/{vulnerability}")
    if found:
        sys.exit(f"{len(found)} known vulnerabilities: renew the lock, and write sbom.cdx.json anew.")
    print(f"No known vulnerability in {len(packages)} packages.")


def known(packages, address):
    """[(package, id of a vulnerability)] of these `packages`, by their package URLs."""
    queries = {"queries": [{"package": {"purl": package}} for package in packages]}
    asked = urllib.request.Request(address, json.dumps(queries).encode(), {"Content-Type": "application/json"})
    with urllib.request.urlopen(asked, timeout=SECONDS) as answer:
        results = json.load(answer)["results"]
    if len(results) != len(packages):
        raise ValueError("the answer is not about every package")
    pairs = zip(packages, results, strict=True)
    return [(package, each["id"]) for package, result in pairs for each in result.get("vulns", ())]


if __name__ == "__main__":
    main()
