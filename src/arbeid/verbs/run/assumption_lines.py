"""Which assumptions a plan draws, from which laws, which go together, and which are held."""

from __future__ import annotations

from collections.abc import Iterator

from arbeid.answers.ensemble import DrawnLine, TogetherLine
from arbeid.data.economies.economy import economy as load_economy
from arbeid.models.blocks.chain import chain
from arbeid.models.uncertainty.register import dimensions_of
from arbeid.run.own_values import own_values
from arbeid.uncertainty.ensemble.plan import Plan


def together_lines(plan: Plan) -> tuple[TogetherLine, ...]:
    """List the assumptions that were drawn so that they go together."""
    return tuple(TogetherLine(first=a, second=b, rank=rank) for (a, b), rank in plan.pairs.items())


def held(plan: Plan) -> tuple[str, ...]:
    """Name the assumptions with a law that the scenario or the reader fixed."""
    drawn, own = plan.names(), own_values(load_economy(plan.settings.economy))
    lawful = [f"{model.name}.{param.name}" for model in chain() for param in model.params if param.prior]
    return tuple(
        name for name in lawful if name not in drawn and name not in own and name not in plan.settings.unset
    )


def drawn_lines(plan: Plan) -> Iterator[DrawnLine]:
    """Describe what is drawn, in the order of the parameters' models."""
    dimensions = dimensions_of(plan.names())
    for ((model, name), param), dimension in zip(plan.drawn().items(), dimensions, strict=True):
        assert param.prior is not None
        yield DrawnLine(
            name=f"{model}.{name}",
            label=param.label,
            law=param.prior.law,
            values=param.prior.values,
            unit=param.unit,
            badge=param.badge,
            source=param.source,
            dimension=dimension,
        )
