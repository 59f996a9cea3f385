package io.myelin.plugins.jar;

import io.myelin.plugins.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The certificates whose signatures count: X.509 files in the folder {@code trust} of a data
 * folder, as {@code keytool -exportcert -rfc} writes them. A certificate is trusted itself, not
 * what it may have signed.
 */
public final class TrustStore {
  private static final String ENDING = "\\.(pem|crt|cer)$";

  private final Path folder;
  private final Map<Certificate, String> names;

  private TrustStore(Path folder, Map<Certificate, String> names) {
    this.folder = folder;
    this.names = Map.copyOf(names);
  }

  /**
   * @throws Refusal when a file of it holds no certificate
   */
  public static TrustStore of(Path dataFolder) throws Refusal {
    Path folder = dataFolder.resolve("trust");
    Map<Certificate, String> names = new HashMap<>();
    for (Path file : files(folder)) {
      String name = file.getFileName().toString().replaceFirst(ENDING, "");
      certificates(file).forEach(each -> names.put(each, name));
    }
    return new TrustStore(folder, names);
  }

  public Path folder() {
    return folder;
  }

  /** The name it is trusted by. */
  Optional<String> name(Certificate certificate) {
    return Optional.ofNullable(names.get(certificate));
  }

  private static List<Path> files(Path folder) throws Refusal {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().matches(".+" + ENDING))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
  }

  private static List<Certificate> certificates(Path file) throws Refusal {
    try (InputStream in = Files.newInputStream(file)) {
      return new ArrayList<>(CertificateFactory.getInstance("X.509").generateCertificates(in));
    } catch (IOException | CertificateException e) {
      throw unreadable(file, e);
    }
  }

  private static Refusal unreadable(Path file, Exception cause) {
    return new Refusal(
        "The trust store " + file,
        "it cannot be read (" + cause.getMessage() + ")",
        "X.509 certificates that end in .pem, .crt or .cer",
        "Replace or remove the file.");
  }
}
