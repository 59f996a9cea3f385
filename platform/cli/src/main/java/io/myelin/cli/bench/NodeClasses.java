package io.myelin.cli.bench;

import io.myelin.cli.supervisor.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The node's own classes out of its application, with those that its server brings. */
final class NodeClasses {
  private static final String CLASSES = "WEB-INF/classes/";
  private static final Pattern LIBRARY = Pattern.compile("WEB-INF/lib/([^/]+\\.jar)");
  private static final Pattern OF_THE_SERVER =
      Pattern.compile(
          "MICRO-INF/runtime/((jakarta\\.|jackson-(core|databind|annotations)|classmate|jboss-logging"
              + "|jaxb-osgi|microprofile-)[^/]*\\.jar)");

  private NodeClasses() {}

  /** Unpacks them into a folder; what to put on a class path. */
  static List<Path> unpacked(Installation installation, Path folder) throws IOException {
    Path classes = Files.createDirectories(folder.resolve("classes"));
    List<Path> path = new ArrayList<>(List.of(classes));
    try (ZipFile application = new ZipFile(installation.node().toFile())) {
      for (ZipEntry entry : files(application)) {
        if (entry.getName().startsWith(CLASSES)) {
          unpack(application, entry, classes.resolve(entry.getName().substring(CLASSES.length())));
        }
      }
      path.addAll(jars(application, LIBRARY, folder));
    }
    try (ZipFile server = new ZipFile(installation.server().toFile())) {
      path.addAll(jars(server, OF_THE_SERVER, folder));
    }
    return path;
  }

  private static List<Path> jars(ZipFile archive, Pattern names, Path folder) throws IOException {
    List<Path> jars = new ArrayList<>();
    for (ZipEntry entry : files(archive)) {
      var name = names.matcher(entry.getName());
      if (name.matches()) {
        Path jar = folder.resolve(name.group(1));
        unpack(archive, entry, jar);
        jars.add(jar);
      }
    }
    return jars;
  }

  private static List<ZipEntry> files(ZipFile archive) {
    List<ZipEntry> files = new ArrayList<>();
    Enumeration<? extends ZipEntry> all = archive.entries();
    while (all.hasMoreElements()) {
      ZipEntry each = all.nextElement();
      if (!each.isDirectory()) {
        files.add(each);
      }
    }
    return files;
  }

  private static void unpack(ZipFile archive, ZipEntry entry, Path target) throws IOException {
    Path folder = target.normalize().getParent();
    if (folder == null || !target.equals(target.normalize())) {
      throw new IOException("an archive with a path that leads out of it: " + entry.getName());
    }
    Files.createDirectories(folder);
    try (var in = archive.getInputStream(entry)) {
      Files.copy(in, target);
    }
  }
}
