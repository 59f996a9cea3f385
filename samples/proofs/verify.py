#!/usr/bin/env python3
"""Checks what a node says against a block's hash, with nothing of the node's own code.

    verify.py payout < proof.json     the answer of /api/v1/blocks/HEIGHT/payouts/N/proof
    verify.py storage < proof.json    {"header": ..., "key": "0x...", "proof": ["0x...", ...]}

`header` is the object of chain_getHeader, `proof` the list of state_getReadProof. Prints what was
proven as one JSON document; ends with 1 and a sentence when a proof does not hold. Needs Python 3
and its standard library only.
"""
import hashlib
import json
import re
import sys


class Refused(Exception):
    pass


def blake2b_256(data):
    return hashlib.blake2b(data, digest_size=32).digest()


def unhex(text):
    if not re.fullmatch("0x([0-9a-fA-F]{2})*", text):
        raise Refused("%r is not 0x and whole bytes in hex" % text)
    return bytes.fromhex(text[2:])


def compact(number):
    if number < 1 << 6:
        return bytes([number << 2])
    if number < 1 << 14:
        return (number << 2 | 1).to_bytes(2, "little")
    if number < 1 << 30:
        return (number << 2 | 2).to_bytes(4, "little")
    length = (number.bit_length() + 7) // 8
    return bytes([length - 4 << 2 | 3]) + number.to_bytes(length, "little")


def read_compact(data, at):
    mode = data[at] & 3
    if mode < 3:
        length = 1 << mode
        return int.from_bytes(data[at:at + length], "little") >> 2, at + length
    length = (data[at] >> 2) + 4
    return int.from_bytes(data[at + 1:at + 1 + length], "little"), at + 1 + length


# Kind byte of a digest item: the bytes of its engine's name; None for one that is its kind alone.
DIGEST = {0: 0, 4: 4, 5: 4, 6: 4, 8: None}


def digest_item(text):
    item = unhex(text)
    if not item or item[0] not in DIGEST:
        raise Refused("the log %s is of no known kind" % text)
    engine = DIGEST[item[0]]
    if engine is None:
        whole = len(item) == 1
    else:
        at = 1 + engine
        length, start = read_compact(item, at)
        whole = length == len(item) - start and item[at:start] == compact(length)
    if not whole:
        raise Refused("the log %s is not exactly one digest item" % text)
    return item


def header_hash(header):
    """The block's hash. Only the bytes of all parts in a row are hashed, so each part is held to its
    own length: a header cut in other places has the same hash and other roots."""

    def digest(name):
        value = unhex(header[name])
        if len(value) != 32:
            raise Refused("%s has %d bytes, needed 32" % (name, len(value)))
        return value

    if not re.fullmatch("0x(0|[1-9a-f][0-9a-f]{0,7})", header["number"]):
        raise Refused("number is %r, needed a block's in hex without leading zeros"
                      % header["number"])
    logs = [digest_item(log) for log in header["digest"]["logs"]]
    return blake2b_256(
        digest("parentHash")
        + compact(int(header["number"], 16))
        + digest("stateRoot")
        + digest("extrinsicsRoot")
        + compact(len(logs))
        + b"".join(logs))


def receipts_root(header):
    start = b"\x04rcpt\x80"
    for log in header["digest"]["logs"]:
        log = unhex(log)
        if log.startswith(start) and len(log) == len(start) + 32:
            return log[len(start):]
    raise Refused("the header names no receipts root")


def nibbles(data):
    return [half for byte in data for half in (byte >> 4, byte & 15)]


def find(root, key, nodes):
    """The value under a key of the trie with this root; None when the proof shows there is none."""
    known = {blake2b_256(node): node for node in nodes}

    def named(digest, what):
        if digest not in known:
            raise Refused("the proof lacks the %s 0x%s" % (what, digest.hex()))
        return known[digest]

    node = named(root, "root")
    path = nibbles(key)
    while True:
        first = node[0]
        if first == 0:
            return None
        if first >> 6:
            kind, mask, length_bits = first >> 6, 0x3f, 6
        elif first >> 5 == 1:
            kind, mask, length_bits = 4, 0x1f, 5
        elif first >> 4 == 1:
            kind, mask, length_bits = 5, 0x0f, 4
        else:
            raise Refused("a node begins with %d, which no node does" % first)
        # 1 leaf, 2 branch, 3 branch with value, 4 leaf and 5 branch whose value is named by hash
        length, at = first & mask, 1
        if length == (1 << length_bits) - 1:
            while True:
                length += node[at]
                at += 1
                if node[at - 1] != 255:
                    break
        size = (length + 1) // 2
        partial = nibbles(node[at:at + size])[length % 2:]
        at += size
        children = 0
        if kind in (2, 3, 5):
            children = int.from_bytes(node[at:at + 2], "little")
            at += 2
        if path[:length] != partial:
            return None
        path = path[length:]
        value = None
        if kind in (4, 5):
            digest = node[at:at + 32]
            at += 32
            if not path:
                return named(digest, "value")
        elif kind in (1, 3):
            length, at = read_compact(node, at)
            value = node[at:at + length]
            at += length
        if not path:
            return value
        slot = path.pop(0)
        if not children >> slot & 1:
            return None
        for _ in range(bin(children & ((1 << slot) - 1)).count("1")):
            length, at = read_compact(node, at)
            at += length
        length, at = read_compact(node, at)
        child = node[at:at + length]
        node = named(child, "node") if length == 32 else child


def storage(given):
    header = given["header"]
    value = find(unhex(header["stateRoot"]), unhex(given["key"]), [unhex(n) for n in given["proof"]])
    return {"value": None if value is None else "0x" + value.hex()}


KINDS = ["MINER", "VALIDATOR", "NOMINATOR", "OWNER_CUT", "TAKE", "CHILD"]


def payout(given):
    index = given["index"]
    if type(index) is not int or index < 0:
        raise Refused("the index is %r, needed a whole number from 0" % (index,))
    place = 3 + index
    leaf = find(receipts_root(given["header"]), compact(place), [unhex(n) for n in given["proof"]])
    if leaf is None or len(leaf) != 43:
        raise Refused("the block made no payout with index %d" % index)
    proven = {
        "netuid": int.from_bytes(leaf[:2], "little"),
        "account": "0x" + leaf[2:34].hex(),
        "kind": KINDS[leaf[34]],
        "amount": str(int.from_bytes(leaf[35:], "little")),
    }
    for name, value in proven.items():
        if given["payout"][name] != value:
            raise Refused("%s of the payout is said to be %s, the block paid %s"
                          % (name, given["payout"][name], value))
    return proven


def main():
    given = json.load(sys.stdin)
    try:
        block = "0x" + header_hash(given["header"]).hex()
        proven = {"payout": payout, "storage": storage}[sys.argv[1]](given)
        proven["block"] = block
        if given.get("block", proven["block"]) != proven["block"]:
            raise Refused("the header is not that of block %s" % given["block"])
    except Refused as refused:
        sys.exit("refused: %s" % refused)
    except (KeyError, IndexError, ValueError, TypeError) as broken:
        sys.exit("refused: this is no proof (%r)" % broken)
    print(json.dumps(proven))


if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in ("payout", "storage"):
        sys.exit(__doc__)
    main()
