"""How a notice gets into force at the desk: put in, settled fact by fact, confirmed by a second person."""

from typing import Any

from django.test import Client

from inquiries.models import Proof, Staff, Version
from inquiries.notice.versions.proofing import publish


def put_in(desk: Client, text: str, day: str) -> Proof:
    """By the page, every unsure fact confirmed."""
    desk.post("/desk/proofs/new/", {"words": text, "published_on": day})
    proof = Proof.objects.waiting().latest("pk")
    settle(desk, proof)
    return proof


def settle(desk: Client, proof: Proof) -> None:
    """Confirm one unsure fact after the other."""
    path = f"/desk/proofs/{proof.pk}/"
    while unsure := [item for item in desk.get(path).context["sheet"].items if item.needs_somebody]:
        said = {"fact": unsure[0].name, "place": str(unsure[0].place), "verdict": "confirmed"}
        desk.post(f"{path}checks/", said)


def put_in_force(desk: Client, proof: Proof, **but: str) -> Any:
    """Confirm what the page says that will happen."""
    path = f"/desk/proofs/{proof.pk}/publication/"
    return desk.post(path, {"seen": proof.fingerprint()} | but)


def published(proof: Proof, by: Staff) -> Version:
    """The version that it becomes."""
    return publish(proof, by=by, seen=proof.fingerprint()).version
