"""Trains the shipped model on the phrasebook; with --trial prints its figures on registers left out of training.

With --lessons does the nightly job: trains a model on the lessons of this installation and stores it in the database.
"""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from inquiries.models import Citation, Version
from inquiries.suggest.gathering import gather
from inquiries.suggest.learning import learn
from inquiries.suggest.model import SHIPPED
from inquiries.suggest.phrasebook import phrasebook
from inquiries.suggest.training import train
from inquiries.suggest.trial import leave_out


class Command(BaseCommand):
    """The same phrasebook gives the same bytes."""

    help = "Learn which words belong to which topic; --trial leaves each register out in turn and prints the figures."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--trial", action="store_true", help="write nothing, print how well it does")
        parser.add_argument("--lessons", action="store_true", help="learn from the lessons of this installation")

    def handle(self, *, trial: bool, lessons: bool, **_options: Any) -> None:
        if lessons:
            self._learn()
            return
        if not trial:
            SHIPPED.write_bytes(train(phrasebook()).dumped())
            return
        quoted = Citation.objects.filter(answer__version=Version.objects.in_force())
        answered = set(quoted.values_list("answer__topic__key", flat=True))
        for figures in leave_out(phrasebook(), {phrase.topic for phrase in phrasebook()} - answered):
            shares = f"{figures.first:8.1%}{figures.three:8.1%}{figures.silent:8.2f}"
            self.stdout.write(f"{figures.register:12}{figures.phrases:6}{shares}")

    def _learn(self) -> None:
        self.stdout.write(f"{gather()} new lessons wait for a supervisor.")
        training = learn()
        if training is None:
            self.stdout.write("Nothing was taken or refused since the last training.")
            return
        fate = "in force" if training.is_in_force else "kept, but it does worse and is not in force"
        self.stdout.write(f"Learned from {training.lessons} lessons: {fate}.")
