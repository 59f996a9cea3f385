"""What the programs here share: keys, wallets of one run, and saying what was needed."""
import os
import secrets
import tempfile
import time

from bittensor_wallet import Keypair, Wallet

RAO = 10**9
NETUID = 1
FUNDER = os.environ.get("FUNDER", "//Alice")
SEED = "//Sample" + secrets.token_hex(5)
WALLETS = tempfile.mkdtemp(prefix="myelin-sample-wallets-")


def address(uri):
    return Keypair.create_from_uri(uri).ss58_address


def wallet(name, cold, hot, hotkey="default"):
    """A wallet on disk whose keys come from names as //Alice; for keys of value use `btcli wallet create`."""
    made = Wallet(name=name, hotkey=hotkey, path=WALLETS)
    made.set_coldkey(Keypair.create_from_uri(cold), encrypt=False, overwrite=True)
    made.set_coldkeypub(Keypair.create_from_uri(cold), encrypt=False, overwrite=True)
    made.set_hotkey(Keypair.create_from_uri(hot), encrypt=False, overwrite=True)
    return made


def need(holds, what):
    if not holds:
        raise SystemExit(f"failed: {what}")


def near(what, got, want, tolerance):
    need(abs(got - want) <= tolerance, f"{what} is {got}; needed {want} within {tolerance}")


def until(what, ask, seconds):
    """The first answer that counts as true."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        answer = ask()
        if answer:
            return answer
        time.sleep(0.5)
    raise SystemExit(f"failed: {what} did not happen within {seconds} s")
