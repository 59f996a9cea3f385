package io.myelin.router;

import io.myelin.router.RouterSettings.Choosing;
import io.myelin.spi.Capability;
import io.myelin.spi.Context;
import io.myelin.spi.Manifest;
import io.myelin.spi.Miner;
import io.myelin.spi.Subnet;
import io.myelin.spi.SubnetException;
import io.myelin.spi.Task;
import io.myelin.spi.Validator;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The router subnet: miners answer with what experts of other subnets say. */
public final class RouterSubnet implements Subnet {
  static final Task<Pick, Picked> PICK =
      Task.of("RouterPick", Pick.class, Picked.class).sizes(1 << 18, 1 << 16);

  private static final Path BUNDLED = Path.of("bundled");
  private static final int MEMORY_MEGABYTES = 256;
  private static final int THREADS = 4;
  private static final int ASKS_A_MINUTE = 120;

  @Override
  public Manifest manifest() {
    return Manifest.of("router")
        .task(PICK)
        .settings(RouterSettings.class)
        .needs(new Capability.Asks(List.of("text", "embedding"), ASKS_A_MINUTE))
        .needs(new Capability.Files("practice", false))
        .needs(new Capability.Files("text", false))
        .memory(MEMORY_MEGABYTES)
        .threads(THREADS);
  }

  @Override
  public Miner miner(Context context) throws IOException {
    RouterSettings settings = context.settings(RouterSettings.class);
    if (settings.choosing() == Choosing.FIXED && settings.expert().isEmpty()) {
      throw SubnetException.operator(
          "SETTING", "choosing is fixed and expert is missing; needed the hotkey of an expert");
    }
    return Miner.of(PICK, new RouterMiner(context, settings, text(settings.practice(), false)));
  }

  @Override
  public Validator validator(Context context) throws IOException {
    Optional<Path> own = context.settings(RouterSettings.class).text();
    if (own.isEmpty()) {
      context
          .logger()
          .log(
              Level.WARNING,
              "The setting text is missing: questions come from the text in the plugin's jar,"
                  + " which every miner has. Needed: the path of a text of the validator's own;"
                  + " text = bundled is for trying out.");
    }
    return Validator.of(PICK, Right.class, new RouterExam(text(own, true)));
  }

  private static ItemText text(Optional<Path> file, boolean exam) throws IOException {
    Optional<Path> own = file.filter(path -> !path.equals(BUNDLED));
    return own.isPresent() ? ItemText.read(own.get()) : ItemText.bundled(exam);
  }
}
