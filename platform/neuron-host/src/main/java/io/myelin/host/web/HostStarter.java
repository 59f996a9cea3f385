package io.myelin.host.web;

import io.myelin.host.HostSettings;
import io.myelin.host.NeuronHost;
import io.myelin.host.NeuronTable;
import io.myelin.host.StartRefusal;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.io.IOException;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Starts the neurons when the application is deployed; a preset without a table runs none. */
@WebListener
public final class HostStarter implements ServletContextListener {
  private static final Logger LOG = Logger.getLogger(HostStarter.class.getName());
  private static final String HOST = NeuronHost.class.getName();

  /** The running host of an application; empty when there is nothing to run. */
  static Optional<NeuronHost> host(ServletContext context) {
    return Optional.ofNullable((NeuronHost) context.getAttribute(HOST));
  }

  @Override
  public void contextInitialized(ServletContextEvent event) {
    HostSettings settings = HostSettings.fromSystem();
    try {
      Optional<NeuronTable> own = NeuronTable.configured(settings.data());
      Optional<NeuronTable> table = own.isPresent() ? own : NeuronTable.preset(settings.preset());
      if (table.isPresent()) {
        table.get().requireOwnKeys(settings.bind());
        NeuronHost host = new NeuronHost(settings, table.get());
        event.getServletContext().setAttribute(HOST, host);
        host.start();
      }
    } catch (IllegalArgumentException refused) {
      new StartRefusal(settings).report(String.valueOf(refused.getMessage()));
    } catch (IOException e) {
      LOG.log(Level.SEVERE, "no neurons run", e);
      new StartRefusal(settings)
          .report("The neuron host cannot use the data folder " + settings.data() + ": " + e);
    }
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    host(event.getServletContext()).ifPresent(NeuronHost::close);
  }
}
