package io.myelin.node.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxonFilterTest {
  @Test
  void shouldAnswer503WhereNoNeuronHostRuns() throws Exception {
    Exchange exchange = run("POST", "/TextSynapse", false);
    assertEquals(503, exchange.status);
    assertEquals("application/problem+json", exchange.headers.get("Content-Type"));
    assertTrue(exchange.text().contains("\"code\":\"no-neuron-host\""), exchange.text());
    assertFalse(exchange.wentOn);
  }

  @Test
  void shouldHandSynapsesToTheNeuronHost() throws Exception {
    Exchange exchange = run("POST", "/TextSynapse", true);
    assertEquals("/axon/TextSynapse", exchange.forwardedTo);
    assertFalse(exchange.wentOn);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /TextSynapse",
    "POST, /",
    "POST, /blocks",
    "POST, /Text/Synapse",
    "POST, /Text%2e%2e",
    "POST, /../TextSynapse"
  })
  void shouldLetEverythingElsePass(String method, String path) throws Exception {
    Exchange exchange = run(method, path, true);
    assertTrue(exchange.wentOn);
    assertEquals("", exchange.forwardedTo);
  }

  private static Exchange run(String method, String path, boolean host) throws Exception {
    return Exchange.of(new AxonFilter(), method, path, "", host);
  }
}
