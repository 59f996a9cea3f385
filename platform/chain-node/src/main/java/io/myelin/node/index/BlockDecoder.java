package io.myelin.node.index;

import com.fasterxml.jackson.databind.JsonNode;
import io.myelin.codec.CallCodec;
import io.myelin.codec.EventRecord;
import io.myelin.codec.ExtrinsicReader;
import io.myelin.codec.value.Value;
import io.myelin.ledger.KeptBlock;
import io.myelin.node.decoded.BlockCodec;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.Ss58;
import io.myelin.primitives.hash.Hashes;
import io.myelin.primitives.scale.ScaleException;
import io.myelin.runtime.Declared;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Blocks in the words of the tables; nothing is executed for it. */
final class BlockDecoder {
  /** Of arguments and fields as JSON; what is longer is left to who reads the block itself. */
  private static final int LONGEST = 16_384;

  private static final String UNREADABLE = "{\"undecoded\":true}";
  private static final String ENDED = "System";

  /** Names of arguments that are a subnet; the first that a call has counts. */
  private static final List<String> SUBNETS = List.of("netuid", "origin_netuid");

  private final BlockCodec codec;
  private final Declared declared;

  /**
   * For one block.
   *
   * @param declared by the version that executed it
   */
  BlockDecoder(BlockCodec codec, Declared declared) {
    this.codec = codec;
    this.declared = declared;
  }

  /**
   * A block in words.
   *
   * @param events the bytes of System.Events; no bytes where there is no receipt
   */
  DecodedBlock decode(KeptBlock block, byte[] events) {
    List<EventRecord> records =
        events.length == 0 ? List.of() : codec.own().events().decode(events);
    List<DecodedBlock.Extrinsic> extrinsics = new ArrayList<>();
    List<byte[]> body = block.block().extrinsics();
    Map<Long, List<EventRecord>> own =
        records.stream()
            .filter(event -> event.extrinsic().isPresent())
            .collect(Collectors.groupingBy(event -> event.extrinsic().get()));
    for (int i = 0; i < body.size(); i++) {
      Optional<String> failure =
          i < block.failures().size() ? block.failures().get(i) : Optional.empty();
      Optional<String> inner =
          Optional.ofNullable(own.get((long) i))
              .filter(told -> failure.isEmpty())
              .flatMap(told -> codec.own().events().innerFailure(told));
      extrinsics.add(extrinsic(i, body.get(i), failure, inner));
    }
    return new DecodedBlock(List.copyOf(extrinsics), events(records));
  }

  private DecodedBlock.Extrinsic extrinsic(
      int position, byte[] bytes, Optional<String> failure, Optional<String> inner) {
    Optional<String> signer = Optional.empty();
    String pallet = "";
    String call = "";
    String arguments = UNREADABLE;
    Optional<Integer> netuid = Optional.empty();
    Optional<BlockCodec.Read> read = read(bytes);
    if (read.isPresent()) {
      ExtrinsicReader.Decoded decoded = read.get().decoded();
      CallCodec.Call what = decoded.call();
      signer = decoded.signed().flatMap(signed -> account(signed.address())).map(Ss58::encode);
      pallet = what.pallet();
      call = what.name();
      JsonNode given = read.get().codec().json().fields(what.def().fields(), what.arguments());
      arguments = json(given);
      netuid = SUBNETS.stream().map(given::findPath).flatMap(BlockDecoder::subnet).findFirst();
    }
    return new DecodedBlock.Extrinsic(
        position,
        Hashes.blake2b256(bytes).hex(),
        bytes.length,
        signer,
        pallet,
        call,
        arguments,
        failure,
        inner,
        netuid);
  }

  private static Stream<Integer> subnet(JsonNode found) {
    return Stream.of(found).filter(JsonNode::canConvertToInt).map(JsonNode::asInt);
  }

  private Optional<BlockCodec.Read> read(byte[] extrinsic) {
    try {
      return Optional.of(codec.read(extrinsic));
    } catch (ScaleException unlisted) {
      return Optional.empty();
    }
  }

  private List<DecodedBlock.Event> events(List<EventRecord> records) {
    List<DecodedBlock.Event> events = new ArrayList<>();
    int position = 0;
    for (EventRecord event : records) {
      boolean ended = event.is(ENDED, "ExtrinsicSuccess") || event.is(ENDED, "ExtrinsicFailed");
      if (!ended) {
        JsonNode fields = codec.own().json().fields(event.def().fields(), event.fields());
        events.add(
            new DecodedBlock.Event(
                position,
                event.extrinsic().map(Long::intValue),
                event.pallet(),
                event.name(),
                json(fields),
                declared
                    .subnetOf(event.pallet(), event.name())
                    .flatMap(place -> nth(fields, place))
                    .flatMap(found -> subnet(found).findFirst())));
      }
      position++;
    }
    return List.copyOf(events);
  }

  /** Fields are an object where they have names, in their order, else a list. */
  private static Optional<JsonNode> nth(JsonNode fields, int place) {
    return fields.isObject() || fields.isArray()
        ? StreamSupport.stream(fields.spliterator(), false).skip(place).findFirst()
        : Optional.of(fields);
  }

  private static String json(JsonNode node) {
    String text = node.toString();
    return text.length() <= LONGEST ? text : "{\"characters\":" + text.length() + "}";
  }

  private static Optional<AccountId> account(Value address) {
    if (address instanceof Value.Bytes bytes && bytes.value().length == AccountId.BYTES) {
      return Optional.of(AccountId.of(bytes.value()));
    }
    return address instanceof Value.Variant variant
        ? variant.fields().at(0).flatMap(BlockDecoder::account)
        : Optional.empty();
  }
}
