"""A neuron of the text subnet in Python, with a model of its own: miner.py [ws://HOST:PORT]

It registers with a key made for this run, serves an axon by the Bittensor SDK, answers validators from an n-gram model that
learns from their questions, and ends when the market pays it.
"""
import base64
import os
import socket
import sys
import threading
from pathlib import Path
from typing import ClassVar, List, Optional

os.environ.setdefault("BT_NO_PARSE_CLI_ARGS", "1")
sys.path.append(str(Path(__file__).resolve().parent.parent / "python-clients"))
import bittensor as bt  # noqa: E402

from common import FUNDER, NETUID, SEED, address, need, until, wallet  # noqa: E402
from ngram import Model  # noqa: E402

url = sys.argv[1] if len(sys.argv) > 1 else "ws://127.0.0.1:9944"


class TextComplete(bt.Synapse):
    """Go on with these bytes; texts are base64."""

    prompt: str
    max_bytes: int
    seed: int
    answer: Optional[str] = None
    required_hash_fields: ClassVar[tuple] = ("prompt", "max_bytes", "seed")


class TextPredict(bt.Synapse):
    """How likely is each next byte? A list of [byte, parts of 65535] for each prompt."""

    prompts: List[str]
    distributions: Optional[list] = None
    required_hash_fields: ClassVar[tuple] = ("prompts",)


model, lock, answered = Model(), threading.Lock(), []


def complete(synapse: TextComplete) -> TextComplete:
    prompt = base64.b64decode(synapse.prompt)
    with lock:
        model.learn(prompt)
        synapse.answer = base64.b64encode(model.complete(prompt, synapse.max_bytes, synapse.seed)).decode()
        answered.append(synapse.dendrite.hotkey)
    return synapse


def predict(synapse: TextPredict) -> TextPredict:
    prompts = [base64.b64decode(prompt) for prompt in synapse.prompts]
    with lock:
        for prompt in prompts:
            model.learn(prompt)
        synapse.distributions = [model.distribution(prompt) for prompt in prompts]
        answered.append(synapse.dendrite.hotkey)
    return synapse


chain = bt.Subtensor(network=url)
funder = wallet("funder", FUNDER, FUNDER + "//owner")
me = wallet("miner", SEED, SEED + "//ngram")
included = {"wait_for_inclusion": True, "wait_for_finalization": False}


def done(response):
    need(response.success, f"refused: {response.message}")


done(chain.transfer(funder, address(SEED), bt.Balance.from_tao(100), **included))
done(chain.burned_register(me, NETUID, **included))
uid = chain.get_uid_for_hotkey_on_subnet(address(SEED + "//ngram"), NETUID)
print(f"uid {uid}", flush=True)

with socket.socket() as free:
    free.bind(("127.0.0.1", 0))
    port = free.getsockname()[1]
axon = bt.Axon(wallet=me, port=port, ip="127.0.0.1", external_ip="127.0.0.1", external_port=port)
axon.attach(forward_fn=complete).attach(forward_fn=predict)
axon.start()
try:
    done(chain.serve_axon(NETUID, axon, **included))
    until("a question of a validator", lambda: answered, 600)
    until("pay", lambda: float(chain.metagraph(NETUID).incentive[uid]) > 0, 600)
    paid = chain.metagraph(NETUID)
    print(f"{len(answered)} answers, {len(model.seen)} texts learnt: incentive {float(paid.incentive[uid]):.4f}")
finally:
    axon.stop()
# Threads of the web server are left; nothing of theirs is wanted any more.
sys.stdout.flush()
os._exit(0)
