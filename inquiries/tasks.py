"""What runs in the background. One line each: the work is in the process it names."""

from celery import shared_task

from inquiries.mail import fetching, outbox


@shared_task
def run_outbox() -> None:
    """Send what is due."""
    outbox.run()


@shared_task
def fetch_mail() -> None:
    """Take in what waits in the mailboxes."""
    fetching.fetch()
