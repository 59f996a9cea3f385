package io.myelin.node.desk;

import io.myelin.api.Amount;
import io.myelin.api.AsOf;
import io.myelin.api.chain.Block;
import io.myelin.api.chain.BlockRow;
import io.myelin.api.chain.Head;
import io.myelin.api.chain.Payout;
import io.myelin.api.chain.Supply;
import io.myelin.api.market.Axon;
import io.myelin.api.market.Neuron;
import io.myelin.api.market.Stake;
import io.myelin.api.market.Subnet;
import io.myelin.node.chain.AddressBook;
import io.myelin.node.chain.ChainBlock;
import io.myelin.node.chain.SubnetNames;
import io.myelin.primitives.Hex;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.primitives.Ss58;
import io.myelin.primitives.hash.Hashes;
import io.myelin.runtime.ChainQueries;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** Facts of the chain as records of the contract. */
public final class Views {
  private static final double ONE = 65535.0;

  private Views() {}

  public static AsOf asOf(ChainBlock block) {
    return new AsOf(block.number(), block.hash().hex(), time(block));
  }

  static Instant time(ChainBlock block) {
    return Instant.ofEpochMilli(block.timeMillis());
  }

  public static Head head(ChainBlock block) {
    return new Head(
        block.number(), block.hash().hex(), block.parentHash().hex(), block.stateRoot().hex());
  }

  static Supply supply(ChainQueries.Supply supply, OptionalLong verified) {
    return new Supply(
        supply.block(),
        rao(supply.issuance()),
        rao(supply.cap()),
        rao(supply.accounted()),
        Amount.ofSigned(supply.difference()),
        rao(supply.blockEmission()),
        rao(supply.nextHalvingAt()),
        verified.stream().boxed().findFirst(),
        supply.subnets().stream()
            .map(
                s ->
                    new Supply.OnSubnet(
                        s.netuid().value(), rao(s.tao()), rao(s.alphaOut()), rao(s.pending())))
            .toList());
  }

  static Subnet subnet(ChainQueries.SubnetInfo info, SubnetNames names) {
    return new Subnet(
        info.netuid().value(),
        names.name(info),
        info.mechanism(),
        Ss58.encode(info.owner()),
        Ss58.encode(info.ownerHotkey()),
        info.tempo(),
        info.neurons(),
        info.validators(),
        info.maxNeurons(),
        rao(info.registrationPrice()),
        info.started(),
        info.emissionEnabled(),
        info.lastEpochBlock(),
        info.started() && info.tempo() > 0
            ? Optional.of(info.lastEpochBlock() + info.tempo())
            : Optional.empty(),
        info.epochIndex(),
        rao(info.tao()),
        rao(info.emissionPerBlock()),
        rao(info.pendingServer()),
        rao(info.pendingValidator()),
        rao(info.pendingOwnerCut()));
  }

  static Neuron neuron(NetUid netuid, ChainQueries.Neuron n, AddressBook names) {
    return new Neuron(
        netuid.value(),
        n.uid(),
        Ss58.encode(n.hotkey()),
        Ss58.encode(n.coldkey()),
        names.name(n.hotkey()),
        rao(n.stake()),
        n.active(),
        n.validatorPermit(),
        ratio(n.stakeWeight()),
        ratio(n.consensus()),
        ratio(n.incentive()),
        ratio(n.dividends()),
        ratio(n.validatorTrust()),
        rao(n.emission()),
        n.lastUpdate(),
        n.registeredAt(),
        n.axon()
            .map(
                a ->
                    new Axon(
                        a.ip(),
                        a.port(),
                        a.protocol(),
                        Long.toUnsignedString(a.version()),
                        a.block())));
  }

  static Stake stake(ChainQueries.StakePosition position, AddressBook names) {
    return new Stake(
        Ss58.encode(position.hotkey()),
        names.name(position.hotkey()),
        position.netuid().value(),
        rao(position.value()),
        position.registered());
  }

  /** What a block paid, in order of payment. */
  public static List<Payout> payouts(ChainBlock block, AddressBook names) {
    return IntStream.range(0, block.payouts().size())
        .mapToObj(
            i -> {
              var paid = block.payouts().get(i);
              return new Payout(
                  block.number(),
                  i,
                  paid.netuid().value(),
                  Ss58.encode(paid.hotkey()),
                  names.name(paid.hotkey()),
                  paid.kind().name(),
                  rao(paid.amount()));
            })
        .toList();
  }

  static BlockRow row(ChainBlock block) {
    return new BlockRow(
        block.number(),
        block.hash().hex(),
        block.parentHash().hex(),
        block.stateRoot().hex(),
        time(block),
        block.extrinsics().size(),
        block.failed().size(),
        block.bodyBytes(),
        block.payouts().size());
  }

  static Block block(ChainBlock block, boolean finalized, AddressBook names) {
    List<byte[]> body = block.extrinsics();
    return new Block(
        block.number(),
        block.hash().hex(),
        block.parentHash().hex(),
        block.stateRoot().hex(),
        block.extrinsicsRoot().hex(),
        time(block),
        finalized,
        IntStream.range(0, body.size())
            .mapToObj(
                i ->
                    new Block.Body(
                        i,
                        Hashes.blake2b256(body.get(i)).hex(),
                        body.get(i).length,
                        !block.failed().contains(i),
                        Hex.encode(body.get(i))))
            .toList(),
        payouts(block, names));
  }

  public static Amount rao(Rao amount) {
    return Amount.ofUnsigned(amount.value());
  }

  static double ratio(int u16) {
    return u16 / ONE;
  }
}
