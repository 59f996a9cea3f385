package io.myelin.door;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.glassfish.grizzly.filterchain.FilterChainBuilder;
import org.glassfish.grizzly.filterchain.TransportFilter;
import org.glassfish.grizzly.http.HttpServerFilter;
import org.glassfish.grizzly.http.server.AddOn;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.jspecify.annotations.Nullable;

/**
 * Puts the bounds into the server's chain of filters. The server asks for an add-on by the name of
 * a feature nobody uses ({@code comet}) and takes the one of highest rank, which {@code
 * META-INF/hk2-locator/default} makes this one.
 */
public final class Door implements AddOn {
  private static final Logger LOG = Logger.getLogger(Door.class.getName());

  @Override
  public void setup(@Nullable NetworkListener unused, FilterChainBuilder filters) {
    Bounds bounds = Bounds.ofThisProcess();
    Sockets sockets = new Sockets(bounds, System::nanoTime);
    filters.add(filters.indexOfType(TransportFilter.class) + 1, new SocketFilter(sockets));
    filters.add(
        filters.indexOfType(HttpServerFilter.class) + 1, new WholeRequestFilter(sockets, bounds));
    ScheduledExecutorService watch =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "door");
              thread.setDaemon(true);
              return thread;
            });
    watch.scheduleWithFixedDelay(() -> look(sockets), 1, 1, TimeUnit.SECONDS);
  }

  /** A task that throws is not run again; without it nobody is sent away in time. */
  private static void look(Sockets sockets) {
    try {
      sockets.look();
    } catch (RuntimeException | Error e) {
      LOG.log(Level.WARNING, "The bounds on sockets were not looked at; again in a second", e);
    }
  }
}
