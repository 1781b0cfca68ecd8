"""The Celery tasks. Each calls one function, in which the work is done."""

from celery import shared_task
from django.utils import timezone

from inquiries import pulse
from inquiries.mail import fetching
from inquiries.mail.sending import outbox
from inquiries.models import Audit, Collection, Press, Seal, Session, SheetReturn
from inquiries.models.batch import job
from inquiries.models.reply import lapsing
from inquiries.roster import importing
from inquiries.suggest import gathering, guessing
from inquiries.watch import outages, spent


@shared_task
def beat_heart() -> None:
    """Record a heartbeat: beat, queue and worker all run."""
    pulse.beat()


@shared_task
def run_outbox() -> None:
    """Send the mail that is due."""
    outbox.run_in_turn()


@shared_task
def fetch_mail() -> None:
    """Take in the mail that waits in the mailboxes."""
    fetching.poll()


@shared_task
def check_ledger() -> None:
    """Compare what was seen in the mailboxes with what the ledger holds."""
    Collection.objects.compare()


@shared_task
def guess_topics() -> None:
    """Guess the topics of new inquiries."""
    guessing.run()


@shared_task
def lapse_idle() -> None:
    """Release claims on which nobody works."""
    lapsing.lapse_idle()


@shared_task
def carry_batches_on() -> None:
    """Do, or undo, what is left of the batches."""
    job.carry_all_on()


@shared_task
def seal_log() -> None:
    """Seal what is new in the history."""
    Seal.objects.seal()


@shared_task
def audit_log() -> None:
    """Compare a part of the history with its seals."""
    Audit.objects.go_on()


@shared_task
def forget_presses() -> None:
    """Delete the marks of forms that nobody sends again."""
    Press.objects.forget()


@shared_task
def import_roster() -> None:
    """Read or load a list of affected people that waits; delete files that lie for too long, card companies' too."""
    importing.run()
    SheetReturn.objects.expire()


@shared_task
def forget_sessions() -> None:
    """Delete the sessions that have ended."""
    Session.objects.forget()


@shared_task
def look_for_outages() -> None:
    """See what fails, and tell it to whoever watches."""
    outages.look(timezone.now())


@shared_task
def forget_spent() -> None:
    """Delete old drafts, spent links, failed sign-ins and outages of long ago."""
    spent.forget(timezone.now())


@shared_task
def gather_lessons() -> None:
    """Record operators' choices as lessons."""
    gathering.gather()


@shared_task
def learn() -> None:
    """Train the ranking on the lessons that supervisors accepted."""
    from inquiries.suggest import learning  # noqa: PLC0415 - once a night, and numpy is 10 MB in worker and beat

    learning.learn()
