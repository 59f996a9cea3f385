package io.myelin.worker;

import io.myelin.spi.Body;
import io.myelin.spi.MinerRuntime;
import io.myelin.spi.PluginContext;
import io.myelin.spi.PluginManifest;
import io.myelin.spi.SubnetPlugin;
import io.myelin.spi.SynapseType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipException;
import org.pf4j.Extension;

/** The smallest miner: it says what it is told to, or fails when asked to. */
@Extension
public final class EchoPlugin implements SubnetPlugin {
  @Override
  public PluginManifest manifest() {
    return new PluginManifest(
        "echo", "1.0.0", "echo", List.of(new SynapseType("Echo", List.of("say"), 1)));
  }

  @Override
  public Optional<MinerRuntime> miner(PluginContext context) {
    return Optional.of(EchoPlugin::answer);
  }

  private static Body answer(String synapse, Body request) {
    return switch (synapse) {
      case "Echo" -> Body.of("said", request.text("say"));
      case "hang" -> hang();
      case "fail" -> throw new AssertionError("told to fail");
      case "class" -> throw new NoClassDefFoundError("org/example/Gone");
      case "file" -> throw new UncheckedIOException(new NoSuchFileException("model"));
      case "zip" -> throw new UncheckedIOException(new ZipException("no end"));
      case "disk" -> throw new UncheckedIOException(new IOException("No space left on device"));
      case "wrapped disk" -> throw new IllegalStateException(new IOException("No space left"));
      case "memory" -> throw new IllegalStateException(new OutOfMemoryError("Java heap space"));
      default -> Body.of("said", request.text("missing"));
    };
  }

  private static Body hang() {
    try {
      new java.util.concurrent.CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Body.of("said", "nothing");
  }
}
