import com.caoccao.javet.exceptions.JavetCompilationException;
import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.exceptions.JavetExecutionException;
import com.caoccao.javet.interop.NodeRuntime;
import com.caoccao.javet.interop.V8Host;
import com.caoccao.javet.node.modules.NodeModuleModule;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Makes the browser's part of the console inside a JVM: libraries are unpacked from their jars,
 * TypeScript is checked and compiled by Node as a library, files get names of their content, and the
 * page that loads them is written. Run by Maven: {@code java -cp ... build/Console.java make|test
 * MODULE OUT}; no Node.js, no network.
 */
public final class Console {
  private static final String AT = "/console/a/";
  private static final Pattern STATIC = Pattern.compile("(?:^|[;}\\s])(?:import|export)\\s*(?:[\\w*{}\\s,$]+\\s*from\\s*)?[\"']([^\"']+)[\"']");
  private static final Pattern ROUTE = Pattern.compile("(?m)^  '(/[^']*)': ");
  private static final Pattern PLACE = Pattern.compile("(?:META-INF/)?resources/(?:_static|webjars)/((?:@[^/]+/)?[^/]+)/[^/]+/(.+)");
  private static final Pattern SCOPE = Pattern.compile(".*/org/mvnpm/at/([^/]+)/.*");
  private static final List<String> NOT_FOR_BROWSERS = List.of("typescript", "@types/");

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
    List<String> faults = given[0].equals("test") ? console.test() : console.make();
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
    unpack();
    Files.writeString(work.resolve("tsconfig.json"), settings());
    if (!"none".equals(System.getProperty("console.compiler"))) {
      clear(work.resolve("js"));
      List<String> faults = compile();
      if (!faults.isEmpty()) {
        return faults;
      }
    }
    pack();
    Files.writeString(done, wanted);
    return List.of();
  }

  // Everything the result depends on: sources, this file, and which jars there are.
  private String fingerprint() throws Exception {
    MessageDigest all = MessageDigest.getInstance("SHA-256");
    for (Path root : List.of(module.resolve("src/main/console"), module.resolve("src/test/console"), module.resolve("build"))) {
      for (Path file : files(root)) {
        all.update(file.toString().getBytes(StandardCharsets.UTF_8));
        all.update(Files.readAllBytes(file));
      }
    }
    jars().forEach(jar -> all.update(jar.toString().getBytes(StandardCharsets.UTF_8)));
    return HexFormat.of().formatHex(all.digest());
  }

  private static List<Path> jars() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator)).filter(each -> each.endsWith(".jar")).map(Path::of).sorted().toList();
  }

  private void unpack() throws IOException {
    Path modules = work.resolve("node_modules");
    Path done = work.resolve("unpacked");
    String wanted = jars().toString();
    if (Files.exists(done) && Files.readString(done).equals(wanted)) {
      return;
    }
    Files.deleteIfExists(done);
    clear(modules);
    for (Path jar : jars()) {
      byte[] more = new byte[0];
      // A package of a scope lies in its jar without it.
      Matcher scoped = SCOPE.matcher(slashes(jar));
      Path home = scoped.matches() ? modules.resolve("@" + scoped.group(1)) : modules;
      try (ZipInputStream in = new ZipInputStream(Files.newInputStream(jar))) {
        for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
          Matcher found = PLACE.matcher(entry.getName());
          if (entry.isDirectory()) {
            continue;
          }
          if (found.matches()) {
            write(home.resolve(found.group(1)).resolve(found.group(2)), in.readAllBytes());
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
            write(file, body);
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

  private String settings() {
    return """
        {"compilerOptions": {"strict": true, "noUncheckedIndexedAccess": true, "noImplicitOverride": true, "noUnusedLocals": true, "noFallthroughCasesInSwitch": true,
          "verbatimModuleSyntax": true, "skipLibCheck": true, "target": "es2022", "module": "es2022", "moduleResolution": "bundler", "lib": ["es2023", "dom", "dom.iterable"],
          "useDefineForClassFields": false, "types": [], "paths": {"*": ["./node_modules/*"]}, "rootDir": "%1$s/src", "outDir": "%2$s/js"},
         "include": ["%1$s/src/main/console/**/*.ts", "%1$s/src/test/console/**/*.ts"]}
        """.formatted(slashes(module), slashes(work));
  }

  private List<String> compile() throws Exception {
    String faults = inNode("""
        const ts = require('%1$s/node_modules/typescript/lib/typescript.js');
        const read = ts.getParsedCommandLineOfConfigFile('%1$s/tsconfig.json', {}, { ...ts.sys, onUnRecoverableConfigFileDiagnostic(d) { throw new Error(ts.flattenDiagnosticMessageText(d.messageText, ' ')); } });
        const program = ts.createProgram(read.fileNames, read.options);
        const found = [...read.errors, ...ts.getPreEmitDiagnostics(program)];
        if (!found.length) program.emit();
        found.map(d => { const text = ts.flattenDiagnosticMessageText(d.messageText, ' '); if (!d.file) return text;
          const at = d.file.getLineAndCharacterOfPosition(d.start); return `${d.file.fileName}:${at.line + 1}:${at.character + 1}: ${text}`; }).join('\\n')
        """.formatted(slashes(work)));
    return faults.lines().toList();
  }

  private List<String> test() throws Exception {
    Path tests = work.resolve("js/test/console");
    String list = files(tests).stream().filter(f -> f.toString().endsWith(".test.js")).map(f -> "'" + slashes(f) + "'").collect(Collectors.joining(","));
    String said = inNode("""
        const faults = [];
        let passed = 0;
        globalThis.CONSOLE = '%s';
        for (const file of [%s]) {
          for (const [name, body] of Object.entries(require(file).default)) {
            try { body(); passed++; } catch (fault) { faults.push(`${file.split('/').pop()}: ${name}: ${fault.stack ?? fault}`); }
          }
        }
        faults.join('\\n') || `passed ${passed}`
        """.formatted(slashes(module.resolve("src/main/console")), list));
    if (said.startsWith("passed ")) {
      System.out.println("Console tests: " + said);
      return said.equals("passed 0") ? List.of("No test of the console ran; needed: at least one in src/test/console.") : List.of();
    }
    return said.lines().toList();
  }

  private String inNode(String script) throws IOException {
    try (NodeRuntime node = V8Host.getNodeInstance().createV8Runtime()) {
      node.getNodeModule(NodeModuleModule.class).setRequireRootDirectory(work.toFile());
      String answer = node.getExecutor(script).executeString();
      node.await();
      return answer == null ? "" : answer;
    } catch (JavetExecutionException | JavetCompilationException e) {
      return String.valueOf(e.getMessage());
    } catch (JavetException | LinkageError e) {
      String machine = System.getProperty("os.name") + " " + System.getProperty("os.arch");
      throw new IOException(
          "TypeScript could not be run inside this JVM on " + machine + ": " + e.getMessage()
              + ". If Javet has no library for this machine: run 'npx -p typescript@5.9.3 tsc -p " + work.resolve("tsconfig.json")
              + "' (it checks and compiles the same) and build again with -Dconsole.compiler=none; or copy admin-console/target/browser from a machine that has one.", e);
    }
  }

  /** A file as browsers ask for it: its plain name below /console/a/, and the one of its content. */
  private record Asset(String name, String hashed, byte[] bytes) {
    static Asset of(String name, byte[] bytes) throws Exception {
      String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)).substring(0, 12);
      int dot = name.lastIndexOf('.');
      return new Asset(name, name.substring(0, dot) + "." + hash + name.substring(dot), bytes);
    }
  }

  private void pack() throws Exception {
    Map<String, Asset> assets = new TreeMap<>();
    Map<String, String> imports = new TreeMap<>();
    for (Path file : files(work.resolve("js/main/console"))) {
      add(assets, slashes(work.resolve("js/main/console").relativize(file)), Files.readAllBytes(file));
    }
    libraries(assets, imports);
    Path look = module.resolve("src/main/console/look");
    StringBuilder sheet = new StringBuilder(Files.readString(work.resolve("node_modules/uplot/dist/uPlot.min.css")));
    for (Path file : files(look)) {
      if (file.toString().endsWith(".css")) {
        sheet.append(Files.readString(file));
      } else {
        add(assets, slashes(look.relativize(file)), Files.readAllBytes(file));
      }
    }
    add(assets, "look.css", sheet.toString().replaceAll("(?m)^\\s+|/\\*.*?\\*/", "").getBytes(StandardCharsets.UTF_8));
    assets.values().stream().filter(each -> each.name().endsWith(".js")).forEach(each -> imports.put(AT + each.name(), AT + each.hashed()));
    clear(out);
    for (Asset asset : assets.values()) {
      write(out.resolve("a").resolve(asset.hashed() + ".gz"), gzip(asset.bytes()));
    }
    String map = "{\"imports\":{" + imports.entrySet().stream().map(e -> "\"" + e.getKey() + "\":\"" + e.getValue() + "\"").collect(Collectors.joining(",")) + "}}";
    String preload = reached(assets, imports, "main.js").stream().map(a -> "<link rel=\"modulepreload\" href=\"" + AT + a.hashed() + "\">").collect(Collectors.joining("\n"));
    for (String page : List.of("index.html", "failure.html")) {
      String html = Files.readString(module.resolve("src/main/console/" + page)).replace("{{map}}", map).replace("{{preload}}", preload);
      for (Asset asset : assets.values()) {
        html = html.replace("{{" + asset.name() + "}}", AT + asset.hashed());
      }
      if (html.contains("{{")) {
        throw new IOException(page + " names an asset that is not there: " + html.substring(html.indexOf("{{"), html.indexOf("}}") + 2));
      }
      write(out.resolve(page), html.getBytes(StandardCharsets.UTF_8));
    }
    for (String library : List.of("lit", "uplot")) {
      write(out.resolve("licenses/" + library + ".txt"), Files.readAllBytes(work.resolve("node_modules/" + library + "/LICENSE")));
    }
    write(out.resolve("map.sha256"), Base64.getEncoder().encode(MessageDigest.getInstance("SHA-256").digest(map.getBytes(StandardCharsets.UTF_8))));
    String routes = ROUTE.matcher(Files.readString(module.resolve("src/main/console/kernel/routes.ts"))).results().map(found -> found.group(1)).collect(Collectors.joining("\n"));
    write(out.resolve("routes"), routes.getBytes(StandardCharsets.UTF_8));
    long size = reached(assets, imports, "main.js").stream().mapToLong(a -> zipped(a.bytes())).sum() + zipped(sheet.toString().getBytes(StandardCharsets.UTF_8));
    System.out.println("Console: " + assets.size() + " files; before an area is loaded a browser gets " + size / 1024 + " kB of script and style");
  }

  // What the first page needs, without what is loaded when an area is opened.
  private static Set<Asset> reached(Map<String, Asset> assets, Map<String, String> imports, String from) {
    Map<String, Asset> byUrl = new LinkedHashMap<>();
    assets.values().forEach(each -> byUrl.put(AT + each.hashed(), each));
    Set<Asset> seen = new LinkedHashSet<>();
    List<Asset> open = new ArrayList<>(List.of(assets.get(from)));
    while (!open.isEmpty()) {
      Asset next = open.remove(open.size() - 1);
      if (!seen.add(next)) {
        continue;
      }
      Matcher found = STATIC.matcher(new String(next.bytes(), StandardCharsets.UTF_8));
      while (found.find()) {
        String to = found.group(1);
        String key = to.startsWith(".") ? AT + Path.of("/" + next.name()).getParent().resolve(to).normalize().toString().replace('\\', '/').substring(1) : to;
        Asset target = byUrl.get(imports.getOrDefault(key, ""));
        if (target != null) {
          open.add(target);
        }
      }
    }
    return seen;
  }

  // Lit as it is published, module by module; uPlot's small build becomes a module.
  private void libraries(Map<String, Asset> assets, Map<String, String> imports) throws Exception {
    Path modules = work.resolve("node_modules");
    Map<String, String> entries = new TreeMap<>(Map.of(
        "lit", "lit/index.js", "lit/directives/repeat.js", "lit/directives/repeat.js", "lit/directives/live.js", "lit/directives/live.js",
        "lit/directives/ref.js", "lit/directives/ref.js", "@lit/reactive-element", "@lit/reactive-element/reactive-element.js",
        "lit-html", "lit-html/lit-html.js", "lit-element/lit-element.js", "lit-element/lit-element.js"));
    for (String part : List.of("is-server", "directive", "directive-helpers", "async-directive", "directives/repeat", "directives/live", "directives/ref")) {
      entries.put("lit-html/" + part + ".js", "lit-html/" + part + ".js");
    }
    for (String file : List.of("@lit/reactive-element/css-tag.js")) {
      entries.put(file, file);
    }
    for (Map.Entry<String, String> entry : entries.entrySet()) {
      Asset asset = add(assets, "lib/" + entry.getValue(), clean(Files.readAllBytes(modules.resolve(entry.getValue()))));
      imports.put(entry.getKey(), AT + asset.hashed());
    }
    String plot = Files.readString(modules.resolve("uplot/dist/uPlot.iife.min.js")) + "\nexport default uPlot;\n";
    imports.put("uplot", AT + add(assets, "lib/uplot.js", plot.getBytes(StandardCharsets.UTF_8)).hashed());
    assets.keySet().stream().filter(name -> NOT_FOR_BROWSERS.stream().anyMatch(name::contains)).findFirst().ifPresent(name -> { throw new IllegalStateException(name); });
  }

  // Source maps are not shipped; without the comment browsers do not ask for them.
  private static byte[] clean(byte[] script) {
    return new String(script, StandardCharsets.UTF_8).replaceAll("(?m)^//# sourceMappingURL=.*$", "").getBytes(StandardCharsets.UTF_8);
  }

  private static Asset add(Map<String, Asset> assets, String name, byte[] bytes) throws Exception {
    Asset asset = Asset.of(name, bytes);
    assets.put(name, asset);
    return asset;
  }

  private static int zipped(byte[] bytes) {
    try {
      return gzip(bytes).length;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream small = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(small)) {
      out.write(bytes);
    }
    return small.toByteArray();
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }

  private static List<Path> files(Path root) throws IOException {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static void clear(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
    Files.createDirectories(folder);
  }

  private static String slashes(Path path) {
    return path.toString().replace('\\', '/');
  }
}
