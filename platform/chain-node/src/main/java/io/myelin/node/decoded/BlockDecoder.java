package io.myelin.node.decoded;

import com.fasterxml.jackson.databind.JsonNode;
import io.myelin.codec.CallCodec;
import io.myelin.codec.ChainCodec;
import io.myelin.codec.DispatchFailure;
import io.myelin.codec.EventRecord;
import io.myelin.codec.ExtrinsicReader;
import io.myelin.codec.json.ValueJson;
import io.myelin.primitives.Hex;
import io.myelin.primitives.hash.Hashes;
import io.myelin.primitives.scale.ScaleException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Extrinsics and events of a block in words. */
public final class BlockDecoder {
  private static final int MOST_SHOWN = 100;

  private final BlockCodec block;
  private final ChainCodec codec;

  public BlockDecoder(BlockCodec block) {
    this.block = block;
    this.codec = block.own();
  }

  /** For what no block holds yet. */
  BlockDecoder(ChainCodec codec) {
    this(new BlockCodec(codec, List.of(), later -> codec));
  }

  /** A call with its arguments by name; where an argument has none, all are a list. */
  public record Call(String pallet, String name, JsonNode args) {}

  /** Why a call failed, and what the chain's authors say of it. */
  public record Failure(String name, String docs) {
    static Failure of(DispatchFailure failure) {
      return new Failure(failure.name(), failure.docs());
    }
  }

  /**
   * An extrinsic of a block.
   *
   * @param signer as the extrinsic names it; empty for the author's own
   * @param extras what the signed extensions put beside the call, by their names
   * @param success empty where the block's events are not known any more
   * @param innerFailure what failed inside one that succeeded, in words
   * @param unreadable why the rest is empty, for bytes that the metadata does not describe and for
   *     those that are too large to be shown in words
   */
  public record Extrinsic(
      int index,
      String hash,
      Optional<JsonNode> signer,
      Map<String, JsonNode> extras,
      Optional<Call> call,
      Optional<Boolean> success,
      Optional<Failure> failure,
      Optional<String> innerFailure,
      Optional<String> unreadable) {}

  /**
   * An event of a block.
   *
   * @param phase initialization, extrinsic or finalization
   * @param extrinsic the place of the extrinsic that brought it about
   * @param fields by name; a list where they have none
   */
  public record Event(
      int index,
      String phase,
      Optional<Long> extrinsic,
      String pallet,
      String name,
      JsonNode fields) {}

  /**
   * The extrinsics of a block in their order.
   *
   * @param events of the same block; empty when they are not known
   */
  public List<Extrinsic> extrinsics(List<byte[]> body, Optional<List<EventRecord>> events) {
    Optional<Map<Long, List<EventRecord>>> known = events.map(BlockDecoder::byExtrinsic);
    Allowance allowance = new Allowance();
    List<Extrinsic> shown = new ArrayList<>();
    for (int index = 0; index < body.size(); index++) {
      long place = index;
      Optional<List<EventRecord>> own = known.map(all -> all.getOrDefault(place, List.of()));
      shown.add(extrinsic(index, body.get(index), own, allowance));
    }
    return shown;
  }

  /** Events in their order. */
  public List<Event> events(List<EventRecord> events) {
    return IntStream.range(0, events.size())
        .mapToObj(index -> event(index, events.get(index)))
        .toList();
  }

  /** A call in words. */
  Call call(CallCodec.Call call) {
    return call(codec, call);
  }

  private static Call call(ChainCodec codec, CallCodec.Call call) {
    return new Call(
        call.pallet(), call.name(), codec.json().fields(call.def().fields(), call.arguments()));
  }

  private Event event(int index, EventRecord event) {
    return new Event(
        index,
        event.phase() instanceof EventRecord.ApplyExtrinsic
            ? "extrinsic"
            : event.phase().getClass().getSimpleName().toLowerCase(Locale.ROOT),
        event.extrinsic(),
        event.pallet(),
        event.name(),
        codec.json().fields(event.def().fields(), event.fields()));
  }

  private static Map<Long, List<EventRecord>> byExtrinsic(List<EventRecord> events) {
    return events.stream()
        .filter(event -> event.extrinsic().isPresent())
        .collect(Collectors.groupingBy(event -> event.extrinsic().get()));
  }

  private Extrinsic extrinsic(
      int index, byte[] bytes, Optional<List<EventRecord>> events, Allowance allowance) {
    String hash = Hashes.blake2b256(bytes).hex();
    Optional<Optional<DispatchFailure>> outcome =
        events.flatMap(own -> codec.events().outcome(own));
    Optional<Boolean> success = outcome.map(Optional::isEmpty);
    Optional<Failure> failure = outcome.flatMap(failed -> failed.map(Failure::of));
    Optional<String> inner =
        success
            .filter(succeeded -> succeeded)
            .flatMap(succeeded -> codec.events().innerFailure(events.orElse(List.of())));
    try {
      Allowance.requireSmall(bytes);
      BlockCodec.Read read = block.read(bytes);
      ExtrinsicReader.Decoded decoded = read.decoded();
      ValueJson json = read.codec().json();
      allowance.take(decoded);
      return new Extrinsic(
          index,
          hash,
          decoded.signed().map(signed -> signer(read.codec(), signed)),
          decoded.signed().map(signed -> extras(json, signed)).orElse(Map.of()),
          Optional.of(call(read.codec(), decoded.call())),
          success,
          failure,
          inner,
          Optional.empty());
    } catch (ScaleException unknown) {
      return new Extrinsic(
          index,
          hash,
          Optional.empty(),
          Map.of(),
          Optional.empty(),
          success,
          failure,
          inner,
          Optional.of(unknown.getMessage() + "; its bytes: " + shortened(bytes)));
    }
  }

  private static JsonNode signer(ChainCodec codec, ExtrinsicReader.Signed signed) {
    int type = codec.metadata().extrinsic().each(codec.metadata().types()).address();
    JsonNode address = codec.json().write(type, signed.address());
    return address.path("Id").isTextual() ? address.path("Id") : address;
  }

  /** Extensions without anything in the extrinsic are left out. */
  private static Map<String, JsonNode> extras(ValueJson json, ExtrinsicReader.Signed signed) {
    Map<String, JsonNode> extras = new LinkedHashMap<>();
    for (ExtrinsicReader.Extra extra : signed.extras()) {
      JsonNode value = json.write(extra.extension().type(), extra.value());
      if (!value.isContainerNode() || !value.isEmpty()) {
        extras.put(extra.extension().identifier(), value);
      }
    }
    return extras;
  }

  private static String shortened(byte[] bytes) {
    return bytes.length > MOST_SHOWN
        ? Hex.encode(Arrays.copyOf(bytes, MOST_SHOWN)) + "... (" + bytes.length + " bytes)"
        : Hex.encode(bytes);
  }
}
