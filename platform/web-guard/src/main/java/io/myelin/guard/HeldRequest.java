package io.myelin.guard;

import io.myelin.access.Secrets;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * A request whose body was read, since somebody else has to agree to it to the byte, and can be
 * read once more.
 */
final class HeldRequest extends HttpServletRequestWrapper {
  /** What the server takes of one request. */
  private static final int MOST = 16 << 20;

  /** What somebody would read; more of a body is told by its digest alone. */
  private static final int MOST_WORDS = 64 << 10;

  private final byte[] body;

  private HeldRequest(HttpServletRequest request, byte[] body) {
    super(request);
    this.body = body;
  }

  /** Empty when the body is larger than any that is taken. */
  static Optional<HeldRequest> of(HttpServletRequest request) throws IOException {
    byte[] body = request.getInputStream().readNBytes(MOST + 1);
    return body.length > MOST ? Optional.empty() : Optional.of(new HeldRequest(request, body));
  }

  /** What has to be agreed to. */
  Map<String, String> facts() {
    Map<String, String> facts = new HashMap<>();
    facts.put("method", getMethod());
    facts.put("path", getRequestURI());
    facts.put("query", Optional.ofNullable(getQueryString()).orElse(""));
    facts.put("digest", HexFormat.of().formatHex(Secrets.sha256().digest(body)));
    if (body.length > 0 && body.length <= MOST_WORDS) {
      facts.put("body", new String(body, StandardCharsets.UTF_8));
    }
    Optional.ofNullable(getHeader(Gate.APPROVAL)).ifPresent(id -> facts.put("approval", id));
    return facts;
  }

  @Override
  public ServletInputStream getInputStream() {
    return new Bytes(new ByteArrayInputStream(body));
  }

  @Override
  public BufferedReader getReader() {
    return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
  }

  /** A body that is here already. */
  static final class Bytes extends ServletInputStream {
    private final ByteArrayInputStream in;

    Bytes(ByteArrayInputStream in) {
      this.in = in;
    }

    @Override
    public int read() {
      return in.read();
    }

    @Override
    public int read(byte[] into, int from, int most) {
      return in.read(into, from, most);
    }

    @Override
    public boolean isFinished() {
      return in.available() == 0;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new IllegalStateException("the body is here already; read it");
    }
  }
}
