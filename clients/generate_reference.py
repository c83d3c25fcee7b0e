"""Writes the reference of the API from the comments of the protos: a page in Markdown for each package.

Reads a descriptor set with source info from standard input and writes into the folder that is its argument.
"""

import pathlib
import re
import sys

from google.protobuf.descriptor_pb2 import FieldDescriptorProto, FileDescriptorSet

SCALARS = {value: name.removeprefix("TYPE_").lower() for name, value in FieldDescriptorProto.Type.items()}


class Page:
    """What one package has, in the order of its files."""

    def __init__(self, package: str) -> None:
        self.package = package
        self.lines: list[str] = [f"# {package}", "", "Made from the comments of the protos by `clients/generate`. Change them there."]

    def add(self, file) -> None:
        comments = {tuple(each.path): each.leading_comments for each in file.source_code_info.location}
        for number, service in enumerate(file.service):
            self.section("##", service.name, comments.get((6, number)))
            for index, method in enumerate(service.method):
                takes = ("stream of " if method.client_streaming else "") + self.link(method.input_type)
                gives = ("stream of " if method.server_streaming else "") + self.link(method.output_type)
                self.section("###", f"{service.name}.{method.name}", comments.get((6, number, 2, index)), f"Takes {takes}, gives {gives}.")
        for number, message in enumerate(file.message_type):
            self.message(message, message.name, (4, number), comments)
        for number, enum in enumerate(file.enum_type):
            self.enum(enum, enum.name, (5, number), comments)

    def message(self, message, name, path, comments) -> None:
        self.section("##", name, comments.get(path))
        if message.field:
            self.lines += ["", "| no. | field | type | what it is |", "|---|---|---|---|"]
        entries = {nested.name: nested for nested in message.nested_type if nested.options.map_entry}
        for number, field in enumerate(message.field):
            text = flat(comments.get((*path, 2, number)))
            if field.HasField("oneof_index") and not field.proto3_optional:
                text = f"One of `{message.oneof_decl[field.oneof_index].name}`. {text}"
            self.lines.append(f"| {field.number} | `{field.name}` | {self.type_of(field, entries)} | {text} |")
        for number, nested in enumerate(message.nested_type):
            if not nested.options.map_entry:
                self.message(nested, f"{name}.{nested.name}", (*path, 3, number), comments)
        for number, enum in enumerate(message.enum_type):
            self.enum(enum, f"{name}.{enum.name}", (*path, 4, number), comments)

    def enum(self, enum, name, path, comments) -> None:
        self.section("##", name, comments.get(path))
        self.lines += ["", "| no. | value | what it is |", "|---|---|---|"]
        self.lines += [f"| {value.number} | `{value.name}` | {flat(comments.get((*path, 2, number)))} |" for number, value in enumerate(enum.value)]

    def section(self, level: str, title: str, comment, after: str = "") -> None:
        text = re.sub(r"^ ", "", (comment or "").rstrip(), flags=re.MULTILINE)
        self.lines += ["", f"{level} {title}"]
        self.lines += [part for block in (text, after) if block for part in ("", block)]

    def type_of(self, field, entries) -> str:
        entry = entries.get(field.type_name.rpartition(".")[2])
        if entry is not None:
            key, value = (self.type_of(part, {}) for part in entry.field)
            return f"map of {key} to {value}"
        kind = self.link(field.type_name) if field.type_name else SCALARS[field.type]
        if field.label == FieldDescriptorProto.LABEL_REPEATED:
            return f"list of {kind}"
        return f"optional {kind}" if field.proto3_optional else kind

    def link(self, full: str) -> str:
        """A name with a link where it is of this package or another of ours."""
        name = full.lstrip(".")
        own = re.match(r"(processing\.[a-z]+\.v\d+\w*)\.(.+)", name)
        if not own:
            return f"`{name}`"
        page = "" if own[1] == self.package else f"{own[1]}.md"
        return f"[{own[2]}]({page}#{own[2].lower().replace('.', '')})"


def flat(comment) -> str:
    """A comment in one line, for a cell of a table."""
    return " ".join((comment or "").split()).replace("|", "\\|")


def main() -> None:
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    pages: dict[str, Page] = {}
    for file in FileDescriptorSet.FromString(sys.stdin.buffer.read()).file:
        if file.package.startswith("processing."):
            pages.setdefault(file.package, Page(file.package)).add(file)
    for page in pages.values():
        (folder / f"{page.package}.md").write_text("\n".join(page.lines) + "\n", encoding="utf-8")
    names = "\n".join(f"- [{name}]({name}.md)" for name in sorted(pages))
    (folder / "README.md").write_text(f"# The API\n\nMade from the comments of the protos by `clients/generate`. Change them there.\n\n{names}\n", encoding="utf-8")


main()
