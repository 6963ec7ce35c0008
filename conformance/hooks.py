"""Makes the generated questions such as a caller could mean them.

Arguments that exclude each other, page sizes out of bounds and ids of nothing are refused with a code, as they should
be (bad-input.mjs asks for that); schemathesis would count each refusal as a failure of the server. What stays random:
fields, filters, search texts, orderings, page sizes and ids within their kind.
"""

import base64
import uuid
from dataclasses import replace

import graphql
import schemathesis

EXCLUDED = {"last", "before", "after"}
# Arguments and filters by the kind of record their ids name, where it is not the name itself.
KINDS = {
    "owner": "User",
    "author": "User",
    "assignee": "User",
    "actor": "User",
    "record": "Client",
    "mentions": "User",
    "categoryTree": "Category",
    "survivor": "Client",
    "merged": "Client",
}
ID_FILTERS = {*KINDS, *"parent team tag client contact stage product deal category role partner".split()}
# Arguments that are ids.
ARGUMENTS = {"client": "Client", "user": "User", "record": "Client"}
# The language lets an id be written as a number.
ID_NODES = (graphql.StringValueNode, graphql.IntValueNode)
PARENTS = {"clients": "Client", "categories": "Category"}


def record_id(kind, text):
    """An id of that kind which is the same for the same text."""
    plain = f"{kind}:{uuid.uuid5(uuid.NAMESPACE_URL, text)}"
    return base64.urlsafe_b64encode(plain.encode()).decode().rstrip("=")


def kind_of(name, root):
    if name == "parent":
        return PARENTS.get(root, "Category")
    if name == "node":
        return "Client"
    return KINDS.get(name, name[:1].upper() + name[1:])


class Sense(graphql.Visitor):
    def __init__(self):
        super().__init__()
        self.roots = []

    def enter_field(self, node, *_):
        self.roots.append(node.name.value)
        kept = (self.argument(node.name.value, argument) for argument in node.arguments)
        return replace(node, arguments=tuple(argument for argument in kept if argument))

    def leave_field(self, *_):
        self.roots.pop()

    def argument(self, field, argument):
        name, value = argument.name.value, argument.value
        if name in EXCLUDED:
            return None
        if name == "kinds" and isinstance(value, graphql.ListValueNode) and not value.values:
            # No kind at all is no question.
            return None
        if name == "first" and isinstance(value, graphql.IntValueNode):
            # Pages within pages multiply: large ones would ask for more than one question may cost.
            most = 100 if len(self.roots) == 1 else 10
            value = replace(value, value=str(abs(int(value.value)) % most + 1))
        if name == "id" and isinstance(value, ID_NODES):
            value = graphql.StringValueNode(value=record_id(kind_of(field, field), value.value))
        if name in ARGUMENTS and isinstance(value, ID_NODES):
            value = graphql.StringValueNode(value=record_id(ARGUMENTS[name], value.value))
        if name == "orderBy" and isinstance(value, graphql.ListValueNode):
            # One key orders once; of NAME_ASC and NAME_DESC the first stays.
            keys = {key.value.rsplit("_", 1)[0]: key for key in reversed(value.values) if hasattr(key, "value")}
            value = replace(value, values=tuple(keys.values())[:4])
        return replace(argument, value=value)

    def enter_object_field(self, node, *_):
        """`owner: { eq: "…" }`: the ids of a filter."""
        name = node.name.value
        if name == "customField":
            # Which fields an organisation has, and of what kind, no schema says.
            return graphql.REMOVE
        if name not in ID_FILTERS or not isinstance(node.value, graphql.ObjectValueNode):
            return None
        kind = kind_of(name, self.roots[-1] if self.roots else "")

        def with_ids(value):
            if isinstance(value, graphql.ListValueNode):
                return replace(value, values=tuple(with_ids(item) for item in value.values))
            if isinstance(value, ID_NODES):
                return graphql.StringValueNode(value=record_id(kind, value.value))
            return value

        fields = tuple(replace(operator, value=with_ids(operator.value)) for operator in node.value.fields)
        return replace(node, value=replace(node.value, fields=fields))

    def enter_string_value(self, node, *_):
        text = "".join(letter for letter in node.value if letter >= " " and letter != "\x7f")
        return replace(node, value=text)


@schemathesis.hook
def map_body(context, body):
    return graphql.visit(body, Sense())
