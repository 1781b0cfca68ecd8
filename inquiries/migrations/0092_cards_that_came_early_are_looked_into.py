"""Cards whose new one came before anybody said that the old one was stopped stand on the list, as later ones do."""

from typing import Any

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.utils import timezone

AFTER_ACCEPTED = ["arrived", "moved", "done"]
OTHER_ENDS = ["unwanted", "ineligible", "withdrawn", "unreachable", "duplicate"]
AT_ONCE = 500


def put_on_the_list(apps: Apps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    """The first step that came too early is what somebody looks into. A card that ever stood there is left alone."""
    step, snag = apps.get_model("inquiries", "Step"), apps.get_model("inquiries", "Snag")
    standing = step.objects.filter(retraction=None)
    accepted, known = standing.filter(stage="accepted"), snag.objects.filter(kind="early")
    late = standing.filter(stage__in=AFTER_ACCEPTED).exclude(reissue__stage__in=OTHER_ENDS)
    late = late.exclude(reissue__in=accepted.values("reissue")).exclude(reissue__in=known.values("reissue"))
    firsts: dict[int, Any] = {}
    for one in late.select_related("reissue").order_by("at", "pk").iterator(AT_ONCE):
        firsts.setdefault(one.reissue_id, one)
    _note(apps, list(firsts.values()))


def _note(apps: Apps, steps: list[Any]) -> None:
    snag, event, now = apps.get_model("inquiries", "Snag"), apps.get_model("inquiries", "Event"), timezone.now()
    said = [{"reissue": one.reissue_id, "snag": "early", "reported_by": one.reported_by} for one in steps]
    snag.objects.bulk_create(
        [
            snag(reissue=one.reissue, kind="early", step=one, reported_by=one.reported_by, by_id=one.by_id, at=one.at)
            for one in steps
        ],
        batch_size=AT_ONCE,
    )
    event.objects.bulk_create(
        [
            event(action="reissue.snagged", inquiry_id=one.reissue.inquiry_id, at=now, particulars=told)
            for one, told in zip(steps, said, strict=True)
        ],
        batch_size=AT_ONCE,
    )


class Migration(migrations.Migration):
    """Only rows."""

    dependencies = [("inquiries", "0091_customers_take_their_reports_back")]

    operations = [migrations.RunPython(put_on_the_list, migrations.RunPython.noop)]
