"""Exposition: metrics as Prometheus reads them (text format 0.0.4)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n"})
Labels = Mapping[str, str]


@dataclass(frozen=True)
class Metric:
    """One figure, or one for each set of labels. A value of None is not known, and left out."""

    name: str
    about: str
    samples: Sequence[tuple[Labels, float | None]] = field(default_factory=list)
    kind: str = "gauge"

    @classmethod
    def of(cls, name: str, about: str, value: float | None) -> Metric:
        """A figure without labels."""
        return cls(name, about, [({}, value)])

    def lines(self) -> Iterator[str]:
        """Its lines, the sentence about it first."""
        yield f"# HELP {self.name} {self.about}"
        yield f"# TYPE {self.name} {self.kind}"
        for labels, value in self.samples:
            if value is not None:
                yield line(self.name, labels, value)


@dataclass(frozen=True)
class Histogram:
    """Counts by buckets, `sum` with them, for each set of labels."""

    name: str
    about: str
    limits: tuple[float, ...]
    samples: Sequence[tuple[Labels, Mapping[str, float]]]

    def lines(self) -> Iterator[str]:
        """A bucket counts all that is in the smaller ones too."""
        yield f"# HELP {self.name} {self.about}"
        yield f"# TYPE {self.name} histogram"
        for labels, counts in self.samples:
            total = 0.0
            for place, limit in enumerate([*map(str, self.limits), "+Inf"]):
                total += counts.get(str(place), 0)
                yield line(f"{self.name}_bucket", {**labels, "le": limit}, total)
            yield line(f"{self.name}_sum", labels, counts.get("sum", 0))
            yield line(f"{self.name}_count", labels, total)


def line(name: str, labels: Labels, value: float) -> str:
    """One sample."""
    named = ",".join(f'{label}="{said.translate(ESCAPES)}"' for label, said in labels.items())
    figure = repr(int(value) if value == int(value) else value)
    return f"{name}{{{named}}} {figure}" if named else f"{name} {figure}"


def page(metrics: Iterable[Metric | Histogram]) -> str:
    """All of them."""
    return "".join(f"{said}\n" for metric in metrics for said in metric.lines())
