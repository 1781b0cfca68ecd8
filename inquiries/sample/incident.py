"""The whole sample incident, in one transaction."""

import re
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random

from django.db import transaction

from inquiries.hours import Hours
from inquiries.models import Answer, Inquiry, NoWordLimit, Sighting, Topic, Version
from inquiries.models.inquiry.sighting import Seen
from inquiries.notice.reading import Reading, decode, read
from inquiries.notice.versions.loading import load as load_notice

from . import affected, batches, detours, enclosures, frauds, ledger, mentions, next_version, sheets, skills, views
from .calls import CallCourse, log
from .cards import replace_cards
from .case import ACKNOWLEDGED, Case, Desk, receive
from .clock import Clock
from .courses import LEFT_AS_DRAFTS
from .issuers import issuers, telephone
from .plans import Plan, beginning, plans
from .statements import state
from .team import Team, enrol

NOTICE = Path(__file__).parent / "notice.txt"
PUBLISHED = date(2026, 11, 20)
YEAR = re.compile(r"20\d\d(?=年)")
REVISED = "reissue-procedure"
SAME_DAY = timedelta(hours=2)


@transaction.atomic
def load(*, now: datetime, password: str, seed: int = 1) -> Team:
    """The notice, the people, and about two hundred inquiries in every state."""
    random = Random(seed)  # noqa: S311 - a story, no secret
    version, desk = found(now=now, password=password, random=random)
    team, clock = desk.team, desk.clock
    cases = [_tell(plan, desk) for plan in sorted(plans(desk), key=lambda plan: plan.at)]
    replace_cards(cases, team.card_desk, random)
    NoWordLimit.objects.change(3, by=team.supervisor, at=clock.before(60))
    frauds.report(cases, version, team)
    sheets.send(team, clock)
    telephone(desk.issuers, cases, team, clock)
    ledger.enter(clock)
    detours.receive()
    _look_at_some(cases)
    views.save(team, at=clock.before(45))
    skills.set_some(team, desk.topics, at=clock.before(45))
    enclosures.replace(desk.files["check-statement"], team, at=clock.before(35))
    mentions.leave(team)
    next_version.prepare(version, by=team.supervisor, at=clock.before(40))
    affected.load_list(cases, version, team, at=beginning(clock) + SAME_DAY)
    affected.look_some_up(cases, clock)
    affected.send_codes(cases, clock)
    batches.give_some(team, at=clock.before(20))
    batches.step_some(team, at=clock.before(9))
    return team


def found(*, now: datetime, password: str, random: Random) -> tuple[Version, Desk]:
    """The staff, the notice in force and its answers, before anybody has asked."""
    team = enrol(password)
    reading = _notice(now)
    clock = Clock(Hours.from_facts(reading.facts.as_json()), now)
    begun = beginning(clock)
    version = load_notice(reading, by=team.supervisor, at=begun).version
    _approve(version, team, clock)
    answers = {answer.topic.key: answer for answer in Answer.objects.approved().of(version).to_show()}
    topics = {topic.key: topic for topic in Topic.objects.all()}
    state(team, topics, at=begun)
    files = enclosures.put_in(team, topics, at=begun)
    companies = issuers(team.card_desk, team.supervisor, begun, now)
    return version, Desk(clock, random, team, topics, answers, files, companies)


def _notice(now: datetime) -> Reading:
    """The notice; where the clock is before its date, with the dates some years earlier."""
    years = max(0, PUBLISHED.year - now.year + (PUBLISHED.replace(year=now.year) >= now.date()))
    text = YEAR.sub(lambda year: str(int(year[0]) - years), decode(NOTICE.read_bytes()))
    return read(text, published=PUBLISHED.replace(year=PUBLISHED.year - years))


def _approve(version: Version, team: Team, clock: Clock) -> None:
    """Approve all answers but two; one is rewritten and waits for approval."""
    at = beginning(clock)
    for answer in version.answers.select_related("topic").exclude(topic__key__in=LEFT_AS_DRAFTS):
        answer.approve(by=team.supervisor, at=at)
    answer = version.answers.get(topic__key=REVISED)
    next_step = f"{answer.next_step}\nカード会社の電話がつながりにくいときは、時間をおいておかけ直しください。"
    answer.revise(
        by=team.operators[0],
        opening=answer.opening,
        silence=answer.silence,
        next_step=next_step,
        at=clock.before(70),
    )


def _tell(plan: Plan, desk: Desk) -> Case:
    case = Case(
        desk=desk,
        matter=plan.matter,
        person=plan.person,
        issuer=plan.issuer,
        staff=desk.random.choice(desk.team.operators),
        inquiry=Inquiry(),
        at=plan.at,
    )
    if isinstance(plan.course, CallCourse):
        case = log(case, plan.course)
        if plan.course.then:
            plan.course.then(case)
        return case
    case.inquiry = receive(plan.matter, plan.person, case.topics, plan.at, desk.random)
    case.at += ACKNOWLEDGED
    plan.course.run(case)
    return case


def _look_at_some(cases: list[Case]) -> None:
    """Whoever has a case has opened it; in some an address is uncovered, with a reason."""
    taken = [case for case in cases if hasattr(case.inquiry, "assignment")]
    for case in taken:
        Sighting.objects.see(Seen.of_inquiry(case.inquiry.pk), by=case.staff, at=case.at)
    looked = [case for case in taken if case.person.address]
    for case in looked[::20]:
        Sighting.objects.uncover(
            case.inquiry, field=Sighting.Field.ADDRESS, reason="お返事の前の確認", by=case.staff, at=case.later(1, 5)
        )
