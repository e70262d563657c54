"""What a part of a house is said to be made of: "a slate roof", "the heart-pine floors"."""

from collections.abc import Iterator

from emails.writer.guard.claims.facts.asserted.scene import Scene
from emails.writer.guard.claims.facts.support import says
from emails.writer.guard.vocabulary import words_in

MATERIALS = words_in(
    """
    slate tile tiled oak pine heart-pine maple walnut cherry cedar redwood teak bamboo cork marble granite quartz
    soapstone butcher-block terrazzo brick stone stucco copper tin steel stainless vinyl laminate linoleum shag plaster
    shiplap wainscoted beamed coffered vaulted cathedral hardwood parquet travertine concrete
    """
)
PARTS = words_in(
    """
    roof floor floors flooring counter counters countertop countertops island cabinets walls ceiling ceilings siding
    fireplace hearth mantel beams deck patio facade exterior trim stairs staircase backsplash sink porch shower
    """
)
CHOSEN = words_in("any some or if whether choose pick prefer want look looking find imagine idea example")


def look(scene: Scene) -> Iterator[tuple[int, int]]:
    small = scene.small
    for at, word in enumerate(small[1:], 1):
        if word not in PARTS or small[at - 1] not in MATERIALS or scene.is_open(at - 1):
            continue
        if CHOSEN.isdisjoint((*small, *scene.before)) and not says(scene.record, small[at - 1]):
            yield at - 1, at
