"""What a room asks of tables above it stands in one module of its app, `tables_above.py`.

The imports cannot show such a question: it goes by get_model, by a relation's other end or by the name of a table.
Views and the admin are free, as they are in what they import.
"""

import ast
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from django.apps import apps

from tests.house.source import ROOMS, ROOT, Source, called, sources, written

DECLARED = "tables_above.py"
NAMES_A_TABLE = re.compile(r'\b(?:FROM|JOIN|UPDATE|INTO|EXISTS|TABLE)\s+(?:ONLY\s+)?"?(\w+)')
LOOKUP = re.compile(r"[-+]?([a-z]\w*)")
BY_KEYWORD = {"Q", "filter", "exclude", "get"}
BY_STRING = {"F", "OuterRef", "Count", "Max", "Min", "Sum", "order_by", "values", "values_list", "only", "defer"}
WHOLE_ROWS = {"Prefetch", "select_related", "prefetch_related"}


def problems_of(source: Source) -> Iterator[str]:
    if source.room not in ROOMS or source.parts[1] in ("views", "admin.py", DECLARED):
        return
    above = Above(source.room)
    prose = docstrings(source.tree)
    for node in source.nodes:
        if isinstance(node, ast.Call) and called(node.func) == "get_model":
            yield f"line {node.lineno}: get_model"
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in prose:
            yield from (f"line {node.lineno}: table {name}" for name in above.tables_in(node.value))
        yield from (f"line {node.lineno}: {path}" for path in paths_in(node) if above.is_reached_by(path))


class Above:
    """What lies in the rooms above one."""

    def __init__(self, room: str) -> None:
        higher = ROOMS[ROOMS.index(room) + 1 :]
        models = [model for model in apps.get_models() if room_of(model) in ROOMS]
        mine = [model for model in models if room_of(model) not in higher]
        self.tables = {model._meta.db_table for model in models if room_of(model) in higher}
        self.other_ends: set[str] = set()  # of relations that a model above has to one of these
        self.columns: dict[str, set[str]] = {}  # of the model above, by the name of a relation that points up
        relations: list[Any] = [field for model in mine for field in model._meta.get_fields() if field.is_relation]
        for field in relations:
            if room_of(field.related_model) not in higher:
                continue
            if field.concrete:
                names = {each.name for each in field.related_model._meta.get_fields()}
                self.columns.setdefault(field.name, {"*"}).update(names - {field.related_model._meta.pk.name})
            elif not field.hidden:
                self.other_ends |= {field.name, field.get_accessor_name()}

    def tables_in(self, text: str) -> list[str]:
        return [name for name in NAMES_A_TABLE.findall(text) if name in self.tables]

    def is_reached_by(self, path: tuple[str, ...]) -> bool:
        """Whether a relation in it leads to a row above; its own column, as in `task_id` or `task__isnull`, doesn't."""
        return any(name in self.other_ends or then in self.columns.get(name, ()) for name, then in pairwise(path))


def room_of(model) -> str:
    return model._meta.app_config.name.split(".")[0]


def paths_in(node: ast.AST) -> Iterator[tuple[str, ...]]:
    """The names that it goes through one after the other: `tasks__status`, `client.tasks.count`, F("tasks").

    Behind a single name stands what is read of it: "*" is the row, "" nothing more than which it is.
    """
    match node:
        case ast.keyword(arg=str(name)) | ast.Constant(value=str(name)) if "__" in name:
            if lookup := LOOKUP.fullmatch(name):
                yield tuple(lookup[1].split("__"))
        case ast.Attribute(value=ast.Attribute(attr=name), attr=then):
            yield name, then
        case ast.Call(func=func, keywords=keywords) if called(func) in BY_KEYWORD:
            yield from ((each.arg, "") for each in keywords if each.arg)
        case ast.Call(func=func, args=args) if called(func) in BY_STRING | WHOLE_ROWS:
            strings = [each.value for each in args if isinstance(each, ast.Constant) and isinstance(each.value, str)]
            read = "*" if called(func) in WHOLE_ROWS else ""
            yield from ((lookup[1], read) for each in strings if (lookup := LOOKUP.fullmatch(each)))


def docstrings(tree: ast.Module) -> set[ast.AST]:
    """Every string that stands alone: what is said of a module, a function, a constant."""
    return {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)}


def test_no_module_reads_tables_above():
    assert [f"{source.name} {problem}" for source in sources(*ROOMS) for problem in problems_of(source)] == []


def test_each_app_has_one_such_module_at_its_top():
    found = [path.relative_to(ROOT) for room in ROOMS for path in (ROOT / room).rglob(DECLARED)]
    assert found and {len(path.parts) for path in found} == {2}


def test_the_models_say_which_tables_lie_above():
    assert {"tasks", "email_logs", "suppressions", "providers"} <= Above("clients").tables
    assert Above("emails").tables.isdisjoint({"email_logs", "clients", "agents"})
    assert Above("inbound").tables == {"heartbeats", "examinations", "backup_runs"}
    incoming = {"inbound_emails", "inbound_attachments", "inbound_refusals"}
    assert Above("followups").tables == incoming | Above("inbound").tables
    assert {"agents", "clients", "tasks"} <= Above("lists").tables


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("clients/listing/filters.py", "apps.get_model('followups', 'Task')"),
        ("clients/listing/filters.py", "get_model('followups.Task')"),
        ("clients/timeline.py", "EVENTS = '''SELECT 1 FROM activities a\nLEFT JOIN tasks t ON t.id = a.task_id'''"),
        ("clients/bulk.py", "sql = f'UPDATE {x} SET a = 1; UPDATE email_logs SET b = 2'"),
        ("clients/bulk.py", "cursor.execute('INSERT INTO suppressions VALUES (1)')"),
        ("clients/bulk.py", "'DELETE FROM \"tasks\"'.split()"),
        ("agents/hours.py", "sql = 'SELECT 1 FROM clients'"),
        ("lists/counts.py", "sql = 'SELECT 1 FROM agents'"),
        ("emails/ledger.py", "sql = 'SELECT 1 FROM sweep_runs'"),
        ("clients/listing/orders.py", "clients.filter(tasks__status='pending')"),
        ("clients/listing/orders.py", "clients.order_by('-tasks__scheduled_for')"),
        ("clients/listing/orders.py", "clients.filter(**{'email_logs__sent_at': None})"),
        ("clients/listing/orders.py", "clients.filter(tasks=None)"),
        ("clients/listing/orders.py", "Count('tasks')"),
        ("clients/models/activity.py", "events.filter(task__status='pending')"),
        ("clients/models/activity.py", "events.select_related('agent', 'task')"),
        ("clients/models/activity.py", "events.filter(client__tasks__isnull=True)"),
        ("emails/ledger.py", "logs.filter(client__tasks__status='pending')"),
        ("emails/models/email_log.py", "logs.values('task__scheduled_for')"),
        ("agents/days_off.py", "agents.filter(clients__stage='lead')"),
        ("clients/last_touch.py", "client.tasks.filter(status='pending')"),
        ("emails/rendering.py", "words = log.task.followup_type"),
    ],
)
def test_the_rule_finds(name, code, tmp_path):
    assert len(set(problems_of(written(tmp_path, name, code)))) == 1


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("clients/tables_above.py", "apps.get_model('followups', 'Task')\nQ(tasks__status='pending')"),
        ("clients/views/list.py", "client.tasks.filter(status='pending')"),
        ("clients/admin.py", "search_fields = ['tasks__notes']"),
        ("clients/bulk.py", '"""Never UPDATE tasks from here."""'),
        ("clients/models/activity.py", "events.filter(task__isnull=True, email_id=1, email__id=2)"),
        ("clients/bulk.py", "Client.objects.filter(email__iexact=client.email.strip(), agent__name='')"),
        ("clients/bulk.py", "BulkChange(tasks=[1])\ncontext = {'tasks': change.tasks}\ncontext.get('tasks')"),
        ("emails/ledger.py", "logs.filter(client__agent__name='', client__activities__kind='')"),
        ("followups/engine/reconcile.py", "sql = 'SELECT 1 FROM tasks JOIN clients ON true'\nQ(email_log__status='')"),
    ],
)
def test_the_rule_allows(name, code, tmp_path):
    assert list(problems_of(written(tmp_path, name, code))) == []
