package io.myelin.host.axon;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** Where the parts of an answer go while it is made; an IOException says that nobody is there. */
public interface Parts {
  void part(ObjectNode part) throws IOException;

  /** Called now and then while there is nothing to send: finds out whether somebody waits. */
  void idle() throws IOException;
}
