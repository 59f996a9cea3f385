import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the server hands out: files named by their content, compressed, and the pages that load them. */
final class Pack {
  private static final String AT = "/console/a/";
  private static final Pattern STATIC = Pattern.compile("(?:^|[;}\\s])(?:import|export)\\s*(?:[\\w*{}\\s,$]+\\s*from\\s*)?[\"']([^\"']+)[\"']");
  private static final Pattern ROUTE = Pattern.compile("(?m)^  '(/[^']*)': ");
  private static final List<String> NOT_FOR_BROWSERS = List.of("typescript", "@types/");

  private final Path module;
  private final Path work;
  private final Path out;
  private final Map<String, Asset> assets = new TreeMap<>();
  private final Map<String, String> imports = new TreeMap<>();

  Pack(Path module, Path work, Path out) {
    this.module = module;
    this.work = work;
    this.out = out;
  }

  void write() throws Exception {
    for (Path file : Disk.files(work.resolve("js/main/console"))) {
      add(Disk.slashes(work.resolve("js/main/console").relativize(file)), Files.readAllBytes(file));
    }
    libraries();
    imports.put("problems", AT + add("problems.js", Codes.module()).hashed());
    Path look = module.resolve("src/main/console/look");
    StringBuilder sheet = new StringBuilder(Files.readString(work.resolve("node_modules/uplot/dist/uPlot.min.css")));
    for (Path file : Disk.files(look)) {
      if (file.toString().endsWith(".css")) {
        sheet.append(Files.readString(file));
      } else {
        add(Disk.slashes(look.relativize(file)), Files.readAllBytes(file));
      }
    }
    add("look.css", sheet.toString().replaceAll("(?m)^\\s+|/\\*.*?\\*/", "").getBytes(StandardCharsets.UTF_8));
    assets.values().stream().filter(each -> each.name().endsWith(".js")).forEach(each -> imports.put(AT + each.name(), AT + each.hashed()));
    Disk.clear(out);
    for (Asset asset : assets.values()) {
      Disk.write(out.resolve("a").resolve(asset.hashed() + ".gz"), Disk.gzip(asset.bytes()));
    }
    String map = "{\"imports\":{" + imports.entrySet().stream().map(e -> "\"" + e.getKey() + "\":\"" + e.getValue() + "\"").collect(Collectors.joining(",")) + "}}";
    String preload = reached("main.js").stream().map(a -> "<link rel=\"modulepreload\" href=\"" + AT + a.hashed() + "\">").collect(Collectors.joining("\n"));
    for (String page : List.of("index.html", "failure.html")) {
      String html = Files.readString(module.resolve("src/main/console/" + page)).replace("{{map}}", map).replace("{{preload}}", preload);
      for (Asset asset : assets.values()) {
        html = html.replace("{{" + asset.name() + "}}", AT + asset.hashed());
      }
      if (html.contains("{{")) {
        throw new IOException(page + " names an asset that is not there: " + html.substring(html.indexOf("{{"), html.indexOf("}}") + 2));
      }
      Disk.write(out.resolve(page), html.getBytes(StandardCharsets.UTF_8));
    }
    for (String library : List.of("lit", "uplot")) {
      Disk.write(out.resolve("licenses/" + library + ".txt"), Files.readAllBytes(work.resolve("node_modules/" + library + "/LICENSE")));
    }
    Disk.write(out.resolve("icon"), (AT + assets.get("favicon.svg").hashed()).getBytes(StandardCharsets.UTF_8));
    Disk.write(out.resolve("map.sha256"), Base64.getEncoder().encode(MessageDigest.getInstance("SHA-256").digest(map.getBytes(StandardCharsets.UTF_8))));
    String routes = ROUTE.matcher(Files.readString(module.resolve("src/main/console/kernel/routes.ts"))).results().map(found -> found.group(1)).collect(Collectors.joining("\n"));
    Disk.write(out.resolve("routes"), routes.getBytes(StandardCharsets.UTF_8));
    long size = reached("main.js").stream().mapToLong(a -> Disk.gzip(a.bytes()).length).sum() + Disk.gzip(sheet.toString().getBytes(StandardCharsets.UTF_8)).length;
    System.out.println("Console: " + assets.size() + " files; before an area is loaded a browser gets " + size / 1024 + " kB of script and style");
  }

  // What the first page needs, without what is loaded when an area is opened.
  private Set<Asset> reached(String from) {
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
  private void libraries() throws Exception {
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
      Asset asset = add("lib/" + entry.getValue(), clean(Files.readAllBytes(modules.resolve(entry.getValue()))));
      imports.put(entry.getKey(), AT + asset.hashed());
    }
    String plot = Files.readString(modules.resolve("uplot/dist/uPlot.iife.min.js")) + "\nexport default uPlot;\n";
    imports.put("uplot", AT + add("lib/uplot.js", plot.getBytes(StandardCharsets.UTF_8)).hashed());
    assets.keySet().stream().filter(name -> NOT_FOR_BROWSERS.stream().anyMatch(name::contains)).findFirst().ifPresent(name -> { throw new IllegalStateException(name); });
  }

  // Source maps are not shipped; without the comment browsers do not ask for them.
  private static byte[] clean(byte[] script) {
    return new String(script, StandardCharsets.UTF_8).replaceAll("(?m)^//# sourceMappingURL=.*$", "").getBytes(StandardCharsets.UTF_8);
  }

  private Asset add(String name, byte[] bytes) throws Exception {
    Asset asset = Asset.of(name, bytes);
    assets.put(name, asset);
    return asset;
  }
}
