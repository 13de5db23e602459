"""Distil the full Bot API description into the compact form the simulator checks requests with.

Usage: distil.py bot_api.json > data/bot_api.json

Output: {"version", "methods": {name: {parameter: "!Integer|String"}}, "types": {name: {field: type} | [subtype]}}.
A leading "!" marks a required parameter or field; "|" separates alternatives.
"""

import json
import sys


def kinds(field):
    out = []
    for kind in field["types"]:
        prefix, rest = "", kind
        while rest.startswith("Array of "):
            prefix, rest = prefix + "Array of ", rest[len("Array of "):]
        out += [prefix + part for part in rest.split(", ")]
    return ("!" if field["required"] else "") + "|".join(out)


def fields(thing):
    return {f["name"]: kinds(f) for f in thing.get("fields", [])}


source = json.load(open(sys.argv[1], encoding="utf-8"))
types = {name: t.get("subtypes") or fields(t) for name, t in source["types"].items()}
methods = {name: fields(m) for name, m in source["methods"].items()}
json.dump(
    {"version": source["version"], "methods": methods, "types": types},
    sys.stdout, ensure_ascii=False, separators=(",", ":"), sort_keys=True,
)
print()
