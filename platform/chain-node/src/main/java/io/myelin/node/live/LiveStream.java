package io.myelin.node.live;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The connection of one viewer; it is written to only when that takes no waiting. */
final class LiveStream implements WriteListener {
  private static final Logger LOG = Logger.getLogger(LiveStream.class.getName());
  private static final String BEGIN = "retry: 2000\n\n";
  private static final String RESET = "event: reset\ndata: {}\n\n";
  private static final byte[] ALIVE = bytes(":\n\n");

  /** Who takes nothing for so long is gone. */
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);

  private final Viewer viewer;
  private final AsyncContext context;
  private final ServletOutputStream out;
  private final BooleanSupplier welcome;
  private final Consumer<LiveStream> gone;
  private Optional<byte[]> first = Optional.of(bytes(BEGIN));
  private boolean open = true;
  private boolean flushed = true;
  private long lastReady = System.nanoTime();

  /**
   * @param welcome whether who follows may still read
   * @param gone told when it has ended
   */
  LiveStream(
      Viewer viewer,
      AsyncContext context,
      ServletOutputStream out,
      BooleanSupplier welcome,
      Consumer<LiveStream> gone) {
    this.viewer = viewer;
    this.context = context;
    this.out = out;
    this.welcome = welcome;
    this.gone = gone;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  Viewer viewer() {
    return viewer;
  }

  /** Says before all else that frames are missing. */
  synchronized void reset() {
    first = Optional.of(bytes(BEGIN + RESET));
  }

  @Override
  public void onWritePossible() {
    flush();
  }

  @Override
  public void onError(Throwable broken) {
    end();
  }

  /** Ends it for who has signed out, was revoked, or may read no longer. */
  void endUnlessWelcome() {
    if (!welcome.getAsBoolean()) {
      end();
    }
  }

  /** Sends what is due, as far as it goes without waiting. */
  synchronized void flush() {
    if (!open) {
      return;
    }
    long now = System.nanoTime();
    try {
      while (out.isReady()) {
        lastReady = now;
        Optional<byte[]> next = next(now);
        if (next.isEmpty() && flushed) {
          return;
        }
        if (next.isPresent()) {
          out.write(next.get());
          flushed = false;
        } else {
          out.flush();
          flushed = true;
        }
      }
      if (now - lastReady > PATIENCE) {
        end();
      }
    } catch (IOException | IllegalStateException broken) {
      LOG.log(Level.FINE, "a viewer left: {0}", broken.toString());
      end();
    }
  }

  private Optional<byte[]> next(long now) {
    if (first.isPresent()) {
      Optional<byte[]> begin = first;
      first = Optional.empty();
      return begin;
    }
    Optional<byte[]> frame = viewer.due(now).map(Frame::bytes);
    return frame.isPresent() || !viewer.heartbeatDue(now) ? frame : Optional.of(ALIVE);
  }

  void end() {
    synchronized (this) {
      if (!open) {
        return;
      }
      open = false;
    }
    gone.accept(this);
    try {
      context.complete();
    } catch (IllegalStateException ended) {
      LOG.log(Level.FINE, "a stream had ended: {0}", ended.toString());
    }
  }
}
