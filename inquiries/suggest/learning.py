"""Learning at work: trains a model on the phrasebook and the accepted lessons; used only if it is no worse."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from django.utils import timezone

from inquiries.models import Citation, Lesson, Topic, Training, Version
from inquiries.models.answer.answer import Answer

from .model import SHIPPED, Model, fingerprint
from .phrasebook import Phrase, phrasebook
from .training import train
from .trial import Figures, judge

SAMPLE = slice(None, None, 7)
"""The part of the phrasebook on which old and new model are compared."""
HELD_OUT = 5
"""Every fifth person's lessons are left out of the compared model, to test it on them."""
SLACK = 0.01
"""A smaller difference between two figures may be chance."""
Compared = dict[str, tuple[Figures, Figures]]


def learn(at: datetime | None = None, phrases: Sequence[Phrase] | None = None) -> Training | None:
    """Trains if a lesson was decided since the last training; None if there is nothing to learn.

    `phrases` replaces the phrasebook.
    """
    taught = list(Lesson.objects.taught().select_related("topic", "message__inquiry").order_by("pk"))
    if not taught:
        Training.objects.all().forget()
        return None
    if not _is_news():
        return None
    lessons = [_phrase(lesson) for lesson in taught]
    known = phrasebook() if phrases is None else phrases
    figures = _compared(known, lessons)
    model = train(known, lessons).dumped()
    return Training.objects.keep(
        model,
        basis=fingerprint(SHIPPED),
        lessons=len(lessons),
        figures={name: [asdict(one) for one in pair] for name, pair in figures.items()},
        is_in_force=all(_is_no_worse(*pair) for pair in figures.values()),
        made_at=at or timezone.now(),
    )


def _is_news() -> bool:
    """Whether a lesson was decided since the last training, or the shipped model is a new one."""
    last = Training.objects.on(fingerprint(SHIPPED)).newest_first().values_list("made_at", flat=True).first()
    return last is None or Lesson.objects.filter(decided_at__gt=last).exists()


def _phrase(lesson: Lesson) -> Phrase:
    """A lesson as a phrase; its register is the person who asked."""
    assert lesson.topic
    return Phrase(lesson.text, lesson.topic.key, f"contact {lesson.message.inquiry.contact_id}")


def _compared(known: Sequence[Phrase], lessons: Sequence[Phrase]) -> Compared:
    """The figures of the shipped and the new model, on a sample of the phrasebook and on lessons left out of training.

    Whole people are left out, since two lessons of one person are alike.
    """
    people = list(dict.fromkeys(lesson.register for lesson in lessons))[HELD_OUT - 1 :: HELD_OUT]
    kept = [lesson for lesson in lessons if lesson.register not in people]
    before, after = Model.loaded(SHIPPED.read_bytes()), train(known, kept)
    unseen = [lesson for lesson in lessons if lesson.register in people]
    asked = {"phrasebook": known[SAMPLE], "lessons": unseen}
    silent = _silent()
    return {
        name: (judge(before, phrases, silent, "before"), judge(after, phrases, silent, "after"))
        for name, phrases in asked.items()
        if phrases
    }


def _silent() -> set[str]:
    """The topics on which the notice in force is silent."""
    quoted = Citation.objects.filter(answer__version=Version.objects.in_force())
    answered = quoted.exclude(answer__state=Answer.State.RETIRED).values_list("answer__topic__key", flat=True)
    known = {*Topic.objects.values_list("key", flat=True), *(phrase.topic for phrase in phrasebook())}
    return known - set(answered)


def _is_no_worse(before: Figures, after: Figures) -> bool:
    return all(getattr(after, of) >= getattr(before, of) - SLACK for of in ("first", "three", "silent"))
