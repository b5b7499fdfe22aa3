"""Parses YAML with PyYAML: a JSON object a line in ({id, yaml}), one out ({id, ok, error | values}).

`values` are the words of keys and values in the order of the text, comments left out. The argument `fast` takes
the parser in C where there is one. Exit code 3: PyYAML is not installed.
"""

import json
import sys

try:
    import yaml
except ImportError:
    sys.exit(3)

LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader) if "fast" in sys.argv else yaml.BaseLoader


def values_of(node, seen):
    if id(node) in seen:
        return
    seen.add(id(node))
    if isinstance(node, yaml.ScalarNode):
        yield node.value
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from values_of(item, seen)
    else:
        for key, value in node.value:
            yield from values_of(key, seen)
            yield from values_of(value, seen)


def read(source):
    node = yaml.compose(source, Loader=LOADER)
    if not isinstance(node, yaml.MappingNode):
        return {"ok": False, "error": "no map"}
    top = {key.value: value.value for key, value in node.value if isinstance(value, yaml.ScalarNode)}
    values = list(values_of(node, set()))
    return {"ok": True, "values": values, "name": top.get("name"), "description": top.get("description")}


for line in sys.stdin.buffer:
    request = json.loads(line)
    try:
        answer = read(request["yaml"])
    except (yaml.YAMLError, RecursionError, ValueError, TypeError) as error:
        answer = {"ok": False, "error": " ".join(str(error).split())}
    print(json.dumps({"id": request["id"], **answer}), flush=False)
