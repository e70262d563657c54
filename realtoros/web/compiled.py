"""How our templates are compiled and call: what Jinja does, in fewer steps for each value. See docs/decisions/0036."""

import re
from functools import lru_cache
from types import BuiltinMethodType, FunctionType, MethodType
from typing import Any

from django.utils.safestring import SafeString
from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context, Macro
from markupsafe import Markup, escape

SPECIAL = re.compile("[&<>'\"]")
SAFE = Markup, SafeString
PLAIN = FunctionType, MethodType, BuiltinMethodType, type(lru_cache(len))


def escaped(value: Any) -> str:
    """The same text as `escape` gives, which makes a Markup of each value, only for it to be joined at once."""
    kind = type(value)
    if kind is str:
        return escape(value) if SPECIAL.search(value) else value
    if kind in SAFE:
        return value  # type: ignore[no-any-return]
    return str(value) if kind is int else escape(value)


class FewSteps(CodeGenerator):
    """Values go through `escaped`, and a template that is included is handed on as one piece.

    Jinja hands on each piece of each row through all templates and blocks around it.
    """

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile and finalize.src is None:
            self.write("environment.escaped(")
        else:
            super()._output_child_pre(node, frame, finalize)

    def visit_Include(self, node: nodes.Include, frame: Frame) -> None:
        if node.ignore_missing or not node.with_context:
            super().visit_Include(node, frame)
            return
        self.writeline("template = environment.get_or_select_template(", node)
        self.visit(node.template, frame)
        self.write(f", {self.name!r})")
        values = f"context.get_all(), True, {self.dump_local_context(frame)}"
        self.simple_write(f"concat(template.root_render_func(template.new_context({values})))", frame)


class Calls(Context):
    """Jinja looks in several places whether what is called wants the context. A plain function says so in one."""

    def call(self, function: Any, /, *args: Any, **kwargs: Any) -> Any:
        kind = type(function)
        if kind is Macro:
            args = self.eval_ctx, *args
        elif kind not in PLAIN or hasattr(function, "jinja_pass_arg"):
            return super().call(function, *args, **kwargs)
        kwargs.pop("_loop_vars", None)
        kwargs.pop("_block_vars", None)
        return function(*args, **kwargs)


class Templates(Environment):
    code_generator_class = FewSteps
    context_class = Calls
    escaped = staticmethod(escaped)
