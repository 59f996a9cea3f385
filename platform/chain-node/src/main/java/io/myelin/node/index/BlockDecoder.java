package io.myelin.node.index;

import com.fasterxml.jackson.databind.JsonNode;
import io.myelin.codec.CallCodec;
import io.myelin.codec.ChainCodec;
import io.myelin.codec.EventRecord;
import io.myelin.codec.ExtrinsicReader;
import io.myelin.codec.value.Value;
import io.myelin.ledger.KeptBlock;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.Ss58;
import io.myelin.primitives.hash.Hashes;
import io.myelin.primitives.scale.ScaleException;
import io.myelin.runtime.version.RuntimeSchedule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Reads blocks by the metadata of the version that executed them; nothing is executed for it. One
 * thread at a time.
 */
final class BlockDecoder {
  /** Of arguments and fields as JSON; what is longer is left to who reads the block itself. */
  private static final int LONGEST = 16_384;

  private static final String UNREADABLE = "{\"undecoded\":true}";
  private static final String ENDED = "System";

  /** Names of arguments that are a subnet; the first that a call has counts. */
  private static final List<String> SUBNETS = List.of("netuid", "origin_netuid");

  private final RuntimeSchedule runtimes;
  private final Map<Integer, ChainCodec> codecs = new HashMap<>();

  BlockDecoder(RuntimeSchedule runtimes) {
    this.runtimes = runtimes;
  }

  /**
   * A block in words.
   *
   * @param specVersion that executed it
   * @param events the bytes of System.Events; no bytes where there is no receipt
   */
  DecodedBlock decode(KeptBlock block, int specVersion, byte[] events) {
    List<EventRecord> records =
        events.length == 0 ? List.of() : codec(specVersion).events().decode(events);
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
              .flatMap(told -> codec(specVersion).events().innerFailure(told));
      extrinsics.add(extrinsic(i, body.get(i), specVersion, failure, inner));
    }
    return new DecodedBlock(List.copyOf(extrinsics), events(specVersion, records));
  }

  private DecodedBlock.Extrinsic extrinsic(
      int position,
      byte[] bytes,
      int specVersion,
      Optional<String> failure,
      Optional<String> inner) {
    Optional<String> signer = Optional.empty();
    String pallet = "";
    String call = "";
    String arguments = UNREADABLE;
    Optional<Integer> netuid = Optional.empty();
    Optional<ChainCodec> codec = codecOf(bytes, specVersion);
    if (codec.isPresent()) {
      ExtrinsicReader.Decoded decoded = codec.get().extrinsics().decode(bytes);
      CallCodec.Call what = decoded.call();
      signer = decoded.signed().flatMap(signed -> account(signed.address())).map(Ss58::encode);
      pallet = what.pallet();
      call = what.name();
      JsonNode given = codec.get().json().fields(what.def().fields(), what.arguments());
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

  /** A version may take calls that its metadata does not list; a later one lists them. */
  private Optional<ChainCodec> codecOf(byte[] extrinsic, int specVersion) {
    return runtimes.versions().stream()
        .filter(version -> version >= specVersion)
        .map(this::codec)
        .filter(codec -> reads(codec, extrinsic))
        .findFirst();
  }

  private static boolean reads(ChainCodec codec, byte[] extrinsic) {
    try {
      codec.extrinsics().decode(extrinsic);
      return true;
    } catch (ScaleException | IllegalArgumentException unlisted) {
      return false;
    }
  }

  private List<DecodedBlock.Event> events(int specVersion, List<EventRecord> records) {
    List<DecodedBlock.Event> events = new ArrayList<>();
    int position = 0;
    for (EventRecord event : records) {
      boolean ended = event.is(ENDED, "ExtrinsicSuccess") || event.is(ENDED, "ExtrinsicFailed");
      if (!ended) {
        JsonNode fields = codec(specVersion).json().fields(event.def().fields(), event.fields());
        events.add(
            new DecodedBlock.Event(
                position,
                event.extrinsic().map(Long::intValue),
                event.pallet(),
                event.name(),
                json(fields),
                runtimes
                    .version(specVersion)
                    .declared()
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

  private ChainCodec codec(int specVersion) {
    return codecs.computeIfAbsent(
        specVersion,
        version -> ChainCodec.of(runtimes.version(version).metadata(14).orElseThrow()));
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
