"""Publishes a notice at the desk: one person loads it and settles the facts, a second one confirms."""

from typing import Any

from django.test import Client

from inquiries.models import Proof, Staff, Version
from inquiries.notice.versions.proofing import publish


def put_in(desk: Client, text: str, day: str) -> Proof:
    """Loads a notice by the page and confirms every unsure fact."""
    desk.post("/desk/proofs/new/", {"words": text, "published_on": day})
    proof = Proof.objects.waiting().latest("pk")
    settle(desk, proof)
    return proof


def settle(desk: Client, proof: Proof) -> None:
    """Confirms the unsure facts one by one."""
    path = f"/desk/proofs/{proof.pk}/"
    while unsure := [item for item in desk.get(path).context["sheet"].items if item.needs_somebody]:
        said = {"fact": unsure[0].name, "place": str(unsure[0].place), "verdict": "confirmed"}
        desk.post(f"{path}checks/", said)


def put_in_force(desk: Client, proof: Proof, **but: str) -> Any:
    """Sends the page that confirms the publication."""
    path = f"/desk/proofs/{proof.pk}/publication/"
    return desk.post(path, {"seen": proof.fingerprint()} | but)


def published(proof: Proof, by: Staff) -> Version:
    """Publishes the proof; returns the version."""
    return publish(proof, by=by, seen=proof.fingerprint()).version
