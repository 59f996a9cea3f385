package io.myelin.node.metrics;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** Serves each sample of the server's page of metrics once, and what takes how long after it. */
@WebFilter({"/metrics", "/metrics/*"})
public class SamplesFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  @Inject private transient Latencies latencies;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain next)
      throws IOException, ServletException {
    Kept kept = new Kept(response);
    next.doFilter(request, kept);
    byte[] page = Samples.once(kept.text() + own(request)).getBytes(StandardCharsets.UTF_8);
    response.setContentLength(page.length);
    response.getOutputStream().write(page);
  }

  // A part of the page is asked for by its path or a parameter; it is the server's alone.
  private String own(HttpServletRequest request) {
    return request.getRequestURI().endsWith("/metrics") && request.getQueryString() == null
        ? latencies.page()
        : "";
  }

  /** Keeps the body instead of sending it; the page is some ten kilobytes. */
  private static final class Kept extends HttpServletResponseWrapper {
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final PrintWriter writer =
        new PrintWriter(new OutputStreamWriter(body, StandardCharsets.UTF_8));

    Kept(HttpServletResponse response) {
      super(response);
    }

    String text() {
      writer.flush();
      return body.toString(StandardCharsets.UTF_8);
    }

    @Override
    public PrintWriter getWriter() {
      return writer;
    }

    @Override
    public void setContentLength(int length) {}

    @Override
    public void setContentLengthLong(long length) {}

    @Override
    public void flushBuffer() {
      writer.flush();
    }

    @Override
    public ServletOutputStream getOutputStream() {
      return new ServletOutputStream() {
        @Override
        public void write(int value) {
          body.write(value);
        }

        @Override
        public boolean isReady() {
          return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
          throw new IllegalStateException("the page of metrics is written at once");
        }
      };
    }
  }
}
