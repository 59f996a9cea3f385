"""A wallet's and a neuron's life through the unmodified Bittensor SDK: sdk.py [ws://HOST:PORT]

It exits 0 only when the chain has, to the rao, what the SDK says.
"""
import os
import sys

os.environ.setdefault("BT_NO_PARSE_CLI_ARGS", "1")
import bittensor as bt  # noqa: E402

from common import FUNDER, NETUID, RAO, SEED, address, near, need, wallet  # noqa: E402

Balance = bt.Balance
url = sys.argv[1] if len(sys.argv) > 1 else "ws://127.0.0.1:9944"
chain = bt.Subtensor(network=url)
funder = wallet("funder", FUNDER, FUNDER + "//owner")
me = wallet("me", SEED, SEED + "//one")
second = wallet("second", SEED, SEED + "//two")
cold, hot, hot2 = address(SEED), address(SEED + "//one"), address(SEED + "//two")
friend = address(SEED + "//friend")
# Included is enough here; finality follows within a second.
included = {"wait_for_inclusion": True, "wait_for_finalization": False}


def tao(amount, netuid=0):
    return Balance.from_tao(amount).set_unit(netuid)


def done(response):
    need(response.success, f"refused: {response.message}")
    return response


def free(who):
    return chain.get_balance(who).rao


def staked(hotkey):
    return chain.get_stake(cold, hotkey, NETUID).rao


def transfer():
    done(chain.transfer(funder, cold, tao(2000), **included))
    need(free(cold) == 2000 * RAO, f"{free(cold)} rao arrived")
    sent = done(chain.transfer(me, friend, tao(1.5), wait_for_inclusion=True, wait_for_finalization=True))
    need(free(friend) == RAO * 3 // 2, f"{free(friend)} rao arrived")
    need(free(cold) == 2000 * RAO - RAO * 3 // 2 - sent.extrinsic_fee.rao, f"{free(cold)} rao are left")
    return f"1.5 TAO for {sent.extrinsic_fee}, final"


def refused():
    call = chain.compose_call("SubtensorModule", "start_call", {"netuid": 4000})
    answer = chain.sign_and_send_extrinsic(call, me, **included)
    need(not answer.success and "SubnetNotExists" in str(answer.message) + str(answer.error), f"success {answer.success}: {answer.message}")
    return str(answer.message)


def register():
    done(chain.register(me, NETUID, **included))
    done(chain.burned_register(second, NETUID, **included))
    uids = [chain.get_uid_for_hotkey_on_subnet(h, NETUID) for h in (hot, hot2)]
    need(uids[1] == uids[0] + 1, f"uids {uids}")
    return f"uid {uids[0]} with a limit to the price, uid {uids[1]} without"


def stake():
    before = free(cold)
    paid = done(chain.add_stake(me, NETUID, hot, tao(200), safe_staking=True, rate_tolerance=0.05, **included))
    need(before - free(cold) == 200 * RAO + paid.extrinsic_fee.rao, f"{before - free(cold)} rao were paid")
    near("stake", staked(hot), 200 * RAO, RAO // 100)
    before = free(cold)
    back = done(chain.unstake(me, NETUID, hot, tao(50, NETUID), safe_unstaking=True, rate_tolerance=0.05, **included))
    need(free(cold) - before == 50 * RAO - back.extrinsic_fee.rao, f"{free(cold) - before} rao came back")
    near("stake", staked(hot), 150 * RAO, RAO // 100)
    return "200 TAO in, 50 out, each with a limit to the price"


def move():
    done(chain.move_stake(me, NETUID, hot, NETUID, hot2, tao(40, NETUID), **included))
    near("left", staked(hot), 110 * RAO, RAO // 100)
    near("arrived", staked(hot2), 40 * RAO, RAO // 100)
    return "40 of it to the second hotkey"


def metagraph():
    graph = chain.metagraph(NETUID, lite=True)
    uid = graph.hotkeys.index(hot)
    need(graph.coldkeys[uid] == cold, f"coldkey of uid {uid} is {graph.coldkeys[uid]}")
    near("stake", float(graph.S[uid]), 110, 1)
    return f"{int(graph.n)} neurons, ours is uid {uid} with {float(graph.S[uid]):.2f} TAO"


def identity():
    about = {"name": "A sample", "url": "https://example.org", "github_repo": "", "image": "", "discord": "", "description": "made by sdk.py", "additional": ""}
    call = chain.compose_call("SubtensorModule", "set_identity", about)
    done(chain.sign_and_send_extrinsic(call, me, **included))
    found = chain.query_identity(cold)
    need(found is not None and found.name == "A sample", f"the identity is {found}")
    return f"{found.name}, {found.description}"


for step in (transfer, refused, register, stake, move, metagraph, identity):
    print(f"{step.__name__}: {step()}", flush=True)
print("all of it was seen")
