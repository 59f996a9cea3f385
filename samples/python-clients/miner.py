"""A miner in Python on the text subnet: miner.py [ws://HOST:PORT]

It registers, serves an axon, answers validators and ends when it is paid. Its answers come from another miner, which it asks
as any client asks; put a model of your own into `complete` and `predict` instead.
"""
import os
import socket
import sys
import threading
from typing import ClassVar, List, Optional

os.environ.setdefault("BT_NO_PARSE_CLI_ARGS", "1")
import bittensor as bt  # noqa: E402
from bittensor.utils import networking  # noqa: E402

from common import FUNDER, NETUID, SEED, address, need, until, wallet  # noqa: E402

url = sys.argv[1] if len(sys.argv) > 1 else "ws://127.0.0.1:9944"
# A dendrite asks public servers for this machine's address when it is made. Where there is no internet, it is told one.
networking.get_external_ip = lambda: os.environ.get("EXTERNAL_IP", "198.51.100.7")


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


chain = bt.Subtensor(network=url)
funder = wallet("funder", FUNDER, FUNDER + "//owner")
me = wallet("miner", SEED, SEED + "//miner")
hot = address(SEED + "//miner")
included = {"wait_for_inclusion": True, "wait_for_finalization": False}
callers, lock = [], threading.Lock()
dendrites = []


def done(response):
    need(response.success, f"refused: {response.message}")


def best():
    """The uid that earns most of those that serve an axon, with its metagraph; nothing while nobody earns."""
    now = chain.metagraph(NETUID)
    share, leader = max((float(now.incentive[u]), u) for u in range(int(now.n)) if now.axons[u].is_serving)
    return (leader, now) if share > 0 else None


leader, graph = until("a miner that earns", best, 600)
oracle = graph.axons[leader]


async def passed_on(synapse, question):
    with lock:
        callers.append(synapse.dendrite.hotkey)
    if not dendrites:  # made here because it belongs to the loop that the axon runs
        dendrites.append(bt.Dendrite(wallet=me))
    return await dendrites[0].forward(oracle, question, timeout=10, deserialize=False)


async def complete(synapse: TextComplete) -> TextComplete:
    synapse.answer = (await passed_on(synapse, TextComplete(prompt=synapse.prompt, max_bytes=synapse.max_bytes, seed=synapse.seed))).answer
    return synapse


async def predict(synapse: TextPredict) -> TextPredict:
    synapse.distributions = (await passed_on(synapse, TextPredict(prompts=synapse.prompts))).distributions
    return synapse


done(chain.transfer(funder, address(SEED), bt.Balance.from_tao(100), **included))
done(chain.burned_register(me, NETUID, **included))
uid = chain.get_uid_for_hotkey_on_subnet(hot, NETUID)
print(f"uid {uid}; answers come from uid {leader}", flush=True)

with socket.socket() as free:
    free.bind(("127.0.0.1", 0))
    port = free.getsockname()[1]
axon = bt.Axon(wallet=me, port=port, ip="127.0.0.1", external_ip="127.0.0.1", external_port=port)
axon.attach(forward_fn=complete).attach(forward_fn=predict)
axon.start()
try:
    done(chain.serve_axon(NETUID, axon, **included))
    until("a question", lambda: callers, 600)
    print("asked", flush=True)
    validators = {graph.hotkeys[u] for u in range(int(graph.n)) if graph.validator_permit[u]}
    until("a question of a validator that the miner sees", lambda: validators & set(callers), 600)
    need(None not in callers, f"a caller without a hotkey: {callers}")
    print(f"by {', '.join(sorted(validators & set(callers)))}", flush=True)
    until("pay", lambda: float(chain.metagraph(NETUID).incentive[uid]) > 0, 600)
    paid = chain.metagraph(NETUID)
    print(f"paid after {len(callers)} questions: incentive {float(paid.incentive[uid]):.4f}, emission {float(paid.emission[uid]):.4f}")
finally:
    axon.stop()
print("all of it was seen")
# Threads of the web server are left; nothing of theirs is wanted any more.
sys.stdout.flush()
os._exit(0)
