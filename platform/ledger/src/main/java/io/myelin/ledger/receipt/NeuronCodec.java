package io.myelin.ledger.receipt;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.Rao;
import io.myelin.primitives.scale.ScaleException;
import io.myelin.primitives.scale.ScaleReader;
import io.myelin.primitives.scale.ScaleWriter;
import io.myelin.runtime.ChainQueries.Axon;
import io.myelin.runtime.ChainQueries.Neuron;
import java.util.Optional;

/**
 * A neuron in 94 to 108 bytes, and its axon where it serves: hotkey, coldkey, compact stake, flags
 * (1 active, 2 permit, 4 axon), u16 stake weight, consensus, incentive, dividends and validator
 * trust, compact emission, last update and block of registration. Its uid is its place.
 */
final class NeuronCodec {
  private static final int ACTIVE = 1;
  private static final int PERMIT = 2;
  private static final int AXON = 4;

  private NeuronCodec() {}

  static void write(ScaleWriter out, Neuron n) {
    AccountId.CODEC.write(out, n.hotkey());
    AccountId.CODEC.write(out, n.coldkey());
    out.compact(n.stake().value());
    out.u8(
        (n.active() ? ACTIVE : 0)
            | (n.validatorPermit() ? PERMIT : 0)
            | (n.axon().isPresent() ? AXON : 0));
    out.u16(n.stakeWeight()).u16(n.consensus()).u16(n.incentive());
    out.u16(n.dividends()).u16(n.validatorTrust());
    out.compact(n.emission().value()).compact(n.lastUpdate()).compact(n.registeredAt());
    n.axon()
        .ifPresent(
            axon ->
                out.compact(axon.block())
                    .text(axon.ip())
                    .u16(axon.port())
                    .u8(axon.protocol())
                    .compact(axon.version()));
  }

  static Neuron read(ScaleReader in, int uid) {
    AccountId hotkey = AccountId.CODEC.read(in);
    AccountId coldkey = AccountId.CODEC.read(in);
    Rao stake = Rao.of(in.compact());
    int flags = in.u8();
    if (flags > (ACTIVE | PERMIT | AXON)) {
      throw new ScaleException("neuron refused: flags " + flags + ", known are 1, 2 and 4");
    }
    return new Neuron(
        uid,
        hotkey,
        coldkey,
        stake,
        (flags & ACTIVE) != 0,
        (flags & PERMIT) != 0,
        in.u16(),
        in.u16(),
        in.u16(),
        in.u16(),
        in.u16(),
        Rao.of(in.compact()),
        in.compact(),
        in.compact(),
        (flags & AXON) != 0 ? Optional.of(axon(in)) : Optional.empty());
  }

  private static Axon axon(ScaleReader in) {
    return new Axon(in.compact(), in.text(), in.u16(), in.u8(), in.compact());
  }
}
