"""The same life through the unmodified btcli: btcli.py [ws://HOST:PORT]

btcli answers 0 for some failures: what counts is what it prints as JSON, and what it says of the chain afterwards.
"""
import json
import os
import subprocess
import sys
from pathlib import Path

from common import FUNDER, NETUID, SEED, WALLETS, address, near, need, wallet

url = sys.argv[1] if len(sys.argv) > 1 else "ws://127.0.0.1:9944"
program = Path(sys.executable).parent / "btcli"
environment = {**os.environ, "HOME": WALLETS, "COLUMNS": "100000", "NO_COLOR": "1"}
me, funder = ("--wallet-name", "me", "--wallet-path", WALLETS), ("--wallet-name", "funder", "--wallet-path", WALLETS)
one, two = ("--hotkey", "one"), ("--hotkey", "two")
cold, hot, hot2 = address(SEED), address(SEED + "//one"), address(SEED + "//two")
# Blocks of 250 ms: btcli's usual eras of 8 to 20 blocks are over in 2 to 5 seconds.
long_era = ("--period", "256")


def btcli(*words):
    """The JSON that it printed, or None; and all that it said."""
    asked = [program, *words, "--network", url, "--json-output"]
    ended = subprocess.run(list(map(str, asked)), env=environment, input="", capture_output=True, text=True, timeout=600)
    lines = ended.stdout.splitlines()
    for i, line in enumerate(lines):
        if line[:1] in ("{", "["):
            try:
                return json.loads("\n".join(lines[i:])), ended.stdout + ended.stderr
            except ValueError:
                continue
    return None, ended.stdout + ended.stderr


def ask(*words):
    answer, said = btcli(*words)
    need(answer is not None, f"btcli {' '.join(map(str, words[:2]))} printed no JSON: {said.strip() or 'nothing'}")
    return answer


def do(*words):
    answer = ask(*words, "--no-prompt")
    need(not isinstance(answer, dict) or answer.get("success", True) is True, f"btcli {' '.join(map(str, words[:2]))}: {answer}")
    return answer


def free(who):
    return list(ask("wallet", "balance", "--ss58", who)["balances"].values())[0]["free"]


def staked():
    """The stake on each hotkey, as `stake list` prints it."""
    rows = do("stake", "list", *me)["stake_info"]
    return {hotkey: float(row["stake_value"]) for hotkey, of in rows.items() for row in of if row["netuid"] == NETUID}


def neurons():
    return {n["hotkey"]: n for n in ask("subnets", "show", "--netuid", NETUID, "--no-prompt")["uids"]}


def wallets():
    wallet("me", SEED, SEED + "//one", "one")
    wallet("me", SEED, SEED + "//two", "two")
    wallet("funder", FUNDER, FUNDER + "//owner")
    found = {w["name"]: w["ss58_address"] for w in wallet_list()}
    need(found.get("me") == cold, f"the wallets are {found}")
    return "keys on disk"


def wallet_list():
    # The one command here that wants no node.
    ended = subprocess.run([str(program), "wallet", "list", "--wallet-path", WALLETS, "--json-output"], env=environment, capture_output=True, text=True, timeout=600)
    return json.loads(ended.stdout)["wallets"]


def transfer():
    do("wallet", "transfer", *funder, "--destination", cold, "--amount", 2000, *long_era)
    need(free(cold) == 2000, f"{free(cold)} TAO arrived")
    return "2,000 TAO arrived"


def refused():
    before = free(cold)
    answer, said = btcli("wallet", "transfer", *me, "--destination", address(SEED + "//friend"), "--amount", 10**6, *long_era, "--no-prompt")
    need(answer is None or answer.get("success") is not True, f"it says it sent a million TAO: {said}")
    need(free(cold) == before, "something was paid")
    return "a million TAO that are not there stay where they are"


def register():
    do("subnets", "register", "--netuid", NETUID, *me, *one, *long_era)
    do("subnets", "register", "--netuid", NETUID, *me, *two, *long_era)
    there = neurons()
    need(hot in there and hot2 in there, f"the neurons are {list(there)}")
    return f"uids {there[hot]['uid']} and {there[hot2]['uid']}"


def stake():
    # There is no shield pallet: without the flag btcli asks for its key and ends.
    safe = (*me, *one, "--safe", "--tolerance", "0.05", "--no-mev-protection", *long_era)
    do("stake", "add", *safe, "--include-hotkeys", hot, "--netuids", NETUID, "--amount", 200)
    near("stake", staked()[hot], 200, 1)
    do("stake", "remove", *safe, "--hotkey-ss58-address", hot, "--netuid", NETUID, "--amount", 50)
    near("stake", staked()[hot], 150, 1)
    return "200 TAO in, 50 out, each with a limit to the price"


def move():
    do("stake", "move", *me, "--from", hot, "--to", hot2, "--origin-netuid", NETUID, "--dest-netuid", NETUID, "--amount", 40, "--no-mev-protection", *long_era)
    near("left", staked()[hot], 110, 1)
    near("arrived", staked()[hot2], 40, 1)
    return "40 of it to the second hotkey"


def metagraph():
    there = neurons()
    need(there[hot]["uid"] is not None and len(there) > 2, f"the neurons are {list(there)}")
    return f"{len(there)} neurons, ours is uid {there[hot]['uid']}"


def identity():
    # Every text must be given: btcli asks again for one that is empty.
    do("wallet", "set-identity", *me, *one, "--id-name", "A sample", "--web-url", "https://example.org", "--image-url", "https://example.org/i.png",
       "--discord", "sample", "--description", "made by btcli.py", "--additional", "none", "--github", "example/repo")
    found = ask("wallet", "get-identity", "--key", cold)
    need(found.get("name") == "A sample", f"the identity is {found}")
    return found["name"]


for step in (wallets, transfer, refused, register, stake, move, metagraph, identity):
    print(f"{step.__name__}: {step()}", flush=True)
print("all of it was seen")
