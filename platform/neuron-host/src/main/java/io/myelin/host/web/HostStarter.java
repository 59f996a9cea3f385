package io.myelin.host.web;

import io.myelin.host.HostKeeper;
import io.myelin.host.HostSettings;
import io.myelin.host.NeuronHost;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.util.Optional;

/** Starts the neurons when the application is deployed; a preset without a table runs none. */
@WebListener
public final class HostStarter implements ServletContextListener {
  private static final String KEEPER = HostKeeper.class.getName();

  /** The running host of an application; empty while there is none, or nothing to run. */
  static Optional<NeuronHost> host(ServletContext context) {
    return keeper(context).flatMap(HostKeeper::host);
  }

  /** The same while it comes up. */
  public static Optional<HostKeeper> keeper(ServletContext context) {
    return Optional.ofNullable((HostKeeper) context.getAttribute(KEEPER));
  }

  @Override
  public void contextInitialized(ServletContextEvent event) {
    HostKeeper keeper = new HostKeeper(HostSettings.fromSystem());
    event.getServletContext().setAttribute(KEEPER, keeper);
    keeper.start();
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    keeper(event.getServletContext()).ifPresent(HostKeeper::close);
  }
}
