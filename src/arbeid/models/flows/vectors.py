"""One product in vector instructions: a row of a sparse matrix with sixteen (or, single, 32) columns at once.

The compiler does not keep a row's running sums in registers by itself, and this product is most of what a
run costs: written out it makes a whole batch about 1.7 times as fast. For the lanes side by side it does
``out[at + lane] = sum of shares[k] * lanes[columns[k] * WIDTH + lane]`` for ``k`` from start to end.
After a change here, change or touch ``kernel.py`` too: its kept compilations do not look at this file.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from llvmlite import ir  # type: ignore[import-untyped]
from numba import types
from numba.core import cgutils
from numba.extending import intrinsic

ROW_BYTES = 128
"""Two cache lines: 16 numbers in double precision, few enough for their sums to stay in registers."""

_INDEX = ir.IntType(64)


def _row_product(  # noqa: PLR0917
    _: Any, start: Any, end: Any, columns: Any, shares: Any, lanes: Any, out: Any, at: Any
) -> tuple[Any, Any]:
    """Multiply one row with all lanes, and write the lanes from ``out[at]`` on."""
    width = ROW_BYTES * 8 // shares.dtype.bitwidth
    signature = types.void(types.uint64, types.uint64, columns, shares, lanes, out, types.uint64)

    def emit(context: Any, builder: Any, _: Any, arguments: Any) -> Any:
        begin, stop, *arrays, target = arguments
        place, share, value, result = (
            cgutils.create_struct_proxy(kind)(context, builder, value=array).data  # type: ignore[no-untyped-call]
            for kind, array in zip((columns, shares, lanes, out), arrays, strict=True)
        )
        # One wide vector, which the compiler splits into as many registers as the machine has widths for.
        vector = ir.VectorType(context.get_value_type(shares.dtype), width)
        zeros = ir.Constant(vector, [0.0] * width)
        before, loop, done = builder.block, builder.append_basic_block(), builder.append_basic_block()
        builder.cbranch(builder.icmp_unsigned("<", begin, stop), loop, done)

        builder.position_at_end(loop)
        k, total = builder.phi(_INDEX), builder.phi(vector)
        row = builder.zext(builder.load(builder.gep(place, [k])), _INDEX)
        found = _at(builder, value, builder.mul(row, ir.Constant(_INDEX, width)), vector)
        term = builder.fmul(_spread(builder, share, k, vector), builder.load(found, align=4), ("contract",))
        longer = builder.fadd(total, term, ("contract",))
        # Sums stay in phis, so in registers, and are written once: that is what the compiler would not do.
        following = builder.add(k, ir.Constant(_INDEX, 1))
        builder.cbranch(builder.icmp_unsigned("<", following, stop), loop, done)
        for phi, first, later in ((k, begin, following), (total, zeros, longer)):
            phi.add_incoming(first, before)
            phi.add_incoming(later, loop)

        builder.position_at_end(done)
        end_total = builder.phi(vector)
        end_total.add_incoming(zeros, before)
        end_total.add_incoming(longer, loop)
        builder.store(end_total, _at(builder, result, target, vector), align=4)
        return context.get_dummy_value()

    return signature, emit


row_product: Callable[..., None] = intrinsic(_row_product)


def _at(builder: Any, array: Any, index: Any, vector: Any) -> Any:
    return builder.bitcast(builder.gep(array, [index]), vector.as_pointer())


def _spread(builder: Any, array: Any, index: Any, vector: Any) -> Any:
    """Load one number into every lane."""
    undefined, first = ir.Constant(vector, ir.Undefined), ir.Constant(ir.IntType(32), 0)
    one = builder.insert_element(undefined, builder.load(builder.gep(array, [index])), first)
    everywhere = ir.Constant(ir.VectorType(ir.IntType(32), vector.count), [0] * vector.count)
    return builder.shuffle_vector(one, undefined, everywhere)
