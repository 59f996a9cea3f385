package io.myelin.runtime.upgrade;

import io.myelin.primitives.Hash256;
import io.myelin.primitives.state.StateView;
import io.myelin.runtime.frame.BlockContext;
import io.myelin.runtime.frame.CallDef.Pays;
import io.myelin.runtime.frame.DispatchException;
import io.myelin.runtime.frame.Origin;
import io.myelin.runtime.frame.Pallet;
import io.myelin.runtime.storage.State;
import io.myelin.runtime.storage.StorageValue;
import io.myelin.runtime.type.Type;
import io.myelin.runtime.type.Types;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The two calls of an upgrade (extrinsics.md: System 9 and 11). Root authorises the hash of an
 * artefact; whoever then shows the artefact makes it the code of the next block on.
 */
public final class UpgradeRules {
  /** Where the artefact of the version that executes the next block stands. */
  private static final byte[] CODE = ":code".getBytes(StandardCharsets.US_ASCII);

  static final String SPEC_NAME = "node-subtensor";
  static final Type<LastUpgrade> LAST_TYPE =
      Types.struct(
          "frame_system::LastRuntimeUpgradeInfo", LastUpgrade.class, Types.COMPACT_U32, Types.STR);
  static final Type<Authorization> AUTHORIZATION_TYPE =
      Types.struct(
          "frame_system::CodeUpgradeAuthorization", Authorization.class, Types.H256, Types.BOOL);

  private static final StorageValue<LastUpgrade> LAST =
      new StorageValue<>("System", "LastRuntimeUpgrade", LAST_TYPE, Optional.empty());
  private static final StorageValue<Authorization> AUTHORIZED =
      new StorageValue<>("System", "AuthorizedUpgrade", AUTHORIZATION_TYPE, Optional.empty());

  private final int running;
  private final Told told;

  UpgradeRules(int running, Told told) {
    this.running = running;
    this.told = told;
  }

  /** The version that executed the newest block. */
  public record LastUpgrade(long specVersion, String specName) {}

  /** What root allowed to be applied. */
  public record Authorization(Hash256 codeHash, boolean checkVersion) {}

  /** Allows an artefact by its hash. */
  public record AuthorizeUpgrade(Hash256 codeHash) {}

  /** Shows the allowed artefact. */
  public record ApplyAuthorizedUpgrade(byte[] code) {}

  /** How a version says what happened, in errors and events of its own metadata. */
  interface Told {
    DispatchException refusal(Refusal why);

    void authorized(BlockContext context, Hash256 codeHash);

    void applied(BlockContext context);
  }

  /** Why an artefact is not applied. */
  enum Refusal {
    OTHER_CHAIN,
    NOT_NEWER,
    NO_ARTIFACT,
    NOTHING_AUTHORIZED,
    UNAUTHORIZED
  }

  /** Declares both calls on a pallet. */
  void declare(Pallet pallet) {
    pallet.rootCall(
        9, "authorize_upgrade", AuthorizeUpgrade.class, Pays.YES, this::authorize, Types.H256);
    pallet.call(
        11,
        "apply_authorized_upgrade",
        ApplyAuthorizedUpgrade.class,
        Pays.YES,
        this::apply,
        Types.BYTES);
  }

  private void authorize(BlockContext context, AuthorizeUpgrade args) {
    AUTHORIZED.put(context.state(), new Authorization(args.codeHash(), true));
    told.authorized(context, args.codeHash());
  }

  private void apply(BlockContext context, Origin origin, ApplyAuthorizedUpgrade args) {
    State state = context.state();
    Authorization allowed =
        AUTHORIZED.find(state).orElseThrow(() -> told.refusal(Refusal.NOTHING_AUTHORIZED));
    RuntimeArtifact artifact =
        RuntimeArtifact.read(args.code()).orElseThrow(() -> told.refusal(Refusal.NO_ARTIFACT));
    unless(artifact.hash().equals(allowed.codeHash()), Refusal.UNAUTHORIZED);
    unless(artifact.specName().equals(SPEC_NAME), Refusal.OTHER_CHAIN);
    unless(artifact.specVersion() > running, Refusal.NOT_NEWER);
    AUTHORIZED.remove(state);
    put(state, artifact);
    told.applied(context);
  }

  private void unless(boolean holds, Refusal why) {
    if (!holds) {
      throw told.refusal(why);
    }
  }

  /** The artefact that decides who executes the next block; empty in a chain of the first kind. */
  public static Optional<byte[]> code(StateView state) {
    return state.get(CODE);
  }

  static void put(State state, RuntimeArtifact artifact) {
    state.put(CODE, artifact.bytes());
  }

  /** The version that executed the block that left this state. */
  static long last(StateView state) {
    return LAST.find(state).map(LastUpgrade::specVersion).orElse((long) Edition.FIRST);
  }

  static void putLast(State state, int specVersion) {
    LAST.put(state, new LastUpgrade(specVersion, SPEC_NAME));
  }
}
