package io.myelin.node.security;

import io.myelin.access.OwnerToken;
import io.myelin.guard.Gate;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.io.IOException;
import java.util.Map;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Lets the guards find the doorkeeper when the application starts. */
@WebListener
public class DoorOpener implements ServletContextListener {
  private static final Logger LOG = Logger.getLogger(DoorOpener.class.getName());

  @Inject private Doorkeeper doorkeeper;

  @Override
  public void contextInitialized(ServletContextEvent event) {
    try {
      OwnerToken.of(AccessSettings.load().data()).renew();
    } catch (IOException e) {
      // The node runs without: only the command line's changes are refused.
      LOG.log(Level.SEVERE, "no owner token could be made: {0}", e.toString());
    }
    Function<Map<String, String>, Map<String, String>> door = doorkeeper::answer;
    event.getServletContext().setAttribute(Gate.NAME, door);
  }
}
