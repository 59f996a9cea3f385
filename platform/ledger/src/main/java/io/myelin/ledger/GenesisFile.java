package io.myelin.ledger;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.myelin.runtime.GenesisConfig;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds the genesis of a chain: in a preset that ships with the node, or in an operator's file. */
public final class GenesisFile {
  // An amount given twice, or text behind the end, is a slip of the hand that must not pass.
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private GenesisFile() {}

  /**
   * The genesis of a start: the operator's file where there is one, else the preset's own.
   *
   * @throws LedgerException for an unknown preset, one that needs a file, or a refused file
   */
  public static Genesis load(String preset, Optional<Path> file) {
    if (preset.equals("mainnet-like")) {
      throw new LedgerException(
          "The preset mainnet-like is not supported yet: it needs dynamic pools; use dev or"
              + " enterprise.");
    }
    if (file.isPresent()) {
      return GenesisReader.read(tree(file.get()), "file " + file.get());
    }
    if (preset.equals("enterprise")) {
      throw new LedgerException(
          "The preset enterprise needs a genesis file with keys of your own; make one with"
              + " ./myelin genesis new, or name it with --genesis FILE.");
    }
    return Optional.of(preset)
        .filter(name -> name.matches("[a-z-]{1,32}"))
        .flatMap(GenesisFile::shipped)
        .orElseThrow(
            () ->
                new LedgerException(
                    "No preset is called '"
                        + preset
                        + "'; there are: dev, enterprise, mainnet-like."));
  }

  /**
   * The genesis of a start on a folder: a chain that began with an earlier text of a preset, or by
   * an earlier version of the runtime, goes on with that one.
   *
   * @throws LedgerException as {@link #load(String, Optional)} does
   */
  public static Genesis load(String preset, Optional<Path> file, Path chainFolder) {
    Genesis genesis = load(preset, file);
    Optional<GenesisNote> there = GenesisNote.read(chainFolder);
    if (there.isEmpty()) {
      return genesis;
    }
    Stream<Genesis> earlier =
        IntStream.iterate(1, n -> n + 1)
            .mapToObj(n -> shipped(preset + "-" + n))
            .takeWhile(Optional::isPresent)
            .flatMap(Optional::stream);
    return Stream.concat(Stream.of(genesis), file.isPresent() ? Stream.empty() : earlier)
        .flatMap(text -> text.begun(there.get()).stream())
        .findFirst()
        .orElse(genesis);
  }

  private static Optional<Genesis> shipped(String preset) {
    try (InputStream in = GenesisFile.class.getResourceAsStream("/genesis/" + preset + ".json")) {
      return in == null
          ? Optional.empty()
          : Optional.of(GenesisReader.read(JSON.readTree(in), "preset " + preset));
    } catch (IOException e) {
      throw new LedgerException("preset " + preset + " does not read: " + e.getMessage(), e);
    }
  }

  /** A preset that ships with the node. */
  public static GenesisConfig preset(String name) {
    return load(name, Optional.empty()).config();
  }

  /** A genesis file of the operator's. */
  public static GenesisConfig read(Path file) {
    return load("enterprise", Optional.of(file)).config();
  }

  private static JsonNode tree(Path file) {
    try {
      return JSON.readTree(Files.readString(file));
    } catch (JsonProcessingException e) {
      String place =
          e.getLocation() == null
              ? ""
              : " (line "
                  + e.getLocation().getLineNr()
                  + ", column "
                  + e.getLocation().getColumnNr()
                  + ")";
      throw new LedgerException(
          "The genesis file "
              + file
              + " is not JSON: "
              + e.getOriginalMessage()
              + place
              + "; correct it, or make a new one with ./myelin genesis new.",
          e);
    } catch (NoSuchFileException e) {
      throw new LedgerException(
          "The genesis file " + file + " does not exist; make one with ./myelin genesis new.", e);
    } catch (CharacterCodingException e) {
      throw new LedgerException("The genesis file " + file + " is not a text in UTF-8.", e);
    } catch (IOException e) {
      throw new LedgerException(
          "The genesis file " + file + " cannot be read: " + e + "; check its permissions.", e);
    }
  }
}
