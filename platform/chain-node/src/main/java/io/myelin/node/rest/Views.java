package io.myelin.node.rest;

import io.myelin.node.chain.AddressBook;
import io.myelin.node.chain.ChainBlock;
import io.myelin.node.chain.SubnetNames;
import io.myelin.node.index.IndexReader;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.Hex;
import io.myelin.primitives.Rao;
import io.myelin.primitives.Ss58;
import io.myelin.primitives.hash.Hashes;
import io.myelin.runtime.ChainQueries;
import io.myelin.runtime.frame.Payout;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** The shapes of answers; names and types here are a promise to clients. */
final class Views {
  private static final double ONE = 65535.0;

  private Views() {}

  record Head(long number, String hash, String parentHash, String stateRoot) {
    static Head of(ChainBlock block) {
      return new Head(
          block.number(), block.hash().hex(), block.parentHash().hex(), block.stateRoot().hex());
    }
  }

  record SubnetSupply(int netuid, String tao, String alphaOut, String pending) {}

  record Supply(
      long block,
      String issuance,
      String cap,
      String accounted,
      String difference,
      String blockEmission,
      String nextHalvingAt,
      Optional<Long> verified,
      List<SubnetSupply> subnets) {
    static Supply of(ChainQueries.Supply supply, OptionalLong verified) {
      return new Supply(
          supply.block(),
          rao(supply.issuance()),
          rao(supply.cap()),
          rao(supply.accounted()),
          Long.toString(supply.difference()),
          rao(supply.blockEmission()),
          rao(supply.nextHalvingAt()),
          verified.stream().boxed().findFirst(),
          supply.subnets().stream()
              .map(
                  s ->
                      new SubnetSupply(
                          s.netuid().value(), rao(s.tao()), rao(s.alphaOut()), rao(s.pending())))
              .toList());
    }
  }

  record Subnet(
      int netuid,
      String name,
      int mechanism,
      String owner,
      String ownerHotkey,
      int tempo,
      int neurons,
      int maxNeurons,
      String registrationPrice,
      boolean started,
      boolean emissionEnabled,
      long lastEpochBlock,
      long epochIndex,
      String tao,
      String emissionPerBlock,
      String pendingServer,
      String pendingValidator,
      String pendingOwnerCut) {
    static Subnet of(ChainQueries.SubnetInfo info, SubnetNames names) {
      return new Subnet(
          info.netuid().value(),
          names.name(info),
          info.mechanism(),
          Ss58.encode(info.owner()),
          Ss58.encode(info.ownerHotkey()),
          info.tempo(),
          info.neurons(),
          info.maxNeurons(),
          rao(info.registrationPrice()),
          info.started(),
          info.emissionEnabled(),
          info.lastEpochBlock(),
          info.epochIndex(),
          rao(info.tao()),
          rao(info.emissionPerBlock()),
          rao(info.pendingServer()),
          rao(info.pendingValidator()),
          rao(info.pendingOwnerCut()));
    }
  }

  record Axon(String ip, int port, int protocol, String version, long block) {}

  record Neuron(
      int uid,
      String hotkey,
      String coldkey,
      String name,
      String stake,
      boolean active,
      boolean validatorPermit,
      double stakeWeight,
      double consensus,
      double incentive,
      double dividends,
      double validatorTrust,
      String emission,
      long lastUpdate,
      long registeredAt,
      Optional<Axon> axon) {
    static Neuron of(ChainQueries.Neuron n, AddressBook names) {
      return new Neuron(
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
  }

  record Metagraph(int netuid, long block, List<Neuron> neurons) {}

  record EpochNeuron(
      int uid, String hotkey, String name, String stake, double incentive, double dividends) {}

  record Epoch(long block, List<EpochNeuron> neurons) {
    static Epoch of(long block, List<IndexReader.EpochNeuron> rows, AddressBook names) {
      return new Epoch(
          block,
          rows.stream()
              .map(
                  row ->
                      new EpochNeuron(
                          row.uid(),
                          row.hotkey(),
                          names.name(Ss58.decode(row.hotkey())),
                          Long.toUnsignedString(row.stake()),
                          ratio(row.incentive()),
                          ratio(row.dividends())))
              .toList());
    }
  }

  record PayoutView(
      long block, int netuid, String hotkey, String name, String kind, String amount) {
    static PayoutView of(long block, Payout payout, AddressBook names) {
      return new PayoutView(
          block,
          payout.netuid().value(),
          Ss58.encode(payout.hotkey()),
          names.name(payout.hotkey()),
          payout.kind().name(),
          rao(payout.amount()));
    }
  }

  record ExtrinsicView(int index, String hash, int bytes, boolean success, String encoded) {}

  record BlockView(
      long number,
      String hash,
      String parentHash,
      String stateRoot,
      String extrinsicsRoot,
      List<ExtrinsicView> extrinsics,
      List<PayoutView> payouts) {
    static BlockView of(ChainBlock block, AddressBook names) {
      List<byte[]> body = block.extrinsics();
      return new BlockView(
          block.number(),
          block.hash().hex(),
          block.parentHash().hex(),
          block.stateRoot().hex(),
          block.extrinsicsRoot().hex(),
          IntStream.range(0, body.size())
              .mapToObj(
                  i ->
                      new ExtrinsicView(
                          i,
                          Hashes.blake2b256(body.get(i)).hex(),
                          body.get(i).length,
                          !block.failed().contains(i),
                          Hex.encode(body.get(i))))
              .toList(),
          block.payouts().stream()
              .map(payout -> PayoutView.of(block.number(), payout, names))
              .toList());
    }
  }

  record Account(String address, String free, String reserved, long nonce) {
    static Account of(AccountId account, ChainQueries.Balance balance) {
      return new Account(
          Ss58.encode(account), rao(balance.free()), rao(balance.reserved()), balance.nonce());
    }
  }

  record Stake(String hotkey, String name, int netuid, String value, boolean registered) {
    static Stake of(ChainQueries.StakePosition position, AddressBook names) {
      return new Stake(
          Ss58.encode(position.hotkey()),
          names.name(position.hotkey()),
          position.netuid().value(),
          rao(position.value()),
          position.registered());
    }
  }

  static String rao(Rao amount) {
    return Long.toUnsignedString(amount.value());
  }

  static double ratio(int u16) {
    return u16 / ONE;
  }
}
