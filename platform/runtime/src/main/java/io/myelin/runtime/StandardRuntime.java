package io.myelin.runtime;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.crypto.MultiSignature;
import io.myelin.primitives.state.StateEntry;
import io.myelin.primitives.state.StateView;
import io.myelin.runtime.api.RuntimeApi;
import io.myelin.runtime.balances.BalancesPallet;
import io.myelin.runtime.balances.Currency;
import io.myelin.runtime.extrinsic.CallTable;
import io.myelin.runtime.extrinsic.ExtrinsicCodec;
import io.myelin.runtime.extrinsic.RuntimeCall;
import io.myelin.runtime.frame.BlockContext;
import io.myelin.runtime.frame.DispatchError;
import io.myelin.runtime.frame.ErrorDef;
import io.myelin.runtime.frame.Journal;
import io.myelin.runtime.frame.Pallet;
import io.myelin.runtime.meta.Metadata;
import io.myelin.runtime.meta.MetadataBuilder;
import io.myelin.runtime.meta.MetadataWriter;
import io.myelin.runtime.storage.State;
import io.myelin.runtime.subtensor.AdminUtilsPallet;
import io.myelin.runtime.subtensor.Queries;
import io.myelin.runtime.subtensor.SubtensorPallet;
import io.myelin.runtime.subtensor.info.InfoApis;
import io.myelin.runtime.system.AuraPallet;
import io.myelin.runtime.system.PaymentPallet;
import io.myelin.runtime.system.SudoPallet;
import io.myelin.runtime.system.SystemPallet;
import io.myelin.runtime.system.TimestampPallet;
import io.myelin.runtime.upgrade.Edition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** The state machine with all its pallets. */
public final class StandardRuntime implements ChainRuntime {
  private static final long FAST_BLOCK_MILLIS = 250;

  private final Edition edition;
  private final TimestampPallet timestamp;
  private final Currency currency;
  private final SubtensorPallet subtensor;
  private final SudoPallet sudo;
  private final List<Pallet> pallets;
  private final ExtrinsicCodec extrinsics;
  private final Queries queries;
  private final Executive executive;
  private final List<RuntimeApi> apis;
  private final RuntimeVersion version;
  private final byte[] metadata14;
  private final byte[] metadata15;

  /** The runtime of a chain of fast blocks, as the dev preset makes them. */
  public StandardRuntime() {
    this(MultiSignature::verify);
  }

  /** The same, with signatures left to somebody who may remember them. */
  public StandardRuntime(SignatureCheck signatures) {
    this(FAST_BLOCK_MILLIS, signatures);
  }

  /**
   * The newest runtime of one chain.
   *
   * @param blockMillis from its genesis; clients read it as a constant and execution never does
   */
  public StandardRuntime(long blockMillis, SignatureCheck signatures) {
    this(Edition.NEWEST, blockMillis, signatures);
  }

  /**
   * One version of the runtime of a chain.
   *
   * @throws IllegalArgumentException for a version that this build does not have
   */
  public StandardRuntime(int specVersion, long blockMillis, SignatureCheck signatures) {
    edition = Edition.of(specVersion);
    SystemPallet system = edition.system();
    CallTable calls = new CallTable();
    currency = new Currency(system);
    subtensor = new SubtensorPallet(system, currency);
    sudo = new SudoPallet(calls);
    extrinsics = new ExtrinsicCodec(calls);
    queries = new Queries(subtensor, system);
    timestamp = new TimestampPallet(blockMillis);
    pallets =
        List.of(
            system,
            timestamp,
            new AuraPallet(blockMillis),
            new BalancesPallet(currency),
            new PaymentPallet(),
            subtensor,
            sudo,
            new AdminUtilsPallet(subtensor));
    pallets.forEach(calls::add);
    edition.addUnlisted(calls);
    List<RuntimeApi> all = new ArrayList<>(new CoreApis(this, extrinsics).all());
    all.addAll(InfoApis.of(subtensor));
    apis = List.copyOf(all);
    version =
        RuntimeVersions.of(
            specVersion,
            apis.stream().map(a -> RuntimeVersions.api(a.name(), a.version())).toList());
    system.publishVersion(RuntimeVersions.TYPE, version);
    Metadata metadata = MetadataBuilder.build(pallets, apis);
    metadata14 = MetadataWriter.write(metadata, 14);
    metadata15 = MetadataWriter.write(metadata, 15);
    executive =
        new Executive(
            edition,
            currency,
            subtensor,
            extrinsics,
            new EventWriter(pallets),
            new Admission(version, system, subtensor.guard(), signatures),
            this::words);
  }

  @Override
  public RuntimeVersion version() {
    return version;
  }

  @Override
  public SortedMap<byte[], byte[]> genesis(GenesisConfig config) {
    return filledGenesis(config, netuid -> List.of());
  }

  /** The state of block 0 for measurements: with neurons that have stake on each subnet. */
  public SortedMap<byte[], byte[]> filledGenesis(
      GenesisConfig config, Function<NetUid, List<AccountId>> hotkeys) {
    State state = new State(emptyView());
    BlockContext context = new BlockContext(state, 0, config.author(), new Journal());
    config.balances().forEach((who, amount) -> currency.mint(context, who, amount));
    sudo.key.put(state, config.sudo());
    subtensor.genesis(state, config);
    edition.genesis(state);
    config
        .subnets()
        .forEach(
            subnet -> subtensor.fill(context, subnet.netuid(), hotkeys.apply(subnet.netuid())));
    subtensor.checkAll(state, 0);
    SortedMap<byte[], byte[]> out = new TreeMap<>(Arrays::compareUnsigned);
    state.changes().forEach((k, v) -> v.ifPresent(value -> out.put(k, value)));
    return out;
  }

  @Override
  public List<byte[]> inherents(long timestampMillis) {
    return List.of(
        extrinsics.bare(
            new RuntimeCall(timestamp, timestamp.set, new TimestampPallet.Set(timestampMillis))));
  }

  @Override
  public Validity validate(StateView state, Hash256 blockHash, byte[] extrinsic) {
    return executive.validate(state, blockHash, extrinsic);
  }

  @Override
  public void ahead(StateView state, Hash256 blockHash, byte[] extrinsic) {
    executive.ahead(state, blockHash, extrinsic);
  }

  @Override
  public BlockResult apply(StateView parent, BlockInput block) {
    return executive.apply(parent, block);
  }

  @Override
  public void verify(StateView state) {
    subtensor.checkAll(state, edition.system().number.get(state));
  }

  @Override
  public Optional<byte[]> call(StateView state, String method, byte[] arguments) {
    for (RuntimeApi api : apis) {
      for (RuntimeApi.Method<?> candidate : api.methods()) {
        if (method.equals(api.name() + "_" + candidate.name())) {
          return Optional.of(candidate.call(state, arguments));
        }
      }
    }
    return Optional.empty();
  }

  @Override
  public Optional<byte[]> metadata(int format) {
    return switch (format) {
      case 14 -> Optional.of(metadata14.clone());
      case 15 -> Optional.of(metadata15.clone());
      default -> Optional.empty();
    };
  }

  @Override
  public Declared declared() {
    return new Declared(pallets);
  }

  @Override
  public ChainQueries queries() {
    return queries;
  }

  List<Pallet> pallets() {
    return pallets;
  }

  List<RuntimeApi> apis() {
    return apis;
  }

  @Override
  public String words(DispatchError error) {
    if (error instanceof DispatchError.Module module) {
      for (Pallet pallet : pallets) {
        for (ErrorDef def : pallet.errors()) {
          if (pallet.index() == module.pallet() && def.index() == module.error()) {
            return pallet.name() + "." + def.name();
          }
        }
      }
    }
    return error.toString().replace("[]", "");
  }

  private static StateView emptyView() {
    return new StateView() {
      @Override
      public Optional<byte[]> get(byte[] key) {
        return Optional.empty();
      }

      @Override
      public Iterator<StateEntry> scan(byte[] prefix) {
        return Collections.emptyIterator();
      }
    };
  }
}
