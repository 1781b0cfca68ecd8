"""Who is in the stories of the sample."""

from random import Random

from inquiries.sample.plans import Stock


def test_nobody_whose_address_turns_out_dead_writes_again() -> None:
    stock = Stock(Random(1))  # noqa: S311 - the same people each time
    matter = next(one for one in stock.matters if one.channel == "mail" and one.language == "ja" and not one.nameless)

    lost = [stock.person(matter, is_lost=True) for _one in range(20)]
    others = [stock.person(matter) for _one in range(200)]

    assert len({person.address for person in lost}) == 20
    assert not {person.address for person in lost} & {person.address for person in others}
