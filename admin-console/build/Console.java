import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/**
 * Makes the browser's part of the console inside a JVM: libraries are unpacked from their jars,
 * TypeScript is checked and compiled by Node as a library, files get names of their content, and the
 * page that loads them is written. Run by Maven: {@code java -cp ... build/Start.java make|test
 * MODULE OUT}; no Node.js, no network.
 */
public final class Console {
  private final Path module;
  private final Path work;
  private final Path out;

  private Console(Path module, Path out) {
    this.module = module;
    this.work = module.resolve("target/browser");
    this.out = out;
  }

  public static void main(String[] given) throws Exception {
    Console console = new Console(Path.of(given[1]).toAbsolutePath().normalize(), Path.of(given[2]).toAbsolutePath().normalize());
    List<String> faults = given[0].equals("test") ? console.compiler().test() : console.make();
    faults.forEach(System.err::println);
    System.exit(faults.isEmpty() ? 0 : 1);
  }

  private List<String> make() throws Exception {
    String wanted = fingerprint();
    Path done = work.resolve("done");
    if (Files.exists(done) && Files.readString(done).equals(wanted) && Files.exists(out.resolve("index.html"))) {
      return List.of();
    }
    Files.deleteIfExists(done);
    new Libraries(work).unpack();
    Compiler compiler = compiler();
    compiler.writeSettings();
    new Contract(work).writeTypes();
    Codes.writeTypes(work);
    if (!"none".equals(System.getProperty("console.compiler"))) {
      List<String> faults = compiler.compile();
      if (!faults.isEmpty()) {
        return faults;
      }
    }
    new Pack(module, work, out).write();
    Files.writeString(done, wanted);
    return List.of();
  }

  private Compiler compiler() {
    return new Compiler(module, work);
  }

  // Everything the result depends on: sources, this build, and which jars there are.
  private String fingerprint() throws Exception {
    MessageDigest all = MessageDigest.getInstance("SHA-256");
    for (Path root : List.of(module.resolve("src/main/console"), module.resolve("src/test/console"), module.resolve("build"))) {
      for (Path file : Disk.files(root)) {
        all.update(file.toString().getBytes(StandardCharsets.UTF_8));
        all.update(Files.readAllBytes(file));
      }
    }
    all.update(Contract.document());
    all.update(Codes.table());
    Libraries.jars().forEach(jar -> all.update(jar.toString().getBytes(StandardCharsets.UTF_8)));
    return HexFormat.of().formatHex(all.digest());
  }
}
