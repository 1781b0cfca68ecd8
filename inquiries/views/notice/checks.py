"""A person checks a fact that was read from the notice."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from inquiries.forms.notice.checks import AddedForm, CheckForm
from inquiries.models import Proof
from inquiries.models.refusal import Refusal
from inquiries.notice.versions.proofing import items, read_again
from inquiries.web.requests import StaffRequest

from .proofs import proof_page


@require_POST
def create(request: StaffRequest, pk: int) -> HttpResponse:
    """Confirm, correct or strike one fact, or add one that was not read."""
    proof = get_object_or_404(Proof.objects.visible_to(request.user), pk=pk)
    reading = read_again(proof)
    facts = {(item.name, item.place): (item.fact.quote, item.fact.value) for item in items(reading, proof.checks.all())}
    clauses = {clause.key: clause.text for clause in reading.clauses}
    form = (AddedForm if "added" in request.POST else CheckForm)(request.POST, facts=facts, clauses=clauses)
    if not form.is_valid():
        return proof_page(request, proof, status=422, form=form)
    try:
        proof.check_fact(**form.said, by=request.user)
    except Refusal as refusal:
        return proof_page(request, proof, status=409, refusal=str(refusal))
    return redirect(f"{reverse('proof_show', args=[pk])}#{form.said['fact']}-{form.said['place']}")
