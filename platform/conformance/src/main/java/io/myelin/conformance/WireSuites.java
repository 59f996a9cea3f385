package io.myelin.conformance;

import java.util.Map;

/** Which suite reads which file of encodings, keys and signatures. */
final class WireSuites {
  private WireSuites() {}

  static void register(Map<String, Suite> suites) {
    KeySuites.register(suites);
    SignatureSuites.register(suites);
    ChainSuites.register(suites);
    suites.put("scale", new ScaleSuite());
    suites.put("extrinsics", new ExtrinsicSuite());
    suites.put("metadata_model", new MetadataSuite());
    suites.put("events", new EventSuite());
    suites.put("axon", new AxonSuite());
    suites.put("keyfile", new KeyfileSuite());
  }
}
