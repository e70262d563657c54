"""One of the office's sources merged into another."""

from clients.models import Client, Source
from clients.office_lists.names import in_slices, replace_in_smart_lists


def merge(source: Source, into: Source) -> tuple[int, bool]:
    """Gives its clients the other source, then removes it from the list and from smart lists.

    Returns how many clients were moved, without the deleted ones, who are moved too; and whether all of them were.
    It is retired first, so that no form offers it in the meantime.
    """
    Source.objects.filter(pk=source.pk).update(is_active=False)

    def move(most: int) -> int | None:
        ids = list(Client.objects.filter(source=source).order_by().values_list("pk", flat=True)[:most])
        if not ids:
            replace_in_smart_lists("source", source.pk, into.pk)
            source.delete()
            return None
        Client.objects.lock(ids)
        still = Client.objects.filter(pk__in=ids, source=source)  # nobody has given them another one since
        moved = still.present().count()
        still.update(source=into)
        return moved

    return in_slices(move)
