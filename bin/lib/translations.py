"""Compile the catalogues with Babel, which needs no gettext on the machine: only the .po files are committed."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def outdated():
    """Catalogues whose compiled form is missing or older."""
    sources = sorted(ROOT.glob("locale/*/LC_MESSAGES/*.po"))
    return [each for each in sources if modified(each.with_suffix(".mo")) < modified(each)]


def modified(path):
    return path.stat().st_mtime if path.exists() else 0


def compile_all():
    """In the environment's Python, which has Babel; written beside its target first, since a server may read that."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    for source in outdated():
        partial = source.with_suffix(".partial")
        with source.open("rb") as words, partial.open("wb") as compiled:
            write_mo(compiled, read_po(words, locale=source.parts[-3]))
        partial.replace(source.with_suffix(".mo"))


if __name__ == "__main__":
    compile_all()
