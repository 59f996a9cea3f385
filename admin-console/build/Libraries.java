import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Libraries of the browser, which come as jars (mvnpm, webjars), unpacked as Node looks for them. */
final class Libraries {
  private static final Pattern PLACE = Pattern.compile("(?:META-INF/)?resources/(?:_static|webjars)/((?:@[^/]+/)?[^/]+)/[^/]+/(.+)");
  private static final Pattern SCOPE = Pattern.compile(".*/org/mvnpm/at/([^/]+)/.*");

  private final Path work;

  Libraries(Path work) {
    this.work = work;
  }

  static List<Path> jars() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator)).filter(each -> each.endsWith(".jar")).map(Path::of).sorted().toList();
  }

  void unpack() throws IOException {
    Path modules = work.resolve("node_modules");
    Path done = work.resolve("unpacked");
    String wanted = jars().toString();
    if (Files.exists(done) && Files.readString(done).equals(wanted)) {
      return;
    }
    Files.deleteIfExists(done);
    Disk.clear(modules);
    for (Path jar : jars()) {
      byte[] more = new byte[0];
      // A package of a scope lies in its jar without it.
      Matcher scoped = SCOPE.matcher(Disk.slashes(jar));
      Path home = scoped.matches() ? modules.resolve("@" + scoped.group(1)) : modules;
      try (ZipInputStream in = new ZipInputStream(Files.newInputStream(jar))) {
        for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
          Matcher found = PLACE.matcher(entry.getName());
          if (entry.isDirectory()) {
            continue;
          }
          if (found.matches()) {
            Disk.write(home.resolve(found.group(1)).resolve(found.group(2)), in.readAllBytes());
          } else if (entry.getName().equals("META-INF/.more.tgz")) {
            more = in.readAllBytes();
          }
        }
      }
      if (more.length > 0) {
        untar(more, home);
      }
    }
    Files.writeString(done, wanted);
  }

  // Declarations of types are there, with the same names as in the jar; long names are GNU's.
  private static void untar(byte[] tgz, Path target) throws IOException {
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(tgz))) {
      String longName = "";
      for (byte[] head = in.readNBytes(512); head.length == 512 && head[0] != 0; head = in.readNBytes(512)) {
        int size = Integer.parseInt(text(head, 124, 12).trim(), 8);
        byte[] body = in.readNBytes(size);
        in.skipNBytes((512 - size % 512) % 512);
        String prefix = text(head, 345, 155);
        String name = longName.isEmpty() ? (prefix.isEmpty() ? "" : prefix + "/") + text(head, 0, 100) : longName;
        longName = "";
        if (head[156] == 'L') {
          longName = text(body, 0, size);
        } else if ((head[156] == '0' || head[156] == 0) && !name.endsWith("/")) {
          Matcher found = PLACE.matcher(name);
          Path file = found.matches() ? target.resolve(found.group(1)).resolve(found.group(2)).normalize() : target;
          if (!file.equals(target) && file.startsWith(target)) {
            Disk.write(file, body);
          }
        }
      }
    }
  }

  private static String text(byte[] bytes, int from, int length) {
    int end = from;
    while (end < from + length && bytes[end] != 0) {
      end++;
    }
    return new String(bytes, from, end - from, StandardCharsets.UTF_8);
  }
}
