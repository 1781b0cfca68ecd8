"""Group addresses: other people's lists, and our own groups whose server acts as a list and rewrites From."""

import re
from email.message import Message

from inquiries.mail.reading import headers
from inquiries.mail.reading.addresses import Address, addresses
from inquiries.ours import Ours

LISTS = (
    *("List-Id", "List-Post", "List-Help", "List-Archive", "List-Owner", "List-Subscribe", "List-Software"),
    *("Mailing-List", "X-Mailing-List", "X-ML-Name", "X-ML-Info", "X-MLServer", "X-Mailman-Version", "X-BeenThere"),
    *("X-Listname", "X-Sequence", "X-Yahoo-Groups"),
)
ORIGINALS = ("X-Original-From", "X-Original-Sender", "X-Google-Original-From")
VIA = re.compile(r" (?:via|経由|经由|經由|über|vía|par l'intermédiaire de) ", re.IGNORECASE)


def is_of_our_list(mail: Message, own: Ours) -> bool:
    """Whether the list is our own mailbox, or a group in our domain that wrote its own address in From."""
    named = [one.address for name in ("List-Id", "Mailing-List", "X-BeenThere") for one in addresses(mail, name)]
    bare = re.search(r"<([^<>@\s]+)>", headers.first(mail, "List-Id"))
    if any(address in own for address in named):
        return True
    if bare and bare[1].lower() in {address.replace("@", ".") for address in own}:
        return True
    is_rewritten = any(headers.first(mail, name) for name in ORIGINALS)
    is_list = is_rewritten or any(headers.first(mail, name) for name in LISTS)
    sender = next(iter(addresses(mail, "From")), Address("", ""))
    return is_list and own.has_neighbour(sender.address) and (is_rewritten or bool(VIA.search(sender.name)))


def author_behind(mail: Message, sender: Address, wanted: list[Address], own: Ours) -> Address | None:
    """Who wrote to a group of ours that put itself in From (because of DMARC). `wanted`: the Reply-To addresses."""
    if not own.has_neighbour(sender.address) or not is_of_our_list(mail, own):
        return None
    named = [one for name in ORIGINALS for one in addresses(mail, name)]
    known = [one for one in named if one.address not in own and one.address != sender.address]
    known += [one for one in wanted if not own.has_neighbour(one.address)]
    return _with_name(known[0], [*wanted, _without_via(sender)]) if known else None


def _with_name(one: Address, others: list[Address]) -> Address:
    """Adds the name from another field: programs put the address in one and the name in another."""
    names = [other.name for other in others if other.name and other.address in {one.address, ""}]
    return one if one.name else Address(one.address, next(iter(names), ""))


def _without_via(sender: Address) -> Address:
    """The name of `'Name' via group`, without the address, which is the group's."""
    found = VIA.search(sender.name)
    return Address("", sender.name[: found.start()].strip(" '\"") if found else "")
