"""What runs in the background. One line each: the work is in the process it names."""

from celery import shared_task

from inquiries import pulse
from inquiries.mail import fetching
from inquiries.mail.sending import outbox
from inquiries.models import Collection
from inquiries.suggest import gathering, guessing, learning


@shared_task
def beat_heart() -> None:
    """Show that the clock, the queue and a worker are there."""
    pulse.beat()


@shared_task
def run_outbox() -> None:
    """Send what is due."""
    outbox.run_in_turn()


@shared_task
def fetch_mail() -> None:
    """Take in what waits in the mailboxes."""
    fetching.poll()


@shared_task
def check_ledger() -> None:
    """Compare what was seen in the mailboxes with what the ledger holds."""
    Collection.objects.compare()


@shared_task
def guess_topics() -> None:
    """Read what came in for what it sounds like."""
    guessing.run()


@shared_task
def gather_lessons() -> None:
    """Note down what operators chose for which words."""
    gathering.gather()


@shared_task
def learn() -> None:
    """Learn the ranking anew from the lessons that supervisors took."""
    learning.learn()
