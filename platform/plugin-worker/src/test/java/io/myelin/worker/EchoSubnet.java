package io.myelin.worker;

import io.myelin.spi.Answering;
import io.myelin.spi.Context;
import io.myelin.spi.Manifest;
import io.myelin.spi.Miner;
import io.myelin.spi.Model;
import io.myelin.spi.Rules.Range;
import io.myelin.spi.Subnet;
import io.myelin.spi.Task;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipException;

/** The smallest miner: it says what it is told to, or fails when asked to. */
public final class EchoSubnet implements Subnet {
  static final int THREADS = 2;
  static final String SHA256 = "0".repeat(64);

  record Say(@Range(max = 40) String say) {}

  record Said(byte[] said) {}

  record Settings(Optional<String> tone) {}

  static final Task<Say, Said> ECHO = Task.of("Echo", Say.class, Said.class);

  @Override
  public Manifest manifest() {
    return Manifest.of("echo")
        .task(ECHO)
        .settings(Settings.class)
        .model(new Model("there", "jar:m", 1, SHA256, "none"))
        .threads(THREADS);
  }

  @Override
  public Miner miner(Context context) {
    context.progress(0.5, "half");
    return Miner.of(ECHO, (question, call) -> answer(context, question.say(), call));
  }

  private static Said answer(Context context, String say, Answering.Call call) throws Exception {
    return switch (say) {
      case "wait" -> untilCancelled(call);
      case "hang" -> hang();
      case "interrupt" -> {
        Thread.currentThread().interrupt();
        yield said("interrupted");
      }
      case "fail" -> throw new AssertionError("told to fail");
      case "class" -> throw new NoClassDefFoundError("org/example/Gone");
      case "file" -> throw new UncheckedIOException(new NoSuchFileException("model"));
      case "zip" -> throw new UncheckedIOException(new ZipException("no end"));
      case "disk" -> throw new UncheckedIOException(new IOException("No space left on device"));
      case "wrapped disk" -> throw new IllegalStateException(new IOException("No space left"));
      case "memory" -> throw new IllegalStateException(new OutOfMemoryError("Java heap space"));
      case "there", "absent" -> said(context.model(say).toString());
      case "likelihood" -> said(context.likelihood("m").sha256());
      case "tone" -> said(context.settings(Settings.class).tone().orElse(""));
      case "others" -> {
        Context.Expert expert = context.experts("echo").get(0);
        Context.Answered<Said> heard =
            context.ask(expert, ECHO, new Say("who"), call).get(5, TimeUnit.MINUTES);
        String text = new String(heard.answer().said(), StandardCharsets.UTF_8);
        yield said(text + " of " + heard.expert().hotkey() + " in " + heard.millis() + " ms");
      }
      case "parts" -> {
        call.emit(said("one"));
        context.metrics().count("parts", 1);
        yield said("one");
      }
      default -> said(say);
    };
  }

  private static Said said(String text) {
    return new Said(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Said untilCancelled(Answering.Call call) throws InterruptedException {
    CountDownLatch stopped = new CountDownLatch(1);
    call.onCancel(stopped::countDown);
    stopped.await();
    return said("cancelled " + call.cancelled());
  }

  private static Said hang() throws InterruptedException {
    new CountDownLatch(1).await();
    return said("nothing");
  }
}
