package io.myelin.runtime.subtensor.info;

import io.myelin.primitives.scale.Codec;
import io.myelin.primitives.scale.Codecs;
import io.myelin.primitives.scale.ScaleException;
import io.myelin.primitives.scale.ScaleWriter;
import io.myelin.runtime.subtensor.SubtensorPallet;
import io.myelin.runtime.subtensor.SubtensorTypes;
import io.myelin.runtime.type.Type;
import io.myelin.runtime.type.TypeShape;
import io.myelin.runtime.type.Types;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The third form of the hyperparameters: a list of names with values of several kinds. */
final class HyperparamFacts {
  static final Type<Long> I32F32 =
      new Type<>(
          Codecs.U64,
          new TypeShape.Composite(
              Types.path("substrate_fixed::FixedI64"),
              List.of(Types.named("bits", Types.I64.shape()))));

  private static final TypeShape U64F64 = SubtensorTypes.U64F64.shape();

  /** A value of one of the kinds that have a number on the wire. */
  private enum Kind {
    BOOL(0, "Bool", Types.BOOL.shape()),
    U16(1, "U16", new TypeShape.Compact(Types.U16.shape())),
    U32(2, "U32", new TypeShape.Compact(Types.U32.shape())),
    U64(3, "U64", new TypeShape.Compact(Types.U64.shape())),
    U128(4, "U128", new TypeShape.Compact(Types.U128.shape())),
    TAO(5, "TaoBalance", new TypeShape.Compact(Types.U64.shape())),
    I32F32(6, "I32F32", HyperparamFacts.I32F32.shape()),
    U64F64(7, "U64F64", HyperparamFacts.U64F64);

    private final int index;
    private final String label;
    private final TypeShape shape;

    Kind(int index, String label, TypeShape shape) {
      this.index = index;
      this.label = label;
      this.shape = shape;
    }

    TypeShape.Case alternative() {
      return new TypeShape.Case(label, index, List.of(Types.unnamed(shape)), List.of());
    }
  }

  /** One parameter; flags are 0 or 1, fixed-point numbers their bits. */
  record Hyperparam(byte[] name, Kind kind, BigInteger value) {
    static final Type<Hyperparam> TYPE =
        new Type<>(
            Codec.of(
                Hyperparam::write,
                in -> {
                  throw new ScaleException("record refused: answers are written, never read");
                }),
            new TypeShape.Composite(
                Types.path("pallet_subtensor::rpc_info::subnet_info::HyperparamEntry"),
                List.of(
                    Types.named("name", Types.BYTES.shape()),
                    Types.named(
                        "value",
                        new TypeShape.Variant(
                            Types.path("pallet_subtensor::rpc_info::subnet_info::HyperparamValue"),
                            List.of(),
                            List.of(Kind.values()).stream().map(Kind::alternative).toList())))));

    private static void write(ScaleWriter out, Hyperparam one) {
      out.lengthPrefixed(one.name).u8(one.kind.index);
      switch (one.kind) {
        case BOOL -> out.bool(one.value.signum() != 0);
        case I32F32 -> out.u64(one.value.longValue());
        case U64F64 -> out.i128(one.value);
        default -> out.compact(one.value);
      }
    }
  }

  private HyperparamFacts() {}

  static List<Hyperparam> of(SubtensorPallet s, SubnetView v) {
    return List.of(
        number("kappa", Kind.U16, v.get(s.kappa)),
        number("immunity_period", Kind.U16, v.get(s.immunityPeriod)),
        number("min_allowed_weights", Kind.U16, v.get(s.minAllowedWeights)),
        number("max_weights_limit", Kind.U16, 65535),
        number("tempo", Kind.U16, v.get(s.tempo)),
        number("weights_version", Kind.U64, v.get(s.weightsVersionKey)),
        number("weights_rate_limit", Kind.U64, v.get(s.weightsSetRateLimit)),
        number("activity_cutoff", Kind.U64, v.activityCutoff()),
        number("activity_cutoff_factor", Kind.U32, v.get(s.activityCutoffFactorMilli)),
        flag("registration_allowed", v.get(s.networkRegistrationAllowed)),
        number("target_regs_per_interval", Kind.U16, v.get(s.targetRegistrationsPerInterval)),
        number("min_burn", Kind.TAO, v.get(s.minBurn).value()),
        number("max_burn", Kind.TAO, v.get(s.maxBurn).value()),
        number("burn_half_life", Kind.U16, v.get(s.burnHalfLife)),
        entry("burn_increase_mult", Kind.U64F64, v.get(s.burnIncreaseMult)),
        number("bonds_moving_avg", Kind.U64, v.get(s.bondsMovingAverage)),
        number("max_regs_per_block", Kind.U16, v.get(s.maxRegistrationsPerBlock)),
        number("serving_rate_limit", Kind.U64, v.get(s.servingRateLimit)),
        number("max_validators", Kind.U16, v.get(s.maxAllowedValidators)),
        number("commit_reveal_period", Kind.U64, v.get(s.revealPeriodEpochs)),
        flag("commit_reveal_weights_enabled", v.get(s.commitRevealWeightsEnabled)),
        number("alpha_high", Kind.U16, v.get(s.alphaValues).second()),
        number("alpha_low", Kind.U16, v.get(s.alphaValues).first()),
        flag("liquid_alpha_enabled", v.get(s.liquidAlphaOn)),
        number("alpha_sigmoid_steepness", Kind.I32F32, (long) v.get(s.alphaSigmoidSteepness) << 32),
        number("yuma_version", Kind.U16, v.get(s.yuma3On) ? 3 : 2),
        flag("subnet_is_active", v.get(s.subtokenEnabled)),
        flag("transfers_enabled", v.get(s.transferToggle)),
        flag("bonds_reset_enabled", v.get(s.bondsResetOn)),
        flag("user_liquidity_enabled", false),
        flag("owner_cut_enabled", v.get(s.ownerCutEnabled)),
        flag("owner_cut_auto_lock_enabled", v.get(s.ownerCutAutoLockEnabled)),
        number(
            "min_childkey_take",
            Kind.U16,
            Math.max(s.minChildkeyTake.get(v.state()), v.get(s.minChildkeyTakePerSubnet))));
  }

  private static Hyperparam flag(String name, boolean on) {
    return entry(name, Kind.BOOL, on ? BigInteger.ONE : BigInteger.ZERO);
  }

  private static Hyperparam number(String name, Kind kind, long value) {
    return entry(name, kind, BigInteger.valueOf(value));
  }

  private static Hyperparam entry(String name, Kind kind, BigInteger value) {
    return new Hyperparam(name.getBytes(StandardCharsets.US_ASCII), kind, value);
  }
}
