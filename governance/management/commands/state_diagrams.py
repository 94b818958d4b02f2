"""Draw the statuses of every model that has them, in docs/states/; with --check, only say which drawing is old."""

from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

FOLDER = Path("docs/states")


class Command(BaseCommand):
    help = "Generate the state diagrams in docs/states from the tables of transitions."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--check", action="store_true", help="Write nothing; fail when a diagram is out of date.")

    def handle(self, *args, check, **options):
        folder = Path(settings.BASE_DIR) / FOLDER
        with translation.override("en"):
            pages = {folder / f"{model._meta.model_name}.md": page(model) for model in models_with_steps()}
        old = sorted(path.name for path, text in pages.items() if not path.exists() or path.read_text() != text)
        old += sorted(path.name for path in folder.glob("*.md") if path not in pages)
        if check:
            if old:
                raise CommandError(f"Out of date: {', '.join(old)}. Run `bin/manage state_diagrams`.")
            return
        folder.mkdir(parents=True, exist_ok=True)
        for path, text in pages.items():
            path.write_text(text)
        for path in set(folder.glob("*.md")) - set(pages):
            path.unlink()
        self.stdout.write(f"{len(pages)} diagrams in {FOLDER}.")


def models_with_steps():
    return [model for model in apps.get_models() if hasattr(model, "TRANSITIONS")]


def page(model):
    """The Markdown page of one model: its diagram, and which role may take each step."""
    name = str(model._meta.verbose_name)
    return "\n".join(
        [
            f"# {name[:1].upper()}{name[1:]}: statuses",
            "",
            f"Generated from `{model.__module__}.{model.__name__}.TRANSITIONS` by `bin/manage state_diagrams`;"
            " do not edit.",
            "Each arrow names the permission that the step needs.",
            "",
            "```mermaid",
            *diagram(model),
            "```",
            "",
        ]
    )


def diagram(model):
    """The lines of a Mermaid state diagram."""
    yield "stateDiagram-v2"
    for status in model.Status:
        yield f"    {status.value}: {status.label}"
    yield f"    [*] --> {model._meta.get_field('status').default}"
    for old, steps in model.TRANSITIONS.items():
        for new, permission in steps.items():
            yield f"    {old} --> {new}: {permission}"
    for status in model.Status:
        if not model.TRANSITIONS.get(status):
            yield f"    {status.value} --> [*]"
