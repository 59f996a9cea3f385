package io.myelin.plugins.jar;

import io.myelin.contract.SubnetDescription;
import io.myelin.plugins.Refusal;
import io.myelin.spi.Model;
import io.myelin.spi.Subnet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The subnet a jar provides: its class, its description, and the files the description names. */
final class JarContract {
  private static final String SERVICE = "META-INF/services/" + Subnet.class.getName();
  private static final int SERVICE_BYTES = 1 << 16;
  private static final int DESCRIPTION_BYTES = 4 << 20;

  /** Classes of a worker that a plugin meets; a copy in the jar would be a lie about them. */
  private static final List<String> SHARED = List.of("io/myelin/spi/", "org/pf4j/", "org/slf4j/");

  private static final String BUILD =
      "Build the jar with the SDK's Maven plugin (goal describe), which reads that file.";

  private final CheckedZip zip;
  private final String what;

  JarContract(CheckedZip zip, String what) {
    this.zip = zip;
    this.what = what;
  }

  void requireNothingShared() throws Refusal {
    Optional<String> shadow =
        zip.names()
            .filter(
                name -> {
                  String plain = name.replaceFirst("^META-INF/versions/[0-9]+/", "");
                  return plain.endsWith(".class") && SHARED.stream().anyMatch(plain::startsWith);
                })
            .findFirst();
    if (shadow.isPresent()) {
      throw new Refusal(
          what,
          "it holds " + shadow.get() + ", which is the platform's",
          "none of io.myelin.spi, org.pf4j and org.slf4j",
          "Give these dependencies the scope provided, or leave them out of shading.");
    }
    if (zip.size("META-INF/INDEX.LIST").isPresent()) {
      throw new Refusal(
          what,
          "it has a META-INF/INDEX.LIST, which may name other jars",
          "a jar that needs nothing beside itself",
          "Switch the index of the maven-jar-plugin off.");
    }
  }

  /** The name of the class that implements the interface. */
  String subnet() throws Refusal, IOException {
    Optional<byte[]> service = zip.read(SERVICE, SERVICE_BYTES);
    List<String> names =
        service.stream()
            .flatMap(bytes -> new String(bytes, StandardCharsets.UTF_8).lines())
            .map(line -> line.replaceFirst("#.*", "").strip())
            .filter(line -> !line.isEmpty())
            .toList();
    if (names.size() != 1) {
      throw new Refusal(
          what,
          service.isEmpty()
              ? "it has no " + SERVICE
              : SERVICE + " names " + names.size() + " classes",
          "that file, with one line: the class that implements " + Subnet.class.getName(),
          "Add it under src/main/resources.");
    }
    if (zip.size(names.get(0).replace('.', '/') + ".class").isEmpty()) {
      throw new Refusal(
          what,
          SERVICE + " names " + names.get(0) + ", which is not in the jar",
          "a class of the jar",
          "Correct the line, or pack the class.");
    }
    return names.get(0);
  }

  /** The description, which has to say what the manifest says. */
  SubnetDescription description(JarManifest manifest) throws Refusal, IOException {
    Optional<byte[]> text = zip.read(SubnetDescription.PATH, DESCRIPTION_BYTES);
    if (text.isEmpty()) {
      throw new Refusal(
          what,
          "it has no " + SubnetDescription.PATH,
          "that file, as the build writes it",
          "Build the jar with the SDK's Maven plugin (goal describe).");
    }
    SubnetDescription description;
    try {
      description = SubnetDescription.parse(new String(text.get(), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw new Refusal(
          what, String.valueOf(e.getMessage()), "the file as the build writes it", BUILD);
    }
    requireSame("Plugin-Id", manifest.id(), description.id());
    requireSame("Plugin-Version", manifest.version(), description.version());
    if (description.memoryMegabytes() < 1 || description.threads() < 1) {
      throw new Refusal(
          what,
          "it asks for "
              + description.memoryMegabytes()
              + " MB and "
              + description.threads()
              + " threads",
          "at least 1 of each",
          "Correct the subnet's manifest().");
    }
    return description;
  }

  /** What the description names as lying in the jar is there, and is what it says. */
  void requireFiles(SubnetDescription description) throws Refusal, IOException {
    for (Model model : description.models()) {
      if (model.source().startsWith("jar:")) {
        requireModel(model, model.source().substring("jar:".length()));
      }
    }
    Set<String> wanted = new HashSet<>();
    for (SubnetDescription.CapabilityEntry each : description.capabilities()) {
      if (each.kind().equals("native") && each.asked().size() == 2) {
        wanted.add(each.asked().get(1));
      }
    }
    if (!wanted.isEmpty()) {
      for (String name : zip.names().toList()) {
        wanted.remove(zip.digest(name));
      }
    }
    if (!wanted.isEmpty()) {
      throw new Refusal(
          what,
          "no file of it has the digest " + wanted.iterator().next(),
          "every native library the manifest names",
          "Correct the digest in the subnet's manifest(), or pack the library.");
    }
  }

  private void requireModel(Model model, String path) throws Refusal, IOException {
    Optional<Long> size = zip.size(path);
    String seen =
        size.isEmpty()
            ? "is not in it"
            : size.get() != model.bytes()
                ? "has " + size.get() + " bytes"
                : "has the digest " + zip.digest(path);
    if (!seen.endsWith(" " + model.sha256())) {
      throw new Refusal(
          what,
          "its model " + path + " " + seen,
          model.bytes() + " bytes with the digest " + model.sha256(),
          "Pack the file the subnet's manifest() names, or correct the manifest().");
    }
  }

  private void requireSame(String name, String inManifest, String inDescription) throws Refusal {
    if (!inManifest.equals(inDescription)) {
      throw new Refusal(
          what,
          name
              + " is "
              + inManifest
              + " in its manifest and "
              + inDescription
              + " in "
              + SubnetDescription.PATH,
          "the same in both",
          "Build the whole project anew; both come from the project's id and version.");
    }
  }
}
