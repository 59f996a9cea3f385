package io.myelin.console.assets;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * Scripts, style and pictures. Their names hold the digest of their content, so a browser keeps
 * them for good and a new version needs no trick; they are compressed by the build.
 */
@WebServlet(urlPatterns = "/a/*")
public final class AssetServlet extends HttpServlet {
  private static final Pattern NAME = Pattern.compile("/((?:[\\w@-]++/)*+[\\w.-]+\\.(\\w+))");
  private static final Map<String, String> TYPES =
      Map.of(
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "svg", "image/svg+xml",
          "woff2", "font/woff2");

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Matcher name = NAME.matcher(Optional.ofNullable(request.getPathInfo()).orElse(""));
    Optional<byte[]> found =
        name.matches() && TYPES.containsKey(name.group(2))
            ? BuiltFiles.bytes("a/" + name.group(1) + ".gz")
            : Optional.empty();
    if (found.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    response.setContentType(TYPES.get(name.group(2)));
    response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
    response.setHeader("Vary", "Accept-Encoding");
    if (takesGzip(request)) {
      response.setHeader("Content-Encoding", "gzip");
      response.setContentLength(found.get().length);
      response.getOutputStream().write(found.get());
    } else {
      new GZIPInputStream(new ByteArrayInputStream(found.get()))
          .transferTo(response.getOutputStream());
    }
  }

  private static boolean takesGzip(HttpServletRequest request) {
    return Optional.ofNullable(request.getHeader("Accept-Encoding"))
        .map(given -> given.toLowerCase(Locale.ROOT))
        .filter(given -> given.matches(".*\\bgzip\\b(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$)).*"))
        .isPresent();
  }
}
